import { mix } from '../../model/hash.ts';
import { wide } from './hash.ts';
import { type Tokens, tokenize } from './tokens.ts';

/**
 * A shingle is 5 words, or 8 characters of a script without spaces (Broder 1997; Manning, Raghavan, Schütze,
 * Introduction to Information Retrieval, ch. 19). So that both live in one text, a word weighs 8 and a
 * character 5, and a shingle is the shortest run that weighs 40.
 */
const WORD_WEIGHT = 8;
const SIGN_WEIGHT = 5;
const SHINGLE_WEIGHT = 40;

/**
 * The fewest distinct shingles that can be judged: 24 words or 27 characters, more than one sentence of usual
 * length. Two listings may well share a sentence; below this, sharing one would already be a copied text.
 */
export const LEAST_SHINGLES = 20;

/** A text as near-copies see it. */
export interface Shingled {
  readonly tokens: Tokens;
  /** 53-bit hash of the shingle that starts at each token; shorter than `tokens` by the last run. */
  readonly shingles: Float64Array;
  /** The last token of each shingle. */
  readonly last: Uint32Array;
  /** 32-bit hash of the words of each sentence. */
  readonly sentences: Uint32Array;
  /** 53-bit hash of all words: equal for texts that differ only in markup, case and punctuation. */
  readonly whole: number;
}

/** Tokens, shingles and sentences of a folded text. */
export function shingle(folded: string): Shingled {
  const tokens = tokenize(folded);
  const count = tokens.start.length;
  const shingles = new Float64Array(count);
  const last = new Uint32Array(count);
  let made = 0;
  for (let first = 0; first < count; first++) {
    let weight = 0;
    let low = 1;
    let high = 2;
    let next = first;
    while (next < count && weight < SHINGLE_WEIGHT) {
      weight += tokens.sign[next] ? SIGN_WEIGHT : WORD_WEIGHT;
      low = Math.imul((low << 13) | (low >>> 19), 0x9e3779b1) ^ (tokens.low[next] as number);
      high = Math.imul((high << 15) | (high >>> 17), 0x85ebca77) ^ (tokens.high[next] as number);
      next++;
    }
    if (weight < SHINGLE_WEIGHT) break;
    shingles[made] = wide(mix(low), mix(high));
    last[made++] = next - 1;
  }
  return {
    tokens,
    shingles: shingles.subarray(0, made),
    last: last.subarray(0, made),
    ...hashSentences(tokens),
  };
}

function hashSentences(tokens: Tokens): Pick<Shingled, 'sentences' | 'whole'> {
  const count = tokens.start.length;
  const sentences = new Uint32Array(count === 0 ? 0 : (tokens.sentence[count - 1] as number) + 1);
  let low = 3;
  let high = 5;
  for (let i = 0; i < count; i++) {
    const sentence = tokens.sentence[i] as number;
    const word = tokens.low[i] as number;
    sentences[sentence] = Math.imul((sentences[sentence] as number) ^ word, 0x9e3779b1) + 0x7f4a7c15;
    low = Math.imul((low << 13) | (low >>> 19), 0x9e3779b1) ^ word;
    high = Math.imul((high << 15) | (high >>> 17), 0x85ebca77) ^ (tokens.high[i] as number);
  }
  for (let i = 0; i < sentences.length; i++) sentences[i] = mix(sentences[i] as number);
  return { sentences, whole: wide(mix(low), mix(high)) };
}

/** The distinct values of `hashes`, in rising order. */
export function distinct(hashes: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  }
  return sorted.slice(0, kept);
}

/** Shingles in a row of which one is kept. A passage of so many shingles (10 words) is never missed. */
const WINDOW = 6;

/**
 * The fingerprints of a text: of every `WINDOW` shingles in a row the least, without repeats (winnowing;
 * Schleimer, Wilkerson, Aiken, SIGMOD 2003). About 2 in 7 are kept whatever the text's length, so a short text
 * inside a long one is found as surely as a pair of equals.
 */
export function sketch(shingles: Float64Array): Uint32Array {
  const kept = new Uint32Array(shingles.length);
  let count = 0;
  let least = -1;
  for (let end = Math.min(WINDOW, shingles.length) - 1; end < shingles.length && end >= 0; end++) {
    const begin = Math.max(0, end - WINDOW + 1);
    const before = least;
    if (least < begin) {
      least = end;
      for (let i = end - 1; i >= begin; i--) if (low(shingles, i) < low(shingles, least)) least = i;
    } else if (low(shingles, end) <= low(shingles, least)) least = end;
    if (least !== before) kept[count++] = low(shingles, least);
  }
  return distinct(kept.subarray(0, count));
}

const low = (shingles: Float64Array, at: number): number => (shingles[at] as number) >>> 0;
