import type { Kind } from '../model/document.ts';
import type { Reading } from '../model/fields.ts';
import { type ObjectShape, type ScalarShape, type Shape, shapeOf } from './shape.ts';

/** A JSON Schema (draft 2020-12), as far as it is written here. */
export interface JsonSchema {
  readonly [key: string]: unknown;
}

/** What editors may know of a scalar: a reader takes prices as people write them, numbers as text and text as it is. */
const TYPES: Readonly<Record<Reading, JsonSchema>> = {
  string: { type: ['string', 'number', 'boolean'] },
  text: { type: ['string', 'number', 'boolean'] },
  date: { type: 'string' },
  decimal: { type: ['number', 'string'] },
  integer: { type: ['integer', 'string'] },
  number: { type: ['number', 'string'] },
  boolean: { type: ['boolean', 'string'] },
  choice: { type: 'string' },
};

/**
 * The JSON Schema of native documents of a kind, for editors: it offers fields and values and refuses nothing that the
 * reader takes. `title` names a field in the reader's language.
 */
export function jsonSchemaOf(kind: Kind, title: (field: string) => string): JsonSchema {
  const { fields } = shapeOf(kind);
  const properties = [...fields].map(([field, shape]): [string, JsonSchema] => [
    field,
    field === 'kind' ? { const: kind, title: title(field) } : { title: title(field), ...schemaOf(shape) },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: title(kind),
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}

function schemaOf(shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'scalar':
      return scalarOf(shape);
    case 'object':
      return objectOf(shape);
    case 'list': {
      // One item may stand without a list.
      const item = schemaOf(shape.item);
      return { anyOf: [{ type: 'array', items: item }, item] };
    }
    case 'pair': {
      const item = schemaOf(shape.item);
      return { anyOf: [{ type: 'array', items: item, minItems: 2, maxItems: 2 }, { type: 'string' }] };
    }
    case 'record':
      return { type: 'object', additionalProperties: schemaOf(shape.value) };
    case 'union':
      return { anyOf: shape.options.map(schemaOf) };
  }
}

/** The values of a choice are offered; other words for them are read as well. */
function scalarOf({ reading, choices }: ScalarShape): JsonSchema {
  if (!choices) return TYPES[reading];
  return { anyOf: [{ enum: [...new Set(choices.values())] }, TYPES[reading]] };
}

function objectOf({ fields, bare }: ObjectShape): JsonSchema {
  const object = {
    type: 'object',
    properties: Object.fromEntries([...fields].map(([name, shape]) => [name, schemaOf(shape)])),
  };
  const alone = bare === undefined ? undefined : fields.get(bare);
  return alone ? { anyOf: [object, schemaOf(alone)] } : object;
}
