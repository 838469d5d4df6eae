import { distance } from 'fastest-levenshtein';

/**
 * A name as names are compared: full-width and upper case folded, blanks, underscores, hyphens and a closing
 * mark of a required column (`*`) taken out.
 */
export function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-‐-–’'"]+/g, '')
    .replace(/[*:?？]+$/, '');
  if (folded.size > 5000) folded.clear();
  folded.set(name, made);
  return made;
}

/** Names repeat on every record; the table is emptied when it grows past any real file's names. */
const folded = new Map<string, string>();

/** The known name that was probably meant: two letters away, a third of a long one; a short one, one letter or swapped ones. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  const wanted = foldName(name);
  let best: string | undefined;
  let least = (wanted.length < 5 ? 1 : Math.max(2, Math.floor(wanted.length / 3))) + 1;
  for (const candidate of known) {
    const name = foldName(candidate);
    const away = letters(name) === letters(wanted) ? 1 : distance(wanted, name);
    if (away < least) {
      best = candidate;
      least = away;
    }
  }
  return best;
}

const letters = (name: string): string => [...name].sort().join('');
