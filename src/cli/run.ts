import { factsOf } from '../config/facts.ts';
import { resolve, type Settings } from '../config/resolve.ts';
import { profileOf } from '../dialects/index.ts';
import { templateExtensions } from '../dialects/message-file.ts';
import { baselineMemory } from '../engine/baseline.ts';
import { decisionMemory } from '../engine/decisions.ts';
import type { Linted } from '../engine/fix/loop.ts';
import type { FileState, Reread } from '../engine/fix/state.ts';
import { lint } from '../engine/lint.ts';
import { type Memory, memoryOf } from '../engine/memory.ts';
import type { RunResult } from '../engine/result.ts';
import { baseMemory, changedDocuments, onlyChanged } from '../engine/since.ts';
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
import { lookAtPictures } from './look.ts';
import { type FilesRead, type Reading, type ReadOne, readFiles, reread } from './read-files.ts';
import { readHistory } from './read-history.ts';
import { readStores } from './read-stores.ts';

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

const nothingStaged: Readonly<Record<ReportLanguage, string>> = {
  en: 'Nothing to check: no staged listings.',
  zh: '没有可检查的内容：暂存区中没有商品文件。',
};

const nothingChanged: Readonly<Record<ReportLanguage, string>> = {
  en: 'Nothing to check: no listings changed.',
  zh: '没有可检查的内容：没有改动的商品。',
};

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

  const search = { cwd: process.cwd(), files: settings.files, ignore: settings.ignore };
  const found = await findFiles({
    ...search,
    paths,
    ...(flags.stdinName ? { stdinName: flags.stdinName } : {}),
    also: templateExtensions,
  });
  const reading: Reading = {
    language: lang,
    ...(flags.fix || flags.diff ? { known: new Map<string, ReadOne>() } : {}),
    ...(flags.kind ? { kind: flags.kind as Kind } : {}),
    ...(flags.page ? { page: flags.page } : {}),
    settings: (file: string) => settings.forFile(file),
  };
  const references =
    settings.references.length === 0
      ? []
      : (await findFiles({ cwd: process.cwd(), paths: settings.references })).files;
  const histories =
    settings.priceHistory.length === 0
      ? []
      : (await findFiles({ cwd: process.cwd(), paths: settings.priceHistory })).files;
  // What ours must not copy, and what ours cost before, is not ours, wherever it lies; a file that is named is
  // judged all the same.
  const foreign = new Set([...[...references, ...histories].map(({ file }) => file), ...settings.decisions]);
  const candidates = found.files.filter(({ file, named }) => named || !foreign.has(file));
  const own = flags.staged
    ? await (await import('./staged.ts')).onlyStaged(candidates, flags.fix ?? false, lang)
    : candidates;
  if (flags.staged && own.length === 0) return { nothing: nothingStaged[lang], clean: true };
  const foreignDocuments = (await readFiles(references, reading)).files.flatMap(file => file.documents);
  const lintRun = {
    ...facts,
    ...(settings.stores.length > 0 ? { store: await readStores(settings, reading, lang) } : {}),
    ...(histories.length > 0 ? { prices: await readHistory(histories, reading.settings, lang) } : {}),
  };
  const looksFor = (read: FilesRead, foreign: readonly AnyDocument[]) =>
    lookAtPictures(
      [...read.files.flatMap(({ documents }) => documents), ...foreign],
      document => [...rules.values()].some(rule => rule.looks && settings.forDocument(document).rule(rule)),
      flags.fetchImages ?? false,
    );
  const judgedAll = async (read: FilesRead, more: readonly Memory[]): Promise<RunResult> => {
    for (const { file, assumed } of read.files) dialects.set(file, assumed.dialect);
    const looking = flags.images === false ? undefined : await looksFor(read, foreignDocuments);
    return lint({
      version: start.version,
      files: read.files,
      references: foreignDocuments,
      rules: [...rules.values()],
      run: { ...lintRun, ...(looking ? { look: looking } : {}) },
      settings: document => settings.forDocument(document),
      complete: settings.complete,
      // With paths given, an override for other files is not unused.
      notes: () => [...decided.faults, ...(paths.length === 0 ? settings.unusedOverrides() : [])],
      memory: memoryOf([
        suppressorOf([...settings.suppressions, ...read.suppressions], {
          asOf: settings.asOf,
          rules: rules.keys(),
        }),
        decisionMemory(decided.decisions, { asOf: settings.asOf, rules: new Set(rules.keys()) }),
        baselineMemory(baseline),
        ...more,
      ]),
      otherFiles: read.otherFiles,
      partial: (flags.rule ?? []).length > 0,
      timing: flags.timing ?? false,
    });
  };
  const since =
    flags.since === undefined
      ? undefined
      : await (await import('./since.ts')).sinceRef(flags.since, candidates, lang);
  const base = since && (await readFiles(since.base, { ...reading, known: undefined }));
  const baseResult = base && (await judgedAll(base, []));
  const judged = async (read: FilesRead): Promise<RunResult> => {
    if (!since || !base || !baseResult) return judgedAll(read, []);
    const isCatalogRule = (rule: string): boolean => rules.get(rule)?.scope === 'catalog';
    const all = await judgedAll(read, [baseMemory(baseResult, isCatalogRule)]);
    const keys = changedDocuments(documentsOf(read), documentsOf(base));
    return onlyChanged(all, { keys, files: since.files });
  };
  const read = await readFiles(own, reading);
  if (since && !read.files.some(({ file }) => since.files.has(file)))
    return { nothing: nothingChanged[lang], clean: true };
  if (read.files.length === 0)
    return { nothing: nothingFound(found, read.otherFiles, lang), ...(flags.staged ? { clean: true } : {}) };
  return {
    result: await judged(read),
    settings,
    lang,
    plugins,
    skipped: loaded.skipped,
    rules,
    baseline,
    states: read.states,
    stdin: found.files.find(({ path }) => path === null)?.file,
    dialects,
    reread: (file, bytes) => reread(file, bytes, reading),
    async relint(changed) {
      const again = await readFiles(own, reading, changed);
      return { result: await judged(again), files: again.states };
    },
  };
}

const documentsOf = (read: FilesRead): readonly AnyDocument[] =>
  read.files.flatMap(({ documents }) => documents);

/** Says what was looked for, so that an empty run is never mistaken for a clean one. */
function nothingFound(found: FoundFiles, otherFiles: number, lang: ReportLanguage): string {
  const zh = lang === 'zh';
  const kinds = zh
    ? { file: '文件', folder: '文件夹', glob: '通配符', stdin: '标准输入', missing: '不存在' }
    : { file: 'file', folder: 'folder', glob: 'glob', stdin: 'standard input', missing: 'does not exist' };
  const tried = found.tried.map(({ pattern, kind, matched, ignored }) => {
    const counts = zh ? `匹配 ${matched} 个，忽略 ${ignored} 个` : `${matched} matched, ${ignored} ignored`;
    return `  ${pattern} (${kinds[kind]}${kind === 'missing' ? '' : `: ${counts}`})`;
  });
  const none = zh ? '没有可检查的文件。查找过：' : 'Nothing to check. Looked at:';
  const other = zh
    ? `${otherFiles} 个文件不是商品数据（点名文件可强制检查）`
    : `${otherFiles} files hold no listings (name a file to check it all the same)`;
  return [none, ...tried, ...(otherFiles > 0 ? [`  ${other}`] : [])].join('\n');
}
