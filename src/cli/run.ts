import type { Settings } from '../config/resolve.ts';
import type { Linted } from '../engine/fix/loop.ts';
import type { FileState, Reread } from '../engine/fix/state.ts';
import { joined } from '../engine/joined.ts';
import { lint } from '../engine/lint.ts';
import { sealGathered } from '../engine/parts.ts';
import type { RunResult } from '../engine/result.ts';
import type { AnyDocument } from '../model/document.ts';
import type { AnyRule, Plugin } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { BaselineFile } from './baseline-file.ts';
import type { CheckFlags } from './flags.ts';
import { decidedBefore } from './joining.ts';
import { looking, picturesOf, type Sight, suppliedIn } from './look.ts';
import { nothingFound, nothingToCheck } from './nothing.ts';
import { prepare, type Seen, type Start } from './prepare.ts';
import { type FilesRead, readFiles, reread } from './read-files.ts';
import { threadsFor } from './thread-count.ts';

export type { Start } from './prepare.ts';

/** A run over files, judged, and what a report of it needs. */
export interface Run {
  readonly result: RunResult;
  readonly settings: Settings;
  /** Language of the report. */
  readonly lang: ReportLanguage;
  readonly plugins: readonly Plugin[];
  /** Plugins that the config names and that were not to be loaded. */
  readonly skipped: readonly string[];
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly baseline: BaselineFile;
  /** The files that could be parsed, by name. */
  readonly states: ReadonlyMap<string, FileState>;
  /** Name of the file that standard input stands for, where it was read. */
  readonly stdin: string | undefined;
  /** The name of the dialect that each file was read in. */
  readonly dialects: ReadonlyMap<string, string>;
  /** Reads other bytes of a file as this run reads it. */
  readonly reread: Reread;
  /** Judges all files again, with other bytes for those that changed. */
  relint(changed: ReadonlyMap<string, FileState>): Promise<Linted>;
}

/** Nothing matched: where was looked, so that an empty run is never mistaken for a clean one. */
export interface EmptyRun {
  readonly nothing: string;
  /** That is as it should be: nothing is staged. */
  readonly clean?: boolean;
}

/**
 * Reads and judges what `paths` and `flags` ask for.
 * @throws UsageError where config, flags or a named file are not valid
 */
export async function runOver(
  paths: readonly string[],
  flags: CheckFlags,
  start: Start,
): Promise<Run | EmptyRun> {
  const prepared = await prepare(paths, flags, start);
  const { loaded, plugins, rules, settings, lang, reading, references, histories, dialects, seen } = prepared;
  const { baseline, joining } = await decidedBefore(prepared, flags, start);
  const ofPart = flags.staged || flags.since !== undefined;
  const part = ofPart ? await import('./changed.ts') : undefined;
  const changes = await part?.changesOf(flags, async among => (await prepared.find(among)).files, lang);
  if (part && !changes) return { nothing: nothingToCheck(flags, lang), clean: true };
  const found = changes ? undefined : await prepared.find();
  // With paths given, or where a part is judged, an override for other files is not unused.
  const coversAll = paths.length === 0 && !part;
  const facts = await prepared.facts();
  const lookAtPictures = looking({
    config: loaded,
    version: start.version,
    flags,
    suppliers: references.pictures,
    isTracked: changes?.isTracked,
  });
  const looksFor = async (documents: readonly AnyDocument[], wants: (rule: AnyRule) => boolean) => {
    const wanting = documents.flatMap(document => {
      const want = prepared.looksAt(document, wants);
      return want ? [{ document, want }] : [];
    });
    return lookAtPictures(
      picturesOf(
        wanting.map(({ document }) => document),
        flags,
      ),
      wanting.some(({ want }) => want === 'suppliers'),
    );
  };
  const seenBy = (sight: Sight | undefined, documents: readonly AnyDocument[]): Seen =>
    sight
      ? {
          look: sight.look,
          ...(sight.suppliers.length > 0 && { supplied: suppliedIn(sight, picturesOf(documents, flags)) }),
        }
      : {};
  const threads = threadsFor(flags, found ? [...found.files, ...references.records] : [], lang);
  const judge =
    part && changes
      ? await part.judgeChanged(changes, {
          rules: [...rules.values()],
          run: facts,
          complete: settings.complete,
          reading,
          config: loaded,
          version: start.version,
          flags,
          stores: settings.stores,
          histories: histories.map(({ file }) => file),
          references: references.records,
          seen,
          settings: document => settings.forDocument(document),
          look: looksFor,
          input: (read, sight) => ({
            ...prepared.passes(read.files, [], facts, seenBy(sight, read.files.flatMap(documentsOf))),
            ...joining(read, () => []),
          }),
        })
      : ((threads > 1 ? await judgeTogether() : undefined) ?? (await judgeAll()));

  const { read, result } = await judge(new Map());
  if (read.files.length === 0)
    return found
      ? { nothing: nothingFound(found, read.otherFiles, lang) }
      : { nothing: nothingToCheck(flags, lang), clean: true };
  return {
    result,
    settings,
    lang,
    plugins,
    skipped: loaded.skipped,
    rules,
    baseline,
    states: read.states,
    stdin: found?.files.find(({ path }) => path === null)?.file,
    dialects,
    reread: (file, bytes) => reread(file, bytes, reading),
    async relint(changed) {
      const { read: again, result } = await judge(changed);
      return { result, files: again.states };
    },
  };

  /** Undefined where what is judged cannot go from one thread to another. */
  async function judgeTogether() {
    const { byThreads, filesAtHand, looksAt } = await import('./threads.ts');
    const given = { files: found?.files ?? [], references: references.records };
    const { all, whole } = await filesAtHand(given, lang);
    const footing = { prepared, facts, flags, start };
    const judged = await byThreads(threads, whole, all, footing, async team => {
      const read = await team.read(pictures => looksAt(pictures, lookAtPictures));
      const sealed = sealGathered(prepared.catalogRules, await team.gather(prepared.catalogRules));
      return { ...(await team.judge(sealed)), ...read };
    });
    if (!judged) return undefined;
    const { files, micros, overrides } = judged;
    const unused = () => (coversAll ? settings.unusedOverrides(overrides) : []);
    const read = { files, otherFiles: judged.otherFiles, states: new Map<string, FileState>() };
    const result = joined(files, joining(judged, unused), micros);
    return async () => ({ read, result });
  }

  async function judgeAll() {
    const foreign = (await readFiles(references.records, reading)).files.flatMap(documentsOf);
    return async (changed: ReadonlyMap<string, FileState>) => {
      const read = await readFiles(found?.files ?? [], reading, changed);
      seen(read.files);
      const own = read.files.flatMap(documentsOf);
      const sight = await looksFor([...own, ...foreign], () => true);
      const notes = () => (coversAll ? settings.unusedOverrides() : []);
      const result = lint({
        ...prepared.passes(read.files, foreign, facts, seenBy(sight, own)),
        ...joining(read, notes),
      });
      return { read, result };
    };
  }
}

const documentsOf = ({ documents }: FilesRead['files'][number]): readonly AnyDocument[] => documents;
