import type { InputProblem } from '../formats/format.ts';

/** Problems of a file, those of one sort told once, at their first place, with how often they occur. */
export interface Tally {
  add(sort: string, problem: () => InputProblem): void;
  problems(): InputProblem[];
}

/** A new, empty tally. */
export function tally(): Tally {
  const sorts = new Map<string, { readonly problem: InputProblem; count: number }>();
  return {
    add(sort, problem) {
      const known = sorts.get(sort);
      if (known) known.count++;
      else sorts.set(sort, { problem: problem(), count: 1 });
    },
    problems: () =>
      [...sorts.values()].map(({ problem, count }) => ({ ...problem, data: { ...problem.data, count } })),
  };
}

/** Problems in the order of the file; in a workbook, which has no text, by row and column. */
export function inFileOrder(problems: readonly InputProblem[]): InputProblem[] {
  return [...problems].sort(
    (left, right) =>
      left.range.start - right.range.start ||
      (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
      (left.location?.column ?? 0) - (right.location?.column ?? 0),
  );
}
