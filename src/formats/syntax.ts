import type { InputProblem, Range } from './format.ts';

/**
 * A finding about the form of a file. `rows`: how many records (or lines of a table) were not read because of
 * it, so that rows read = rows returned + rows reported.
 */
export function syntaxProblem(
  messageId: string,
  range: Range,
  data: Readonly<Record<string, unknown>> = {},
  rows = 0,
): InputProblem {
  return { rule: 'input/syntax', messageId, data: rows > 0 ? { ...data, rows } : data, range };
}

/** Records that were not read because of the problems. */
export function rowsReported(problems: readonly InputProblem[]): number {
  return problems.reduce((rows, problem) => rows + Number(problem.data.rows ?? 0), 0);
}

/** Faults of a tree file, and which records they spoil. */
export interface Triage<T> {
  readonly sound: readonly T[];
  readonly problems: readonly InputProblem[];
}

/**
 * Sets apart the records that a fault lies in. The first fault of each record is reported, those behind it
 * mostly follow from it; so is the first that lies in no record.
 */
export function triage<T extends { readonly range: Range }>(
  records: readonly T[],
  faults: readonly InputProblem[],
): Triage<T> {
  const sound: T[] = [];
  const problems: InputProblem[] = [];
  const rest = new Set(faults);
  for (const record of records) {
    const inside = [...rest].filter(
      ({ range }) => range.start >= record.range.start && range.start <= record.range.end,
    );
    for (const fault of inside) rest.delete(fault);
    if (inside[0]) problems.push({ ...inside[0], data: { ...inside[0].data, rows: 1 } });
    else sound.push(record);
  }
  const [outside] = rest;
  return { sound, problems: outside ? [...problems, outside] : problems };
}
