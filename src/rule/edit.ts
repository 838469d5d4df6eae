import type { Path } from '../model/path.ts';
import type { Edit } from './finding.ts';

type Container = Record<string | number, unknown>;

/** The document's value after `edits`, the original untouched. Splices of one text run back to front. */
export function applyEdits<T>(value: T, edits: readonly Edit[]): T {
  const result = structuredClone(value);
  const backToFront = [...edits].sort((left, right) =>
    left.op === 'splice' && right.op === 'splice' ? right.span.start - left.span.start : 0,
  );
  for (const edit of backToFront) apply(result, edit);
  return result;
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
