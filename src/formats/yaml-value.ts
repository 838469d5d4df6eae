import type { Alias, Node, Pair, Scalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';

/** The node that each alias stands for. */
export type Targets = ReadonlyMap<Alias, Node>;

/** The name of a key as a plain object has it. */
export function keyName(key: unknown): string {
  if (!isScalar(key)) return String(key);
  return key.value === null ? '' : typeof key.value === 'symbol' ? '<<' : String(key.value);
}

/** Whether a pair merges other maps in (`<<: *base`). */
export function isMerge({ key }: Pair): boolean {
  return isScalar(key) && (typeof key.value === 'symbol' || (key.value === '<<' && key.type === 'PLAIN'));
}

/** Values that aliases may stand for in one record: more than any listing repeats, less than a bomb. */
const MOST_VALUES = 1_000_000;

/**
 * The plain JS value of a node; what aliases stand for is shared, not copied. Undefined where aliases multiply
 * without end or stand inside themselves. (`toJS` of the `yaml` package searches the document anew for each
 * alias, which is quadratic.)
 */
export function yamlValue(node: Node, targets: Targets): unknown {
  const known = new Map<Node, Sized>();
  const open = new Set<Node>();
  const convert = (inner: unknown): Sized => {
    if (isAlias(inner)) return shared(targets.get(inner));
    if (isMap(inner)) return object(inner.items as Pair[]);
    if (isSeq(inner)) {
      const items = inner.items.map(convert);
      return { value: items.map(({ value }) => value), size: sum(items) };
    }
    return { value: (inner as Scalar | null)?.value ?? null, size: 1 };
  };
  const shared = (target: Node | undefined): Sized => {
    if (!target || open.has(target)) return { value: undefined, size: Number.POSITIVE_INFINITY };
    let converted = known.get(target);
    if (!converted) {
      open.add(target);
      converted = convert(target);
      open.delete(target);
      known.set(target, converted);
    }
    return converted;
  };
  const object = (pairs: readonly Pair[]): Sized => {
    const value: Record<string, unknown> = {};
    const merged: Record<string, unknown> = {};
    let size = 1;
    for (const pair of pairs) {
      const converted = convert(pair.value);
      size += converted.size;
      if (isMerge(pair)) for (const source of [converted.value].flat()) assignMissing(merged, source);
      else assign(value, keyName(pair.key), converted.value);
    }
    assignMissing(value, merged);
    return { value, size };
  };
  const { value, size } = convert(node);
  return size > MOST_VALUES ? undefined : value;
}

interface Sized {
  readonly value: unknown;
  readonly size: number;
}

const sum = (items: readonly Sized[]): number => items.reduce((total, { size }) => total + size, 1);

/** As a property of the object's own, whatever its name. */
function assign(value: Record<string, unknown>, key: string, content: unknown): void {
  Object.defineProperty(value, key, { value: content, writable: true, enumerable: true, configurable: true });
}

function assignMissing(value: Record<string, unknown>, source: unknown): void {
  if (typeof source !== 'object' || source === null) return;
  for (const [key, content] of Object.entries(source))
    if (!Object.hasOwn(value, key)) assign(value, key, content);
}
