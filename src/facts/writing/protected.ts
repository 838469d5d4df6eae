import type { Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { fold } from '../fold.ts';
import { overlaps, spanOf } from './slip.ts';

/** Addresses, placeholders, tags and format codes in the plain text, each behind what it cannot do without. */
const CODES: readonly (readonly [sign: string, pattern: RegExp])[] = [
  ['://', /[a-z][a-z\d+.-]*:\/\/\S+/gi],
  ['www.', /www\.\S+/g],
  ['@', /[^\s@]{1,80}@\S+/g],
  ['{', /\$?\{+[^{}\n]{0,80}\}+/g],
  ['<', /<[^<>\n]{1,80}>/g],
  ['[[', /\[\[[^\]\n]{0,80}\]\]/g],
  ['%', /%\w+%|%\(\w+\)s/g],
  ['#', /#[A-Za-z_]+#/g],
];
/** Code in the raw value: elements of HTML, fences and quotation marks of Markdown. */
const RAW_CODE = /<(pre|code|kbd|samp|tt|script|style)\b[\s\S]*?<\/\1\s*>|```[\s\S]*?(?:```|$)|`[^`\n]+`/gi;
const HAS_RAW_CODE = /<(?:pre|code|kbd|samp|tt)\b|`/i;

/** The stretches of a text that no edit may touch: `plain` in its plain text, `raw` in its raw value. */
export interface Protected {
  readonly plain: readonly Span[];
  readonly raw: readonly Span[];
}

/** `names`: brands, models, part numbers, whatever letters are whose they are. */
export function protectedIn(text: Text, names: readonly string[]): Protected {
  return {
    plain: [
      ...CODES.flatMap(([sign, pattern]) =>
        text.plain.includes(sign) ? [...text.plain.matchAll(pattern)].map(spanOf) : [],
      ),
      ...names.flatMap(name => placesOf(text, name)),
    ],
    raw: HAS_RAW_CODE.test(text.raw) ? [...text.raw.matchAll(RAW_CODE)].map(spanOf) : [],
  };
}

/** Where a name stands, whatever its case and width. */
function placesOf(text: Text, name: string): readonly Span[] {
  const sought = fold(name).folded;
  const places: Span[] = [];
  if (sought === '') return places;
  for (let at = text.folded.indexOf(sought); at !== -1; at = text.folded.indexOf(sought, at + 1)) {
    const end = at + sought.length;
    if (isWordAt(text.folded, at, end)) places.push(text.plainSpan({ start: at, end }));
  }
  return places;
}

const LETTER = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{N}]/u;

/** Whether a stretch begins and ends where a word does. */
const isWordAt = (text: string, start: number, end: number): boolean =>
  !(at(text, start - 1) && at(text, start)) && !(at(text, end - 1) && at(text, end));
const at = (text: string, index: number): boolean => LETTER.test(text[index] ?? '');

export const touches = (spans: readonly Span[], span: Span): boolean =>
  spans.some(other =>
    span.start === span.end ? other.start < span.start && span.start < other.end : overlaps(other, span),
  );
