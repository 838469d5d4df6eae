import { discountOf } from './answer.ts';
import type { ComparedOffer } from './offers.ts';

/** What a printed percentage says of a listing's own prices. */
export type Agreement =
  | { readonly kind: 'agrees' }
  /** It lies outside of 0 to 100 %. */
  | { readonly kind: 'impossible' }
  | {
      readonly kind: 'differs';
      /** The first reduced price and the share it is reduced by, 0 to 1. */
      readonly offer: ComparedOffer;
      readonly real: number;
      /** No other price is reduced. */
      readonly isSole: boolean;
    };

/** Percentages are compared in floating point. */
const EPSILON = 1e-9;

/** A share (0.25) says what a percentage (25) says; signs are a matter of taste. */
export const percentOf = (claimed: number): number =>
  Math.abs(claimed) < 1 ? Math.abs(claimed) * 100 : Math.abs(claimed);

/**
 * Whether one of the prices is reduced by `percent`, give or take `tolerance` points. `atLeast`: a price reduced by
 * more agrees too. Without a reduced price there is nothing to compare with.
 */
export function agreementOf(
  percent: number,
  reduced: readonly ComparedOffer[],
  tolerance: number,
  atLeast = false,
): Agreement {
  if (percent <= 0 || percent >= 100) return { kind: 'impossible' };
  const shares = reduced.map(({ compareAt, amount }) => discountOf(compareAt, amount));
  const [offer] = reduced;
  const agrees = (share: number): boolean => {
    const over = share * 100 - percent;
    return (atLeast || over <= tolerance + EPSILON) && over >= -tolerance - EPSILON;
  };
  if (!offer || shares.some(agrees)) return { kind: 'agrees' };
  return { kind: 'differs', offer, real: shares[0] as number, isSole: reduced.length === 1 };
}

/** A share as whole percents, rounded down, as prices are advertised. */
export const wholePercent = (share: number): number => Math.floor(share * 100 + EPSILON);
