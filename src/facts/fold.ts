import { identity, type SpanMap, spanMapBuilder } from './span-map.ts';

/** A text in the form rules match in, with the way back. */
export interface Folded {
  readonly folded: string;
  readonly map: SpanMap;
}

/** Printable ASCII with single blanks and line breaks only between words: folding is lower-casing. */
const UNTIDY_ASCII = /[^\n -~]|[\n ]{2}|^[\n ]|[\n ]$/;
const UNTIDY_BLANK = /[^\S\n ]|[\n ]{2}|^[\n ]|[\n ]$/;

/** White space; not U+FEFF, which has no width. */
const BLANK = '\\t-\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

/**
 * What a character takes with it: marks, ignorable code points (zero-width, soft hyphen, variation
 * selectors), half-width voicing marks and Hangul jamo, all of which NFKC may join with what stands before.
 */
const FOLLOWS = '\\p{M}\\p{DI}\\u1160-\\u11ff\\u3131-\\u318e\\uff9e-\\uffdc';
const JOINING = new RegExp(`[${FOLLOWS}]|[^\\0-\\uffff]|[\\ud800-\\udfff]`, 'u');
const IGNORABLE = /\p{DI}/gu;

/** The stretches that cannot be copied unit by unit: blanks, joined clusters, characters that folding changes. */
const SPECIAL = new RegExp(
  `[${BLANK}\\p{DI}]*[${BLANK}][${BLANK}\\p{DI}]*|[^][${FOLLOWS}]+|[${FOLLOWS}]+|(?![A-Z])\\p{CWKCF}|[^\\0-\\uffff]`,
  'gu',
);
/** The same in a text where nothing joins, and in ASCII: three and ten times as quick. */
const ODD_BLANKS = `[${BLANK}]{2,}|(?![ \\n])[${BLANK}]|^[ \\n]|[ \\n]$`;
const SPECIAL_UNJOINED = new RegExp(`${ODD_BLANKS}|(?![\\0-\\x7f])\\p{CWKCF}`, 'gu');
const SPECIAL_ASCII = /[\t-\r ]{2,}|[\t\v\f\r]|^[ \n]|[ \n]$/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
const HAS_BLANK = new RegExp(`[${BLANK}]`);

/**
 * NFKC and lower case per character (a base with its marks), without zero-width characters and soft hyphens;
 * a run of blanks becomes one blank, or one line break where it holds one; nothing at either end.
 */
export function fold(plain: string): Folded {
  if (!UNTIDY_ASCII.test(plain)) return { folded: plain.toLowerCase(), map: identity };
  if (!BEYOND_ASCII.test(plain)) return foldByPieces(plain, SPECIAL_ASCII);
  if (JOINING.test(plain)) return foldByPieces(plain, SPECIAL);
  // Nothing joins, so no character can shrink: equal length means one unit for one.
  const folded = lower(plain.normalize('NFKC'));
  if (folded.length === plain.length && !UNTIDY_BLANK.test(folded)) return { folded, map: identity };
  return foldByPieces(plain, SPECIAL_UNJOINED);
}

function foldByPieces(plain: string, special: RegExp): Folded {
  const map = spanMapBuilder();
  let folded = '';
  let copied = 0;
  const copy = (end: number): void => {
    if (end === copied) return;
    folded += lower(plain.slice(copied, end));
    map.linear(copied, end - copied);
  };
  for (const { 0: stretch, index } of plain.matchAll(special)) {
    copy(index);
    copied = index + stretch.length;
    const atEdge = folded === '' || copied === plain.length;
    const replacement = HAS_BLANK.test(stretch) ? blank(stretch, atEdge) : foldCluster(stretch);
    folded += replacement;
    map.atomic(index, copied, replacement.length);
  }
  copy(plain.length);
  return { folded, map: map.build(plain.length) };
}

function blank(stretch: string, atEdge: boolean): string {
  if (atEdge) return '';
  return /[\n\r\u2028\u2029]/.test(stretch) ? '\n' : ' ';
}

function foldCluster(cluster: string): string {
  const visible = cluster.replace(IGNORABLE, '');
  const normal = visible.normalize('NFKC');
  // NFKC makes a free-standing accent (´ ¨) a blank with a mark; it is no word break, so it stays.
  return lower(/^\s/.test(normal) ? visible : normal).normalize('NFC');
}

/** Lower case without context: a final sigma is a sigma. */
function lower(text: string): string {
  const small = text.toLowerCase();
  return small.includes('ς') ? small.replaceAll('ς', 'σ') : small;
}

/** The unit that folding makes of the letter, digit or Chinese character at `at`; 0 where that takes more to say. */
export function foldedAt(term: string, at: number): number {
  const next = term.charCodeAt(at + 1);
  // What follows may be a mark that joins.
  if (next >= 0x80 && !isHan(next)) return 0;
  const unit = term.charCodeAt(at);
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || isHan(unit) ? unit : 0;
}

/** Chinese characters that folding leaves as they are. */
const isHan = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff;
