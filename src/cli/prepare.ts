import { factsOf } from '../config/facts.ts';
import type { LoadedConfig } from '../config/load.ts';
import { resolve, type Settings } from '../config/resolve.ts';
import { profileOf } from '../dialects/index.ts';
import { templateExtensions } from '../dialects/message-file.ts';
import { isCatalogRule, type LintFile, type PassInput } from '../engine/passes.ts';
import { categoryOf } from '../facts/category/index.ts';
import type { Run as Facts } from '../facts/run.ts';
import { type FoundFiles, findFiles, type InputFile } from '../input/files.ts';
import { today } from '../model/day.ts';
import type { AnyDocument, Document, Kind } from '../model/document.ts';
import type { AnyRule, Plugin } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { CatalogRule, RuleMeta } from '../rule/rule.ts';
import { configOf } from './config.ts';
import type { CheckFlags } from './flags.ts';
import type { Reading, ReadOne } from './read-files.ts';
import { readHistory } from './read-history.ts';
import { readStores } from './read-stores.ts';
import { findReferences, type References } from './references.ts';

/** What the door knows before anything is read. */
export interface Start {
  readonly language: ReportLanguage;
  readonly version: string;
  /** The ISO 8601 day that other threads of the run take for today. */
  readonly today?: string;
}

/** What rules may ask about pictures. */
export type Seen = Pick<Facts, 'look' | 'supplied'>;

/** All that holds for a run before its files are read; the same in each of its threads. */
export interface Prepared {
  readonly loaded: LoadedConfig;
  readonly plugins: readonly Plugin[];
  readonly rules: ReadonlyMap<string, AnyRule>;
  readonly catalogRules: readonly CatalogRule[];
  readonly settings: Settings;
  /** Language of the report. */
  readonly lang: ReportLanguage;
  readonly reading: Reading;
  /** What ours must not copy. */
  readonly references: References;
  readonly histories: readonly InputFile[];
  /** The name of the dialect that each file was read in. */
  readonly dialects: ReadonlyMap<string, string>;
  /** Notes in which dialect files were read: it implies a profile. */
  seen(files: readonly LintFile[]): void;
  /** Our files on the disk, or among names. */
  find(among?: ReadonlySet<string>): Promise<FoundFiles>;
  /** What holds for all documents, with the stores and prices that the config names. */
  facts(): Promise<Facts>;
  /** How these rules want to look at the pictures of a document: the most that one of them asks for. */
  looksAt(document: AnyDocument, wants: (rule: AnyRule) => boolean): RuleMeta['looks'];
  /** What both passes need over these files. */
  passes(
    files: readonly LintFile[],
    references: readonly AnyDocument[],
    facts: Facts,
    seen: Seen | undefined,
  ): PassInput;
}

/**
 * Reads the config that `flags` name.
 * @throws UsageError where config or flags are not valid
 */
export async function prepare(paths: readonly string[], flags: CheckFlags, start: Start): Promise<Prepared> {
  const { loaded, plugins, rules, known } = await configOf(flags, start.language);
  const dialects = new Map<string, string>();
  const settings = resolve(loaded, flags, {
    rules: rules.values(),
    today: start.today ?? today(),
    // An export of a platform is for that platform, unless somebody says otherwise.
    impliedProfiles: ({ file }) =>
      known.profiles.filter(profile => profile === profileOf(dialects.get(file) ?? '')),
    categoryOf: document => (isListing(document) ? categoryOf(document, facts)?.path : undefined),
  });
  const facts: Facts = factsOf(plugins, settings);
  const lang = settings.lang ?? start.language;
  const all = [...rules.values()];
  // Those that want more are asked first.
  const looking = all
    .filter(({ looks }) => looks)
    .sort((left, right) => Number(left.looks === true) - Number(right.looks === true));
  const cwd = process.cwd();
  const filesOf = async (patterns: readonly string[]) =>
    patterns.length === 0 ? [] : (await findFiles({ cwd, paths: patterns })).files;
  const references = await findReferences(settings.references);
  const histories = await filesOf(settings.priceHistory);
  // What ours must not copy, and what ours cost before, is not ours, wherever it lies; a file that is named is
  // judged all the same.
  const foreign = new Set([
    ...[...references.records, ...histories].map(({ file }) => file),
    ...settings.decisions,
  ]);
  const reading: Reading = {
    language: lang,
    ...(flags.fix || flags.diff ? { known: new Map<string, ReadOne>() } : {}),
    ...(flags.kind ? { kind: flags.kind as Kind } : {}),
    ...(flags.page ? { page: flags.page } : {}),
    settings: file => settings.forFile(file),
  };
  return {
    loaded,
    plugins,
    rules,
    catalogRules: all.filter(isCatalogRule),
    settings,
    lang,
    reading,
    references,
    histories,
    dialects,
    seen(files) {
      for (const { file, assumed } of files) dialects.set(file, assumed.dialect);
    },
    async find(among) {
      const found = await findFiles({
        cwd,
        files: settings.files,
        ignore: settings.ignore,
        paths,
        ...(flags.stdinName ? { stdinName: flags.stdinName } : {}),
        also: templateExtensions,
        ...(among ? { among } : {}),
      });
      return { ...found, files: found.files.filter(({ file, named }) => named || !foreign.has(file)) };
    },
    facts: async () => ({
      ...facts,
      ...(settings.stores.length > 0 ? { store: await readStores(settings, reading, lang) } : {}),
      ...(histories.length > 0 ? { prices: await readHistory(histories, reading.settings, lang) } : {}),
    }),
    looksAt: (document, wants) =>
      looking.find(rule => wants(rule) && settings.forDocument(document).rule(rule))?.looks,
    passes: (files, references, run, seen) => ({
      files,
      references,
      rules: all,
      run: { ...run, ...seen },
      settings: document => settings.forDocument(document),
      complete: settings.complete,
      timing: flags.timing ?? false,
    }),
  };
}

const isListing = (document: Document): document is Document<'listing'> => document.kind === 'listing';
