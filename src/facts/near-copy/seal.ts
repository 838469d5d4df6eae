import { mix } from '../../model/hash.ts';
import { countSentences } from './boilerplate.ts';
import { type Copies, copiesOf } from './families.ts';
import type { CopyFold } from './fold.ts';
import { candidates, MOST_CANDIDATES, mayCluster, type Sketches } from './join.ts';
import { offsets, type Rows, rowsOf } from './rows.ts';
import type { CopyEntry, CopySummary, Family } from './summary.ts';
import { type Union, union } from './union.ts';

/** Siblings named as candidates of a family's text. */
const MOST_SIBLINGS = 6;

/**
 * Candidates, clusters, families and common sentences of all that was gathered; the same for any order of it. With
 * `judged`, candidates, clusters and sentences of these listings alone.
 */
export function sealFold(folded: CopyFold, judged?: ReadonlySet<string>): CopySummary {
  const rows = rowsOf(folded, false);
  const copies = copiesOf(rows);
  return {
    realms: countSentences(rows, judged && sentencesOf(rows, judged)),
    entries: findEntries(rows, copies, rowsOf(folded, true), judged && copiesHeld(rows, copies, judged)),
    families: nameFamilies(rows, copies),
  };
}

/** The sentences of these listings; undefined where one gave no text, as too short to be compared, and may hold any. */
function sentencesOf(rows: Rows, keys: ReadonlySet<string>): ReadonlySet<number> | undefined {
  const sentences = new Set<number>();
  let found = 0;
  for (let at = 0; at < rows.length; at++) {
    if (!keys.has(rows.key(at))) continue;
    found += 1;
    for (const sentence of rows.sentences(at)) sentences.add(sentence);
  }
  return found === keys.size ? sentences : undefined;
}

/** The copies that any of these listings has, in order. */
function copiesHeld(rows: Rows, copies: Copies, keys: ReadonlySet<string>): readonly number[] {
  const held = new Set<number>();
  for (let at = 0; at < rows.length; at++) if (keys.has(rows.key(at))) held.add(copies.at(at));
  return [...held].sort((a, b) => a - b);
}

/** Families of more than one listing, under the first listing of their first text that two of them have. */
function nameFamilies(rows: Rows, copies: Copies): Map<string, Family> {
  const named = new Map<string, Family>();
  for (let begin = 0; begin < copies.length; ) {
    let end = begin;
    let listings = 0;
    let shared = begin;
    while (end < copies.length && copies.family(end) === copies.family(begin)) {
      const size = copies.size(end);
      if (size > 1 && copies.size(shared) === 1) shared = end;
      listings += size;
      end++;
    }
    if (listings > 1) {
      const places = [...copies.members(shared).subarray(0, MOST_SIBLINGS + 1)];
      for (let copy = begin; copy < end && places.length <= MOST_SIBLINGS; copy++) {
        if (copy !== shared) places.push(copies.first(copy));
      }
      const [representative, ...siblings] = places.map(rows.key);
      named.set(representative as string, { same: copies.size(shared), siblings });
    }
    begin = end;
  }
  return named;
}

function findEntries(
  rows: Rows,
  copies: Copies,
  references: Rows,
  judged: readonly number[] | undefined,
): Map<string, CopyEntry> {
  const { first } = copies;
  const realms = new Map<string, number>();
  for (let at = 0; at < rows.length; at++)
    if (!realms.has(rows.realm(at))) realms.set(rows.realm(at), realms.size);

  // Fingerprints of different realms never meet: each realm but the first has a salt.
  const own = gather(copies.length, copy => rows.sketch(first(copy)));
  const salted =
    realms.size < 2 ? own : salt(own, copy => mix(realms.get(rows.realm(first(copy))) as number));
  const clusters = union(copies.length);
  const near = judged && mayCluster(salted, judged);
  const peers = candidates(
    salted,
    (a, b) => copies.family(a) !== copies.family(b),
    (a, b) => clusters.join(a, b),
    near?.texts,
    near?.postings,
  );
  const all = copies.length + references.length;
  const sketchOf = (text: number): Uint32Array =>
    text < copies.length ? rows.sketch(first(text)) : references.sketch(text - copies.length);
  const sources =
    references.length === 0
      ? new Int32Array(0)
      : candidates(
          gather(all, sketchOf),
          (a, b) => a < copies.length && b >= copies.length,
          () => {},
          judged,
        );

  const others = countOthers(copies, clusters);
  const entries = new Map<string, CopyEntry>();
  for (const copy of judged ?? Array.from({ length: copies.length }, (_, at) => at)) {
    const found = held(peers, copy).map(other => rows.key(first(other)));
    const copied = held(sources, copy).map(other => references.key(other - copies.length));
    if (found.length === 0 && copied.length === 0) continue;
    const entry: CopyEntry = { peers: found, references: copied, others: others(copy) };
    for (const at of copies.members(copy)) entries.set(rows.key(at), entry);
  }
  return entries;
}

const held = (found: Int32Array, text: number): number[] =>
  [...found.subarray(text * MOST_CANDIDATES, (text + 1) * MOST_CANDIDATES)].filter(other => other !== -1);

function gather(count: number, sketch: (text: number) => Uint32Array): Sketches {
  const from = offsets(
    Uint32Array.from({ length: count }, (_, text) => sketch(text).length),
    count,
  );
  const prints = new Uint32Array(from[count] as number);
  for (let text = 0; text < count; text++) prints.set(sketch(text), from[text]);
  return { prints, from };
}

function salt({ prints, from }: Sketches, bits: (text: number) => number): Sketches {
  const salted = prints.slice();
  for (let text = 0; text + 1 < from.length; text++) {
    const own = bits(text);
    for (let i = from[text] as number; i < (from[text + 1] as number); i++)
      salted[i] = (prints[i] as number) ^ own;
  }
  return { prints: salted, from };
}

/** For a copy, the listings of its cluster that are not of its family. */
function countOthers(copies: Copies, clusters: Union): (copy: number) => number {
  const all = new Uint32Array(copies.length);
  const siblings = new Map<number, number>();
  const own = (copy: number): number => clusters.find(copy) * copies.length + copies.family(copy);
  for (let copy = 0; copy < copies.length; copy++) {
    const root = clusters.find(copy);
    const size = copies.size(copy);
    all[root] = (all[root] as number) + size;
    if (root !== copy) siblings.set(own(copy), (siblings.get(own(copy)) ?? 0) + size);
  }
  return copy => {
    const root = clusters.find(copy);
    const first = copies.family(root) === copies.family(copy) ? copies.size(root) : 0;
    return (all[root] as number) - first - (siblings.get(own(copy)) ?? 0);
  };
}
