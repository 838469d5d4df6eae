/**
 * Characters that a terminal acts on or a reader cannot see: controls, bidirectional overrides, zero-width
 * blanks, halves of surrogate pairs. The joiners of emoji and Indic scripts (U+200C, U+200D) stay.
 */
const unseen = /[\p{Cc}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Text from data, made safe to print: blanks and line breaks become one blank, the unseen is spelt out. */
export function visible(text: string): string {
  return text
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .replace(unseen, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .trim();
}
