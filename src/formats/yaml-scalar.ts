import type { Charmap } from './charmap.ts';
import { charmapBuilder } from './charmap.ts';
import type { Range } from './format.ts';

/** How a YAML scalar is written, as the `yaml` package names it. */
export type ScalarStyle = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE' | 'BLOCK_LITERAL' | 'BLOCK_FOLDED';

/**
 * The map of a scalar's token, rebuilt from its source by the folding rules of YAML 1.2 (chapters 7.3, 8.1).
 * Proved by its value: where the rebuilt text is not `value`, there is no map.
 */
export function yamlCharmap(
  source: string,
  range: Range,
  style: ScalarStyle,
  value: string,
): Charmap | undefined {
  const map =
    style === 'BLOCK_LITERAL' || style === 'BLOCK_FOLDED'
      ? blockMap(source, range, style === 'BLOCK_FOLDED', value)
      : flowMap(source, range, style);
  return map?.value === value ? map : undefined;
}

/** Plain and quoted scalars: escapes undone, a line break folded to a blank, n empty lines to n line breaks. */
function flowMap(source: string, range: Range, style: ScalarStyle): Charmap {
  const quoted = style !== 'PLAIN';
  const end = quoted ? range.end - 1 : range.end;
  const map = charmapBuilder(source);
  let at = quoted ? range.start + 1 : range.start;
  while (at < end) {
    const fold = foldAt(source, at, end);
    if (fold) {
      const breaks = fold.breaks > 1 ? '\n'.repeat(fold.breaks - 1) : ' ';
      map.say(breaks, at, fold.end);
      at = fold.end;
    } else if (style === 'QUOTE_SINGLE' && source[at] === "'") {
      map.say("'", at, at + 2);
      at += 2;
    } else if (style === 'QUOTE_DOUBLE' && source[at] === '\\') {
      const size = escapeAt(source, at, end);
      map.say(size.text, at, at + size.length);
      at += size.length;
    } else {
      map.copy(at, at + 1);
      at += 1;
    }
  }
  return map.build(end);
}

const foldPattern = /[ \t]*(?:\r?\n[ \t]*)+/y;
const escapedBreak = /\\\r?\n[ \t]*/y;

/** Line breaks with the blanks around them, where some start at `at`. */
function foldAt(source: string, at: number, end: number): { breaks: number; end: number } | undefined {
  foldPattern.lastIndex = at;
  const found = foldPattern.exec(source)?.[0];
  if (found === undefined || at + found.length > end) return undefined;
  return { breaks: found.split('\n').length - 1, end: at + found.length };
}

/** Single-character escapes of YAML 1.2, chapter 5.7. */
const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};
const hexDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function escapeAt(source: string, at: number, end: number): { text: string; length: number } {
  escapedBreak.lastIndex = at;
  const joined = escapedBreak.exec(source)?.[0];
  if (joined !== undefined && at + joined.length <= end) return { text: '', length: joined.length };
  const letter = source[at + 1] ?? '';
  const digits = hexDigits[letter];
  if (digits === undefined) return { text: escapes[letter] ?? letter, length: 2 };
  const codePoint = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
  return { text: codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '', length: 2 + digits };
}

/** A line of a block scalar without its line break. */
interface Line {
  readonly start: number;
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
}

function blockMap(source: string, range: Range, folded: boolean, value: string): Charmap | undefined {
  const lines = linesOf(source, range);
  const header = lines.shift();
  if (header === undefined) return undefined;
  const first = lines.find(line => source.slice(line.start, line.end).trim() !== '');
  const deepest = first ? indentOf(source, first) : 0;
  // An indentation indicator counts from the parent, which is not known here: the depth that gives the value.
  const explicit = /^[|>][+-]?[1-9]/.test(source.slice(header.start, header.end));
  for (let indent = deepest; indent >= (explicit ? 0 : deepest); indent--) {
    const map = blockBody(source, lines, indent, folded, range.end);
    if (map.value.startsWith(value)) return { ...map, value };
  }
  return undefined;
}

function linesOf(source: string, range: Range): Line[] {
  const lines: Line[] = [];
  for (let start = range.start; start < range.end; ) {
    const found = source.indexOf('\n', start);
    const next = found < 0 || found >= range.end ? range.end : found + 1;
    let end = found < 0 || found >= range.end ? range.end : found;
    if (source[end - 1] === '\r' && end > start) end--;
    lines.push({ start, end, next });
    start = next;
  }
  return lines;
}

function indentOf(source: string, line: Line): number {
  let at = line.start;
  while (at < line.end && source[at] === ' ') at++;
  return at - line.start;
}

/**
 * The body's text without its indentation, with all the line breaks at its end (chomping takes them away).
 * Folding: a single break between two lines of text is a blank; breaks next to empty or deeper lines stay.
 */
function blockBody(
  source: string,
  lines: readonly Line[],
  indent: number,
  folded: boolean,
  end: number,
): Charmap {
  const map = charmapBuilder(source);
  let separator: '' | ' ' | '\n' = '';
  let before = { end, next: end };
  let deeperBefore = true;
  for (const line of lines) {
    const start = Math.min(line.end, line.start + indent);
    const deeper = source[start] === ' ' || source[start] === '\t';
    if (folded && start === line.end) {
      if (separator === '\n') map.say('\n', before.end, before.next);
      separator = '\n';
    } else {
      const breaks = folded && deeper ? deeperBreaks(separator, deeperBefore) : separator;
      map.say(breaks, before.end, before.next);
      map.copy(start, line.end);
      separator = folded && !deeper ? ' ' : '\n';
      deeperBefore = deeper;
    }
    before = line;
  }
  map.say('\n\n', before.end, before.next);
  return map.build(end);
}

/** Breaks before a deeper line: they stay, and one more where the text above it was not deeper. */
function deeperBreaks(separator: '' | ' ' | '\n', deeperBefore: boolean): string {
  if (separator === ' ') return '\n';
  return separator === '\n' && !deeperBefore ? '\n\n' : separator;
}
