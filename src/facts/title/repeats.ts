import type { Span } from '../../model/path.ts';
import { characterSorts } from '../characters.ts';

/** A stretch of text that stands more than once. */
export interface Repeat {
  readonly text: string;
  readonly spans: readonly Span[];
}

const LONGEST = 12;
const sorts = characterSorts(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]/u);

/**
 * Stretches of 2 to 12 Chinese or Japanese characters that stand at least twice without overlap, the longest
 * first; what one covers is not counted again in a shorter one. A stretch of two with one of the `binding`
 * characters is no word. Takes no segmenter's word for where words end.
 */
export function repeatedStretches(folded: string, binding: ReadonlySet<string>): readonly Repeat[] {
  const { from, longest } = repeatedPairs(folded);
  if (longest === 0) return [];
  const taken = new Uint8Array(folded.length);
  const found: Repeat[] = [];
  for (let length = Math.min(LONGEST, longest); length >= 2; length--) {
    const places = new Map<string, number[]>();
    for (let start = 0; start + length <= folded.length; start++) {
      if ((from[start] as number) < length || isTaken(taken, start, length)) continue;
      const stretch = folded.slice(start, start + length);
      const known = places.get(stretch);
      if (!known) places.set(stretch, [start]);
      else if (start >= (known.at(-1) as number) + length) known.push(start);
    }
    for (const [text, starts] of places) {
      if (starts.length < 2 || starts.some(start => isTaken(taken, start, length))) continue;
      if (length === 2 && (binding.has(text[0] as string) || binding.has(text[1] as string))) continue;
      for (const start of starts) taken.fill(1, start, start + length);
      found.push({ text, spans: starts.map(start => ({ start, end: start + length })) });
    }
  }
  return found;
}

/**
 * How many Chinese or Japanese characters a stretch \`from\` each place has at most, if it is to stand again: one does
 * only where each two characters of it do.
 */
export function repeatedPairs(folded: string): { readonly from: Uint16Array; readonly longest: number } {
  const first = new Map<number, number>();
  const from = new Uint16Array(folded.length);
  for (let at = 0; at + 1 < folded.length; at++) {
    const [left, right] = [folded.charCodeAt(at), folded.charCodeAt(at + 1)];
    if (sorts.of(left) === 0 || sorts.of(right) === 0) continue;
    const pair = left * 65_536 + right;
    const before = first.get(pair);
    if (before === undefined) first.set(pair, at);
    else from[before] = from[at] = 1;
  }
  let longest = 0;
  for (let at = from.length - 1; at >= 0; at--) {
    if (from[at] === 0) continue;
    from[at] = Math.max(2, 1 + (from[at + 1] ?? 0));
    longest = Math.max(longest, from[at] as number);
  }
  return { from, longest };
}

function isTaken(taken: Uint8Array, start: number, length: number): boolean {
  for (let index = start; index < start + length; index++) if (taken[index] === 1) return true;
  return false;
}
