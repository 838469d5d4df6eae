import type { Scalar } from 'yaml';
import { type Replacement, replaced } from './edit.ts';
import type { Range } from './format.ts';
import { afterSplices, type Splice } from './plan.ts';
import { type ScalarStyle, yamlCharmap } from './yaml-scalar.ts';
import {
  blockChomp,
  doubleEscaped,
  fitsBlock,
  indented,
  isPlain,
  isPrintable,
  readsAsText,
  scalarText,
  singleEscaped,
  type YamlStyle,
} from './yaml-text.ts';

/** A scalar of a file and where it stands. */
export interface YamlToken {
  readonly source: string;
  readonly range: Range;
  readonly scalar: Scalar;
  /** Inside brackets. */
  readonly flow: boolean;
}

const styleOf = ({ scalar }: YamlToken): ScalarStyle => (scalar.type ?? 'PLAIN') as ScalarStyle;
const textOf = ({ scalar }: YamlToken): string => scalar.source ?? '';
const written = ({ source, range }: YamlToken): string => source.slice(range.start, range.end);

/** The token that says `value` in place of another, in the same style where that can say it. */
export function tokenFor(token: YamlToken, value: unknown, style: YamlStyle): string {
  const type = styleOf(token);
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED') {
    const block = typeof value === 'string' ? blockToken(token, value, style) : undefined;
    return block ?? insteadOfBlock(token, scalarText(value, 'QUOTE_DOUBLE', token.flow, style.quote));
  }
  const like = typeof token.scalar.value === 'string' ? textOf(token) : undefined;
  if (type === 'PLAIN' && typeof value === 'string' && readsAsText(value, token.flow, like)) return value;
  return scalarText(value, type, token.flow, style.quote);
}

/** `text` where a block stood: its header's comment and the end of its last line stay. */
export function insteadOfBlock(token: YamlToken, text: string): string {
  const block = written(token);
  const [header] = /^[^\r\n]*/.exec(block) as RegExpExecArray;
  return text + header.replace(/^[|>][-+\d]*/, '') + (/\r?\n$/.exec(block)?.[0] ?? '');
}

/**
 * Replacements inside a scalar's token that splice its text. Where it cannot be proved that the token then says
 * the text, it is written anew.
 */
export function spliceToken(
  token: YamlToken,
  splices: readonly Splice[],
  style: YamlStyle,
): readonly Replacement[] {
  const wanted = afterSplices(textOf(token), splices);
  const inside = insideToken(token, splices, wanted, style);
  if (inside) return inside;
  const stays =
    styleOf(token) === 'PLAIN' && typeof token.scalar.value !== 'string' && isPlain(wanted, token.flow);
  return [{ ...token.range, text: stays ? wanted : tokenFor(token, wanted, style) }];
}

function insideToken(
  token: YamlToken,
  splices: readonly Splice[],
  wanted: string,
  style: YamlStyle,
): readonly Replacement[] | undefined {
  const { range, source } = token;
  const type = styleOf(token);
  const map = yamlCharmap(source, range, type, textOf(token));
  if (!map || !canSay(token, wanted, splices)) return undefined;
  const shape = type === 'BLOCK_LITERAL' ? blockShape(token) : undefined;
  const replacements: Replacement[] = [];
  for (const { span, text } of splices) {
    const said = saidInside(type, text, shape && style.eol + ' '.repeat(shape.indent));
    const part = map.source(span);
    if (said === undefined || part.start < (replacements.at(-1)?.end ?? 0)) return undefined;
    replacements.push({ ...part, text: said });
  }
  const shifted = replacements.map(({ start, end, text }) => ({
    start: start - range.start,
    end: end - range.start,
    text,
  }));
  const made = replaced(written(token), shifted);
  const proved =
    !/\p{Surrogate}/u.test(made) && yamlCharmap(made, { start: 0, end: made.length }, type, wanted);
  return proved ? replacements : undefined;
}

