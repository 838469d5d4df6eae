import type { Said, Times, Value } from './said.ts';

/**
 * Whether two places contradict: about the same thing, for a market and a language they share, and neither says what
 * the other says in general, be it as an exception.
 */
export function contradicts(left: Said, right: Said): boolean {
  if (left.fact !== right.fact || left.about !== right.about) return false;
  if (left.ofLonePage && right.ofLonePage && left.key !== right.key) return false;
  // A page’s days of transit may be those of its own country: markets must be the same ones.
  const meets = left.fact === 'transit' ? areSame : meet;
  if (!meets(left.markets, right.markets) || !meet(left.languages, right.languages)) return false;
  const same = sameness(left, right);
  const says = (one: Said, other: Said): boolean =>
    one.main.some(value => other.all.some(theirs => same(value, theirs)));
  return !says(left, right) && !says(right, left);
}

/** Nothing said of markets or languages is all of them. */
const meet = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === 0 || right.length === 0 || left.some(one => right.includes(one));

const areSame = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every(one => right.includes(one));

function sameness({ fact, ofListing }: Said, other: Said): (left: Value, right: Value) => boolean {
  if (fact !== 'handling' && fact !== 'transit') return inAnyDays((left, right) => left.to === right.to);
  // A listing may be quicker or narrower than the page: only times that do not meet contradict it.
  return inAnyDays(ofListing || other.ofListing ? overlap : within);
}

/** Words are equal or not; times of different kinds of day are compared as they are and as calendar days. */
const inAnyDays =
  (same: (left: Times, right: Times) => boolean) =>
  (left: Value, right: Value): boolean => {
    if (typeof left === 'string' || typeof right === 'string') return left === right;
    if (same(left, right)) return true;
    return left.unit !== right.unit && same(inCalendarDays(left), inCalendarDays(right));
  };

/** Five business days are a week; days of no kind stay what they are. */
function inCalendarDays({ from, to, unit }: Times): Times {
  const turn = (days: number) => (unit === 'business-day' ? Math.ceil((days * 7) / 5) : days);
  return { ...(from === undefined ? {} : { from: turn(from) }), to: turn(to) };
}

/** Two times that have a day in common; “within 5 days” begins today. */
const overlap = (left: Times, right: Times): boolean =>
  (left.from ?? 0) <= right.to && (right.from ?? 0) <= left.to;

/** The later end of the one lies in the other. */
function within(left: Times, right: Times): boolean {
  const holds = (inner: number, outer: Times) => inner <= outer.to && inner >= (outer.from ?? outer.to);
  return holds(left.to, right) || holds(right.to, left);
}
