import { type Comparable, comparable } from '../pixels/alike.ts';
import type { Sketch } from '../pixels/measurement.ts';

/** One picture of a catalog, however often it is used. */
export interface Distinct {
  readonly sketch: Sketch;
  readonly aspect: number;
}

/** So many are kept ready at a time. */
const mostReady = 4000;

/** Pictures made ready for comparing, by position. */
export function comparables(pictures: readonly Distinct[]): (at: number) => Comparable {
  const kept = new Map<number, Comparable>();
  return at => {
    const known = kept.get(at);
    if (known) return known;
    const { sketch, aspect } = pictures[at] as Distinct;
    const made = comparable(sketch, aspect);
    if (kept.size >= mostReady) kept.delete(kept.keys().next().value as number);
    kept.set(at, made);
    return made;
  };
}
