import type * as z from 'zod/mini';
import native from '../../rules/dialects/native.yaml';
import words from '../../rules/dialects/values.yaml';
import type { Kind } from '../model/document.ts';
import { meta, type Reading } from '../model/fields.ts';
import { listing } from '../model/listing.ts';
import { message } from '../model/message.ts';
import { seller } from '../model/seller.ts';
import { store } from '../model/store.ts';
import { foldName } from './names.ts';
import { returnTerm } from './return-terms.ts';

/** What a value must become: the zod schemas of the model, compiled to what a reader needs of them. */
export type Shape =
  | ScalarShape
  | ObjectShape
  | { readonly type: 'list'; readonly item: Shape }
  | { readonly type: 'pair'; readonly item: Shape }
  | { readonly type: 'record'; readonly value: Shape }
  | { readonly type: 'union'; readonly options: readonly Shape[] };

export interface ScalarShape {
  readonly type: 'scalar';
  readonly reading: Reading;
  /** Folded words that stand for a value of a `choice`. */
  readonly choices?: ReadonlyMap<string, string>;
}

export interface ObjectShape {
  readonly type: 'object';
  readonly fields: ReadonlyMap<string, Shape>;
  /** Folded names to the field they mean, possibly one of a nested group. */
  readonly aliases: Map<string, readonly string[]>;
  /** The field a bare value stands for: `src` of an image, `amount` of a price. */
  readonly bare: string | undefined;
  /** What keys of another vocabulary say: the field and its value there, or `nothing` that a field holds. */
  readonly terms?: typeof returnTerm;
}

const schemas: Record<Kind, z.ZodMiniType> = { listing, store, message, seller };
const nativeNames = native as {
  readonly names: Partial<Record<Kind, Readonly<Record<string, readonly string[]>>>>;
};
const choiceWords = (words as { readonly choices: Readonly<Record<string, ChoiceWords>> }).choices;
type ChoiceWords = Readonly<Record<string, readonly string[]>>;

const compiled = new Map<Kind, ObjectShape>();

/** The shape of a document of `kind`. */
export function shapeOf(kind: Kind): ObjectShape {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const shape = compile(schemas[kind], kind) as ObjectShape;
  for (const [field, names] of Object.entries(nativeNames.names[kind] ?? {})) addNames(shape, field, names);
  compiled.set(kind, shape);
  return shape;
}

/** The shape at a dotted field name, lists looked through; undefined where there is no such field. */
export function shapeAt(root: Shape, field: string): Shape | undefined {
  let current: Shape | undefined = root;
  for (const step of field === '' ? [] : field.split('.')) {
    const inside: Shape | undefined = current && structured(current);
    if (inside?.type === 'object') current = inside.fields.get(step);
    else current = inside?.type === 'record' ? inside.value : undefined;
  }
  return current;
}

