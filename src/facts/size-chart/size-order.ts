/** Letters of sizes in order; `XL` stands at 0 of the ones with a number of X. */
const LETTERS: Readonly<Record<string, number>> = { S: -3, M: -2, L: -1 };
const LETTER = /^(?:(\d{1,2})-?X|(X*))([SML])$/u;
const SHORT = /^(\d{1,2})X$/u;
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:extra|x)[\s-]*(?=extra|x|small|large)/giu, 'X'],
  [/small/giu, 'S'],
  [/medium/giu, 'M'],
  [/large/giu, 'L'],
];

/** Where a size stands on its scale; sizes of one scale can be compared. */
export interface SizeRank {
  /** `letter`, or the words before the number (`eu`, empty for a bare number). */
  readonly scale: string;
  readonly rank: number;
}

/** The rank of a size label (`2XL`, `x-large`, `EU 38`, `38.5`); undefined for what has no order of its own. */
export function rankOf(label: string): SizeRank | undefined {
  const trimmed = label.normalize('NFKC').trim();
  let letters = trimmed;
  for (const [word, letter] of WORDS) letters = letters.replace(word, letter);
  letters = letters.toUpperCase().replace(/\s/gu, '');
  const short = SHORT.exec(letters);
  if (short) return { scale: 'letter', rank: Number(short[1]) };
  const match = LETTER.exec(letters);
  if (match) {
    const [, count, xs = '', letter = ''] = match;
    const extra = count === undefined ? xs.length : Number(count);
    const base = LETTERS[letter] as number;
    if (extra === 0) return { scale: 'letter', rank: base };
    if (letter === 'M') return undefined;
    return { scale: 'letter', rank: letter === 'L' ? extra : base - extra };
  }
  const number = /^(\p{L}{0,3})\s?(\d{1,3}(?:[.,]5)?)[码碼号號]?$/u.exec(trimmed);
  if (!number) return undefined;
  return { scale: (number[1] ?? '').toLowerCase(), rank: Number((number[2] ?? '').replace(',', '.')) };
}

/** The ranks of labels in the order given, where they are all of one scale and run one way; else undefined. */
export function ranksOf(labels: readonly string[]): readonly number[] | undefined {
  const ranks: number[] = [];
  let scale: string | undefined;
  for (const label of labels) {
    const ranked = rankOf(label);
    if (ranked === undefined || (scale !== undefined && ranked.scale !== scale)) return undefined;
    scale = ranked.scale;
    ranks.push(ranked.rank);
  }
  const up = ranks.every((rank, index) => index === 0 || rank > (ranks[index - 1] as number));
  const down = ranks.every((rank, index) => index === 0 || rank < (ranks[index - 1] as number));
  return up || down ? ranks : undefined;
}
