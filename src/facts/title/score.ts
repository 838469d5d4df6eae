import { featuresOf, type Saying, sayingsOf, type TitleFeatures } from './features.ts';
import type { TitleReading } from './reading.ts';
import weightsData from './weights.yaml';

interface Ramp {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

export type Weights = Readonly<Record<'spaced' | 'unspaced', Readonly<Record<keyof TitleFeatures, Ramp>>>>;

export const titleWeights = weightsData as Weights;

/** How much a title reads as a keyword list, and why. */
export interface TitleScore {
  /** 0 to 1: 1 − Π(1 − weight · feature), each feature brought to 0-1 by its ramp. */
  readonly score: number;
  readonly features: TitleFeatures;
  /** What each feature alone would score. */
  readonly shares: Readonly<Record<keyof TitleFeatures, number>>;
  readonly sayings: readonly Saying[];
}

const rise = ({ from, to }: Ramp, value: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

/** What a team may set of the score. */
export interface TitleSettings {
  /** Whether synonyms of one noun count as the noun again. */
  readonly synonyms: boolean;
  /** Makers and devices a title may name. */
  readonly brandsMax: number;
  /** Letters that German compounds share to count as one family. */
  readonly suffix: number;
}

const usual: TitleSettings = { synonyms: true, brandsMax: 3, suffix: 5 };

export function scoreTitle(
  reading: TitleReading,
  settings: TitleSettings = usual,
  weights: Weights = titleWeights,
): TitleScore {
  const sayings = sayingsOf(reading, settings.synonyms);
  const features = featuresOf(reading, sayings, settings.suffix);
  const ramps = weights[reading.unspaced ? 'unspaced' : 'spaced'];
  const shares = {} as Record<keyof TitleFeatures, number>;
  let clean = 1;
  for (const [name, ramp] of Object.entries(ramps) as [keyof TitleFeatures, Ramp][]) {
    const value = name === 'brands' ? features.brands - settings.brandsMax : features[name];
    shares[name] = ramp.weight * rise(ramp, value);
    clean *= 1 - shares[name];
  }
  return { score: 1 - clean, features, shares, sayings };
}
