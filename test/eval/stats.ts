/** Counts of a yes/no question against labels. */
export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** Counts guesses against truth. */
export function confusionOf(
  pairs: Iterable<{ readonly truth: boolean; readonly guess: boolean }>,
): Confusion {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  for (const { truth, guess } of pairs) {
    if (truth) counts[guess ? 'truePositive' : 'falseNegative'] += 1;
    else counts[guess ? 'falsePositive' : 'trueNegative'] += 1;
  }
  return counts;
}

export const precision = (c: Confusion): number => c.truePositive / (c.truePositive + c.falsePositive);
export const recall = (c: Confusion): number => c.truePositive / (c.truePositive + c.falseNegative);
/** Harmonic mean of precision and recall. */
export const f1 = (c: Confusion): number =>
  (2 * c.truePositive) / (2 * c.truePositive + c.falsePositive + c.falseNegative);

/** Wilson score interval of a share at 95 % (E. B. Wilson, 1927). */
export function wilson(successes: number, trials: number): readonly [number, number] {
  if (trials === 0) return [0, 1];
  const z = 1.96;
  const share = successes / trials;
  const centre = share + (z * z) / (2 * trials);
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials));
  const scale = 1 + (z * z) / trials;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}

/** Chance that a positive scores above a negative; ties count half (Mann-Whitney). */
export function auc(positives: readonly number[], negatives: readonly number[]): number {
  let wins = 0;
  for (const positive of positives) {
    for (const negative of negatives) wins += positive > negative ? 1 : positive === negative ? 0.5 : 0;
  }
  return wins / (positives.length * negatives.length);
}

/** Fewer cases than this on either side say nothing worth printing as met or missed. */
export const leastCases = 20;

const percent = (share: number): string => (Number.isNaN(share) ? '–' : share.toFixed(3));
const range = ([low, high]: readonly [number, number]): string => `${low.toFixed(2)}–${high.toFixed(2)}`;

/** A block of figures about one question, with the baselines of always yes and always no. */
export function describe(
  question: string,
  c: Confusion,
  target?: { name: string; value: number; least: number },
): string {
  const positives = c.truePositive + c.falseNegative;
  const negatives = c.falsePositive + c.trueNegative;
  const always = { truePositive: positives, falsePositive: negatives, falseNegative: 0, trueNegative: 0 };
  const flagged = c.truePositive + c.falsePositive;
  const lines = [
    question,
    `  n⁺ ${positives} · n⁻ ${negatives} · true⁺ ${c.truePositive} · false⁺ ${c.falsePositive} · false⁻ ${c.falseNegative}`,
    `  precision ${percent(precision(c))} (${range(wilson(c.truePositive, flagged))}) · recall ${percent(recall(c))} (${range(wilson(c.truePositive, positives))}) · F1 ${percent(f1(c))}`,
    `  flagged among n⁻ ${percent(c.falsePositive / negatives)} (${range(wilson(c.falsePositive, negatives))}) · always yes F1 ${percent(f1(always))} · always no F1 0`,
  ];
  if (target) {
    const verdict =
      positives < leastCases || negatives < leastCases
        ? 'too few to judge'
        : target.value >= target.least
          ? 'met'
          : 'missed';
    lines.push(`  target ${target.name} ≥ ${target.least}: ${percent(target.value)}, ${verdict}`);
  }
  return lines.join('\n');
}
