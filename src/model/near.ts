import { distance } from 'fastest-levenshtein';

/**
 * Names that were probably meant by `name`, the nearest first, at most three: a third of the letters may
 * differ, or the name is the beginning or the last part of the one meant (`warn`, `detail`).
 */
export function nearest(name: string, known: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const ranked: { readonly candidate: string; readonly away: number; readonly shared: number }[] = [];
  for (const candidate of new Set(known)) {
    const other = candidate.toLowerCase();
    const away = steps(wanted, other);
    if (away !== undefined) ranked.push({ candidate, away, shared: sharedStart(wanted, other) });
  }
  ranked.sort(
    (left, right) =>
      left.away - right.away || right.shared - left.shared || (left.candidate < right.candidate ? -1 : 1),
  );
  const least = ranked[0]?.away ?? 0;
  return ranked
    .filter(({ away }) => away <= least + 1)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** How far a name is from the one meant; undefined where it is too far. */
function steps(wanted: string, other: string): number | undefined {
  const { length } = [...wanted];
  // Two letters differ too easily from two others to mean them, but `of` means `off`.
  const most = length === 2 && other.length > 2 ? 1 : Math.floor(length / 3);
  const swapped = length > 2 && letters(wanted) === letters(other);
  const away = swapped ? 1 : distance(wanted, other);
  if (away <= most) return away;
  return length > 2 && (other.startsWith(wanted) || other.endsWith(`/${wanted}`)) ? 3 : undefined;
}

const letters = (text: string): string => [...text].sort().join('');

function sharedStart(left: string, right: string): number {
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}
