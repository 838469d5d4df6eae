import type { Path, Span } from './path.ts';

/** One change of a document's value. `set` creates what is missing; `splice` replaces a part of a text. */
export type Edit =
  | { readonly op: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly op: 'splice'; readonly path: Path; readonly span: Span; readonly text: string }
  | { readonly op: 'remove'; readonly path: Path }
  | { readonly op: 'add'; readonly path: Path; readonly value: unknown };

type Container = Record<string | number, unknown>;

/** The value after `edits`, the original untouched. Each means the value as it was: what moves others comes last. */
export function applyEdits<T>(value: T, edits: readonly Edit[]): T {
  const result = structuredClone(value);
  for (const edit of [...edits].sort(lastFirst)) apply(result, edit);
  return result;
}

const turn = { splice: 0, set: 1, add: 2, remove: 3 } as const;

/** Splices of one text and items taken from one list run back to front, so that none moves the next. */
function lastFirst(left: Edit, right: Edit): number {
  if (left.op === 'splice' && right.op === 'splice') return right.span.start - left.span.start;
  if (left.op === 'remove' && right.op === 'remove') return comparePaths(right.path, left.path);
  return turn[left.op] - turn[right.op];
}

function comparePaths(left: Path, right: Path): number {
  for (const [depth, step] of left.entries()) {
    const other = right[depth];
    if (step === other) continue;
    if (typeof step === 'number' && typeof other === 'number') return step - other;
    return String(step) < String(other ?? '') ? -1 : 1;
  }
  return left.length - right.length;
}

function apply(root: unknown, edit: Edit): void {
  const last = edit.path.at(-1);
  if (last === undefined) throw new Error('an edit needs a path below the document');
  const parent = containerAt(root, edit.path.slice(0, -1));
  switch (edit.op) {
    case 'set':
      parent[last] = edit.value;
      return;
    case 'add': {
      const list = parent[last] ?? [];
      if (!Array.isArray(list)) throw new Error(`add needs a list at ${edit.path.join('.')}`);
      parent[last] = [...list, edit.value];
      return;
    }
    case 'remove':
      if (Array.isArray(parent) && typeof last === 'number') parent.splice(last, 1);
      else delete parent[last];
      return;
    case 'splice': {
      const text = parent[last];
      if (typeof text !== 'string') throw new Error(`splice needs a text at ${edit.path.join('.')}`);
      parent[last] = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
    }
  }
}

/** The container at `path`, made where it is missing. */
function containerAt(root: unknown, path: Path): Container {
  let current = root as Container;
  for (const [index, step] of path.entries()) {
    current[step] ??= typeof path[index + 1] === 'number' ? [] : {};
    current = current[step] as Container;
  }
  return current;
}
