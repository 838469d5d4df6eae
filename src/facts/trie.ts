import { characterSorts } from './characters.ts';
import { eachSimplified } from './han.ts';

/** Terms in a tree of their units: a walk from each place where a word may begin finds all that stand there. */
export interface Trie {
  /** The number of a term, which is folded and not empty; those that a match takes for one another share one. */
  add(term: string): number;
  /**
   * Promises terms of two units or more that begin with these two, folded: `more` adds them when a text first has the
   * two. Promised again before that, the same number comes back.
   */
  promise(first: number, second: number): number;
  /** Calls `found` for each term in a folded text that begins and ends where words of its script do. */
  scan(folded: string, found: (term: number, start: number, end: number) => void): void;
}

/** Letters, digits and marks of scripts that put blanks between words. */
const spaced = characterSorts(
  /^(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々])[\p{L}\p{N}\p{M}]/u,
);

/** Whether a term may end at `at`: not within a word of a script with blanks. */
const isEnd = (text: string, at: number): boolean =>
  at === text.length || spaced.of(text.charCodeAt(at)) === 0 || spaced.of(text.charCodeAt(at - 1)) === 0;

/** By UTF-16 unit, what is added to get the one that a match takes it for; made when the first list is. */
let standIns: Uint16Array | undefined;

/** Hyphens are blanks, apostrophes one, and traditional characters simplified. */
function madeStandIns(): Uint16Array {
  const made = new Uint16Array(65_536);
  const say = (written: string, meant: string): void => {
    const unit = written.charCodeAt(0);
    made[unit] = meant.charCodeAt(0) - unit;
  };
  eachSimplified(say);
  for (const hyphen of '-\u2010\u2011\u2013') say(hyphen, ' ');
  for (const apostrophe of '\u2019\u02bc') say(apostrophe, "'");
  return made;
}

/** Set in `ends` where terms are promised; the other bits are the term's number. */
const PROMISED = 0x8000_0000;
const NUMBER = 0x7fff_ffff;

const HEADS = 1 << 12;

/**
 * A tree without terms. Its edges lie in one table with open addressing: from a state (0 is the root, a slot without
 * an edge leads to it) by a unit to a state.
 * @param more adds the terms of a promise, by its number
 */
export function trie(more?: (promise: number) => void): Trie {
  standIns ??= madeStandIns();
  const added = standIns;
  const meant = (unit: number): number => (unit + (added[unit] as number)) & 0xffff;
  let states = 1;
  let terms = 0;
  let size = 1 << 10;
  let from = new Uint32Array(size);
  let by = new Uint16Array(size);
  let to = new Uint32Array(size);
  /** By state, the number of the term that ends there, plus one. */
  let ends = new Uint32Array(size);
  /** Whether a term begins with a unit of these last bits: most places of a text are told by it. */
  const heads = new Uint8Array(HEADS);

  const slotOf = (state: number, unit: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7;
    for (slot &= size - 1; to[slot] !== 0; slot = (slot + 1) & (size - 1))
      if (from[slot] === state && by[slot] === unit) return slot;
    return slot;
  };
  const put = (slot: number, state: number, unit: number, next: number): void => {
    from[slot] = state;
    by[slot] = unit;
    to[slot] = next;
  };
  const grow = (): void => {
    const [oldFrom, oldBy, oldTo] = [from, by, to];
    size *= 4;
    from = new Uint32Array(size);
    by = new Uint16Array(size);
    to = new Uint32Array(size);
    for (let slot = 0; slot < oldTo.length; slot++) {
      if (oldTo[slot] === 0) continue;
      const [state, unit] = [oldFrom[slot] as number, oldBy[slot] as number];
      put(slotOf(state, unit), state, unit, oldTo[slot] as number);
    }
    const oldEnds = ends;
    ends = new Uint32Array(size);
    ends.set(oldEnds);
  };
  const step = (state: number, unit: number): number => {
    if (state === 0) heads[unit % HEADS] = 1;
    let slot = slotOf(state, unit);
    if (to[slot] === 0) {
      // A table half full is slow to search.
      if (states * 2 >= size) {
        grow();
        slot = slotOf(state, unit);
      }
      put(slot, state, unit, states++);
    }
    return to[slot] as number;
  };
  return {
    add(term) {
      let state = 0;
      for (let index = 0; index < term.length; index++) state = step(state, meant(term.charCodeAt(index)));
      const known = (ends[state] as number) & NUMBER;
      if (known !== 0) return known - 1;
      ends[state] = (ends[state] as number) | ++terms;
      return terms - 1;
    },
    promise(first, second) {
      const state = step(step(0, meant(first)), meant(second));
      ends[state] = (ends[state] as number) | PROMISED;
      return state;
    },
    scan(folded, found) {
      let inWord = false;
      for (let start = 0; start < folded.length; start++) {
        const wasInWord = inWord;
        const unit = folded.charCodeAt(start);
        inWord = spaced.of(unit) !== 0;
        if ((inWord && wasInWord) || heads[meant(unit) % HEADS] === 0) continue;
        let state = 0;
        for (let at = start; at < folded.length; at++) {
          state = to[slotOf(state, meant(folded.charCodeAt(at)))] as number;
          if (state === 0) break;
          if (ends[state] === 0) continue;
          if ((ends[state] as number) >= PROMISED) {
            ends[state] = (ends[state] as number) & NUMBER;
            more?.(state);
          }
          if (ends[state] !== 0 && isEnd(folded, at + 1)) found((ends[state] as number) - 1, start, at + 1);
        }
      }
    },
  };
}
