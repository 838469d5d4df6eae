import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { passageAround } from '../passage.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import { copyPaths } from '../writing/places.ts';
import { contactsInText, type Found } from './found.ts';
import { hiddenLinks } from './hidden.ts';
import { sentenceAround } from './sentence.ts';

export type { ContactKind } from './found.ts';

/** A way to get in touch, or a call to do so, in a text for buyers. */
export interface Contact extends Omit<Found, 'span'> {
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
  readonly words: string;
  /** The words with some that stand around them. */
  readonly passage: string;
  /** Only in the markup: the target of a link, which readers do not see. */
  readonly hidden?: boolean;
  /** The sentence, where it can be taken out of the raw value whole. */
  readonly sentence?: Span;
}

/** A capital behind the end of an address begins what was run together with it: `shop.com.Please`. */
const GLUED = /(\.[a-z]{2,3})\.?\p{Lu}\p{Ll}.*$/u;

/**
 * Ways out of the platform in the copy of a listing, in order of place: e-mail addresses, telephone numbers, accounts of
 * messengers, web addresses, calls to go there. Not the maker's address, nor pages that serve what was bought.
 */
export const contactsIn: (document: Document<'listing'>, run: Run) => readonly Contact[] = fact(
  (document: Document<'listing'>, run) =>
    copyPaths(document).flatMap(at => {
      const text = textAt(document, at);
      if (!text) return [];
      const seen = contactsInText(text.folded, run).map(({ span: folded, ...found }) => {
        const { start, end } = text.plainSpan(folded);
        const words = text.plain.slice(start, end).replace(GLUED, '$1');
        const plain = { start, end: start + words.length };
        return {
          ...found,
          at,
          span: text.sourceSpan(plain),
          words,
          passage: passageAround(text.plain, plain),
          ...sentenceAround(text, folded),
        };
      });
      const hidden = hiddenLinks(text.raw).map(({ span, host }) => {
        const words = text.raw.slice(span.start, span.end);
        return { kind: 'link' as const, host, at, span, words, passage: words, hidden: true };
      });
      return [...seen, ...hidden];
    }),
);
