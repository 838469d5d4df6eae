/** A share of counted cases with its 95 % interval; all from 0 to 1. */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % point of the normal distribution: two sides make 95 %. */
const Z = 1.96;

/**
 * A share with its score interval, `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`; undefined where the counts are
 * no share (none of none, more than all).
 * Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927).
 */
export function rateOf(count: number, of: number): Rate | undefined {
  if (!(of > 0 && count >= 0 && count <= of)) return undefined;
  const share = count / of;
  const square = (Z * Z) / of;
  const middle = share + square / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  return {
    count,
    of,
    share,
    low: Math.max(0, Math.min(share, (middle - half) / (1 + square))),
    high: Math.min(1, Math.max(share, (middle + half) / (1 + square))),
  };
}
