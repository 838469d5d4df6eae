import { isRecord } from './collection.ts';
import { Decimal } from './edit.ts';

/** How a YAML scalar that is not a block is written. */
export type InlineStyle = 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE';

/** How a YAML file is written. */
export interface YamlStyle {
  readonly eol: string;
  /** Columns from a key to the keys below it. */
  readonly step: number;
  /** Columns from a key to the dashes below it. */
  readonly listStep: number;
  /** The quotation marks it uses where some are needed. */
  readonly quote: 'QUOTE_SINGLE' | 'QUOTE_DOUBLE';
}

/** How new values are written: like their siblings. */
export interface Likeness {
  readonly keys: InlineStyle;
  readonly texts: InlineStyle;
}

/** Control characters, halves of surrogate pairs, and what YAML 1.1 takes for a line break. */
const unprintable = /[^\P{Cc}\t\n]|[\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/** Whether a text is written without escapes; tabs and `\n` are no matter. */
export const isPrintable = (text: string): boolean => !unprintable.test(text);

/** Plain scalars that are no text by the core schema of YAML 1.2 (chapter 10.3.2). */
const typed =
  /^(~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+|[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/** Those that readers of YAML 1.1 take for something else than a text, by what they take them for. */
const misread: readonly RegExp[] = [
  /^(y|n|yes|no|on|off|true|false|null)$/i,
  /^\d{4}-\d\d?-\d\d?([Tt\s].*)?$/,
  /^[-+]?\d[\d_,]*(:[0-5]?\d)+(\.\d*)?$/,
  /^[-+]?(0b[01_]+|0x[\da-f_]+|0[0-7_]+|\d[\d_]*(\.[\d_]*)?(e[-+]?\d+)?|\.[\d_]+)$/i,
];

/** Whether a text can stand without quotes, whatever it is taken for. */
export function isPlain(text: string, flow: boolean): boolean {
  return (
    text !== '' &&
    !/[\t\n]/.test(text) &&
    isPrintable(text) &&
    !/^[\s,[\]{}#&*!|>'"%@`?:=]|^-(?!\d)|^<<|^\.\.\.|^---|\s$|:\s|:$|\s#/.test(text) &&
    !(flow && /[,[\]{}]/.test(text))
  );
}

/** Whether a text without quotes is read as that text; `like`: the one that stood so before. */
export function readsAsText(text: string, flow: boolean, like?: string): boolean {
  if (!isPlain(text, flow) || typed.test(text)) return false;
  return misread.every(form => !form.test(text) || (like !== undefined && form.test(like)));
}

/** A value that is no map or list, in that style where it can be said so, else in double quotes. */
export function scalarText(value: unknown, style: InlineStyle, flow: boolean, quote: InlineStyle): string {
  if (value instanceof Decimal) return value.text;
  if (typeof value === 'number' && !Number.isFinite(value))
    return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
  if (typeof value !== 'string') return Object.is(value, -0) ? '-0' : String(value ?? null);
  if (style === 'PLAIN')
    return readsAsText(value, flow)
      ? value
      : scalarText(value, quote === 'PLAIN' ? 'QUOTE_DOUBLE' : quote, flow, quote);
  if (style === 'QUOTE_SINGLE' && isPrintable(value) && !/[\n\t]/.test(value))
    return `'${singleEscaped(value)}'`;
  return `"${doubleEscaped(value)}"`;
}

export const singleEscaped = (text: string): string => text.replaceAll("'", "''");

export function doubleEscaped(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g, unit => {
      return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}

/** A value on one line. */
export function flowText(value: unknown, style: YamlStyle, { keys, texts }: Likeness): string {
  const text = (inner: unknown): string => {
    if (Array.isArray(inner)) return `[${inner.map(text).join(', ')}]`;
    if (!isRecord(inner) || inner instanceof Decimal) return scalarText(inner, texts, true, style.quote);
    const pairs = Object.entries(inner).map(([key, content]) => `${keyText(key, true)}: ${text(content)}`);
    return `{${pairs.join(', ')}}`;
  };
  const keyText = (key: string, flow: boolean) => scalarText(key, keys, flow, style.quote);
  return text(value);
}

/** A key and its value in a map of lines whose keys stand in that column; what follows the first line is indented. */
export function blockEntry(
  key: string,
  value: unknown,
  column: number,
  style: YamlStyle,
  like: Likeness,
): string {
  return `${scalarText(key, like.keys, false, style.quote)}:${behindKey(value, column, style, like)}`;
}

/** A value as it follows the colon of a key in that column. */
export function behindKey(value: unknown, column: number, style: YamlStyle, like: Likeness): string {
  const lines = (inner: number) => style.eol + ' '.repeat(inner) + blockText(value, inner, style, like);
  if (Array.isArray(value) && value.length > 0) return lines(column + style.listStep);
  if (isFilledMap(value)) return lines(column + style.step);
  return ` ${inlineText(value, column + style.step, style, like)}`;
}

/** A value as it follows a dash and `gap` blanks, the dash in that column. */
export function behindDash(
  value: unknown,
  column: number,
  gap: number,
  style: YamlStyle,
  like: Likeness,
): string {
  const inner = column + 1 + gap;
  const isBlock = (Array.isArray(value) && value.length > 0) || isFilledMap(value);
  return (
    ' '.repeat(gap) + (isBlock ? blockText(value, inner, style, like) : inlineText(value, inner, style, like))
  );
}

function isFilledMap(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !(value instanceof Decimal) && Object.keys(value).length > 0;
}

/** The lines of a list or map in that column, the first without its indentation. */
function blockText(value: unknown, column: number, style: YamlStyle, like: Likeness): string {
  const parts = Array.isArray(value)
    ? value.map(item => `-${behindDash(item, column, 1, style, like)}`)
    : Object.entries(value as object).map(([key, inner]) => blockEntry(key, inner, column, style, like));
  return parts.join(style.eol + ' '.repeat(column));
}

/** A scalar, or an empty list or map; a text of several lines as a block in that column. */
function inlineText(value: unknown, column: number, style: YamlStyle, like: Likeness): string {
  if (typeof value === 'object' && value !== null && !(value instanceof Decimal))
    return Array.isArray(value) ? '[]' : '{}';
  const chomp = typeof value === 'string' && value.includes('\n') ? blockChomp(value, '') : undefined;
  if (typeof value !== 'string' || chomp === undefined || chomp === '+' || !fitsBlock(value, false))
    return scalarText(value, like.texts, false, style.quote);
  const lines = value.replace(/\n$/, '').split('\n');
  return [`|${chomp}`, ...indented(lines, column)].join(style.eol);
}

export const indented = (lines: readonly string[], column: number): readonly string[] =>
  lines.map(line => (line === '' ? '' : ' '.repeat(column) + line));

/** Whether a block can say a text; with an indentation indicator its first line may start with a blank. */
export function fitsBlock(text: string, indicator: boolean): boolean {
  const body = text.replace(/\n+$/, '');
  const lastLine = body.slice(body.lastIndexOf('\n') + 1);
  if (lastLine.trim() === '' || !isPrintable(text)) return false;
  return indicator ? !/^\n*[ \t]+(\n|$)/.test(body) : !/^\n*[ \t]/.test(body);
}

/** How a block's header says the line breaks at the text's end; `before` where that still says it. */
export function blockChomp(text: string, before: string): string | undefined {
  const breaks = (/\n*$/.exec(text) as RegExpExecArray)[0].length;
  if (breaks === 0) return '-';
  if (breaks === 1) return before === '-' ? '' : before;
  return before === '+' ? '+' : undefined;
}
