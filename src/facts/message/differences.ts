import type { Digest, PairFact, PairFactKind } from './digest.ts';

/** What two language versions of a message say differently. */
export type Difference =
  | { readonly kind: 'currency' | 'amount'; readonly here: PairFact; readonly there: PairFact }
  | { readonly kind: 'number'; readonly here: Some; readonly there: Some }
  | { readonly kind: 'topic'; readonly here: readonly string[]; readonly there: readonly string[] }
  | { readonly kind: 'lacking-there' | 'lacking-here'; readonly facts: Some }
  | { readonly kind: 'length'; readonly ratio: number };

/** At least one. */
type Some = readonly [PairFact, ...PairFact[]];

const isSome = (facts: readonly PairFact[]): facts is Some => facts.length > 0;

/** Kinds of which two different values cannot both be right. */
const OPPOSED = ['percent', 'days', 'date'] as const;
/** Kinds that both versions have alike, however they are worded. */
const ALIKE = ['link', 'placeholder'] as const satisfies readonly PairFactKind[];

/** The first of each value that one side says and the other does not. */
function onlyIn(own: readonly PairFact[], other: readonly PairFact[]): readonly PairFact[] {
  const theirs = new Set(other.map(({ value }) => value));
  const seen = new Set<string>();
  return own.filter(({ value }) => !theirs.has(value) && !seen.has(value) && seen.add(value));
}

/** The differences of a version from another. `ratio` and `minLength`: from where on lengths differ, in letters. */
export function differencesOf(
  here: Digest,
  there: Digest,
  { ratio, minLength }: { readonly ratio: number; readonly minLength: number },
): readonly Difference[] {
  const lackingHere: PairFact[] = [];
  const lackingThere: PairFact[] = [];
  const found: Difference[] = amountsThatDiffer(here.said.amount, there.said.amount);
  if (here.said.amount.length === 0) lackingHere.push(...onlyIn(there.said.amount, []));
  if (there.said.amount.length === 0) lackingThere.push(...onlyIn(here.said.amount, []));
  for (const kind of OPPOSED) {
    const left = onlyIn(here.said[kind], there.said[kind]);
    const right = onlyIn(there.said[kind], here.said[kind]);
    if (isSome(left) && isSome(right)) found.push({ kind: 'number', here: left, there: right });
    else if (there.said[kind].length === 0) lackingThere.push(...left);
    else if (here.said[kind].length === 0) lackingHere.push(...right);
  }
  for (const kind of ALIKE) {
    lackingThere.push(...onlyIn(here.said[kind], there.said[kind]));
    lackingHere.push(...onlyIn(there.said[kind], here.said[kind]));
  }
  const [mine, theirs] = [here.topics, there.topics];
  if (mine.length > 0 && theirs.length > 0 && !mine.some(topic => theirs.includes(topic)))
    found.push({ kind: 'topic', here: mine, there: theirs });
  if (isSome(lackingThere)) found.push({ kind: 'lacking-there', facts: lackingThere });
  if (isSome(lackingHere)) found.push({ kind: 'lacking-here', facts: lackingHere });
  const short = Math.min(here.length, there.length);
  const long = Math.max(here.length, there.length);
  if (long >= minLength && long > short * ratio)
    found.push({ kind: 'length', ratio: Math.round(long / Math.max(1, short)) });
  return found;
}

/** The first number in two currencies; in each currency that both use, the first two numbers that differ. */
function amountsThatDiffer(mine: readonly PairFact[], theirs: readonly PairFact[]): Difference[] {
  const found: Difference[] = [];
  const numbers = new Map(theirs.map(amount => [amount.value, amount]));
  const swapped = mine.find(({ value, currency }) => {
    const same = numbers.get(value);
    return (
      same !== undefined &&
      same.currency !== currency &&
      !theirs.some(their => their.value === value && their.currency === currency)
    );
  });
  if (swapped) found.push({ kind: 'currency', here: swapped, there: numbers.get(swapped.value) as PairFact });
  for (const currency of new Set(mine.map(amount => amount.currency))) {
    const isIn = (amount: PairFact): boolean => amount.currency === currency;
    const [left] = onlyIn(mine.filter(isIn), theirs);
    const [right] = onlyIn(theirs.filter(isIn), mine);
    if (left && right) found.push({ kind: 'amount', here: left, there: right });
  }
  return found;
}
