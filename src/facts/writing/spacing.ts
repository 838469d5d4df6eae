import { inContext, type Slip, spanOf, tokenAt } from './slip.ts';

/** What one has to know of a language to judge its blanks. */
export interface Spacing {
  /** Whether a blank stands before ! ? : ; as in French. */
  readonly french: boolean;
  /** Words that show that two were run together. */
  readonly joins: ReadonlySet<string>;
  /** Endings of addresses, behind whose dot no blank belongs. */
  readonly domains: ReadonlySet<string>;
}

const BEFORE =
  / (?<=[\p{L}\p{N})"”%] ) *[,，。、！？；](?=[\s\p{L}]|$)| (?<=\p{L}{2} )\.(?=\s|$)(?! *\.)| (?<=\p{L}{2} )[!?;](?=\s|$)/gu;
const FRENCH_MARK = /[!?;！？；]$/;

/** Quick looks at a whole text before the exact ones. */
export const mayHaveBlankBefore = (text: string): boolean => / [,.!?;，。、！？；]/.test(text);
export const mayLackBlankAfter = (text: string): boolean => /[a-zß-ÿ][,;.!?][A-Za-zÀ-ÿ]/.test(text);
export const mayBeJoined = (text: string, longest: number): boolean =>
  /[a-zß-ÿ]{2}[A-ZÀ-Þ][a-zß-ÿ]/.test(text) || hasWordOf(text, longest);

/** A blank before a mark that hangs on its word. */
export function blanksBefore(text: string, { french }: Spacing): readonly Slip[] {
  return [...text.matchAll(BEFORE)].flatMap(match => {
    if (french && FRENCH_MARK.test(match[0])) return [];
    const span = spanOf(match);
    return [
      { span: inContext(text, span), mend: { span: { start: span.start, end: span.end - 1 }, text: '' } },
    ];
  });
}

/** Letters before and after: a comma or semicolon, or the end of a sentence before a capital. Latin, as its languages are. */
const AFTER = /[a-zß-ÿ]{2}(?:[,;](?=[A-Za-zÀ-ÿ][a-zß-ÿ])|[.!?](?=[A-ZÀ-Þ][a-zß-ÿ]))/g;
/** What makes a token an address, a code or a path instead of words. */
const CODE = /[/\\_=@#$&<>{}|~^*+`]|\p{N}\p{Lu}/u;

/** A mark with no blank behind it (Hello,my dear). */
export function blanksAfter(text: string, { domains }: Spacing): readonly Slip[] {
  return [...text.matchAll(AFTER)].flatMap(match => {
    const { start, end } = spanOf(match);
    const token = tokenAt(text, start);
    if (CODE.test(text.slice(token.start, token.end))) return [];
    const span = wordsAround(text, start, end);
    if (match[0].endsWith('.') && domains.has(text.slice(end, span.end).toLowerCase())) return [];
    return [{ span, mend: { span: { start: end, end }, text: ' ' } }];
  });
}

/** The words on both sides of a stretch. */
function wordsAround(line: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start > 0 && /[\p{L}\p{M}]/u.test(line[start - 1] as string)) start -= 1;
  while (end < line.length && /[\p{L}\p{M}]/u.test(line[end] as string)) end += 1;
  return { start, end };
}

/** A small letter before a capital inside a word. */
const CAMEL = /[a-zß-ÿ]{2}(?=[A-ZÀ-Þ][a-zß-ÿ])/g;
const LETTERS = /[A-Za-zÀ-ÿ]+/g;

/** Words run together, told by a function word with a capital (softThe) or, from `longest` letters on, by two inside. */
export function joinedWords(text: string, { joins }: Spacing, longest: number): readonly Slip[] {
  const slips: Slip[] = [];
  for (const match of text.matchAll(CAMEL)) {
    const at = spanOf(match).end;
    const span = wordsAround(text, at, at);
    if (!joins.has(text.slice(at, span.end).toLowerCase())) continue;
    if (/\p{Lu}/u.test(text.slice(span.start + 1, at)) || /\p{N}/u.test(text[span.start - 1] ?? '')) continue;
    const token = tokenAt(text, at);
    if (CODE.test(text.slice(token.start, token.end))) continue;
    slips.push({ span, mend: { span: { start: at, end: at }, text: ' ' } });
  }
  if (!hasWordOf(text, longest)) return slips;
  for (const match of text.matchAll(LETTERS)) {
    if (match[0].length < longest || /.[A-ZÀ-Þ]/.test(match[0])) continue;
    const word = match[0].toLowerCase();
    // Chemistry and German have long words; two function words in one are no word of any language.
    if ([...joins].filter(join => word.includes(join)).length >= 2) slips.push({ span: spanOf(match) });
  }
  return slips;
}

/** Whether a text has so many Latin letters in a row: a quick look before the exact one. */
function hasWordOf(text: string, longest: number): boolean {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index) | 32;
    length = (unit >= 97 && unit <= 122) || unit > 0xbf ? length + 1 : 0;
    if (length >= longest) return true;
  }
  return false;
}