/** The object or map inside lists and unions, if there is one. */
export function structured(shape: Shape): ObjectShape | Extract<Shape, { type: 'record' }> | undefined {
  switch (shape.type) {
    case 'object':
    case 'record':
      return shape;
    case 'list':
      return structured(shape.item);
    case 'union':
      for (const option of shape.options) {
        const found = structured(option);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

interface Definition {
  readonly type: string;
  readonly innerType: z.ZodMiniType;
  readonly element: z.ZodMiniType;
  readonly items: readonly z.ZodMiniType[];
  readonly valueType: z.ZodMiniType;
  readonly options: readonly z.ZodMiniType[];
  readonly shape: Readonly<Record<string, z.ZodMiniType>>;
  readonly entries: Readonly<Record<string, string>>;
}

function compile(schema: z.ZodMiniType, name: string): Shape {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
      return compile(definition.innerType, name);
    case 'array':
      return { type: 'list', item: compile(definition.element, name) };
    case 'tuple':
      return { type: 'pair', item: compile(definition.items[0] as z.ZodMiniType, name) };
    case 'record':
      return { type: 'record', value: compile(definition.valueType, name) };
    case 'union':
      return { type: 'union', options: definition.options.map(option => compile(option, name)) };
    case 'object':
      return compileObject(definition.shape, name);
    case 'enum':
      return {
        type: 'scalar',
        reading: 'choice',
        choices: choicesOf(Object.keys(definition.entries), choiceWords[name]),
      };
    default:
      return { type: 'scalar', reading: meta.get(schema)?.reading ?? 'string' };
  }
}

function compileObject(schema: Definition['shape'], name: string): ObjectShape {
  const fields = new Map<string, Shape>();
  for (const [key, value] of Object.entries(schema)) fields.set(key, compile(value, `${name}.${key}`));
  const bare = ['src', 'amount', 'ref'].find(key => fields.has(key));
  const terms = name.endsWith('.returns') ? { terms: returnTerm } : {};
  const shape: ObjectShape = { type: 'object', fields, aliases: new Map(), bare, ...terms };
  for (const key of fields.keys()) shape.aliases.set(foldName(key), [key]);
  for (const [key, value] of Object.entries(schema)) {
    for (const also of otherNames(value)) add(shape.aliases, also, [key]);
  }
  for (const [key, inner] of fields) {
    if (inner.type !== 'object') continue;
    for (const [key2, value] of Object.entries(innerShape(schema[key] as z.ZodMiniType))) {
      for (const also of otherNames(value)) add(shape.aliases, also, [key, key2]);
    }
  }
  return shape;
}

const definitionOf = (schema: z.ZodMiniType): Definition =>
  (schema as unknown as { readonly def: Definition }).def;

/** The fields of a group below its optional wrappings. */
function innerShape(schema: z.ZodMiniType): Definition['shape'] {
  const definition = definitionOf(schema);
  return definition.type === 'optional' ? innerShape(definition.innerType) : (definition.shape ?? {});
}

/** The `also` names of a field, which may be wrapped as optional once more. */
function otherNames(schema: z.ZodMiniType): readonly string[] {
  const known = meta.get(schema);
  // What the report calls a field in Chinese is a name for it too.
  if (known?.also) return known.zh === undefined ? known.also : [...known.also, known.zh];
  const definition = definitionOf(schema);
  return definition.type === 'optional' ? otherNames(definition.innerType) : [];
}

/** More names of a dotted field: inside the items of a list, or lifted to the document from a group. */
function addNames(root: ObjectShape, field: string, names: readonly string[]): void {
  const steps = field.split('.');
  const parent = shapeAt(root, steps.slice(0, -1).join('.'));
  const holder = parent && structured(parent);
  const leaf = steps.at(-1) as string;
  for (const name of names) {
    if (holder?.type === 'object') add(holder.aliases, name, [leaf]);
    if (parent?.type === 'object') add(root.aliases, name, steps);
  }
}

/** The first meaning of a name stays. */
function add(aliases: Map<string, readonly string[]>, name: string, path: readonly string[]): void {
  const key = foldName(name);
  if (!aliases.has(key)) aliases.set(key, path);
}

function choicesOf(values: readonly string[], words: ChoiceWords = {}): ReadonlyMap<string, string> {
  const choices = new Map<string, string>();
  for (const value of values) choices.set(foldName(value), value);
  for (const [value, others] of Object.entries(words)) {
    for (const other of others) if (!choices.has(foldName(other))) choices.set(foldName(other), value);
  }
  return choices;
}

const listingFields = new Map<string, ScalarShape>();

/** The scalar at a dotted field of a listing, for dialects that name their fields. */
export function fieldOf(field: string): ScalarShape {
  const known = listingFields.get(field);
  if (known !== undefined) return known;
  const shape = shapeAt(shapeOf('listing'), field);
  if (shape?.type !== 'scalar') throw new Error(`no scalar field of a listing: ${field}`);
  listingFields.set(field, shape);
  return shape;
}
