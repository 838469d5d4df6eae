import type { Path } from '../model/path.ts';

/** One entry of a record and where its value stands. */
export interface NameValue {
  readonly key: string;
  readonly entry: unknown;
  readonly at: Path;
}

const names = ['name', 'label', 'key', 'attribute', '属性名'];
const values = ['value', 'values', 'option', 'options', '属性值'];

/** `{name: Colour, value: Blue}`, as programs list attributes; undefined where an item is no such pair. */
export function nameValueOf(item: unknown, index: number): NameValue | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const pair = item as Readonly<Record<string, unknown>>;
  const name = names.find(word => typeof pair[word] === 'string');
  const said = values.find(word => pair[word] !== undefined);
  if (name === undefined || said === undefined) return undefined;
  return { key: pair[name] as string, entry: pair[said], at: [index, said] };
}
