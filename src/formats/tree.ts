import type { Path, Span } from '../model/path.ts';
import type { Range } from './format.ts';

/** A node of a parsed file, as far as places and source texts need it. Formats make them on demand. */
export type TreeNode = ScalarNode | MapNode | ListNode | AliasNode;

interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: Range;
  /** As written, without quotes. */
  readonly text: string;
  /** The part of the token that says this part of the value; the whole token where that cannot be proved. */
  part(span: Span): Range;
}

interface MapNode {
  readonly kind: 'map';
  readonly range: Range;
  entry(key: string): Entry | undefined;
  readonly first: Entry | undefined;
}

/** A value inside another; a list's item and a key merged in from elsewhere have no key here. */
export interface Entry {
  readonly key?: Range | undefined;
  readonly value: TreeNode;
}

interface ListNode {
  readonly kind: 'list';
  readonly range: Range;
  item(index: number): TreeNode | undefined;
}

/** A reference to a node elsewhere: its place is its own token, whatever is looked for inside. */
interface AliasNode {
  readonly kind: 'alias';
  readonly range: Range;
  readonly target: TreeNode | undefined;
}

/** Fields that name a record, for findings about something the record does not have. */
const headlines = ['title', 'name', 'id'];

/**
 * Where `path` stands below a record's root: a scalar at its token, a map or list at its key (in a list: at
 * its first key), an alias at its token, a missing value at the nearest existing ancestor placed the same
 * way, and at the value of the record's title, name or id where that is the record itself.
 */
export function locateIn(root: TreeNode, path: Path, span?: Span): Range {
  let node = root;
  let key: Range | undefined;
  for (const [depth, step] of path.entries()) {
    if (node.kind === 'alias') return node.range;
    const next = stepInto(node, step);
    if (next === undefined) return depth === 0 ? headline(root) : place(node, key);
    node = next.value;
    key = next.key;
  }
  if (path.length === 0) return headline(root);
  return node.kind === 'scalar' && span !== undefined ? node.part(span) : place(node, key);
}

/** The key at `path`, where it is the key of a map. */
export function locateKeyIn(root: TreeNode, path: Path): Range | undefined {
  return find(root, path, false)?.key;
}

/** The source text of the scalar at `path`, through aliases. */
export function scalarTextIn(root: TreeNode, path: Path): string | undefined {
  const node = find(root, path, true)?.value;
  const scalar = node?.kind === 'alias' ? node.target : node;
  return scalar?.kind === 'scalar' ? scalar.text : undefined;
}

function stepInto(node: TreeNode, step: string | number): Entry | undefined {
  if (node.kind === 'map') return node.entry(String(step));
  if (node.kind !== 'list') return undefined;
  const value = node.item(Number(step));
  return value && { value };
}

function find(root: TreeNode, path: Path, throughAliases: boolean): Entry | undefined {
  let found: Entry = { value: root };
  for (const step of path) {
    const node: TreeNode | undefined =
      found.value.kind === 'alias' && throughAliases ? found.value.target : found.value;
    const next = node && stepInto(node, step);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

function place(node: TreeNode, key: Range | undefined): Range {
  if (node.kind === 'alias') return node.range;
  if (node.kind === 'scalar')
    return key !== undefined && node.range.start === node.range.end ? key : node.range;
  if (key !== undefined) return key;
  if (node.kind === 'map') return node.first?.key ?? node.range;
  const first = node.item(0);
  return first ? place(first, undefined) : node.range;
}

function headline(root: TreeNode): Range {
  if (root.kind !== 'map') return place(root, undefined);
  for (const field of headlines) {
    const value = root.entry(field)?.value;
    if (value?.kind === 'scalar' && value.range.end > value.range.start) return value.range;
  }
  return place(root, undefined);
}
