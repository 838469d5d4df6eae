import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { Range } from './format.ts';

/** A value and how it stands in what holds it. */
export interface Slot {
  /** Null: a key without colon and value. */
  readonly node: Node | null;
  /** From its key or dash to its end. */
  readonly range: Range;
  /** Where a missing value is written: behind the colon or dash, its anchor and tag. Undefined for a record itself. */
  readonly after: number | undefined;
  /** Behind which sign it stands. */
  readonly behind: 'colon' | 'dash' | 'comma' | 'key' | 'nothing';
  /** Inside brackets. */
  readonly flow: boolean;
}

interface Token {
  readonly type: string;
  readonly offset: number;
  readonly source?: string;
}

interface CollectionItem {
  readonly start: readonly Token[];
  readonly key?: Token | null;
  readonly sep?: readonly Token[];
}

const tokenEnd = ({ offset, source = '' }: Token): number => offset + source.length;

/** The values of a map, in the order of its pairs. */
export function slotsOfMap(map: YAMLMap): readonly Slot[] {
  const flow = map.flow === true;
  return (map.items as Pair[]).map(pair => {
    const { start, key, sep = [] } = (pair as unknown as { srcToken: CollectionItem }).srcToken;
    const first = start.find(({ type }) => /^(explicit-key-ind|anchor|tag)$/.test(type)) ?? key;
    const colon = sep.find(({ type }) => type === 'map-value-ind') as Token;
    const node = pair.value as Node | null;
    const after = node === null ? endOf(pair.key as Node, 0) : behindProperties(sep, 'map-value-ind');
    const range = { start: (first ?? colon).offset, end: endOf(node, after) };
    return { node, after, range, flow, behind: node === null ? 'key' : 'colon' };
  });
}

/** The items of a list. */
export function slotsOfList(list: YAMLSeq): readonly Slot[] {
  const nodes = list.items as Node[];
  if (list.flow === true)
    return nodes.map(node => {
      const [start, end] = outerRange(list, node);
      return { node, after: start, range: { start, end }, flow: true, behind: 'comma' };
    });
  const { items } = list.srcToken as unknown as { items: readonly CollectionItem[] };
  return items
    .filter(({ start }) => start.some(({ type }) => type === 'seq-item-ind'))
    .map(({ start }, index) => {
      const node = nodes[index] as Node;
      const after = behindProperties(start, 'seq-item-ind');
      const dash = start.find(({ type }) => type === 'seq-item-ind') as Token;
      return {
        node,
        after,
        range: { start: dash.offset, end: endOf(node, after) },
        flow: false,
        behind: 'dash',
      };
    });
}

/** From a bracketed item's anchor or tag to its end. */
function outerRange(list: YAMLSeq, node: Node): readonly [number, number] {
  const { items } = list.srcToken as unknown as { items: readonly (CollectionItem & { value?: Token })[] };
  const [from, to] = node.range as [number, number, number];
  const own = items.find(({ start, key, value, sep }) => {
    const first = key ?? value ?? sep?.[0];
    return first
      ? first.offset === from || (first.offset <= from && tokenEnd(first) > from)
      : start.some(s => s.offset === from);
  });
  const property = own?.start.find(({ type }) => /^(anchor|tag|explicit-key-ind)$/.test(type));
  return [property?.offset ?? from, to];
}

/** Behind a sign and the anchor and tag that follow it. */
function behindProperties(tokens: readonly Token[], sign: string): number {
  const at = tokens.findLastIndex(({ type }) => type === sign);
  const properties = tokens.slice(at + 1).filter(({ type }) => type === 'anchor' || type === 'tag');
  return tokenEnd((properties.at(-1) ?? tokens[at]) as Token);
}

/** Whether a value is there only because something has to be. */
export const isMissing = (node: Node | null): boolean =>
  node === null || (isScalar(node) && node.value === null && (node.source ?? '') === '');

/** Where a value's last sign ends; `after` where there is none. */
function endOf(node: Node | null, after: number): number {
  if (node === null || isMissing(node)) return after;
  const last = isBlock(node)
    ? (isMap(node) ? slotsOfMap(node) : slotsOfList(node as YAMLSeq)).at(-1)
    : undefined;
  return last ? last.range.end : (node.range?.[1] ?? after);
}

/** A map or list in lines. */
export const isBlock = (node: Node): node is YAMLMap | YAMLSeq =>
  (isMap(node) || isSeq(node)) && node.flow !== true;

/** Whether a value ends in a text that keeps the empty lines behind it. */
export function keepsEmptyLines(source: string, node: Node | null): boolean {
  if (node === null) return false;
  if (isBlock(node)) {
    const last = (isMap(node) ? slotsOfMap(node) : slotsOfList(node as YAMLSeq)).at(-1);
    return last !== undefined && keepsEmptyLines(source, last.node);
  }
  return isScalar(node) && /^[|>]\d?\+/.test(source.slice(node.range?.[0], (node.range?.[0] ?? 0) + 3));
}
