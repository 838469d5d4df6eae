import { nearest } from '../model/near.ts';

/** The key or column of a record in which people set findings about it aside: no field of any document. */
export const lintField = '_lint';

/**
 * A name as names are compared: full-width and upper case folded, blanks, underscores, hyphens and the mark
 * of a required column (`*`) at either end taken out.
 */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-‐-–’'"]+/g, '')
    .replace(/^\*+|[*:?？]+$/g, '');
  if (folded.size > 5000) folded.clear();
  folded.set(name, made);
  return made;
}

/** Names repeat on every record; the table is emptied when it grows past any real file's names. */
const folded = new Map<string, string>();

/** The known name that was probably meant, spelling aside. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  const names = new Map([...known].map(candidate => [foldName(candidate), candidate]));
  const [found] = nearest(foldName(name), names.keys());
  return found === undefined ? undefined : names.get(found);
}
