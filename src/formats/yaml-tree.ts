import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isSeq } from 'yaml';
import type { Range } from './format.ts';
import type { Entry, TreeNode } from './tree.ts';
import { type ScalarStyle, yamlCharmap } from './yaml-scalar.ts';
import { isMerge, keyName, type Targets } from './yaml-value.ts';

/** A node of the one parse, seen as a tree of places. */
export function yamlTree(source: string, targets: Targets, node: Node): TreeNode {
  const view = (inner: unknown): TreeNode => yamlTree(source, targets, inner as Node);
  if (isAlias(node)) return aliasNode(node, targets, view);
  if (isMap(node)) return mapNode(node, view);
  if (isSeq(node)) return listNode(node, view);
  return scalarNode(source, node as Scalar);
}

type View = (node: unknown) => TreeNode;

/** The token of a node: from its first sign to the end of its value. */
export function rangeOf(node: { range?: readonly [number, number, number] | null | undefined }): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start, end };
}

function scalarNode(source: string, scalar: Scalar): TreeNode {
  const range = rangeOf(scalar);
  const text = scalar.source ?? '';
  return {
    kind: 'scalar',
    range,
    text,
    part: span =>
      yamlCharmap(source, range, (scalar.type ?? 'PLAIN') as ScalarStyle, text)?.source(span) ?? range,
  };
}

function listNode(list: YAMLSeq, view: View): TreeNode {
  return {
    kind: 'list',
    range: rangeOf(list),
    item: index => (index in list.items ? view(list.items[index]) : undefined),
  };
}

function mapNode(map: YAMLMap, view: View): TreeNode {
  const pairs = map.items as Pair[];
  const entryOf = (pair: Pair): Entry => ({
    key: rangeOf(pair.key as Node),
    // A key without a value (`? key`, `{key}`) has its place at its own end.
    value: pair.value === null ? emptyAfter(pair.key as Node) : view(pair.value),
  });
  return {
    kind: 'map',
    range: rangeOf(map),
    get first() {
      return pairs[0] && entryOf(pairs[0]);
    },
    entry: key => {
      // The last of two equal keys is the one whose value counts.
      const own = pairs.findLast(pair => !isMerge(pair) && keyName(pair.key) === key);
      return own ? entryOf(own) : mergedEntry(pairs, key, view);
    },
  };
}

function emptyAfter(key: Node): TreeNode {
  const { end } = rangeOf(key);
  const range = { start: end, end };
  return { kind: 'scalar', range, text: '', part: () => range };
}

/** The value that `<<` brings in under `key`: at the alias it comes by, the first source that has it. */
function mergedEntry(pairs: readonly Pair[], key: string, view: View): Entry | undefined {
  for (const { value } of pairs.filter(isMerge)) {
    for (const source of isSeq(value) ? value.items : [value]) {
      const node = view(source);
      const map = node.kind === 'alias' ? node.target : node;
      const found = map?.kind === 'map' ? map.entry(key) : undefined;
      if (found && node.kind === 'alias') return { value: { ...node, target: resolved(found.value) } };
      if (found) return found;
    }
  }
  return undefined;
}

const resolved = (node: TreeNode): TreeNode | undefined => (node.kind === 'alias' ? node.target : node);

function aliasNode(alias: Alias, targets: Targets, view: View): TreeNode {
  return {
    kind: 'alias',
    range: rangeOf(alias),
    get target() {
      const target = targets.get(alias);
      return target && view(target);
    },
  };
}
