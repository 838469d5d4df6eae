import { type LoadedConfig, loadConfig } from '../config/load.ts';
import { configPhrases } from '../config/phrases.ts';
import { ConfigError, problemsText } from '../config/problem.ts';
import { resolve } from '../config/resolve.ts';
import type { Known } from '../config/schema.ts';
import { lexiconsWith } from '../config/words.ts';
import { dialectNames, profileOf } from '../dialects/index.ts';
import { lint } from '../engine/lint.ts';
import { suppressorOf } from '../engine/suppress.ts';
import { toolPhrases } from '../engine/tool-rules.ts';
import { type FoundFiles, findFiles } from '../input/files.ts';
import type { Kind } from '../model/document.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { gateOf } from './gate.ts';
import { outputsOf, usesColor, write } from './output.ts';
import { loadPlugins, rulesById } from './plugins.ts';
import { readFiles } from './read-files.ts';

/** What the door knows before anything is read. */
export interface Start {
  readonly language: ReportLanguage;
  readonly version: string;
}

const today = (): string => {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** `check`: reads, judges, reports, and returns the exit code. */
export async function check(paths: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  const gate = gateOf(flags);
  const outputs = outputsOf(flags.format, start.language);
  const plugins = await loadPlugins();
  const rules = rulesById(plugins);
  const lexicons = plugins.flatMap(plugin => plugin.lexicons);
  const known = {
    rules,
    profiles: plugins.flatMap(plugin => plugin.profiles),
    dialects: dialectNames,
    lexicons,
  };
  const dialects = new Map<string, string>();
  const settings = resolve(await configOf(flags, known, start.language), flags, {
    rules: rules.values(),
    today: today(),
    // An export of a platform is for that platform, unless somebody says otherwise.
    impliedProfiles: ({ file }) =>
      known.profiles.filter(profile => profile === profileOf(dialects.get(file) ?? '')),
  });
  const lang = settings.lang ?? start.language;

  const search = { cwd: process.cwd(), files: settings.files, ignore: settings.ignore };
  const found = await findFiles({
    ...search,
    paths,
    ...(flags.stdinName ? { stdinName: flags.stdinName } : {}),
  });
  const reading = {
    language: lang,
    ...(flags.kind ? { kind: flags.kind as Kind } : {}),
    settings: (file: string) => settings.forFile(file),
  };
  const references =
    settings.references.length === 0
      ? []
      : (await findFiles({ cwd: process.cwd(), paths: settings.references })).files;
  // What ours must not copy is not ours, wherever it lies; a file that is named is judged all the same.
  const foreign = new Set(references.map(({ file }) => file));
  const own = found.files.filter(({ file, named }) => named || !foreign.has(file));
  const read = await readFiles(own, reading);
  for (const { file, assumed } of read.files) dialects.set(file, assumed.dialect);
  if (read.files.length === 0) {
    process.stderr.write(`${nothingFound(found, read.otherFiles, lang)}\n`);
    return flags.passOnNoFiles ? exitCode.clean : exitCode.invalid;
  }

  const result = lint({
    version: start.version,
    files: read.files,
    references: (await readFiles(references, reading)).files.flatMap(file => file.documents),
    rules: [...rules.values()],
    run: { asOf: settings.asOf, scope: settings.scope, ...lexiconsWith(lexicons, settings.words) },
    settings: document => settings.forDocument(document),
    complete: settings.complete,
    // With paths given, an override for other files is not unused.
    notes: paths.length === 0 ? settings.unusedOverrides : () => [],
    suppressor: suppressorOf([...settings.suppressions, ...read.suppressions], {
      asOf: settings.asOf,
      rules: rules.keys(),
    }),
    otherFiles: read.otherFiles,
    partial: (flags.rule ?? []).length > 0,
    timing: flags.timing ?? false,
  });
  // Set before anything is written: a pipe that closes early ends the process with it.
  process.exitCode = gate(result);
  await write(outputs, result, {
    lang,
    color: usesColor(flags.color, process.env, process.stdout.isTTY),
    columns: process.stdout.isTTY ? process.stdout.columns : 80,
    verbose: flags.verbose ?? false,
    quiet: flags.quiet ?? false,
    minSeverity: flags.minSeverity ?? 'info',
    rules,
    toolPhrases: { ...toolPhrases, ...configPhrases },
    phrases: Object.assign({}, ...plugins.map(plugin => plugin.phrases)),
  });
  return process.exitCode;
}

/** The config with the flags, or all that is wrong with them. */
async function configOf(flags: CheckFlags, known: Known, language: ReportLanguage): Promise<LoadedConfig> {
  try {
    return await loadConfig(process.cwd(), flags, known);
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(problemsText(error.problems, language));
    throw error;
  }
}

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
