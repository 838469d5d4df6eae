import { dialectProblems } from '../dialects/problems.ts';
import type { InputProblem } from '../formats/format.ts';
import { inputMessages } from '../formats/problems.ts';
import type { Severity } from '../rule/finding.ts';
import type { Phrase } from '../rule/phrase.ts';
import { say } from '../rule/phrase.ts';
import { baselinePhrases } from './baseline.ts';
import { suppressPhrases } from './suppress-phrases.ts';

type Phrases = Readonly<Record<string, Readonly<Record<string, Phrase>>>>;

/** How bad the tool's own findings about a file are. Errors block; none weighs in the score. */
export const inputSeverity: Readonly<Record<InputProblem['rule'], Severity>> = {
  'input/syntax': 'error',
  'input/encoding': 'error',
  'input/unknown-field': 'warning',
  'input/bad-value': 'warning',
  'input/missing-id': 'info',
  'input/duplicate-id': 'warning',
  'input/unquoted-id': 'warning',
  'input/excel-damage': 'warning',
};

const internal: Phrases = {
  'internal/rule-crash': {
    crash: say(
      'The rule {rule:text} broke on this document ({reason:text}); it has no score. Please report it with the document.',
      '检查项 {rule:text} 在此处出错（{reason:text}），无法评分。请连同该数据反馈给开发者。',
    ),
  },
};

const encoding: Phrases = {
  'fix/encoding': {
    'round-trip': say(
      'Not fixed: saved in its encoding ({encoding:text}) other characters would change. Save the file as UTF-8 first.',
      '未修改：按原编码（{encoding:text}）保存会改动其他字符。请先另存为 UTF-8。',
    ),
    character: say(
      'Not fixed: the file’s encoding ({encoding:text}) has no {character:quote}. Save the file as UTF-8 first.',
      '未修改：文件编码（{encoding:text}）没有字符 {character:quote}。请先另存为 UTF-8。',
    ),
  },
};

const messagesOf = (rule: string): Phrases[string] | undefined => (inputMessages as Phrases)[rule];

/** What the tool itself says about files, suppressions and its own faults, by rule and message id. */
export const toolPhrases: Phrases = {
  ...Object.fromEntries(
    Object.keys(inputSeverity).map(rule => [rule, { ...dialectProblems, ...messagesOf(rule) }]),
  ),
  ...suppressPhrases,
  ...baselinePhrases,
  ...encoding,
  ...internal,
};
