import { chanceOfNoRise } from './binomial.ts';
import type { Rate } from './interval.ts';

/** What a platform allows of a share, from 0 to 1: no more than `max`, no less than `min`. */
export interface ShareLimit {
  readonly max?: number;
  readonly min?: number;
  /** From here on it is near the limit. */
  readonly warn?: number;
  /** So many cases at least, before the platform counts them at all. */
  readonly least?: number;
}

/** Where a share stands to a limit; `by-one`: beyond it by a single case among few, as may be chance. */
export type Standing = 'within' | 'near' | 'by-one' | 'beyond';

/** Shares are quotients of whole numbers: a difference as small as this is one of floats. */
const SAME = 1e-12;

/**
 * Where a share stands. Platforms compare the bare share, and strictly. So few cases that a single one is beyond the limit
 * prove nothing unless the whole interval lies beyond it.
 */
export function standingOf(rate: Rate, { max, min, warn, least = 0 }: ShareLimit): Standing {
  if (max !== undefined) {
    if (rate.share > max + SAME && rate.count >= least)
      return rate.of * max < 1 && rate.low <= max ? 'by-one' : 'beyond';
    return warn !== undefined && rate.share > warn + SAME ? 'near' : 'within';
  }
  if (min === undefined) return 'within';
  if (rate.share < min - SAME) return rate.of * (1 - min) < 1 && rate.high >= min ? 'by-one' : 'beyond';
  return warn !== undefined && rate.share < warn - SAME ? 'near' : 'within';
}

/** With a lower chance than this a change is no accident. */
const LEVEL = 0.05;

/** Whether a share has risen on the one before by the relative `step`, and not by chance. */
export const hasRisen = (now: Rate, before: Rate, step: number): boolean =>
  before.share > 0 && now.share >= before.share * (1 + step) && chanceOfNoRise(now, before) < LEVEL;

/** Whether a share has fallen on the one before by the relative `step`, and not by chance. */
export const hasFallen = (now: Rate, before: Rate, step: number): boolean =>
  now.share <= before.share * (1 - step) && chanceOfNoRise(before, now) < LEVEL;
