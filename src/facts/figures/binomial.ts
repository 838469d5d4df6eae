/** Coefficients of Lanczos' approximation (g = 7, n = 9), good to 15 digits; P. Godfrey, 2001. */
const G = 7;
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of n! */
function logFactorial(n: number): number {
  const sum = LANCZOS.slice(1).reduce(
    (total, coefficient, index) => total + coefficient / (n + index + 1),
    LANCZOS[0] as number,
  );
  const t = n + G + 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (n + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Beside the sum so far, a term as small as this changes nothing. */
const NOTHING = 1e-17;

/** The chance of exactly `count` cases among `of` where each has the chance `expected`. */
const chanceOf = (count: number, of: number, expected: number): number =>
  Math.exp(
    logFactorial(of) -
      logFactorial(count) -
      logFactorial(of - count) +
      count * Math.log(expected) +
      (of - count) * Math.log1p(-expected),
  );

/** The sum of the chances of `count` and more, which lie behind the mean: each is smaller than the one before. */
function tail(count: number, of: number, expected: number): number {
  const odds = expected / (1 - expected);
  let term = chanceOf(count, of, expected);
  let sum = 0;
  for (let k = count; k <= of && term > sum * NOTHING; k += 1) {
    sum += term;
    term *= ((of - k) / (k + 1)) * odds;
  }
  return sum;
}

/**
 * The chance of `count` or more cases among `of` where each has the chance `expected`: the one-sided binomial test, as
 * the sum of its exact terms. What exceeds an expectation by chance alone has a large value.
 */
export function chanceOfAtLeast(count: number, of: number, expected: number): number {
  if (count <= 0 || expected >= 1) return 1;
  if (count > of || expected <= 0) return 0;
  return count > of * expected
    ? Math.min(1, tail(count, of, expected))
    : Math.max(0, 1 - tail(of - count + 1, of, 1 - expected));
}

/** Counted cases among all. */
interface Counts {
  readonly count: number;
  readonly of: number;
}

/**
 * The chance of so many cases in one period, or more, where both have the same share: of all cases that are known, how
 * many fall to it. The one-sided exact test of R. A. Fisher, Statistical Methods for Research Workers (1934), §21.02.
 */
export function chanceOfNoRise(now: Counts, before: Counts): number {
  const cases = now.count + before.count;
  const all = now.of + before.of;
  const choices = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const whole = choices(all, cases);
  let sum = 0;
  for (let k = now.count; k <= Math.min(cases, now.of); k += 1) {
    if (cases - k > before.of) continue;
    const term = Math.exp(choices(now.of, k) + choices(before.of, cases - k) - whole);
    sum += term;
    if (term < sum * NOTHING) break;
  }
  return Math.min(1, sum);
}

/** The chance of `count` or fewer. */
export const chanceOfAtMost = (count: number, of: number, expected: number): number =>
  chanceOfAtLeast(of - count, of, 1 - expected);

/**
 * The greatest of several chances that still counts as no accident, so that of all that are told so no more than `level`
 * are accidents; 0 where none does. Of many listings some are far off by chance alone.
 * Source: Y. Benjamini, Y. Hochberg, Controlling the False Discovery Rate, J. R. Statist. Soc. B 57 (1995).
 */
export function noAccidentUpTo(chances: readonly number[], level: number): number {
  const sorted = [...chances].sort((left, right) => left - right);
  return sorted.findLast((chance, index) => chance <= ((index + 1) / sorted.length) * level) ?? 0;
}
