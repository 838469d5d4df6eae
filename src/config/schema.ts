import * as z from 'zod';
import { foldName } from '../dialects/names.ts';
import { type ScalarShape, shapeAt, shapeOf } from '../dialects/shape.ts';
import type { Lexicon } from '../facts/run.ts';
import { nearest } from '../model/near.ts';
import type { RuleMeta } from '../rule/rule.ts';
import { faults } from './phrases.ts';
import { presets } from './presets.ts';
import { fault } from './problem.ts';
import { type RuleEntries, readRuleEntries, ruleNameFault } from './rules.ts';
import {
  categoryPath,
  day,
  editor,
  field,
  fieldFault,
  glob,
  language,
  list,
  market,
  named,
  oneOf,
  raise,
  strict,
  text,
} from './values.ts';
import { wordListFault, wordListNames } from './words.ts';

/** Names that a config may use: what the plugins bring and what the tool can read. */
export interface Known {
  readonly rules: ReadonlyMap<string, RuleMeta>;
  readonly profiles: readonly string[];
  readonly dialects: readonly string[];
  readonly lexicons: readonly Lexicon[];
  /** Paths of the tree of product categories. */
  readonly categories: readonly string[];
  /** Plugins were left out, so a name that nobody knows may be one of theirs. */
  readonly lenient?: boolean;
}

/** A shop’s own columns for a field: a name, several names, or a column that is split or has a unit. */
const mapping = z.preprocess(
  value => (typeof value === 'string' || Array.isArray(value) ? { columns: value } : value),
  strict({
    column: list(text).optional(),
    columns: list(text).optional(),
    split: text.optional(),
    unit: z.enum(['cm', 'in']).optional(),
  }).transform(({ column, columns, split, unit }, context) => {
    if (!column && !columns) raise(context, fault(faults.noColumn, {}));
    if (column && columns) raise(context, fault(faults.twoColumns, {}));
    return {
      columns: columns ?? column ?? [],
      ...(split === undefined ? {} : { split }),
      ...(unit === undefined ? {} : { unit }),
    };
  }),
);
editor.add(mapping, { shorthand: true });

/** A preset, a file or a package. */
const base = z.string();
editor.add(base, { anyOf: [{ enum: presets }, { type: 'string' }] });

const anyField = (name: string) => fieldFault(name);
const fields = named(name => {
  const wrong = fieldFault(name);
  if (!wrong || wrong.near?.length || /^[\x20-\x7e]+$/.test(name)) return wrong;
  return fault(faults.unknownMapped, { name });
}, mapping);

/** Roles and views of a picture, by the words for them. */
const shows = new Map(
  ['images.role', 'images.view'].flatMap(name => [
    ...((shapeAt(shapeOf('listing'), name) as ScalarShape).choices ?? []),
  ]),
);
const showNames: readonly string[] = [...new Set(shows.values())];
const nearShows = (name: string): readonly string[] => {
  const meant = shows.get(foldName(name));
  return meant ? [meant] : nearest(name, showNames);
};

/** Patterns of file names by the role or view they mean. Their engine is heavy: `picture-names.ts` reads them. */
const pictureNames = named(
  name =>
    showNames.includes(name)
      ? undefined
      : fault(faults.unknownShow, { name }, { near: nearShows(name), valid: showNames }),
  list(text),
);
editor.add(pictureNames, { propertyNames: { enum: showNames } });

/** Words by list; a bare list of words adds them. */
const changes = z.preprocess(
  value => (typeof value === 'string' || Array.isArray(value) ? { add: value } : value),
  strict({ allow: list(text).optional(), add: list(text).optional() }),
);
editor.add(changes, { shorthand: true });
function wordLists({ lenient, lexicons }: Known) {
  const schema = named(name => (lenient ? undefined : wordListFault(name, lexicons)), changes);
  if (!lenient) editor.add(schema, { propertyNames: { enum: wordListNames(lexicons) } });
  return schema;
}

/** The schema of `listing-lint.yaml`, given the names there are. Scalars arrive as the text that was written. */
export function configSchema(known: Known) {
  const rules = z
    .record(text, z.unknown())
    .transform(
      (raw, context): RuleEntries =>
        readRuleEntries(raw, known, (found, path) => raise(context, found, path)),
    );
  editor.add(rules, { $ref: '#/definitions/rules' });
  const rule = text.superRefine((name, context) => {
    const wrong = ruleNameFault(name, known);
    if (wrong) raise(context, { ...wrong, key: false });
  });
  const profile = oneOf(known.profiles, faults.unknownProfile);
  const dialect = oneOf(known.dialects, faults.unknownDialect);
  const scoped = {
    rules: rules.optional(),
    profiles: list(profile).optional(),
    markets: list(market).optional(),
    language: language.optional(),
    fields: fields.optional(),
    store: text.optional(),
  };
  const override = strict({
    files: list(glob).optional(),
    where: named(anyField, list(text)).optional(),
    dialect: dialect.optional(),
    ...scoped,
  }).superRefine((given, context) => {
    if (!given.files && !given.where) raise(context, fault(faults.overrideEverything, {}));
    if (!given.where) return;
    for (const name of ['dialect', 'fields'] as const) {
      if (given[name] !== undefined)
        raise(context, fault(faults.overrideTooLate, { name }, { key: true }), [name]);
    }
  });
  return strict({
    configVersion: z.literal('1').optional(),
    extends: list(base).optional(),
    files: list(glob).optional(),
    ignore: list(glob).optional(),
    report: strict({ lang: z.enum(['en', 'zh']).optional() }).optional(),
    scope: z.enum(['store', 'marketplace']).optional(),
    references: list(glob).optional(),
    priceHistory: list(glob).optional(),
    complete: list(field).optional(),
    words: wordLists(known).optional(),
    pictureNames: pictureNames.optional(),
    decisions: list(text).optional(),
    categories: z.record(text, categoryPath(known.categories)).optional(),
    asOf: day.optional(),
    ...scoped,
    overrides: z.array(override).optional(),
    suppress: z.array(strict({ id: text, rule, reason: text.optional(), until: day.optional() })).optional(),
    plugins: list(text).optional(),
    declare: z.array(z.unknown()).optional(),
  });
}

/** One config file, valid. */
export type Config = z.infer<ReturnType<typeof configSchema>>;
export type Override = NonNullable<Config['overrides']>[number];
export type WordChanges = NonNullable<Config['words']>;
export type PictureNames = Readonly<NonNullable<Config['pictureNames']>>;
export type FieldColumns = NonNullable<Config['fields']>;
