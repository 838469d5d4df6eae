import { foldedAt } from '../fold.ts';

/** Nodes by the forms of the names that others give them. */
export interface Names {
  /** The node that a form means; what lies above both where two nodes share it; undefined where it means none. */
  get(form: string): string | undefined;
}

/** Words that the forms of names leave out or change, at the start of a name. */
const LOST = /^(?:the|of|de|du|des|la|le|les|del|and|und|et|y)(?![\p{L}\p{N}\p{M}])/iu;

/**
 * The nodes by the form (`formOf`) of their names. A form begins as its name does, so that of thousands of names only
 * those are brought into form that begin as what is looked for.
 */
export function byName(
  names: Readonly<Record<string, readonly string[]>>,
  formOf: (name: string) => string,
): Names {
  const nodes = new Map<string, string>();
  const take = (name: string, node: string): void => {
    const form = formOf(name);
    const before = nodes.get(form);
    nodes.set(form, before === undefined ? node : commonOf(before, node));
  };
  const waiting = new Map<number, (readonly [string, string])[]>();
  for (const [node, own] of Object.entries(names)) {
    for (const name of own) {
      const first = LOST.test(name) ? 0 : foldedAt(name, 0);
      const others = waiting.get(first);
      if (first === 0) take(name, node);
      else if (others) others.push([name, node]);
      else waiting.set(first, [[name, node]]);
    }
  }
  return {
    get(form) {
      if (form === '') return undefined;
      const first = form.charCodeAt(0);
      for (const [name, node] of waiting.get(first) ?? []) take(name, node);
      waiting.delete(first);
      return nodes.get(form) || undefined;
    },
  };
}

/** What lies above both, or the one that lies above the other; empty where nothing does. */
export function commonOf(left: string, right: string): string {
  const other = right.split('/');
  const segments = left.split('/');
  const end = segments.findIndex((segment, index) => segment !== other[index]);
  return end < 0 ? left : segments.slice(0, end).join('/');
}
