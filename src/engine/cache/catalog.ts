import { hash as hashText } from '../../model/hash.ts';
import type { CatalogRule } from '../../rule/rule.ts';
import { type Folds, type Gathered, merged, type Summaries } from '../collect.ts';
import type { Bucket, Entry } from './bucket.ts';
import { mergedBy, plain } from './folds.ts';
import type { CatalogFile, Gathering } from './gathering.ts';
import { holds, together } from './leaning.ts';
import { type Passing, partsOf } from './parts.ts';
import { nameOf, stateOfFiles } from './state.ts';

/** Files are spread over so many buckets by their names. */
const buckets = 64;
/** So many buckets are also kept as one: where nothing in them changed, that one is read. */
const groupSize = 8;

/**
 * The first pass over a catalog of which most is known from an earlier run: only files that are new or changed are
 * read. It may be asked for several states of the catalog, each to judge the documents of these keys; with `keep` a
 * state is kept for later runs. With or without a store, what is folded goes the same way, so that the same bytes
 * come out.
 */
export function catalogOf<F extends CatalogFile>(
  gathering: Gathering<F>,
): (files: readonly F[], judged: ReadonlySet<string> | undefined, keep: boolean) => Promise<Gathered> {
  const { rules, store, stateOf } = gathering;
  const known = new Map<number, readonly Bucket[]>();
  const statesOf = (at: number): readonly Bucket[] => {
    const kept = known.has(at) ? undefined : store?.load(at);
    const states = known.get(at) ?? (kept ? [kept] : []);
    known.set(at, states);
    return states;
  };
  const passing: Passing = new Map();
  const bucketAt = async (at: number, wanted: readonly F[], keep: boolean) => {
    const states = statesOf(at);
    const { content, kept } = await bucketOf(wanted, states, gathering, passing);
    if (keep && content !== states[0] && (states[0] || wanted.length > 0)) store?.save(at, kept);
    if (!states.includes(content)) known.set(at, [...states, content]);
    return { content, isKept: content === kept };
  };
  return async (files, judged, keep) => {
    const all: Bucket[] = [];
    const spreadOut = spread(files);
    for (let first = 0; first < buckets; first += groupSize) {
      const wanted = spreadOut.slice(first, first + groupSize);
      const state = stateOfFiles(wanted.flat());
      const at = buckets + first / groupSize;
      const [group] = statesOf(at);
      if (group?.state === state && holds(group.leaning, stateOf)) {
        all.push(group);
        continue;
      }
      const own: Awaited<ReturnType<typeof bucketAt>>[] = [];
      for (const [index, files] of wanted.entries()) own.push(await bucketAt(first + index, files, keep));
      const members = own.map(({ content }) => content);
      all.push(...members);
      if (keep && own.every(({ isKept }) => isKept) && members.some(({ documents }) => documents > 0))
        store?.save(at, groupOf(state, members, rules));
    }
    // A document alone has nobody to be compared with.
    const isAlone = all.reduce((sum, { documents }) => sum + documents, 0) < 2;
    const folded = isAlone ? [] : all;
    return {
      summaries: summariesOf(folded, gathering, judged),
      crashes: firstOfEach(folded.flatMap(({ crashes }) => [...crashes])),
    };
  };
}

/** Buckets as one, without their files. */
const groupOf = (state: string, members: readonly Bucket[], rules: readonly CatalogRule[]): Bucket => ({
  state,
  documents: members.reduce((sum, { documents }) => sum + documents, 0),
  leaning: together(members.map(({ leaning }) => leaning)),
  merged: mergedBy(rules, rule => members.flatMap(({ merged }) => merged.get(rule) ?? []).map(plain)),
  crashes: new Map(),
  entries: () => [],
});

/** The first error of each rule. */
const firstOfEach = (thrown: readonly (readonly [rule: string, Error])[]): ReadonlyMap<string, Error> =>
  new Map(thrown.toReversed());

/** Each is made when it is first asked for: most documents ask few of the rules. */
function summariesOf(
  all: readonly Bucket[],
  { rules, timed }: Pick<Gathering<CatalogFile>, 'rules' | 'timed'>,
  judged: ReadonlySet<string> | undefined,
): Summaries {
  const made = new Map<string, unknown>();
  const sealed = (rule: CatalogRule): unknown => {
    const start = timed ? performance.now() : 0;
    const folds = all.flatMap(({ merged }) => merged.get(rule.id) ?? []);
    const summary = rule.fold.seal(merged(rule, folds.map(plain)), judged);
    timed?.(rule.id, performance.now() - start);
    return summary;
  };
  return {
    get(id) {
      const rule = rules.find(entry => entry.id === id);
      if (rule && !made.has(id)) made.set(id, sealed(rule));
      return made.get(id);
    },
  };
}

function spread<F extends CatalogFile>(files: readonly F[]): readonly (readonly F[])[] {
  const all: F[][] = Array.from({ length: buckets }, () => []);
  for (const file of files) all[Number.parseInt(hashText(nameOf(file)).slice(-2), 16) % buckets]?.push(file);
  return all;
}

/** The bucket of these files, from what is known of them in other states, and what of it may be kept for other runs. */
async function bucketOf<F extends CatalogFile>(
  wanted: readonly F[],
  states: readonly Bucket[],
  gathering: Gathering<F>,
  passing: Passing,
): Promise<{ content: Bucket; kept: Bucket }> {
  const { rules, stateOf } = gathering;
  const state = stateOfFiles(wanted);
  const same = states.find(bucket => bucket.state === state && holds(bucket.leaning, stateOf));
  if (same) return { content: same, kept: same };
  const isOf = ({ id, parts }: Entry, file: F): boolean =>
    id === file.id && parts.every(({ leaning }) => holds(leaning, stateOf));
  const entries = byName(states.flatMap(bucket => bucket.entries() ?? []));
  const own = wanted.map(file => entries.get(nameOf(file))?.find(entry => isOf(entry, file)));
  const changed = wanted.filter((_, at) => own[at] === undefined);
  const read = await gathering.read(changed);
  const made = new Map<F, Entry>();
  for (const [at, file] of changed.entries()) {
    const name = nameOf(file);
    const before = (entries.get(name) ?? []).flatMap(({ parts }) => parts);
    const entry = { name, id: file.id, parts: await partsOf(file, read[at], before, gathering, passing) };
    made.set(file, entry);
  }
  const complete = wanted.map((file, at) => own[at] ?? (made.get(file) as Entry));
  const content = bucketWith(state, complete, rules, passing);
  const lasting = complete.filter(({ parts }) => !parts.some(part => passing.has(part)));
  const kept = lasting.length === complete.length ? content : bucketWith('in part', lasting, rules, passing);
  return { content, kept };
}

function byName(all: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const entry of all) {
    const same = entries.get(entry.name);
    if (same) same.push(entry);
    else entries.set(entry.name, [entry]);
  }
  return entries;
}

function bucketWith(
  state: string,
  entries: readonly Entry[],
  rules: readonly CatalogRule[],
  passing: Passing,
): Bucket {
  const parts = entries.flatMap(entry => entry.parts);
  const all = parts.map(({ folds }) => plain(folds) as Folds);
  return {
    state,
    documents: parts.reduce((sum, { documents }) => sum + documents, 0),
    leaning: together(parts.map(({ leaning }) => leaning)),
    merged: mergedBy(rules, rule => all.flatMap(part => (part.has(rule) ? [part.get(rule)] : []))),
    crashes: firstOfEach(parts.flatMap(part => [...(passing.get(part) ?? [])])),
    entries: () => entries,
  };
}
