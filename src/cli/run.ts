import { factsOf } from '../config/facts.ts';
import { resolve, type Settings } from '../config/resolve.ts';
import { profileOf } from '../dialects/index.ts';
import { templateExtensions } from '../dialects/message-file.ts';
import { baselineMemory } from '../engine/baseline.ts';
import { decisionMemory } from '../engine/decisions.ts';
import type { Linted } from '../engine/fix/loop.ts';
import type { FileState, Reread } from '../engine/fix/state.ts';
import { type LintFile, type LintInput, lint } from '../engine/lint.ts';
import { memoryOf } from '../engine/memory.ts';
import type { RunResult } from '../engine/result.ts';
import { suppressorOf } from '../engine/suppress.ts';
import { categoryOf } from '../facts/category/index.ts';
import type { Run as Facts } from '../facts/run.ts';
import { type FoundFiles, findFiles } from '../input/files.ts';
import { today } from '../model/day.ts';
import type { AnyDocument, Document, Kind } from '../model/document.ts';
import type { AnyRule, Plugin } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { type BaselineFile, findBaseline } from './baseline-file.ts';
import { configOf } from './config.ts';
import { readDecisionFiles } from './decision-files.ts';
import type { CheckFlags } from './flags.ts';
import { looking, type Sight, suppliedIn } from './look.ts';
import { nothingFound, nothingToCheck } from './nothing.ts';
import { type FilesRead, type Reading, type ReadOne, readFiles, reread } from './read-files.ts';
import { readHistory } from './read-history.ts';
import { readStores } from './read-stores.ts';
import { findReferences } from './references.ts';

/** What the door knows before anything is read. */
export interface Start {
  readonly language: ReportLanguage;
  readonly version: string;
}

const isListing = (document: Document): document is Document<'listing'> => document.kind === 'listing';

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
  const { loaded, plugins, rules, known } = await configOf(flags, start.language);
  const dialects = new Map<string, string>();
  const settings = resolve(loaded, flags, {
    rules: rules.values(),
    today: today(),
    // An export of a platform is for that platform, unless somebody says otherwise.
    impliedProfiles: ({ file }) =>
      known.profiles.filter(profile => profile === profileOf(dialects.get(file) ?? '')),
    categoryOf: document => (isListing(document) ? categoryOf(document, facts)?.path : undefined),
  });
  const facts: Facts = factsOf(plugins, settings);
  const lang = settings.lang ?? start.language;

  const decided = await readDecisionFiles(settings.decisions, lang);
  const baseline = findBaseline(loaded, lang);

  const filesOf = async (patterns: readonly string[]) =>
    patterns.length === 0 ? [] : (await findFiles({ cwd: process.cwd(), paths: patterns })).files;
  const references = await findReferences(settings.references);
  const histories = await filesOf(settings.priceHistory);
  // What ours must not copy, and what ours cost before, is not ours, wherever it lies; a file that is named is
  // judged all the same.
  const foreign = new Set([
    ...[...references.records, ...histories].map(({ file }) => file),
    ...settings.decisions,
  ]);
  const find = async (among?: ReadonlySet<string>): Promise<FoundFiles> => {
    const found = await findFiles({
      cwd: process.cwd(),
      files: settings.files,
      ignore: settings.ignore,
      paths,
      ...(flags.stdinName ? { stdinName: flags.stdinName } : {}),
      also: templateExtensions,
      ...(among ? { among } : {}),
    });
    return { ...found, files: found.files.filter(({ file, named }) => named || !foreign.has(file)) };
  };
  const reading: Reading = {
    language: lang,
    ...(flags.fix || flags.diff ? { known: new Map<string, ReadOne>() } : {}),
    ...(flags.kind ? { kind: flags.kind as Kind } : {}),
    ...(flags.page ? { page: flags.page } : {}),
    settings: (file: string) => settings.forFile(file),
  };
  const ofPart = flags.staged || flags.since !== undefined;
  const part = ofPart ? await import('./changed.ts') : undefined;
  const changes = await part?.changesOf(flags, async among => (await find(among)).files, lang);
  if (part && !changes) return { nothing: nothingToCheck(flags, lang), clean: true };
  const found = changes ? undefined : await find();
  const lintRun = {
    ...facts,
    ...(settings.stores.length > 0 ? { store: await readStores(settings, reading, lang) } : {}),
    ...(histories.length > 0 ? { prices: await readHistory(histories, reading.settings, lang) } : {}),
  };
  const lookAtPictures = looking({
    config: loaded,
    version: start.version,
    flags,
    suppliers: references.pictures,
    isTracked: changes?.isTracked,
  });
  const looksFor = async (documents: readonly AnyDocument[], wants: (rule: AnyRule) => boolean) => {
    const wanting = [...rules.values()].filter(rule => rule.looks && wants(rule));
    // Those that want more are asked first.
    wanting.sort((left, right) => Number(left.looks === true) - Number(right.looks === true));
    const wantOf = (document: AnyDocument) =>
      wanting.find(rule => settings.forDocument(document).rule(rule))?.looks;
    return flags.images === false ? undefined : lookAtPictures(documents, wantOf);
  };
  const seen = (files: readonly LintFile[]): void => {
    for (const { file, assumed } of files) dialects.set(file, assumed.dialect);
  };
  const inputFor = (
    read: FilesRead,
    sight: Sight | undefined,
    foreignDocuments: readonly AnyDocument[],
  ): LintInput => ({
    version: start.version,
    files: read.files,
    references: foreignDocuments,
    rules: [...rules.values()],
    run: {
      ...lintRun,
      ...(sight && { look: sight.look }),
      ...(sight && sight.suppliers.length > 0 && { supplied: suppliedIn(sight, documentsOf(read)) }),
    },
    settings: document => settings.forDocument(document),
    complete: settings.complete,
    // With paths given, or where a part is judged, an override for other files is not unused.
    notes: () => [...decided.faults, ...(paths.length === 0 && !part ? settings.unusedOverrides() : [])],
    memory: memoryOf([
      suppressorOf([...settings.suppressions, ...read.suppressions], {
        asOf: settings.asOf,
        rules: rules.keys(),
      }),
      decisionMemory(decided.decisions, { asOf: settings.asOf, rules: new Set(rules.keys()) }),
      baselineMemory(baseline),
    ]),
    otherFiles: read.otherFiles,
    partial: (flags.rule ?? []).length > 0,
    timing: flags.timing ?? false,
  });
  const judge =
    part && changes
      ? await part.judgeChanged(changes, {
          rules: [...rules.values()],
          run: lintRun,
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
          input: (read, sight) => inputFor(read, sight, []),
        })
      : await judgeAll();

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

  async function judgeAll() {
    const foreignDocuments = documentsOf(await readFiles(references.records, reading));
    return async (changed: ReadonlyMap<string, FileState>) => {
      const read = await readFiles(found?.files ?? [], reading, changed);
      seen(read.files);
      const sight = await looksFor([...documentsOf(read), ...foreignDocuments], () => true);
      return { read, result: lint(inputFor(read, sight, foreignDocuments)) };
    };
  }
}

const documentsOf = (read: FilesRead): readonly AnyDocument[] =>
  read.files.flatMap(({ documents }) => documents);