/** Whether the style can say the text, as far as its charmap does not prove it. */
function canSay(token: YamlToken, wanted: string, splices: readonly Splice[]): boolean {
  const text = textOf(token);
  switch (styleOf(token)) {
    case 'PLAIN':
      return typeof token.scalar.value === 'string'
        ? readsAsText(wanted, token.flow, text)
        : isPlain(wanted, token.flow);
    case 'QUOTE_SINGLE':
    case 'QUOTE_DOUBLE':
      return true;
    default: {
      const body = text.replace(/\n+$/, '');
      const before = text.length - body.length;
      const after = wanted.length - wanted.replace(/\n+$/, '').length;
      return (
        before === after && splices.every(({ span }) => span.end <= body.length) && fitsBlock(wanted, false)
      );
    }
  }
}

/** A text as it stands inside a token of that style; undefined where it would not stay the same line. */
function saidInside(type: ScalarStyle, text: string, lineBreak: string | undefined): string | undefined {
  if (type === 'QUOTE_DOUBLE') return doubleEscaped(text);
  if (!isPrintable(text)) return undefined;
  if (type === 'BLOCK_LITERAL' && lineBreak !== undefined) return text.replaceAll('\n', lineBreak);
  if (/[\n\t]/.test(text)) return undefined;
  return type === 'QUOTE_SINGLE' ? singleEscaped(text) : text;
}

interface BlockShape {
  readonly sign: string;
  readonly digit: string;
  readonly chomp: string;
  /** Of the header: blanks and a comment. */
  readonly rest: string;
  readonly indent: number;
  /** Columns of its longest line; without end where it has one line. */
  readonly width: number;
}

function blockShape(token: YamlToken): BlockShape | undefined {
  const [header = '', ...body] = written(token).split(/\r?\n/);
  const [, sign = '', indicators = '', rest = ''] = /^([|>])([-+\d]*)(.*)$/.exec(header) ?? [];
  const filled = body.filter(line => line.trim() !== '');
  const [first] = filled;
  if (first === undefined) return undefined;
  const digit = /\d/.exec(indicators)?.[0] ?? '';
  const [firstSaid = ''] = textOf(token)
    .split('\n')
    .filter(line => line.trim() !== '');
  const indent = blanksBefore(first) - (digit === '' ? 0 : blanksBefore(firstSaid));
  const width =
    filled.length === 1 ? Number.POSITIVE_INFINITY : Math.max(...filled.map(line => line.length - indent));
  return { sign, digit, rest, indent, width, chomp: /[-+]/.exec(indicators)?.[0] ?? '' };
}

const blanksBefore = (line: string): number => line.length - line.replace(/^ +/, '').length;

function blockToken(token: YamlToken, value: string, { eol }: YamlStyle): string | undefined {
  const shape = blockShape(token);
  const chomp = shape && blockChomp(value, shape.chomp);
  if (!shape || chomp === undefined || !fitsBlock(value, shape.digit !== '')) return undefined;
  const body = value.replace(/\n+$/, '');
  const folds = shape.sign === '>' ? folded(body, shape.width) : undefined;
  const extra = Math.max(0, value.length - body.length - 1);
  const lines = indented([...(folds ?? body.split('\n')), ...Array<string>(extra).fill('')], shape.indent);
  const header = `${folds ? '>' : '|'}${shape.digit}${chomp}${shape.rest}`;
  const ends = extra > 0 || /\n$/.test(written(token));
  return [header, ...lines].join(eol) + (ends ? eol : '');
}

/** A text in lines that fold back to it; undefined where some line starts with a blank, which does not fold. */
function folded(text: string, width: number): readonly string[] | undefined {
  const lines: string[] = [];
  let filled = false;
  for (const paragraph of text.split('\n')) {
    if (/^[ \t]/.test(paragraph)) return undefined;
    if (paragraph === '') lines.push('');
    else lines.push(...(filled ? [''] : []), ...wrapped(paragraph, width));
    filled ||= paragraph !== '';
  }
  return lines;
}

function wrapped(paragraph: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of paragraph.split(/(?<=\S) (?=\S)/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
