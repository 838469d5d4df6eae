/** Fingerprints of texts, one after the other: those of text `i` are `prints[from[i]]` up to `prints[from[i + 1]]`. */
export interface Sketches {
  readonly prints: Uint32Array;
  readonly from: Uint32Array;
}

/** Candidates kept for one text. */
export const MOST_CANDIDATES = 6;
/**
 * What a candidate must hold of a text, for copies from 0.5 on: a quarter of its weight, or two fifths of its
 * fingerprints (where a template is shared by many, what is a text's own outweighs it).
 */
const LEAST_WEIGHT = 0.25;
const LEAST_PRINTS = 0.4;
/** From this share of fingerprints, both ways, two texts are one cluster. */
const CLUSTER_SHARE = 0.8;
/** Texts looked at on each side of a text in a long list, and of them counted. */
const REACH = 96;
const COUNTED = 32;

/**
 * The texts that share most of each text's fingerprints, best first: `MOST_CANDIDATES` a text, the rest -1.
 * A fingerprint weighs the more the rarer it is (bits of texts ÷ texts with it). In a list of many texts a text
 * meets only its neighbours in order, so the work grows with the number of fingerprints, never with its square.
 * `may` says which pairs count; `same` hears of each pair that is one cluster. With `asked`, only these texts are
 * looked after: the others have none, and a pair is heard of where either is asked for.
 * @param postings Of all the fingerprints that these texts have
 */
export function candidates(
  sketches: Sketches,
  may: (text: number, other: number) => boolean,
  same: (text: number, other: number) => void,
  asked?: readonly number[],
  postings: Postings = sortPostings(sketches, asked),
): Int32Array {
  const texts = sketches.from.length - 1;
  const found = new Int32Array(texts * MOST_CANDIDATES).fill(-1);
  const shared: Shared = { weight: new Uint32Array(texts), prints: new Uint32Array(texts) };
  const touched: number[] = [];

  const meet = (text: number, from: number, step: 1 | -1, weight: number): void => {
    let counted = 0;
    for (let k = 0, at = from; k < REACH && counted < COUNTED; k++, at += step) {
      if (step === 1 && (at >= postings.owner.length || postings.opens[at] === 1)) return;
      if (step === -1 && postings.opens[at + 1] === 1) return;
      const other = postings.owner[at] as number;
      if (!may(text, other)) continue;
      if (shared.prints[other] === 0) touched.push(other);
      shared.weight[other] = (shared.weight[other] as number) + weight;
      shared.prints[other] = (shared.prints[other] as number) + 1;
      counted++;
    }
  };

  const find = (text: number): void => {
    const begin = sketches.from[text] as number;
    const end = sketches.from[text + 1] as number;
    for (let i = begin; i < end; i++) {
      const at = postings.place[i] as number;
      meet(text, at + 1, 1, postings.weight[at] as number);
      meet(text, at - 1, -1, postings.weight[at] as number);
    }
    const weight = (postings.total[text] as number) * LEAST_WEIGHT;
    const prints = (end - begin) * LEAST_PRINTS;
    keepBest(touched, shared, { weight, prints }, found, text * MOST_CANDIDATES);
    for (const other of touched) {
      const size = (sketches.from[other + 1] as number) - (sketches.from[other] as number);
      if ((shared.prints[other] as number) >= Math.max(end - begin, size) * CLUSTER_SHARE) same(text, other);
      shared.weight[other] = 0;
      shared.prints[other] = 0;
    }
    touched.length = 0;
  };

  if (asked) for (const text of asked) find(text);
  else for (let text = 0; text < texts; text++) find(text);
  return found;
}

/**
 * The texts that may be in one cluster with one of these, themselves among them: no other bears on who is in it. With
 * the postings of their fingerprints.
 */
export function mayCluster(
  sketches: Sketches,
  texts: readonly number[],
): { readonly texts: readonly number[]; readonly postings: Postings } {
  const all = new Set(texts);
  const shared = new Map<number, number>();
  const meet = (other: number): void => void shared.set(other, (shared.get(other) ?? 0) + 1);
  let postings = sortPostings(sketches, texts);
  for (let next = texts; next.length > 0; ) {
    const { owner, opens, place } = postings;
    const more: number[] = [];
    for (const text of next) {
      const begin = sketches.from[text] as number;
      const end = sketches.from[text + 1] as number;
      for (let i = begin; i < end; i++) {
        const at = place[i] as number;
        for (let k = at + 1; k <= at + REACH && k < owner.length && opens[k] !== 1; k++)
          meet(owner[k] as number);
        for (let k = at; k > at - REACH && opens[k] !== 1; k--) meet(owner[k - 1] as number);
      }
      for (const [other, prints] of shared) {
        const size = (sketches.from[other + 1] as number) - (sketches.from[other] as number);
        if (prints < Math.max(end - begin, size) * CLUSTER_SHARE || all.has(other)) continue;
        all.add(other);
        more.push(other);
      }
      shared.clear();
    }
    if (more.length > 0) postings = sortPostings(sketches, [...all]);
    next = more;
  }
  return { texts: [...all], postings };
}

