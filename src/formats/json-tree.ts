import { type Node, type ParseError, type ParseErrorCode, parseTree } from 'jsonc-parser';
import { jsonString } from './charmap.ts';
import type { InputProblem, Range, TreeRecord } from './format.ts';
import { nodeAt } from './json-walk.ts';
import { syntaxProblem } from './syntax.ts';
import { locateIn, locateKeyIn, scalarTextIn, type TreeNode } from './tree.ts';

/** A tree with positions, tolerant of comments and trailing commas, and its faults in plain words. */
export function parseTolerant(text: string): { root: Node | undefined; faults: readonly InputProblem[] } {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  return { root, faults: errors.map(error => faultOf(error, text)) };
}

/** The tree asked for last: places are asked record by record, and the trees of all of them would fill the memory. */
let last: { readonly of: Range; readonly tree: TreeNode } | undefined;

/** A record whose tree is made when a place is first asked for. */
export function jsonRecord(value: unknown, range: Range, text: string): TreeRecord {
  const root = (): TreeNode => {
    if (last?.of !== range) last = { of: range, tree: rootOf(text, range) };
    return last.tree;
  };
  return {
    value,
    range,
    locate: (path, span) => locateIn(root(), path, span),
    locateKey: path => locateKeyIn(root(), path),
    scalarText: path => scalarTextIn(root(), path),
  };
}

function rootOf(text: string, range: Range): TreeNode {
  const written = text.slice(range.start, range.end);
  if (isWellFormed(written)) return nodeAt(text, range);
  const node = parseTree(written, [], { allowTrailingComma: true });
  const { start } = range;
  return node
    ? jsonTree(written, node, start)
    : { kind: 'list', range: { start, end: start }, item: () => undefined };
}

function isWellFormed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonTree(text: string, node: Node, base: number): TreeNode {
  const start = base + node.offset;
  const range = { start, end: start + node.length };
  const view = (inner: Node): TreeNode => jsonTree(text, inner, base);
  const entryOf = (property: Node | undefined) => {
    const [key, value] = property?.children ?? [];
    if (!key || !value) return undefined;
    // Without its quotes, as in YAML.
    return {
      key: { start: base + key.offset + 1, end: base + key.offset + key.length - 1 },
      value: view(value),
    };
  };
  const children = node.children ?? [];
  switch (node.type) {
    case 'object':
      return {
        kind: 'map',
        range,
        get first() {
          return entryOf(children[0]);
        },
        entry: key => entryOf(children.findLast(property => property.children?.[0]?.value === key)),
      };
    case 'array':
      return { kind: 'list', range, item: index => (children[index] ? view(children[index]) : undefined) };
    case 'string': {
      const part = ({ start: from, end: to }: Range): Range => {
        const found = jsonString(text, node.offset, node.length).source({ start: from, end: to });
        return { start: base + found.start, end: base + found.end };
      };
      return { kind: 'scalar', range, text: node.value as string, part };
    }
    default:
      return {
        kind: 'scalar',
        range,
        text: text.slice(node.offset, node.offset + node.length),
        part: span => ({ start: start + span.start, end: start + span.end }),
      };
  }
}

/** Keys that an object says more than once: a finding at each repetition. */
export function duplicateKeys(node: Node | undefined, base = 0): InputProblem[] {
  if (!node) return [];
  const children = node.children ?? [];
  const nested = children.flatMap(child => duplicateKeys(child, base));
  if (node.type !== 'object') return nested;
  const seen = new Set<unknown>();
  const repeated = children.flatMap(property => {
    const key = property.children?.[0];
    if (!key) return [];
    const again = seen.has(key.value);
    seen.add(key.value);
    const start = base + key.offset;
    return again
      ? [syntaxProblem('duplicate-key', { start, end: start + key.length }, { key: key.value })]
      : [];
  });
  return [...repeated, ...nested];
}

/** Message by error code of jsonc-parser (its `ParseErrorCode`, a const enum). */
const messages: Readonly<Record<ParseErrorCode, string>> = {
  1: 'invalid-value',
  2: 'invalid-value',
  3: 'missing-key',
  4: 'missing-value',
  5: 'missing-colon',
  6: 'missing-comma',
  7: 'missing-brace',
  8: 'missing-bracket',
  9: 'trailing-text',
  10: 'invalid-value',
  11: 'unclosed-comment',
  12: 'unclosed-quote',
  13: 'invalid-value',
  14: 'bad-escape',
  15: 'bad-escape',
  16: 'bad-character',
};

function faultOf({ error, offset, length }: ParseError, text: string): InputProblem {
  const start = Math.min(offset, text.length);
  return syntaxProblem(messages[error as ParseErrorCode] ?? 'unexpected', {
    start,
    end: Math.min(text.length, start + Math.max(1, length)),
  });
}
