import { existsSync } from 'node:fs';
import { stringify } from 'yaml';
import { faults } from '../config/phrases.ts';
import { type ConfigProblem, fault, problemsText } from '../config/problem.ts';
import { resolve } from '../config/resolve.ts';
import type { ColumnRead } from '../dialects/result.ts';
import { findFiles } from '../input/files.ts';
import { today } from '../model/day.ts';
import type { AnyDocument } from '../model/document.ts';
import { isGlob } from '../model/glob.ts';
import { labelOf } from '../report/labels.ts';
import { speaker } from '../report/render.ts';
import { config as words } from '../report/team-words.ts';
import { visible } from '../report/visible.ts';
import { displayWidth, padEnd } from '../report/width.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { type Configured, configOf } from './config.ts';
import { UsageError } from './exit.ts';
import { documentsOfFile } from './read-files.ts';

interface PrintFlags {
  readonly config?: string;
}

/** `config print`: what holds for a file, or where none is given for a file that no override means, as YAML. */
export async function printConfig(
  file: string | undefined,
  flags: PrintFlags,
  language: ReportLanguage,
): Promise<void> {
  const configured = await configOf(flags, language);
  const say = speaker(language);
  const lines = [
    ...configured.loaded.layers.map(({ source }) => `# ${say(words.from, { file: source.file })}`),
    ...(configured.loaded.layers.length === 0 ? [`# ${say(words.none)}`] : []),
  ];
  process.stdout.write(
    `${lines.join('\n')}\n${stringify(settingsOf(configured, file, flags), { lineWidth: 100 })}`,
  );
}

function settingsOf({ loaded, rules }: Configured, file: string | undefined, flags: PrintFlags) {
  const settings = resolve(loaded, flags, { rules: rules.values(), today: today() });
  const document = { kind: 'listing', file: file ?? '', value: {} } as AnyDocument;
  const { profiles, markets, language, rule } = settings.forDocument(document);
  const { dialect, fields } = settings.forFile(document.file);
  return {
    configVersion: 1,
    extends: [settings.preset],
    ...(dialect ? { dialect } : {}),
    profiles,
    markets,
    ...(language ? { language } : {}),
    scope: settings.scope,
    asOf: settings.asOf,
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    ...(Object.keys(settings.pictureNames).length > 0 ? { pictureNames: settings.pictureNames } : {}),
    plugins: loaded.plugins.map(({ name }) => name),
    rules: Object.fromEntries(
      [...rules.values()].map(entry => {
        const setting = rule(entry);
        if (!setting) return [entry.id, 'off'];
        const severity = setting.severity ?? entry.severity;
        const isPlain = Object.keys(setting.options).length === 0;
        return [entry.id, isPlain ? severity : { severity, ...setting.options }];
      }),
    ),
  };
}

/** `config print --columns FILE`: the columns of a table and the fields they hold. */
export async function printColumns(
  file: string | undefined,
  flags: PrintFlags,
  language: ReportLanguage,
): Promise<void> {
  const say = speaker(language);
  if (file === undefined) throw new UsageError(say(words.noFile));
  const { loaded, rules } = await configOf(flags, language);
  const settings = resolve(loaded, flags, { rules: rules.values(), today: today() });
  const { files } = await findFiles({ cwd: process.cwd(), paths: [file] });
  const [input] = files;
  const columns = input && (await documentsOfFile(input, { language, settings: settings.forFile }))?.columns;
  if (!columns || columns.length === 0) throw new UsageError(say(words.noColumns, { file }));
  const widest = (of: (column: ColumnRead) => string): number =>
    Math.max(...columns.map(column => displayWidth(of(column))));
  const name = (column: ColumnRead): string => visible(column.name);
  const [letters, names] = [widest(({ letter }) => letter), widest(name)];
  for (const column of columns) {
    const meaning = meaningOf(column, language);
    process.stdout.write(`${padEnd(column.letter, letters)}  ${padEnd(name(column), names)}  ${meaning}\n`);
  }
}

function meaningOf({ fields, read }: ColumnRead, language: ReportLanguage): string {
  const say = speaker(language);
  if (!read) return say(words.unread);
  if (fields.length === 0) return say(words.part);
  return fields
    .map(field => (language === 'zh' ? `${field} (${labelOf(field, language)})` : field))
    .join(', ');
}

/** `config verify`: says what is wrong with a config, or what it sets. */
export async function verifyConfig(file: string | undefined, language: ReportLanguage): Promise<void> {
  const flags = file === undefined ? {} : { config: file };
  const { loaded, rules } = await configOf(flags, language);
  const say = speaker(language);
  if (loaded.layers.length === 0) throw new UsageError(say(words.none));
  const missing = missingFiles(loaded);
  if (missing.length > 0) throw new UsageError(problemsText(missing, language));
  const settings = resolve(loaded, flags, { rules: rules.values(), today: today() });
  const document = { kind: 'listing', file: '', value: {} } as AnyDocument;
  const on = [...rules.values()].filter(rule => settings.forDocument(document).rule(rule)).length;
  const files = loaded.layers.map(({ source }) => source.file);
  process.stdout.write(`${say(words.valid, { files, on, all: rules.size })}\n`);
}

/** Files that a config names and that are not there; a glob may yet match something. */
const missingFiles = ({ layers, places }: Configured['loaded']): readonly ConfigProblem[] =>
  layers.flatMap(({ source, config }) =>
    (['store', 'decisions', 'priceHistory', 'references'] as const).flatMap(key =>
      [config[key] ?? []]
        .flat()
        .flatMap((name, index) =>
          isGlob(name) || existsSync(places.fromFolder(name))
            ? []
            : [source.problem(fault(faults.fileMissing, { name }), [key, index])],
        ),
    ),
  );
