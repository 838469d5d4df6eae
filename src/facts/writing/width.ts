import { inContext, type Slip, spanOf } from './slip.ts';

const FULL = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g;
const KANA = /[\u3041-\u30fa]/;
const LETTER = /\p{L}/u;

/** Letters and digits in full width; none in Japanese, which writes them so. A unit, an acronym or a model is only told. */
export function fullWidthLetters(text: string, units: ReadonlySet<string>): readonly Slip[] {
  if (!/[\uff10-\uff5a]/.test(text) || KANA.test(text)) return [];
  return [...text.matchAll(FULL)].map(match => {
    const span = spanOf(match);
    const half = match[0].normalize('NFKC');
    const words = /^\d+$/.test(half) ? !joinsLetters(text, span.start, span.end) : isWord(half, units);
    return { span, ...(words && { mend: { span, text: half } }) };
  });
}

const isWord = (half: string, units: ReadonlySet<string>): boolean =>
  /^[A-Za-z]?[a-z]{2,}$/.test(half) && !units.has(half.toLowerCase());

/** Whether a figure hangs on a Latin letter: then it is a model or a measure. */
const joinsLetters = (text: string, start: number, end: number): boolean =>
  [text[start - 1], text[end]].some(
    beside => beside !== undefined && LETTER.test(beside) && !/\p{sc=Han}/u.test(beside),
  );

/** Marks of Chinese and what they are between blanks and Latin letters. */
const HALF: Readonly<Record<string, string>> = {
  '，': ',',
  '。': '.',
  '；': ';',
  '！': '!',
  '？': '?',
  '：': ':',
};
const FULL_MARK = /(?<=[A-Za-z]{2} ?)[，。；！？：](?=\s|$|[A-Za-z])/g;
const HAN = /\p{sc=Han}/u;
const COMMA_BETWEEN_HAN = /(?<=\p{sc=Han}),(?=\p{sc=Han})/gu;

/** Full-width marks in a text of Latin letters; a half-width comma in a Chinese one that has full-width commas too. */
export function mixedMarks(text: string): readonly Slip[] {
  if (!/[，。；！？：]/.test(text)) return [];
  if (HAN.test(text) || KANA.test(text)) {
    if (!text.includes('，') || !text.includes(',')) return [];
    return [...text.matchAll(COMMA_BETWEEN_HAN)].map(match => {
      const span = spanOf(match);
      return { span: { start: span.start - 1, end: span.end + 1 }, mend: { span, text: '，' } };
    });
  }
  return [...text.matchAll(FULL_MARK)].map(match => {
    const span = spanOf(match);
    const next = text[span.end];
    const blank = next !== undefined && /[A-Za-z]/.test(next) ? ' ' : '';
    return { span: inContext(text, span, true), mend: { span, text: `${HALF[match[0]] as string}${blank}` } };
  });
}

const UNPAIRED = /（[^（）()\n]{1,60}\)|\([^（）()\n]{1,60}）/g;

/** Brackets that open in one width and close in the other. */
export function unpairedBrackets(text: string): readonly Slip[] {
  if (!/[（）]/.test(text)) return [];
  return [...text.matchAll(UNPAIRED)].map(match => {
    const span = spanOf(match);
    const close = match[0].startsWith('（') ? '）' : ')';
    return { span, mend: { span: { start: span.end - 1, end: span.end }, text: close } };
  });
}
