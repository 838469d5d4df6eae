import { simplified } from './han.ts';

/**
 * An Aho-Corasick automaton over UTF-16 units (A. V. Aho, M. J. Corasick, "Efficient string matching: an aid
 * to bibliographic search", CACM 18(6), 1975): one walk over a text finds every pattern in it.
 */
export interface Automaton {
  /** Calls `found` for each pattern (by its position in the list) that ends at a unit of `text`. */
  scan(text: string, found: (pattern: number, start: number, end: number) => void): void;
}

/** Units that a match takes for one another: hyphens and the blank, apostrophes, traditional and simplified. */
const SAME: Readonly<Record<string, string>> = {
  ...simplified,
  '-': ' ',
  '\u2010': ' ',
  '\u2011': ' ',
  '\u2013': ' ',
  '\u2019': "'",
  '\u02bc': "'",
};

/** The automaton of `patterns`, which are folded, not empty and each there once. */
export function automaton(patterns: readonly string[]): Automaton {
  const symbols = symbolsOf(patterns);
  const trie = trieOf(patterns, symbols);
  const { edges, states, ends } = trie;
  const { fail, dictionary } = linksOf(trie, symbols.count);
  const lengths = Int32Array.from(patterns, pattern => pattern.length);
  const root = new Int32Array(symbols.count);
  for (let symbol = 1; symbol < symbols.count; symbol++) root[symbol] = edges.get(symbol) ?? 0;
  const table = hashed(edges, states * symbols.count);

  const step = (from: number, symbol: number): number => {
    let state = from;
    while (state !== 0) {
      const next = table(state * symbols.count + symbol);
      if (next !== 0) return next;
      state = fail[state] as number;
    }
    return root[symbol] as number;
  };
  return {
    scan(text, found) {
      let state = 0;
      for (let index = 0; index < text.length; index++) {
        const symbol = symbols.of[text.charCodeAt(index)] as number;
        state = symbol === 0 ? 0 : step(state, symbol);
        if (state === 0) continue;
        let end = ends[state] === -1 ? (dictionary[state] as number) : state;
        for (; end !== 0; end = dictionary[end] as number) {
          const pattern = ends[end] as number;
          found(pattern, index + 1 - (lengths[pattern] as number), index + 1);
        }
      }
    },
  };
}

/** The form in which two patterns are one: what `SAME` makes equal is equal. */
export const matchingForm = (pattern: string): string =>
  pattern.replace(/[-\u2010\u2011\u2013\u2019\u02bc\u4e00-\u9fff]/g, unit => SAME[unit] ?? unit);

interface Symbols {
  /** By UTF-16 unit; 0 for a unit that is in no pattern. */
  readonly of: Uint16Array;
  readonly count: number;
}

function symbolsOf(patterns: readonly string[]): Symbols {
  const of = new Uint16Array(65_536);
  let count = 1;
  for (const pattern of patterns) {
    for (let index = 0; index < pattern.length; index++) {
      const unit = (SAME[pattern[index] as string] ?? (pattern[index] as string)).charCodeAt(0);
      if (of[unit] === 0) of[unit] = count++;
    }
  }
  for (const [unit, same] of Object.entries(SAME)) of[unit.charCodeAt(0)] = of[same.charCodeAt(0)] as number;
  return { of, count };
}

interface Trie {
  /** state × symbol count + symbol → state. */
  readonly edges: ReadonlyMap<number, number>;
  readonly states: number;
  /** The pattern that ends at a state, or -1. */
  readonly ends: Int32Array;
  /** By state: the state before it, the symbol that leads to it, how many symbols lead there. */
  readonly parents: readonly number[];
  readonly symbols: readonly number[];
  readonly depths: readonly number[];
}

function trieOf(patterns: readonly string[], { of, count }: Symbols): Trie {
  const edges = new Map<number, number>();
  const ends = [-1];
  const parents = [0];
  const symbols = [0];
  const depths = [0];
  patterns.forEach((pattern, position) => {
    let state = 0;
    for (let index = 0; index < pattern.length; index++) {
      const symbol = of[pattern.charCodeAt(index)] as number;
      const edge = state * count + symbol;
      let next = edges.get(edge);
      if (next === undefined) {
        next = ends.push(-1) - 1;
        parents.push(state);
        symbols.push(symbol);
        depths.push(index + 1);
        edges.set(edge, next);
      }
      state = next;
    }
    ends[state] = position;
  });
  return { edges, states: ends.length, ends: Int32Array.from(ends), parents, symbols, depths };
}

/**
 * For each state, the state of its longest proper suffix, and of its longest one that ends a pattern. A
 * shorter state's links must be known first, hence the order by depth.
 */
function linksOf(trie: Trie, count: number): { fail: Int32Array; dictionary: Int32Array } {
  const { edges, states, ends, parents, symbols } = trie;
  const fail = new Int32Array(states);
  const dictionary = new Int32Array(states);
  for (const state of byDepth(trie)) {
    const parent = parents[state] as number;
    const symbol = symbols[state] as number;
    if (parent !== 0) {
      let suffix = fail[parent] as number;
      let next = edges.get(suffix * count + symbol);
      while (next === undefined && suffix !== 0) {
        suffix = fail[suffix] as number;
        next = edges.get(suffix * count + symbol);
      }
      fail[state] = next ?? 0;
    }
    const longest = fail[state] as number;
    dictionary[state] = ends[longest] === -1 ? (dictionary[longest] as number) : longest;
  }
  return { fail, dictionary };
}

/** All states but the root, the shallow ones first: a counting sort. */
function byDepth({ states, depths }: Trie): Int32Array {
  const starts = new Int32Array(depths.reduce((most, depth) => Math.max(most, depth), 0) + 2);
  for (let state = 1; state < states; state++) {
    const next = (depths[state] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let depth = 1; depth < starts.length; depth++)
    starts[depth] = (starts[depth] as number) + (starts[depth - 1] as number);
  const order = new Int32Array(states - 1);
  for (let state = 1; state < states; state++) {
    const depth = depths[state] as number;
    order[starts[depth] as number] = state;
    starts[depth] = (starts[depth] as number) + 1;
  }
  return order;
}

/** A look-up of edges in two typed arrays with open addressing; 0 where there is none. Keys are below `limit`. */
function hashed(edges: ReadonlyMap<number, number>, limit: number): (key: number) => number {
  if (limit > 0x7fffffff) throw new Error('too many patterns for one automaton');
  let size = 16;
  while (size < edges.size * 2) size *= 2;
  const mask = size - 1;
  const keys = new Int32Array(size).fill(-1);
  const values = new Int32Array(size);
  const slotOf = (key: number): number => {
    let slot = (Math.imul(key, 0x9e3779b1) >>> 15) & mask;
    while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  for (const [key, value] of edges) {
    const slot = slotOf(key);
    keys[slot] = key;
    values[slot] = value;
  }
  return key => values[slotOf(key)] as number;
}
