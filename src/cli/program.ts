import type { MessagePort } from 'node:worker_threads';
import { Argument, Command, CommanderError, Option } from 'commander';
import type { ReportLanguage } from '../rule/phrase.ts';
import { type Shell, shells } from './completion.ts';
import { addConfig } from './config-program.ts';
import { addBaseline, addDecisions, addHistory } from './decided-program.ts';
import { exitCode, UsageError } from './exit.ts';
import { addFlags, type CheckFlags, checkFlags, mergeFlags } from './flags.ts';
import { type Importer, importBy } from './import-module.ts';
import { languageFlag, systemLanguage, type Wording } from './language.ts';
import { allMet, meet } from './met.ts';
import { mistake, wrongCommand } from './mistakes.ts';
import { type SchemaName, schemaNames } from './schema-names.ts';
import type { Task } from './worker-part.ts';

/** Titles of commander's help in Chinese. */
const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** The commands with their flags, described in `language`. */
function programIn(language: ReportLanguage, version: string, t: Wording): Command {
  const program = new Command('listing-lint')
    .description(
      t(
        'Checks product listings and prints a scored report with fixes.',
        '检查商品 Listing，给出质量分、问题位置和修改建议。',
      ),
    )
    .version(version, '-V, --version', t('print the version', '显示版本号'))
    .helpOption('-h, --help', t('print this help', '显示帮助'))
    .helpCommand(false)
    .configureOutput({ outputError: (said, write) => write(mistake(said, language)) })
    .configureHelp({
      styleTitle: title => (language === 'zh' ? (titles[title] ?? title) : title),
      optionDescription: ({ description, argChoices }) =>
        argChoices
          ? `${description}${t(' (', '（')}${argChoices.join(t(', ', '、'))}${t(')', '）')}`
          : description,
      argumentDescription: ({ description, argChoices }) =>
        argChoices
          ? `${description}${t(' (', '（')}${argChoices.join(t(', ', '、'))}${t(')', '）')}`
          : description,
    })
    .addHelpText(
      'after',
      t(
        '\nlisting-lint check --help lists the flags of check.',
        '\nlisting-lint check --help 查看 check 的全部选项。',
      ),
    )
    .showHelpAfterError(t('(--help lists all flags)', '（--help 查看全部选项）'))
    .exitOverride();

  const languageOption = () => new Option('--lang <language>', t('language', '语言')).choices(['en', 'zh']);

  addFlags(
    program
      .command('check')
      .summary(t('check files, folders or globs (the default)', '检查文件、文件夹或通配符（默认命令）'))
      .argument(
        '[paths...]',
        t('folders, globs, files, or - for standard input', '文件夹、通配符、文件；- 表示标准输入'),
      ),
    checkFlags,
    language,
  ).action(async (paths: string[], flags: CheckFlags) => {
    const { check } = await import('./check.ts');
    process.exitCode = await check(paths, flags, { language, version: version });
  });

  program
    .command('explain')
    .summary(t('what a rule looks for, why, and how to fix it', '说明某个检查项：查什么、为什么、怎么改'))
    .argument('<rule>', t('id of the rule, e.g. image/detail', '检查项编号，如 image/detail'))
    .addOption(languageOption())
    .addOption(new Option('--format <format>').choices(['pretty', 'json', 'markdown']).default('pretty'))
    .action(async (rule: string, flags: { format: 'pretty' | 'json' | 'markdown' }) => {
      const { explain } = await import('./explain.ts');
      await explain(rule, flags.format, language);
    });

  program
    .command('rules')
    .summary(t('the table of rules', '检查项一览'))
    .addOption(languageOption())
    .addOption(new Option('--format <format>').choices(['pretty', 'json', 'markdown']).default('pretty'))
    .action(async (flags: { format: 'pretty' | 'json' | 'markdown' }) => {
      const { rules } = await import('./rules.ts');
      await rules(flags.format, language);
    });

  program
    .command('schema')
    .summary(
      t('JSON Schema of documents or the config, or the categories', '字段或配置的 JSON Schema，或类目一览'),
    )
    .addArgument(new Argument('<name>', t('what of', '名称')).choices(schemaNames))
    .addOption(languageOption())
    .addOption(
      new Option('--format <format>', t('of the categories', '类目的输出格式'))
        .choices(['pretty', 'json'])
        .default('pretty'),
    )
    .action(async (name: SchemaName, flags: { format: 'pretty' | 'json' }) => {
      const { schema } = await import('./schema.ts');
      await schema(name, flags.format, language);
    });

  program
    .command('completion')
    .summary(t('completion of commands and flags in a shell', '命令行自动补全脚本'))
    .addArgument(new Argument('<shell>', t('the shell', '使用的 shell')).choices(shells))
    .addOption(languageOption())
    .action(async (shell: Shell) => {
      const [{ completion }, { builtIn }] = await Promise.all([
        import('./completion.ts'),
        import('./plugins.ts'),
      ]);
      const rules = (await builtIn()).rules.map(({ id }) => id);
      process.stdout.write(completion(shell, program, rules));
    });

  program
    .command('init')
    .summary(t('reads a sample, proposes and writes a config', '读取样本，生成配置文件'))
    .argument('[paths...]', t('folders, globs or files', '文件夹、通配符或文件'))
    .addOption(new Option('--print', t('show it, write nothing', '只显示，不写入')))
    .addOption(languageOption())
    .action(async (paths: string[], flags: { print?: boolean }) => {
      const { init } = await import('./init.ts');
      process.exitCode = await init(paths, flags, { language, version });
    });

  addFlags(
    program
      .command('merge')
      .summary(t('join the shards of one run', '合并一次运行的各个分片'))
      .argument(
        '<files...>',
        t('files of --partial, or of --collect --summary', '--partial 或 --collect --summary 写出的文件'),
      ),
    mergeFlags,
    language,
  ).action(async (files: string[], flags: CheckFlags) => {
    const { merge } = await import('./merge.ts');
    process.exitCode = await merge(files, flags, { language, version });
  });

  addConfig(program, language, t);
  addBaseline(program, language, version, t);
  addDecisions(program, language, t);
  addHistory(program, language, version, t);
  return program;
}

