import type { Span } from '../../model/path.ts';

/** A stretch of text that stands more than once. */
export interface Repeat {
  readonly text: string;
  readonly spans: readonly Span[];
}

const LONGEST = 12;
const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー々]/u;

/**
 * Stretches of 2 to 12 Chinese or Japanese characters that stand at least twice without overlap, the longest
 * first; what one covers is not counted again in a shorter one. A stretch of two with one of the `binding`
 * characters is no word. Takes no segmenter's word for where words end.
 */
export function repeatedStretches(folded: string, binding: ReadonlySet<string>): readonly Repeat[] {
  const taken = new Uint8Array(folded.length);
  const found: Repeat[] = [];
  const signs = Array.from(folded, () => 0);
  let run = 0;
  for (let index = folded.length - 1; index >= 0; index--) {
    run = SIGN.test(folded[index] as string) ? run + 1 : 0;
    signs[index] = run;
  }
  const longest = Math.min(LONGEST, Math.floor(folded.length / 2), Math.max(0, ...signs));
  for (let length = longest; length >= 2; length--) {
    const places = new Map<string, number[]>();
    for (let start = 0; start + length <= folded.length; start++) {
      if ((signs[start] as number) < length || isTaken(taken, start, length)) continue;
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

function isTaken(taken: Uint8Array, start: number, length: number): boolean {
  for (let index = start; index < start + length; index++) if (taken[index] === 1) return true;
  return false;
}
