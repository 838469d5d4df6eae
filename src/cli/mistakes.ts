import { existsSync } from 'node:fs';
import { nearest } from '../model/near.ts';
import type { ReportLanguage } from '../rule/phrase.ts';

/** What commander says of a wrong command line, and the same in Chinese. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+)'/m, '错误：没有选项 $1'],
  [/^error: unknown command '(.+)'/m, '错误：没有命令 $1'],
  [/^error: missing required argument '(.+)'/m, '错误：缺少参数 $1'],
  [/^error: option '(.+)' argument missing/m, '错误：选项 $1 缺少取值'],
  [/^error: too many arguments(?: for '.+')?\..*$/m, '错误：参数过多'],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/m,
    '错误：选项 $1 没有取值 $2，可用：$3',
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. Allowed choices are (.+)\.$/m,
    '错误：参数 $2 没有取值 $1，可用：$3',
  ],
  [/\(Did you mean (?:one of )?(.+)\?\)/, '（是不是 $1？）'],
];

/** A value that is none of the choices, and the choices. */
const choice = /(?:argument|value) '([^']*)' is invalid.*Allowed choices are (.+)\.$/m;

/** What is wrong with a command line, with what was probably meant, in the language of the run. */
export function mistake(said: string, language: ReportLanguage): string {
  const [, value = '', choices = ''] = choice.exec(said) ?? [];
  const meant = choices === '' ? [] : nearest(value, choices.split(', '));
  const hinted = meant.length > 0 ? `${said.trimEnd()}\n(Did you mean ${meant.join(', ')}?)\n` : said;
  if (language === 'en') return hinted;
  return sentences.reduce((text, [english, chinese]) => text.replace(english, chinese), hinted);
}

/** What is wrong with a first word that is nearly a command and no file, with what was probably meant. */
export function wrongCommand(
  word: string,
  commands: readonly string[],
  language: ReportLanguage,
): string | undefined {
  // A flag, a path or a glob is no command.
  if (!/^[a-z]+$/i.test(word)) return undefined;
  const meant = word === 'help' ? ['--help'] : nearest(word, commands);
  if (meant.length === 0 || existsSync(word)) return undefined;
  return language === 'zh'
    ? `没有命令 ${word}，也没有这个文件\n（是不是 ${meant.join('、')}？文件或文件夹写成 ./${word}）`
    : `${word} is no command, and no such file\n(Did you mean ${meant.join(', ')}? A file or folder is ./${word})`;
}
