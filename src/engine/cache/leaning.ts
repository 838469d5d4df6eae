import type { Look } from '../../facts/pixels/measurement.ts';
import type { Run } from '../../facts/run.ts';

/**
 * What the first pass leant on beside documents and settings, and how that stood: `today`, the `prices` seen before,
 * the `store`, or the path of a picture.
 */
export type Leaning = readonly (readonly [what: string, state: string])[];

/** How such a thing stands now. */
export type StateOf = (what: string) => string;

/** A run that notes what it is asked. */
export interface Noting {
  readonly run: Run;
  /**
   * What was asked while `work` ran, pictures being looked at by `look`; `passing` where a picture could not be looked
   * at for want of a package.
   */
  noted<T>(
    look: Run['look'],
    work: () => T,
  ): { readonly made: T; readonly leaning: Leaning; readonly passing: boolean };
}

const notRead: Look = { kind: 'unseen', missing: 'pixels' };

/**
 * One run for all files, since facts are kept by run.
 * @param pathOf The path of a picture of a file on the disk; undefined where it lies elsewhere.
 */
export function noting(
  given: Run,
  stateOf: StateOf,
  pathOf: (file: string, src: string) => string | undefined,
): Noting {
  let leaning = new Map<string, string>();
  let looking: Run['look'];
  let passing = false;
  const note = (what: string | undefined): void => {
    if (what !== undefined && !leaning.has(what)) leaning.set(what, stateOf(what));
  };
  const { store, prices } = given;
  const run: Run = {
    ...given,
    get asOf() {
      note('today');
      return given.asOf;
    },
    ...(store && {
      store(listing) {
        note('store');
        return store(listing);
      },
    }),
    ...(prices && {
      prices(code, currency) {
        note('prices');
        return prices(code, currency);
      },
    }),
    // Absent where there is no picture to look at.
    get look() {
      return (looking && look) as NonNullable<Run['look']>;
    },
  };
  const look: Run['look'] = (file, src) => {
    note(pathOf(file, src));
    const seen = looking?.(file, src) ?? notRead;
    passing ||= seen.kind === 'unseen' && seen.missing === 'sharp';
    return seen;
  };
  return {
    run,
    noted(seeing, work) {
      leaning = new Map();
      looking = seeing;
      passing = false;
      const made = work();
      return { made, leaning: [...leaning], passing };
    },
  };
}
