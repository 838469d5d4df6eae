import { inContext, type Slip, spanOf } from './slip.ts';

/** A mark that stands twice or more. `exclamation`: only “!”, which says no more when it is written often. */
export interface RepeatedMark extends Slip {
  readonly exclamation: boolean;
}

/** Behind a word or what closes one; before a blank, what closes, or a character of a script without blanks. */
const REPEATED =
  /(?<=[\p{L}\p{N}"'”’」』)）\]】%])([!?,;！？，；、。])\1+(?=$|[\s"'”’」』)）\]】<]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/gu;
const QUICK = /([!?,;！？，；、。])\1/;

/** Marks that are repeated. `?!` is a tone, `...` an ellipsis, and `¡¡Oferta!!` would lose its balance. */
export function repeatedMarks(text: string): readonly RepeatedMark[] {
  if (!QUICK.test(text) || text.includes('¡¡')) return [];
  return [...text.matchAll(REPEATED)].map(match => {
    const span = spanOf(match);
    return {
      exclamation: match[1] === '!' || match[1] === '！',
      span: inContext(text, span),
      mend: { span: { start: span.start + 1, end: span.end }, text: '' },
    };
  });
}