/**
 * `check` is the default: whatever is not a command's name is a path or a flag of it. `--lang` may stand first.
 * @throws UsageError where a word is no file and nearly a command
 */
function withCommand(program: Command, args: readonly string[], language: ReportLanguage): readonly string[] {
  const inFront = args[0] === '--lang' ? 2 : args[0]?.startsWith('--lang=') ? 1 : 0;
  const given = [...args.slice(inFront), ...args.slice(0, inFront)];
  const [first = ''] = given;
  if (first === '--help' || first === '-h' || first === '--version' || first === '-V') return given;
  const names = program.commands.map(command => command.name());
  if (names.includes(first)) return given;
  const wrong = wrongCommand(first, names, language);
  if (wrong !== undefined) throw new UsageError(wrong);
  return ['check', ...given];
}

/** Says what went wrong and answers with the contract's code; a stack only under `--debug`. */
function fail(error: unknown, args: readonly string[], version: string, t: Wording): void {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCode.clean : exitCode.invalid;
    return;
  }
  process.exitCode = exitCode.invalid;
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    return;
  }
  const shown = error instanceof Error ? error : new Error(String(error));
  const detail = args.includes('--debug') ? shown.stack : shown.message;
  process.stderr.write(
    `listing-lint ${version}: ${t('internal error', '内部错误')}: ${detail}\n${t('Run again with --debug for the stack.', '加上 --debug 可查看详细堆栈。')}\n`,
  );
}

/**
 * Runs a command line; the exit code is left in `process.exitCode`. `door` imports modules that are not bundled.
 * @returns what the run has met: it ran the code for that
 */
export async function run(
  args: readonly string[],
  version: string,
  door: Importer,
): Promise<readonly string[]> {
  importBy(door);
  const language = languageFlag(args) ?? systemLanguage(process.env, process.platform);
  const t: Wording = (en, zh) => (language === 'zh' ? zh : en);
  const program = programIn(language, version, t);
  // A closed pipe (`| head`) is no fault: end quietly with the code computed so far.
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });

  try {
    const given = withCommand(program, args, language);
    meet(given[0] ?? '');
    await program.parseAsync(given, { from: 'user' });
  } catch (error) {
    fail(error, args, version, t);
  }
  return allMet();
}

/** Works for a run in another thread; see `worker-part.ts`. */
export async function work(port: MessagePort | null, task: Task, door: Importer): Promise<void> {
  importBy(door);
  const { answerAt } = await import('./worker-part.ts');
  if (port) answerAt(port, task);
}
