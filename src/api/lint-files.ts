import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import type { Config } from '../config/schema.ts';
import type { Report } from '../report/records.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { type LintOptions, lint as lintTexts } from './lint.ts';
import type { TextFile } from './read-text.ts';

/** Any key of `listing-lint.yaml`, with a value as it stands there. */
export type ConfigKeys = Readonly<Partial<Record<keyof Config, unknown>>>;

/** What is checked where texts are files. */
export interface FilesOptions {
  /** Folders, globs and files, as on the command line; those of the config, else the whole folder, unless said. */
  readonly files?: string | readonly string[];
  /** The folder that paths are seen from and the config is looked for in; the working directory unless said. */
  readonly cwd?: string;
  /** A config file, or its keys as an object, in place of the one that is found; `false`: none. */
  readonly config?: string | false | ConfigKeys;
  /** Language of the report; that of the config or the system unless said. */
  readonly lang?: ReportLanguage;
  /** `false` runs no code that a config names. */
  readonly plugins?: false;
  /** `false` looks at no picture. */
  readonly images?: false;
}

const isTexts = (given: readonly TextFile[] | FilesOptions): given is readonly TextFile[] =>
  Array.isArray(given);

/** Checks texts, as under `listing-lint` everywhere. */
export function lint(texts: readonly TextFile[], options?: LintOptions): Promise<Report>;
/**
 * Checks files as the command does, with the config, its plugins, baseline and decisions, in a process of its own, and
 * returns what `--format json` prints. Nothing is written but the cache.
 * @throws Error (as a rejection) with what the command says where the run is not valid or no file matches
 */
export function lint(options: FilesOptions): Promise<Report>;
export async function lint(
  given: readonly TextFile[] | FilesOptions,
  options?: LintOptions,
): Promise<Report> {
  if (isTexts(given)) return lintTexts(given, options);
  const { cwd = process.cwd(), config } = given;
  if (!existsSync(cwd)) throw new Error(`${cwd}: no such folder`);
  const inline = typeof config === 'object' ? stringify(config) : undefined;
  return JSON.parse(await run(flagsOf(given), cwd, inline)) as Report;
}

function flagsOf({ files = [], config, lang, plugins, images }: FilesOptions): readonly string[] {
  const configFlags =
    config === undefined
      ? []
      : config === false
        ? ['--no-config']
        : ['--config', typeof config === 'string' ? config : '-'];
  return [
    'check',
    ...['--format', 'json', '--fail-on', 'never'],
    ...configFlags,
    ...(lang ? ['--lang', lang] : []),
    ...(plugins === false ? ['--no-plugins'] : []),
    ...(images === false ? ['--no-images'] : []),
    '--',
    ...[files].flat(),
  ];
}

const command = fileURLToPath(new URL('../bin/listing-lint.js', import.meta.url));

/** What the command prints, a report even where a rule crashed; its complaint where it prints none. */
function run(flags: readonly string[], cwd: string, config: string | undefined): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...flags], { cwd, stdio: 'pipe' });
    const [out, said]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', fail);
    child.on('close', () => {
      if (out.length > 0) done(Buffer.concat(out).toString('utf8'));
      else fail(new Error(Buffer.concat(said).toString('utf8').trim()));
    });
    // A command that ends before it has read the config is answered by what it says.
    child.stdin.on('error', () => undefined);
    child.stdin.end(config ?? '');
  });
}
