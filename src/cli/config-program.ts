import { type Command, Option } from 'commander';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { Wording } from './language.ts';

/** `config print|verify`. */
export function addConfig(program: Command, language: ReportLanguage, t: Wording): void {
  const config = program
    .command('config')
    .summary(t('the config as it holds: print, verify', '查看和检查配置：print、verify'))
    .helpCommand(false);
  const configFlag = () => new Option('--config <file>', t('read this config file', '使用该配置文件'));
  const languageFlag = () => new Option('--lang <language>', t('language', '语言')).choices(['en', 'zh']);
  config
    .command('print')
    .summary(
      t('what holds for a file: platforms, markets, every rule', '某个文件适用的平台、市场和全部检查项'),
    )
    .argument('[file]', t('a file, as the config sees it', '文件'))
    .addOption(
      new Option('--columns', t('show which column of the file holds which field', '显示各列对应的字段')),
    )
    .addOption(configFlag())
    .addOption(languageFlag())
    .action(async (file: string | undefined, flags: { config?: string; columns?: boolean }) => {
      const { printColumns, printConfig } = await import('./config-print.ts');
      if (flags.columns) await printColumns(file, flags, language);
      else await printConfig(file, flags, language);
    });
  config
    .command('verify')
    .summary(t('whether the config is valid', '检查配置是否有效'))
    .argument('[file]', t('the config file', '配置文件'))
    .addOption(languageFlag())
    .action(async (file: string | undefined) => {
      const { verifyConfig } = await import('./config-print.ts');
      await verifyConfig(file, language);
    });
}
