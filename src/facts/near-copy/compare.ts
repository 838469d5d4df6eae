import type { Span } from '../../model/path.ts';
import { LEAST_HOLDERS } from './boilerplate.ts';
import { LEAST_SHINGLES, type Shingled } from './shingles.ts';
import type { RealmSentences } from './summary.ts';

/** A text without the sentences that stand all over the shop. */
export interface OwnText {
  readonly shingled: Shingled;
  /** Whether the shingle at each place holds no word of a common sentence. */
  readonly own: Uint8Array;
  /** Its different own shingles. */
  readonly shingles: ReadonlySet<number>;
  /** Share of its shingles that hold words of common sentences, 0 to 1. */
  readonly common: number;
}

/**
 * Takes the boilerplate out of a text: sentences that more than `share` of the different texts of its realm
 * hold, and at least `LEAST_HOLDERS` of them.
 */
export function withoutBoilerplate(
  shingled: Shingled,
  realm: RealmSentences | undefined,
  share: number,
): OwnText {
  const { shingles, last, sentences, tokens } = shingled;
  const own = new Uint8Array(shingles.length).fill(1);
  let left = shingles.length;
  if (realm) {
    const least = Math.max(LEAST_HOLDERS, realm.texts * share);
    const common = Array.from(sentences, hash => (realm.holders.get(hash) ?? 0) >= least);
    for (let i = 0; i < shingles.length; i++) {
      const end = tokens.sentence[last[i] as number] as number;
      for (let at = tokens.sentence[i] as number; at <= end; at++) if (common[at]) own[i] = 0;
      left -= 1 - (own[i] as number);
    }
  }
  const set = new Set<number>();
  for (let i = 0; i < shingles.length; i++) if (own[i] === 1) set.add(shingles[i] as number);
  return { shingled, own, shingles: set, common: shingles.length === 0 ? 0 : 1 - left / shingles.length };
}

/** Whether a text has enough of its own to be judged. */
export const isJudgeable = (text: OwnText): boolean => text.shingles.size >= LEAST_SHINGLES;

/** What of a text stands in another. */
export interface Copied {
  /** Containment: different own shingles that the other has too ÷ different own shingles. */
  readonly share: number;
  /** The longest passage all of whose own shingles the other has, in the folded text. */
  readonly passage: Span;
  /** Words (or characters of a script without spaces) of the passage. */
  readonly words: number;
}

/** How much of `text` stands in a text of these shingles: |A∩B| ÷ |A| (Broder 1997). */
export function compareTexts(text: OwnText, there: ReadonlySet<number>): Copied {
  let shared = 0;
  for (const hash of text.shingles) if (there.has(hash)) shared++;
  const { shingles, last, tokens } = text.shingled;
  let from = 0;
  let to = -1;
  for (let i = 0, begin = 0; i < shingles.length; i++) {
    if (text.own[i] === 0 || !there.has(shingles[i] as number)) begin = i + 1;
    else if (i - begin > to - from) [from, to] = [begin, i];
  }
  const end = to < 0 ? 0 : (last[to] as number);
  return {
    share: text.shingles.size === 0 ? 0 : shared / text.shingles.size,
    passage:
      to < 0 ? { start: 0, end: 0 } : { start: tokens.start[from] as number, end: tokens.end[end] as number },
    words: to < 0 ? 0 : end - from + 1,
  };
}
