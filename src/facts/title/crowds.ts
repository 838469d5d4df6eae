import type { Span } from '../../model/path.ts';
import { listed, sharedTails, type TitleFeatures } from './features.ts';
import type { Piece, TitleReading } from './reading.ts';
import type { TitleScore } from './score.ts';

/** Words of a title that crowd round one thing, and how much they alone would score. */
export interface Crowd {
  /** What they do: `names` one product, repeat `words`, list `uses` and so on. */
  readonly kind: keyof TitleFeatures;
  readonly words: readonly string[];
  /** From the first of them to the last, in the folded text. */
  readonly span: Span;
  readonly share: number;
}

/** The reasons for a title's score that have words to show, the strongest first. */
export function crowdsOf(reading: TitleReading, { sayings, shares }: TitleScore, suffix: number): readonly Crowd[] {
  const crowds: Crowd[] = [];
  const add = (kind: keyof TitleFeatures, pieces: readonly { readonly span: Span }[]): void => {
    if (shares[kind] <= 0 || pieces.length === 0) return;
    const inOrder = [...pieces].sort((left, right) => left.span.start - right.span.start);
    const span = {
      start: (inOrder[0] as Piece).span.start,
      end: Math.max(...inOrder.map(piece => piece.span.end)),
    };
    const words = inOrder.map(piece => reading.folded.slice(piece.span.start, piece.span.end));
    crowds.push({ kind, words, span, share: shares[kind] });
  };
  const sayingOf = (names: boolean) =>
    sayings.find(saying => saying.key.startsWith('nouns:') === names)?.pieces ?? [];
  add('names', sayingOf(true));
  add('words', sayingOf(false));
  add('uses', listed(reading, 'uses'));
  add('audiences', listed(reading, 'audiences'));
  add('effects', listed(reading, 'effects'));
  add('brands', listed(reading, 'brands'));
  add('products', listed(reading, 'nouns'));
  add('tails', sharedTails(reading, suffix).map(span => ({ span })));
  return crowds.sort((left, right) => right.share - left.share);
}
