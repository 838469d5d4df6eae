import type { Document } from '../model/document.ts';
import type { Path, Span } from '../model/path.ts';
import { hits } from './lexicon.ts';
import type { Run } from './run.ts';
import { textAt } from './text.ts';

/** A way to pay that a store names, by its group of the word list `payment-methods`. */
export interface WrittenMethod {
  readonly method: string;
  readonly at: Path;
  /** In the raw value at `at`. */
  readonly span: Span;
  readonly words: string;
}

/** The ways to pay of one market, or of all where `market` is undefined. */
export interface PaymentOffer {
  readonly market: string | undefined;
  readonly at: Path;
  /** How many are listed, known or not. */
  readonly listed: number;
  readonly written: readonly WrittenMethod[];
  readonly methods: ReadonlySet<string>;
}

/** What a store says of the ways to pay. */
export function paymentOffers(document: Document<'store'>, run: Run): readonly PaymentOffer[] {
  const { payment_methods: offered = [] } = document.value;
  const root: Path = ['payment_methods'];
  const lists: readonly (readonly [string | undefined, Path, readonly string[]])[] = Array.isArray(offered)
    ? [[undefined, root, offered]]
    : Object.entries(offered).map(([market, methods]) => [market, [...root, market], methods]);
  const [lexicon, allowed] = [run.lexicon('payment-methods'), run.allowed('payment-methods')];
  return lists
    .filter(([, , methods]) => methods.length > 0)
    .map(([market, at, entries]) => {
      const written = entries.flatMap((words, index): WrittenMethod[] => {
        const place = [...at, index];
        const text = textAt(document, place);
        if (!text) return [];
        return hits(text, lexicon, allowed).map(({ group, span }) => ({
          method: group,
          at: place,
          span: text.rawSpan(span),
          words,
        }));
      });
      const methods = new Set(written.map(({ method }) => method));
      return { market, at, listed: entries.length, written, methods };
    });
}
