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
  /** Those that could go. */
  readonly surplus: readonly Span[];
  /** From the first of them to the last. */
  readonly span: Span;
  readonly share: number;
}

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
    places: readonly { readonly span: Span }[],
    kept: number,
  ): void => {
    const share = shares[feature];
    if (share <= 0 || places.length === 0) return;
    const spans = places.map(place => place.span).sort((left, right) => left.start - right.start);
    const span = { start: (spans[0] as Span).start, end: Math.max(...spans.map(place => place.end)) };
    crowds.push({ kind, spans, surplus: spans.slice(kept), span, share });
  };
  const most = (names: boolean) =>
    sayings.filter(saying => saying.key.startsWith('nouns:') === names)[0]?.pieces ?? [];
  add('names', 'names', most(true), 1);
  add('words', 'words', most(false), 1);
  add('uses', 'uses', listed(reading, 'uses'), 2);
  add('audiences', 'audiences', listed(reading, 'audiences'), 1);
  add('effects', 'effects', listed(reading, 'effects'), 2);
  add('brands', 'brands', listed(reading, 'brands'), 3);
  add(
    'compounds',
    'tails',
    sharedTails(reading, suffix).map(span => ({ span })),
    1,
  );
  add('products', 'products', listed(reading, 'nouns'), 1);
  return crowds.sort((left, right) => right.share - left.share);
}
