import type { LoadedConfig } from '../config/load.ts';
import { catalogOf } from '../engine/cache/catalog.ts';
import type { CatalogFile, PartGathered } from '../engine/cache/gathering.ts';
import { noting, type StateOf } from '../engine/cache/leaning.ts';
import { carriageOf } from '../engine/carriage.ts';
import { type Collecting, gather } from '../engine/collect.ts';
import type { DocumentSettings } from '../engine/context.ts';
import { identityOf } from '../engine/fingerprint.ts';
import type { FileState } from '../engine/fix/state.ts';
import { type Among, isCatalogRule, type LintFile, type LintInput, lint } from '../engine/lint.ts';
import { type Memory, memoryOf } from '../engine/memory.ts';
import { peersBy } from '../engine/peers.ts';
import type { RunResult } from '../engine/result.ts';
import { baseMemory, changedDocuments, memoryOfPart, onlyChanged } from '../engine/since.ts';
import type { Run as Facts } from '../facts/run.ts';
import type { InputFile } from '../input/files.ts';
import { sourceOf } from '../input/pictures/source.ts';
import type { AnyDocument, Document } from '../model/document.ts';
import type { AnyRule, CatalogRule } from '../rule/index.ts';
import { cacheOf, sha1, statesOf } from './cache.ts';
import type { Changes, HeldFile } from './changes.ts';
import type { CheckFlags } from './flags.ts';
import type { Sight } from './look.ts';
import { type FilesRead, type Reading, readFiles } from './read-files.ts';

export { changesOf } from './changes.ts';

/** What judging a part of a catalog needs of the run. */
export interface Ground {
  readonly rules: readonly AnyRule[];
  readonly run: Facts;
  readonly complete: readonly string[];
  readonly reading: Reading;
  readonly config: LoadedConfig;
  readonly version: string;
  readonly flags: CheckFlags;
  /** What may be looked into beside documents, by path: pages of stores and price histories. */
  readonly stores: readonly string[];
  readonly histories: readonly string[];
  /** What ours must not copy. */
  readonly references: readonly InputFile[];
  /** Notes in which dialect files were read. */
  seen(files: readonly LintFile[]): void;
  settings(document: Document): DocumentSettings;
  look(documents: readonly AnyDocument[], wants: (rule: AnyRule) => boolean): Promise<Sight | undefined>;
  /** What `lint` is given for these files. */
  input(read: FilesRead, sight: Sight | undefined): LintInput;
}

/** The changed files as they were read, and what is to be told of the documents in them that changed. */
export interface ChangedRun {
  readonly read: FilesRead;
  readonly result: RunResult;
}

/**
 * Judges what changed of a catalog, again and again under `--fix`. Catalog rules know all the rest; what they found at
 * the base already is set aside.
 */
