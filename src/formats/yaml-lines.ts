import { lineIndent } from './bracket-edit.ts';
import type { Replacement } from './edit.ts';
import type { Range } from './format.ts';

/** A list or map written in lines: from each dash or key to the end of its value. */
export interface Lines {
  readonly children: readonly Range[];
  /** Children whose value keeps the empty lines behind it (`|+`). */
  readonly keeping: ReadonlySet<number>;
  /** Behind the `key:` or dash that it belongs to, its anchor and tag; undefined for the outermost. */
  readonly after: number | undefined;
  readonly eol: string;
}

/** The column in which something stands; undefined where a tab leaves that open. */
export function columnOf(text: string, at: number): number | undefined {
  const line = text.slice(lineStart(text, at), at);
  return line.includes('\t') ? undefined : line.length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line ends that holds the end of a value; a block's last line is its own. */
export function lineEnd(text: string, at: number): number {
  if (text[at - 1] === '\n') return text[at - 2] === '\r' ? at - 2 : at - 1;
  const found = text.indexOf('\n', at);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

const lineBreak = /\r?\n|$/y;

function nextLine(text: string, at: number): number {
  lineBreak.lastIndex = lineEnd(text, at);
  lineBreak.test(text);
  return lineBreak.lastIndex;
}

/** New lines below a value, before the comments that follow it. */
export function linesBelow(
  text: string,
  { start, end }: Range,
  column: number,
  entries: readonly string[],
  eol: string,
): Replacement {
  const lines = entries.map(entry => ' '.repeat(column) + entry).join(eol);
  // Behind all of a block that keeps the empty lines at its end.
  const at = text[end - 1] === '\n' && end > start ? end : nextLine(text, end);
  return { start: at, end: at, text: text[at - 1] === '\n' ? lines + eol : eol + lines };
}

/** Takes children away with their lines and the comments on these; others stay. Not all of them. */
export function withoutLines(text: string, lines: Lines, removed: ReadonlySet<number>): Replacement[] {
  const { children } = lines;
  const rest = new Set(removed);
  const replacements: Replacement[] = [];
  const first = children[0] as Range;
  if (rest.has(0) && lineIndent(text, first.start) === undefined) {
    const kept = [...children.keys()].find(index => !removed.has(index)) as number;
    const leading = children.slice(0, kept);
    const between = leading.map(({ end }, index) =>
      text.slice(nextLine(text, end), (children[index + 1] as Range).start),
    );
    const joins = between.every(blanks => blanks.trim() === '');
    for (const index of leading.keys()) if (joins || index === 0) rest.delete(index);
    replacements.push({
      start: first.start,
      end: joins ? (children[kept] as Range).start : lineEnd(text, first.end),
      text: '',
    });
  }
  for (const index of rest) replacements.push({ ...ownLines(text, lines, index), text: '' });
  return replacements;
}

function ownLines(text: string, { children, keeping }: Lines, index: number): Range {
  const { start, end } = children[index] as Range;
  let stop = nextLine(text, end);
  // Empty lines behind it would become part of a text above that keeps them.
  if (keeping.has(index - 1)) {
    const empty = /(?:[ \t]*\r?\n)*/y;
    empty.lastIndex = stop;
    empty.test(text);
    stop = empty.lastIndex;
  }
  return { start: lineStart(text, start), end: stop };
}

/** Puts `written` in the place of all children and the comments on their lines. */
export function collapsed(text: string, lines: Lines, written: string): Replacement[] {
  const { children, after } = lines;
  const [first, ...others] = children as readonly [Range, ...Range[]];
  const rest = others.map((_, index) => ({ ...ownLines(text, lines, index + 1), text: '' }));
  if (after !== undefined && text.slice(after, first.start).includes('\n'))
    return [
      { start: after, end: after, text: ` ${written}` },
      { ...ownLines(text, lines, 0), text: '' },
      ...rest,
    ];
  return [{ start: first.start, end: lineEnd(text, first.end), text: written }, ...rest];
}
