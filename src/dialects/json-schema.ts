import data from '../../rules/dialects/private-columns.yaml';
import type { Kind } from '../model/document.ts';
import type { Reading } from '../model/fields.ts';
import { type ObjectShape, type ScalarShape, type Shape, shapeOf } from './shape.ts';

/** A JSON Schema (draft 7, which every editor knows), as far as it is written here. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** Names a field, by its dotted name, in the reader's language. */
type Title = (field: string) => string;

/** What editors may know of a scalar: a reader takes prices as people write them, numbers as text and text as it is. */
const TYPES: Readonly<Record<Reading, readonly string[]>> = {
  string: ['string', 'number', 'boolean'],
  text: ['string', 'number', 'boolean'],
  date: ['string'],
  decimal: ['number', 'string'],
  integer: ['integer', 'string'],
  number: ['number', 'string'],
  boolean: ['boolean', 'string'],
  choice: ['string'],
};

/**
 * The JSON Schema of native documents of a kind, one or a list of them, for editors: it offers fields and values and
 * marks names that the reader does not know. Of what the reader takes it marks only what other vocabularies write
 * round a value: a list of one, and a group with a name.
 */
export function jsonSchemaOf(kind: Kind, title: Title): JsonSchema {
  const shape = shapeOf(kind);
  const record = objectOf(shape, '', title);
  const properties = { ...(record.properties as object), kind: { const: kind, title: title('kind') } };
  const patterns = { ...(record.patternProperties as object), [privateNames()]: true };
  const one = { $ref: `#/definitions/${kind}` };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: title(kind),
    anyOf: [one, { type: 'array', items: one }],
    definitions: { [kind]: { ...record, title: title(kind), properties, patternProperties: patterns } },
  };
}

function schemaOf(shape: Shape, field: string, title: Title): JsonSchema {
  switch (shape.type) {
    case 'scalar':
      return scalarOf(shape);
    case 'object':
      return {
        anyOf: [objectOf(shape, `${field}.`, title), ...bareOf(shape, field, title), { type: 'null' }],
      };
    case 'list': {
      // One item may stand without a list.
      const item = schemaOf(shape.item, field, title);
      return { anyOf: [{ type: 'array', items: item }, item] };
    }
    case 'pair': {
      const item = schemaOf(shape.item, field, title);
      return { anyOf: [{ type: 'array', items: item, minItems: 2, maxItems: 2 }, scalar(['string'])] };
    }
    case 'record':
      return { type: ['object', 'null'], additionalProperties: schemaOf(shape.value, field, title) };
    case 'union':
      return { anyOf: shape.options.map(option => schemaOf(option, field, title)) };
  }
}

/** A key without a value is a field without one. */
const scalar = (types: readonly string[]): JsonSchema => ({ type: [...types, 'null'] });

/** The values of a choice are offered; other words for them are read as well. */
function scalarOf({ reading, choices }: ScalarShape): JsonSchema {
  const any = scalar(TYPES[reading]);
  return choices ? { anyOf: [{ enum: [...new Set(choices.values())] }, any] } : any;
}

function objectOf(shape: ObjectShape, prefix: string, title: Title): JsonSchema {
  const properties = [...shape.fields].map(([name, inner]): [string, JsonSchema] => {
    const field = `${prefix}${name}`;
    return [name, { title: title(field), ...schemaOf(inner, field, title) }];
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    patternProperties: { [otherNames(shape)]: true },
    // Terms of another vocabulary are too many to be named.
    ...(shape.terms ? {} : { additionalProperties: false }),
  };
}

function bareOf({ fields, bare }: ObjectShape, field: string, title: Title): JsonSchema[] {
  const alone = bare === undefined ? undefined : fields.get(bare);
  return alone ? [schemaOf(alone, field, title)] : [];
}

/** Marks of what is no field (`_`, `$`, `@`, `x-`), dotted names, and all other names of the fields. */
function otherNames({ fields, aliases }: ObjectShape): string {
  const names = [...aliases.keys()].flatMap(alias => alias.split('.')[0] ?? []);
  const others = [...new Set(names)].filter(name => !fields.has(name)).map(anySpelling);
  return ['^[_$@]', '^x-', '[.]', ...(others.length > 0 ? [`^(?:${others.join('|')})$`] : [])].join('|');
}

const privateColumns = data as { readonly names: readonly string[]; readonly words: readonly string[] };

/** A shop's own matters stand beside the fields and are nobody's slip. */
function privateNames(): string {
  const folded = (name: string): string => anySpelling(name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const { names, words } = privateColumns;
  return `^(?:${names.map(folded).join('|')})$|${words.map(folded).join('|')}`;
}

/** A folded name in whatever case, with blanks, underscores or hyphens between its letters. */
const anySpelling = (folded: string): string =>
  [...folded]
    .map(letter => (letter === letter.toUpperCase() ? escaped(letter) : `[${letter.toUpperCase()}${letter}]`))
    .join('[-_ ]?');

const escaped = (letter: string): string => (/[\p{L}\p{N}]/u.test(letter) ? letter : `[${letter}]`);
