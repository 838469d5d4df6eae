import data from '../../rules/dialects/schema-org.yaml';
import type { TreeRecord } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { isGroup } from './read.ts';
import { withoutAddress } from './return-terms.ts';

type Names = Readonly<Record<string, readonly string[]>>;

/** Which property of schema.org says which field. */
export const vocabulary = data as {
  readonly dialect: string;
  readonly types: { readonly product: readonly string[]; readonly group: readonly string[] };
  readonly containers: readonly string[];
  readonly properties: Names;
  readonly variants: Names;
  readonly structures: readonly string[];
  readonly fields: readonly string[];
  readonly compare_prices: Readonly<Record<string, string | null>>;
  readonly other_availability: readonly string[];
  readonly units: Readonly<Record<string, string>>;
};

/** A value of a file and where it stands. */
export interface Said {
  readonly record: TreeRecord;
  readonly from: Path;
  readonly value: unknown;
}

export const isProduct = (value: unknown): boolean =>
  hasType(value, vocabulary.types.product) || isProductGroup(value);

export const isProductGroup = (value: unknown): boolean => hasType(value, vocabulary.types.group);

function hasType(value: unknown, types: readonly string[]): boolean {
  if (!isGroup(value)) return false;
  return [value['@type']]
    .flat()
    .some(type => typeof type === 'string' && types.includes(withoutAddress(type)));
}

/** Pages nest no deeper: a graph of pages of lists of items. */
const DEEPEST = 6;

/** The products of a record: itself, or those in its graph, its list, its page. */
export function productsIn(said: Said, depth = 0): Said[] {
  const { record, from, value } = said;
  if (Array.isArray(value))
    return value.flatMap((item, index) => productsIn({ record, from: [...from, index], value: item }, depth));
  if (!isGroup(value) || depth > DEEPEST) return [];
  if (isProduct(value)) return [said];
  return vocabulary.containers.flatMap(name =>
    productsIn({ record, from: [...from, name], value: value[name] }, depth + 1),
  );
}

/** Finds what a reference (`{"@id": "#x"}`) stands for in the file. */
export type Resolve = (said: Said) => Said;

export function resolverOf(records: readonly TreeRecord[]): Resolve {
  const known = new Map<string, Said>();
  const add = (said: Said, depth: number): void => {
    const { record, from, value } = said;
    if (depth > DEEPEST) return;
    if (Array.isArray(value))
      for (const [index, item] of value.entries())
        add({ record, from: [...from, index], value: item }, depth);
    if (!isGroup(value)) return;
    const id = value['@id'];
    if (typeof id === 'string' && !isReference(value) && !known.has(id)) known.set(id, said);
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object') add({ record, from: [...from, name], value: inner }, depth + 1);
  };
  for (const record of records) add({ record, from: [], value: record.value }, 0);
  return said => {
    const id = isReference(said.value) ? said.value['@id'] : undefined;
    return (typeof id === 'string' ? known.get(id) : undefined) ?? said;
  };
}

function isReference(value: unknown): value is { readonly '@id': unknown } {
  return (
    isGroup(value) && '@id' in value && Object.keys(value).every(key => key === '@id' || key === '@type')
  );
}

/** The values of a property, one or many, references followed; `a.b` looks inside. */
export function valuesAt(said: Said, property: string, resolve: Resolve): Said[] {
  return property
    .split('.')
    .reduce<Said[]>((found, name) => found.flatMap(one => ownValues(one, name, resolve)), [said]);
}

function ownValues({ record, from, value }: Said, name: string, resolve: Resolve): Said[] {
  if (!isGroup(value)) return [];
  const key = name in value ? name : `schema:${name}`;
  const own = value[key];
  const at = [...from, key];
  if (Array.isArray(own))
    return own.map((item, index) => resolve({ record, from: [...at, index], value: item }));
  return own === undefined || own === null || own === '' ? [] : [resolve({ record, from: at, value: own })];
}

/** The text or number that a value says: its own, its name, its quantity with the unit. */
export function plainOf(said: Said, resolve: Resolve): Said | undefined {
  const { value } = said;
  if (typeof value === 'string' || typeof value === 'number') return said;
  for (const name of ['@value', 'name', 'value']) {
    const [inner] = valuesAt(said, name, resolve);
    if (!inner || (typeof inner.value !== 'string' && typeof inner.value !== 'number')) continue;
    const [unit] = [...valuesAt(said, 'unitText', resolve), ...valuesAt(said, 'unitCode', resolve)];
    const text = typeof unit?.value === 'string' ? (vocabulary.units[unit.value] ?? unit.value) : undefined;
    return name === 'value' && text !== undefined ? { ...inner, value: `${inner.value} ${text}` } : inner;
  }
  return undefined;
}
