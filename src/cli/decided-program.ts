import { type Command, Option } from 'commander';
import type { ReportLanguage } from '../rule/phrase.ts';
import { addFlags, type CheckFlags, historyFlags, inputFlags } from './flags.ts';
import type { Wording } from './language.ts';

/** `decisions stats`. */
export function addDecisions(program: Command, language: ReportLanguage, t: Wording): void {
  program
    .command('decisions')
    .summary(t('what reviewers decided: stats', '审核结果统计：stats'))
    .helpCommand(false)
    .command('stats')
    .summary(t('accepted and false alarms by rule', '按检查项统计已接受和误报'))
    .argument('[files...]', t('filled-in reviews (.xlsx, .csv)', '填写过的问题清单（.xlsx、.csv）'))
    .addOption(new Option('--config <file>', t('read this config file', '使用该配置文件')))
    .addOption(new Option('--lang <language>', t('language', '语言')).choices(['en', 'zh']))
    .addOption(new Option('--format <format>').choices(['pretty', 'json']).default('pretty'))
    .action(async (files: string[], flags: { config?: string; format: 'pretty' | 'json' }) => {
      const { decisionStats } = await import('./decisions-stats.ts');
      await decisionStats(files, flags, language);
    });
}

/** `baseline write|prune|stats`. */
export function addBaseline(program: Command, language: ReportLanguage, version: string, t: Wording): void {
  const languageOption = () => new Option('--lang <language>', t('language', '语言')).choices(['en', 'zh']);
  const baseline = program
    .command('baseline')
    .summary(
      t(
        'findings from before, which do not block: write, prune, stats',
        '存量问题（不阻断）：write、prune、stats',
      ),
    )
    .helpCommand(false);
  const judging = (name: 'write' | 'prune', summary: string) =>
    addFlags(
      baseline
        .command(name)
        .summary(summary)
        .argument('[paths...]', t('folders, globs or files', '文件夹、通配符或文件')),
      inputFlags,
      language,
    )
      .addOption(languageOption())
      .action(async (paths: string[], flags: CheckFlags) => {
        const { pruneBaseline, writeBaseline } = await import('./baseline.ts');
        const command = name === 'write' ? writeBaseline : pruneBaseline;
        process.exitCode = await command(paths, flags, { language, version });
      });
  judging('write', t('what is found now is from before', '把现有问题记为存量问题'));
  judging('prune', t('take out what is no longer found', '清理已失效的记录'));
  baseline
    .command('stats')
    .summary(t('entries by rule', '按检查项统计记录数'))
    .addOption(new Option('--config <file>', t('read this config file', '使用该配置文件')))
    .addOption(languageOption())
    .addOption(new Option('--format <format>').choices(['pretty', 'json']).default('pretty'))
    .action(async (flags: { config?: string; format: 'pretty' | 'json' }) => {
      const { baselineStats } = await import('./baseline-stats.ts');
      await baselineStats(flags, language);
    });
}

/** `history add`. */
export function addHistory(program: Command, language: ReportLanguage, version: string, t: Wording): void {
  const history = program
    .command('history')
    .summary(t('the price history: add', '价格历史：add'))
    .helpCommand(false);
  addFlags(
    history
      .command('add')
      .summary(t('append today’s prices of listings to the price history', '把商品今天的价格追加到价格历史'))
      .argument('<paths...>', t('files with listings, folders or globs', '商品文件、文件夹或通配符')),
    historyFlags,
    language,
  )
    .addOption(new Option('--lang <language>', t('language', '语言')).choices(['en', 'zh']))
    .action(async (paths: string[], flags: CheckFlags) => {
      const { addToHistory } = await import('./history.ts');
      process.exitCode = await addToHistory(paths, flags, { language, version });
    });
}
