import type { Span } from '../../model/path.ts';
import { listed, sharedTails, type TitleFeatures } from './features.ts';
import type { TitleReading } from './reading.ts';
import type { TitleScore } from './score.ts';

/** What words of a title crowd round; the features that have words to show. */
export type CrowdKind =
  | 'names'
  | 'words'
  | 'uses'
  | 'audiences'
  | 'effects'
  | 'brands'
  | 'products'
  | 'compounds';

/** Words of a title that crowd round one thing, and how much they alone would score. */
export interface Crowd {
  readonly kind: CrowdKind;
  /** The words in order, in the folded text. */
  readonly spans: readonly Span[];
  /** Words that could go, these and others of the same kind. */
  readonly surplus: readonly Span[];
  /** From the first of them to the last. */
  readonly span: Span;
  readonly share: number;
}

interface Placed {
  readonly span: Span;
}

const inOrder = (places: readonly Placed[]): readonly Span[] =>
  places.map(place => place.span).sort((left, right) => left.start - right.start);

/** How many of a list may stay in a title. */
const KEPT = [
  ['uses', 2],
  ['audiences', 1],
  ['effects', 2],
  ['brands', 3],
] as const;

/** The reasons for a title's score that have words to show, the strongest first. */
export function crowdsOf(
  reading: TitleReading,
  { sayings, shares }: TitleScore,
  suffix: number,
): readonly Crowd[] {
  const crowds: Crowd[] = [];
  const add = (
    kind: CrowdKind,
    feature: keyof TitleFeatures,
    places: readonly Placed[],
    surplus: readonly Placed[],
  ): void => {
    const share = shares[feature];
    if (share <= 0 || places.length === 0) return;
    const spans = inOrder(places);
    const span = { start: (spans[0] as Span).start, end: Math.max(...spans.map(place => place.end)) };
    crowds.push({ kind, spans, surplus: inOrder(surplus), span, share });
  };
  const addSayings = (kind: 'names' | 'words'): void => {
    const own = sayings.filter(saying => saying.key.startsWith('nouns:') === (kind === 'names'));
    add(
      kind,
      kind,
      own[0]?.pieces ?? [],
      own.flatMap(saying => saying.pieces.slice(1)),
    );
  };
  addSayings('names');
  addSayings('words');
  for (const [list, kept] of KEPT) {
    const pieces = listed(reading, list);
    add(list, list, pieces, pieces.slice(kept));
  }
  const tails = sharedTails(reading, suffix).map(span => ({ span }));
  add('compounds', 'tails', tails, tails.slice(1));
  add('products', 'products', listed(reading, 'nouns'), []);
  return crowds.sort((left, right) => right.share - left.share);
}
