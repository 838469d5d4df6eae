import * as z from 'zod';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { Bilingual, Option, RuleMeta } from '../rule/rule.ts';
import { declareSchema } from './declare/entry.ts';
import { keys } from './key-words.ts';
import { levels, typeOf } from './rules.ts';
import { configSchema, type Known } from './schema.ts';
import { editor } from './values.ts';

interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of `listing-lint.yaml` for editors, made of the schema that reads it and the names there are. */
export function configJsonSchema(known: Known, language: ReportLanguage): JsonSchema {
  const made = inYaml(z.toJSONSchema(configSchema(known), settings)) as { properties: object };
  const declared = inYaml(
    z.toJSONSchema(
      declareSchema(() => false),
      settings,
    ),
  );
  const properties = Object.entries({ ...made.properties, declare: { type: 'array', items: declared } });
  return {
    ...made,
    title: 'listing-lint.yaml',
    properties: Object.fromEntries(
      properties.map(([name, value]) => [name, { ...described(name, language), ...value }]),
    ),
    definitions: { rules: ruleMap(known, language) },
  };
}

const settings = { io: 'input', target: 'draft-7', unrepresentable: 'any', metadata: editor } as const;

function described(name: string, language: ReportLanguage): JsonSchema {
  const text = (keys as Readonly<Record<string, Bilingual>>)[name];
  return text ? { description: text[language] } : {};
}

/**
 * A part of the schema as it holds for values that YAML has typed: the config takes the text of a scalar, whatever
 * its type, and one text in place of a list.
 */
function inYaml(part: unknown): JsonSchema {
  const { $schema, $ref, shorthand, properties, items, additionalProperties, ...rest } = part as JsonSchema;
  if ($ref) return { $ref };
  const written: JsonSchema = {
    ...($schema ? { $schema } : {}),
    ...rest,
    ...(properties ? { properties: mapped(properties) } : {}),
    ...(isSchema(additionalProperties) ? { additionalProperties: inYaml(additionalProperties) } : {}),
    ...(additionalProperties === false ? { additionalProperties } : {}),
    ...(items ? { items: inYaml(items) } : {}),
  };
  if (shorthand) return { anyOf: [written, ...texts] };
  if (rest.type === 'array' && isText(items)) return { anyOf: [written, inYaml(items)] };
  if (rest.type !== 'string') return written;
  const { type, const: only, enum: some, ...others } = rest;
  const choices = only === undefined ? some : [only];
  if (choices) return { ...others, enum: (choices as readonly string[]).flatMap(typed) };
  return rest.anyOf ? others : { ...others, ...scalar };
}

const isSchema = (value: unknown): boolean => typeof value === 'object' && value !== null;
const isText = (items: unknown): boolean => (items as JsonSchema | undefined)?.type === 'string';
const mapped = (properties: object): object =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inYaml(value)]));

const scalar = { type: ['string', 'number', 'boolean'] };
const texts: readonly JsonSchema[] = [scalar, { type: 'array', items: scalar }];

/** A text, and the number or truth value that YAML makes of it unquoted. */
const typed = (text: string): readonly unknown[] =>
  /^(?:\d+|true|false)$/.test(text) ? [JSON.parse(text), text] : [text];

/** `rules:`, every rule by its id with its own options, and globs over several. */
function ruleMap({ rules, lenient = false }: Known, language: ReportLanguage): JsonSchema {
  const named = [...rules.values()].map((rule): [string, JsonSchema] => [
    rule.id,
    { title: rule.title[language], ...ruleEntry(rule.options, language) },
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(named),
    patternProperties: { '[*?{[]': ruleEntry({}, language) },
    ...(lenient ? {} : { additionalProperties: false }),
  };
}

function ruleEntry(options: RuleMeta['options'], language: ReportLanguage): JsonSchema {
  const own = Object.entries(options).map(([name, option]) => [name, optionOf(option, language)]);
  const properties = { severity: { enum: levels }, ...Object.fromEntries(own) };
  return { anyOf: [{ enum: levels }, { type: 'object', properties, additionalProperties: false }] };
}

function optionOf(option: Option, language: ReportLanguage): JsonSchema {
  const type = typeOf(option);
  const about = { title: option[language], default: option.default };
  if (type === 'list') return { ...about, anyOf: [{ type: 'array', items: scalar }, scalar] };
  return type === 'string' ? { ...about, ...scalar } : { ...about, type };
}