export async function judgeChanged(
  changes: Changes,
  ground: Ground,
): Promise<(written: ReadonlyMap<string, FileState>) => Promise<ChangedRun>> {
  const { reading } = ground;
  const references: HeldFile[] = [];
  for (const input of ground.references) references.push(await changes.hold(input, true));
  const rules = ground.rules.filter(isCatalogRule);
  const stateOf = statesOf(ground);
  const read = new Map<HeldFile, LintFile | undefined>();
  const spent = new Map<string, number>();
  const timed = ground.flags.timing
    ? (rule: string, milliseconds: number) =>
        void spent.set(rule, (spent.get(rule) ?? 0) + milliseconds * 1000)
    : undefined;
  const catalog = catalogOf<HeldFile>({
    rules,
    store: cacheOf(ground, rules, changes.isTracked),
    stateOf,
    async read(files) {
      const unread = files.filter(file => !read.has(file));
      const found = filesByName(await readHeld(unread, { ...reading, known: undefined }));
      return files.map(file => (read.has(file) ? read.get(file) : found.get(file.file)));
    },
    timed,
    gather: gatherer(ground, stateOf, timed),
  });
  const readChanged = async (
    files: readonly HeldFile[],
    how: Reading,
    written?: ReadonlyMap<string, FileState>,
  ) => {
    const own = files.filter(({ file }) => changes.changed.has(file));
    const found = await readHeld(own, how, written);
    const byName = filesByName(found);
    for (const file of own) read.set(file, byName.get(file.file));
    return found;
  };
  const base = await readChanged(changes.base, { ...reading, known: undefined });

  /** Asks the catalog rules about documents of a state, until all that they ask for in turn is at hand. */
  const scout = async (
    files: FilesRead,
    state: readonly HeldFile[],
    judges: (document: AnyDocument) => boolean,
    rules: readonly CatalogRule[],
    keep: boolean,
  ): Promise<{ found: RunResult; input: LintInput }> => {
    const held = [...state, ...references];
    const judged = documentsOf(files).filter(judges);
    const gathered = await catalog(held, new Set(judged.map(({ key }) => key)), keep);
    ground.seen(files.files);
    const sight = await ground.look(judged, () => true);
    const peers = peersBy(async isAsked => {
      const more = await readHeld(
        held.filter(({ file }) => isAsked(file)),
        { ...reading, known: undefined },
      );
      ground.seen(more.files);
      return documentsOf(more);
    });
    const among: Among = { ...gathered, judges, peer: peers.peer };
    const input = { ...ground.input(files, sight), among };
    for (;;) {
      const found = lint({ ...input, rules, memory: nobody });
      if (!(await peers.fetch())) return { found, input };
    }
  };

  return async written => {
    const now = changes.now.map(file => {
      const state = written.get(file.file);
      return state ? { ...file, id: `fixed ${sha1(state.bytes)}` } : file;
    });
    const files = await readChanged(now, reading, written);
    const keys = changedDocuments(documentsOf(files), documentsOf(base));
    const part = { keys, files: changes.changed };
    if (keys.size === 0) {
      const input = { ...ground.input(files, undefined), among: { ...nothing, judges: () => false } };
      return {
        read: files,
        result: onlyChanged(lint({ ...input, memory: memoryOfPart(input.memory) }), part),
      };
    }
    const { found, input } = await scout(files, now, ({ key }) => keys.has(key), rules, written.size === 0);
    const open = found.documents.flatMap(({ findings, identity }) =>
      findings.flatMap(({ key, rule }) => (key ? [{ identity, rule }] : [])),
    );
    const told = new Set(open.map(({ identity }) => identity));
    const telling = rules.filter(({ id }) => open.some(({ rule }) => rule === id));
    const wasThere = (document: AnyDocument): boolean => told.has(identityOf(document));
    const before = documentsOf(base).some(wasThere)
      ? [baseMemory((await scout(base, changes.base, wasThere, telling, false)).found)]
      : [];
    ground.seen(files.files);
    const memory = memoryOfPart(memoryOf([input.memory, ...before]));
    return { read: files, result: onlyChanged(lint({ ...input, memory, spent }), part) };
  };
}

const nothing = { summaries: new Map(), crashes: new Map(), peer: () => undefined };
const nobody: Memory = { aside: () => undefined, findings: () => [] };

const documentsOf = (read: FilesRead): readonly AnyDocument[] =>
  read.files.flatMap(({ documents }) => documents);

const filesByName = (read: FilesRead): ReadonlyMap<string, LintFile> =>
  new Map(read.files.map(file => [file.file, file]));

async function readHeld(
  files: readonly HeldFile[],
  reading: Reading,
  written?: ReadonlyMap<string, FileState>,
): Promise<FilesRead> {
  const { blobBytes } = await import('../input/git.ts');
  const stored = files.flatMap(({ blob }) => blob ?? []);
  const bytes = await blobBytes(process.cwd(), stored);
  let next = 0;
  const inputs = files.map(
    ({ input, blob }): InputFile =>
      blob === null ? input : { ...input, bytes: bytes[next++] as Uint8Array },
  );
  return readFiles(inputs, reading, written);
}

/** How a part of a file is gathered: alone, so that nothing but itself and what it leans on decides. */
function gatherer(
  { rules, run, complete, settings, seen, look }: Ground,
  stateOf: StateOf,
  timed: Collecting['timed'],
) {
  const catalogRules = rules.filter(isCatalogRule);
  const cwd = process.cwd();
  const { run: notingRun, noted } = noting(run, stateOf, (file, src) => {
    const source = sourceOf(src, file, cwd);
    return source.kind === 'path' ? source.path : undefined;
  });
  return async (
    { reference }: CatalogFile,
    file: LintFile,
    documents: readonly AnyDocument[],
  ): Promise<PartGathered> => {
    seen([file]);
    const sight = await look(documents, isCatalogRule);
    const crashes = new Map<string, Error>();
    const surroundings = {
      carriage: carriageOf([file], complete, notingRun),
      settings,
      peer: () => undefined,
    };
    const setting = (rule: AnyRule, document: AnyDocument) => settings(document).rule(rule);
    // Documents of their own: what is measured here, with these pictures alone, is not what judging sees.
    const own = documents.map(document => ({ document: Object.create(document), reference }));
    const { made, ...rest } = noted(sight?.look, () =>
      gather(catalogRules, own, { run: notingRun, surroundings, setting, timed }, crashes),
    );
    return { folds: made, crashes, ...rest };
  };
}
