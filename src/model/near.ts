import { distance } from 'fastest-levenshtein';

/**
 * Names that were probably meant by `name`, the nearest first, at most three: a third of the letters may
 * differ, or the name is the beginning or the last part of the one meant (`warn`, `detail`).
 */
export function nearest(name: string, known: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase();
  const most = Math.floor([...wanted].length / 3);
  const ranked: { readonly candidate: string; readonly away: number }[] = [];
  for (const candidate of new Set(known)) {
    const other = candidate.toLowerCase();
    const part = wanted.length > 2 && (other.startsWith(wanted) || other.endsWith(`/${wanted}`));
    const away = part ? 1 : distance(wanted, other);
    if (part || away <= most) ranked.push({ candidate, away });
  }
  ranked.sort((left, right) => left.away - right.away || (left.candidate < right.candidate ? -1 : 1));
  const least = ranked[0]?.away ?? 0;
  return ranked.filter(({ away }) => away <= least + 1).slice(0, 3).map(({ candidate }) => candidate);
}
