import type { Location } from '../model/place.ts';
import { render } from '../report/render.ts';
import { displayWidth } from '../report/width.ts';
import type { Phrase, ReportLanguage } from '../rule/phrase.ts';
import { words } from './phrases.ts';

/** What is wrong with one name or value, whatever place it stands at. */
export interface Fault {
  readonly phrase: Phrase;
  readonly data: Readonly<Record<string, unknown>>;
  /** Names that were probably meant. */
  readonly near?: readonly string[];
  /** What would be right, where that is a short list. */
  readonly valid?: readonly string[];
  /** The key is wrong, not its value. */
  readonly key?: boolean;
}

/** A fault at its place: in a file, or in a flag. */
export interface ConfigProblem extends Fault {
  readonly place:
    | { readonly location: Location /** The whole line as it stands in the file. */; readonly line: string }
    | { readonly flag: string };
}

/** A fault; the compiler checks its data against its phrase. */
export function fault<D extends object>(
  phrase: Phrase<D>,
  data: D,
  more: Pick<Fault, 'near' | 'valid' | 'key'> = {},
): Fault {
  return { phrase, data: data as Fault['data'], ...more };
}

/** The config or the flags are not valid: all that is wrong with them at once. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problemsText(problems, 'en'));
    this.name = 'ConfigError';
  }
}

/** Every problem with its place, the line with a caret under what is wrong, and what would be right. */
export const problemsText = (problems: readonly ConfigProblem[], language: ReportLanguage): string =>
  problems.map(problem => problemText(problem, language)).join('\n\n');

function problemText(problem: ConfigProblem, language: ReportLanguage): string {
  const { place, phrase, data, near = [], valid = [] } = problem;
  const say = (word: Phrase, values: Readonly<Record<string, unknown>>): string =>
    render(word, values, language);
  const message = say(phrase, data);
  const hints = [
    ...(near.length > 0 ? [say(words.near, { names: near })] : []),
    ...(valid.length > 0 ? [`${say(words.valid, {})}${valid.join(language === 'zh' ? '、' : ', ')}`] : []),
  ];
  if ('flag' in place) return [`${place.flag}: ${message}`, ...hints.map(hint => `  ${hint}`)].join('\n');
  const { file, line, column } = place.location;
  const gutter = ' '.repeat(String(line).length);
  return [
    `${file}:${line}:${column}: ${message}`,
    `  ${line} | ${printable(place.line)}`,
    `  ${gutter} | ${caret(place.location, place.line)}`,
    ...hints.map(hint => `  ${gutter}   ${hint}`),
  ].join('\n');
}

/** Controls take one column, so that the caret stands where it should. */
const printable = (line: string): string => line.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');

/** Blanks up to the place and a caret for each terminal column of it, at least one, at most to the line's end. */
function caret({ line, column, endLine, endColumn }: Location, text: string): string {
  const shown = printable(text);
  const end = endLine > line ? shown.trimEnd().length : endColumn - 1;
  const marked = displayWidth(shown.slice(column - 1, Math.max(end, column)));
  return ' '.repeat(displayWidth(shown.slice(0, column - 1))) + '^'.repeat(Math.max(1, marked));
}