/** Weight and number of the fingerprints that each text shares with the one at hand. */
interface Shared {
  readonly weight: Uint32Array;
  readonly prints: Uint32Array;
}

/** The heaviest of `touched` into `found` from `at`, at equal weight the first in order. */
function keepBest(
  touched: readonly number[],
  shared: Shared,
  least: { weight: number; prints: number },
  found: Int32Array,
  at: number,
): void {
  for (const other of touched) {
    const weight = shared.weight[other] as number;
    if (weight < least.weight && (shared.prints[other] as number) < least.prints) continue;
    let slot = MOST_CANDIDATES;
    while (slot > 0) {
      const held = found[at + slot - 1] as number;
      const rival = held === -1 ? 0 : (shared.weight[held] as number);
      if (rival > weight || (rival === weight && held < other)) break;
      slot--;
    }
    if (slot === MOST_CANDIDATES) continue;
    found.copyWithin(at + slot + 1, at + slot, at + MOST_CANDIDATES - 1);
    found[at + slot] = other;
  }
}

/** Posting lists one after the other, each in order of its texts. */
export interface Postings {
  /** The text of each posting. */
  readonly owner: Uint32Array;
  /** 1 where a list begins. */
  readonly opens: Uint8Array;
  /** What its fingerprint weighs. */
  readonly weight: Uint8Array;
  /** Where the postings of each text stand, at the places of its fingerprints. */
  readonly place: Uint32Array;
  /** Weight of all fingerprints of each text. */
  readonly total: Uint32Array;
}

/** The postings of all fingerprints, or only of those that `asked` texts have; `place` and `total` are of these texts. */
function sortPostings({ prints, from }: Sketches, asked?: readonly number[]): Postings {
  const texts = from.length - 1;
  // One number a posting, fingerprint above text: 53 bits in all, so fingerprints lose bits beyond 2 M texts.
  const span = 2 ** Math.max(1, Math.ceil(Math.log2(texts + 1)));
  const drop = Math.max(1, span / 2 ** 21);
  const wanted = new Set<number>();
  // Most of the others are told by their last bits.
  const lastBits = new Uint8Array(2 ** 16).fill(asked ? 0 : 1);
  for (const text of asked ?? [])
    for (let i = from[text] as number; i < (from[text + 1] as number); i++) {
      const print = Math.floor((prints[i] as number) / drop);
      wanted.add(print);
      lastBits[print & 0xffff] = 1;
    }
  const all = new Float64Array(prints.length);
  let size = 0;
  for (let text = 0; text < texts; text++) {
    for (let i = from[text] as number; i < (from[text + 1] as number); i++) {
      const print = Math.floor((prints[i] as number) / drop);
      if (lastBits[print & 0xffff] === 1 && (!asked || wanted.has(print))) all[size++] = print * span + text;
    }
  }
  const sorted = all.subarray(0, size).sort();
  const owner = new Uint32Array(size);
  const opens = new Uint8Array(size);
  const weight = new Uint8Array(size);
  const place = new Uint32Array(prints.length);
  const total = new Uint32Array(texts);
  const next = from.slice(0, texts);
  for (let begin = 0; begin < size; ) {
    const print = Math.floor((sorted[begin] as number) / span);
    let end = begin + 1;
    while (end < size && Math.floor((sorted[end] as number) / span) === print) end++;
    const bits = Math.max(1, 32 - Math.clz32(Math.floor(texts / (end - begin))));
    opens[begin] = 1;
    for (let at = begin; at < end; at++) {
      const text = (sorted[at] as number) - print * span;
      owner[at] = text;
      weight[at] = bits;
      place[next[text] as number] = at;
      next[text] = (next[text] as number) + 1;
      total[text] = (total[text] as number) + bits;
    }
    begin = end;
  }
  return { owner, opens, weight, place, total };
}
