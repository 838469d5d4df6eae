import builtIn from '#rules';
import { factsOf } from '../config/facts.ts';
import { knownOf, rulesById } from '../config/known.ts';
import { resolve } from '../config/resolve.ts';
import { profileOf } from '../dialects/index.ts';
import { lint as judge } from '../engine/lint.ts';
import { memoryOf } from '../engine/memory.ts';
import { suppressorOf } from '../engine/suppress.ts';
import { inlineSuppressions } from '../engine/suppress-inline.ts';
import { toolPhrases } from '../engine/tool-rules.ts';
import { categoryOf } from '../facts/category/index.ts';
import { today } from '../model/day.ts';
import type { Document } from '../model/document.ts';
import { type Report, reportRecord } from '../report/records.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { Plugin } from '../rule/plugin.ts';
import { configFrom, type LintConfig } from './config.ts';
import { readText, type TextFile } from './read-text.ts';

declare const VERSION: string;

export interface LintOptions {
  /** The keys of `listing-lint.yaml` that name no files. */
  readonly config?: LintConfig;
  /** Rules beside the built-in ones, with the data they stand on. */
  readonly plugins?: readonly Plugin[];
  /** Language of the report; `en` unless said. */
  readonly lang?: ReportLanguage;
}

/**
 * Checks texts as the command checks files, and returns the report that `--format json` prints. Reads and writes no
 * file, looks at no picture, and runs in a browser as well.
 * @throws Error (as a rejection) with all that is wrong with the config, or where a name tells no format
 */
export async function lint(
  files: readonly TextFile[],
  { config = {}, plugins: more = [], lang = 'en' }: LintOptions = {},
): Promise<Report> {
  const plugins = [builtIn, ...more];
  const known = knownOf(plugins);
  const dialects = new Map<string, string>();
  const settings = resolve(
    await configFrom(config, known),
    {},
    {
      rules: known.rules.values(),
      today: today(),
      impliedProfiles: ({ file }) =>
        known.profiles.filter(name => name === profileOf(dialects.get(file) ?? '')),
      categoryOf: document => (isListing(document) ? categoryOf(document, facts)?.path : undefined),
    },
  );
  const facts = factsOf(plugins, settings);
  const read = await Promise.all(files.map(file => readText(file, settings.forFile(file.file))));
  for (const { lintFile } of read) dialects.set(lintFile.file, lintFile.assumed.dialect);
  const suppressions = read.flatMap(({ source, format }) =>
    format === 'yaml' ? inlineSuppressions(source) : [],
  );
  const rules = rulesById(plugins);
  const result = judge({
    version: VERSION,
    files: read.map(({ lintFile }) => lintFile),
    references: [],
    rules: [...rules.values()],
    run: facts,
    settings: document => settings.forDocument(document),
    complete: settings.complete,
    notes: () => [],
    memory: memoryOf([
      suppressorOf([...settings.suppressions, ...suppressions], { asOf: settings.asOf, rules: rules.keys() }),
    ]),
    otherFiles: 0,
    partial: false,
    timing: false,
  });
  return reportRecord(result, {
    lang,
    color: false,
    columns: 80,
    verbose: true,
    quiet: false,
    minSeverity: 'info',
    rules,
    toolPhrases,
    phrases: Object.assign({}, ...plugins.map(plugin => plugin.phrases)),
  });
}

const isListing = (document: Document): document is Document<'listing'> => document.kind === 'listing';
