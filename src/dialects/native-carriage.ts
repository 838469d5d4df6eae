import type { AnyDocument, Kind } from '../model/document.ts';
import { type Carried, carried } from './carriage.ts';
import { isGroup } from './read.ts';
import { type ObjectShape, type Shape, shapeOf } from './shape.ts';

/** What the file's documents of a kind carry, worked out when first asked. */
export function carriedOnDemand(documents: readonly AnyDocument[], many: boolean): (kind: Kind) => Carried {
  const known = new Map<Kind, Carried>();
  return kind => {
    let made = known.get(kind);
    if (made === undefined) {
      const shape = shapeOf(kind);
      made = many
        ? usedBy(
            documents.filter(document => document.kind === kind),
            shape,
          )
        : everything(shape);
      known.set(kind, made);
    }
    return made;
  };
}

function everything(shape: ObjectShape): Carried {
  return carried(shape.fields.keys(), shape.fields.keys());
}

/** Fields that any document uses; a structure is one of which more than its bare value is used. */
function usedBy(documents: readonly AnyDocument[], shape: ObjectShape): Carried {
  const fields = new Set<string>();
  const structures = new Set<string>();
  const walk = (value: unknown, name: string, bare: string | undefined): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, name, bare);
    else if (isGroup(value)) {
      for (const [key, inner] of Object.entries(value)) {
        if (name !== '' && key !== bare && key !== 'currency') structures.add(name);
        walk(
          inner,
          name === '' ? key : `${name}.${key}`,
          bareOf(name === '' ? shape.fields.get(key) : undefined),
        );
      }
    } else if (value !== '') fields.add(name);
  };
  for (const { value } of documents) walk(value, '', undefined);
  return carried(fields, structures);
}

function bareOf(shape: Shape | undefined): string | undefined {
  if (shape?.type === 'list') return bareOf(shape.item);
  return shape?.type === 'object' ? shape.bare : undefined;
}
