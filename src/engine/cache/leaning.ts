import { basename, dirname } from 'node:path';
import type { Look } from '../../facts/pixels/measurement.ts';
import type { Run } from '../../facts/run.ts';

/**
 * What the first pass leant on beside documents and settings, and how that stood: pictures in their folders, and in no
 * folder `today`, the `prices` seen before and the `store`.
 */
export type Leaning = readonly (readonly [state: string, folder: string, names: readonly string[]])[];

/** How such a thing stands now. */
export type StateOf = (name: string, folder: string) => string;

/** Whether all stands as it did. */
export const holds = (leaning: Leaning, stateOf: StateOf): boolean =>
  leaning.every(([state, folder, names]) => names.every(name => stateOf(name, folder) === state));

/** What any of them leans on, each once. */
export function together(all: readonly Leaning[]): Leaning {
  const alike = new Map<string, readonly [state: string, folder: string, names: Set<string>]>();
  for (const [state, folder, names] of all.flat()) {
    const key = `${state}\n${folder}`;
    const known = alike.get(key) ?? [state, folder, new Set()];
    alike.set(key, known);
    for (const name of names) known[2].add(name);
  }
  return [...alike.values()].map(([state, folder, names]) => [state, folder, [...names]]);
}

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
  let leaning: Leaning[] = [];
  let looking: Run['look'];
  let passing = false;
  const note = (name: string, folder = ''): void => {
    leaning.push([[stateOf(name, folder), folder, [name]]]);
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
    const path = pathOf(file, src);
    if (path !== undefined) note(basename(path), dirname(path));
    const seen = looking?.(file, src) ?? notRead;
    passing ||= seen.kind === 'unseen' && seen.missing === 'sharp';
    return seen;
  };
  return {
    run,
    noted(seeing, work) {
      leaning = [];
      looking = seeing;
      passing = false;
      const made = work();
      return { made, leaning: together(leaning), passing };
    },
  };
}
