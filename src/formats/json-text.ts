import { isRecord } from './collection.ts';
import { Decimal } from './edit.ts';

/** How a JSON file is written. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Between key and value, and between what stands on one line. */
  readonly colon: string;
  readonly separator: string;
  /** Only ASCII, all else as `\uXXXX`. */
  readonly ascii: boolean;
}

/** The style of a file, by its first lines. */
export function jsonStyle(text: string): JsonStyle {
  const start = text.slice(0, 100_000);
  const colon = /"\s*:(?=\s*["\d[{tfn-])[ \t]?/.exec(start)?.[0].replace(/^"\s*/, '') ?? ': ';
  return {
    eol: /\r\n|\n|\r/.exec(start)?.[0] ?? '\n',
    indent: /[\r\n]([ \t]+)["{[]/.exec(start)?.[1] ?? '  ',
    colon,
    separator: /["\d\]}el],(?=["\d[{tfn-])/.test(start) || colon === ':' ? ',' : ', ',
    ascii: !/[\u0080-\uffff]/.test(text) && /\\u(?!00[0-7])[0-9a-f]{4}/i.test(text),
  };
}

/** A value as JSON: on lines of its own below a line of that indentation, else on one line. */
export function jsonText(value: unknown, style: JsonStyle, indent: string | undefined): string {
  if (value instanceof Decimal) return value.text;
  if (Array.isArray(value))
    return bracketed(
      '[',
      value.map(item => [undefined, item] as const),
      ']',
      style,
      indent,
    );
  if (isRecord(value)) return bracketed('{', Object.entries(value), '}', style, indent);
  return typeof value === 'string' ? stringText(value, style) : (JSON.stringify(value) ?? 'null');
}

function bracketed(
  open: string,
  entries: readonly (readonly [string | undefined, unknown])[],
  close: string,
  style: JsonStyle,
  indent: string | undefined,
): string {
  if (entries.length === 0) return open + close;
  const inner = indent === undefined ? undefined : indent + style.indent;
  const texts = entries.map(([key, value]) => {
    const text = jsonText(value, style, inner);
    return key === undefined ? text : `${stringText(key, style)}${style.colon}${text}`;
  });
  if (inner === undefined) return `${open}${texts.join(style.separator)}${close}`;
  return `${open}${style.eol}${inner}${texts.join(`,${style.eol}${inner}`)}${style.eol}${indent}${close}`;
}

/** A string token; non-ASCII characters are escaped where the file escapes them all. */
export function stringText(text: string, { ascii }: JsonStyle): string {
  const token = JSON.stringify(text);
  if (!ascii) return token;
  return token.replace(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
