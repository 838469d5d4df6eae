import { foldName } from '../dialects/names.ts';
import { placeAt } from '../dialects/table.ts';
import type { Parsed, Row, Sheet } from '../formats/format.ts';
import { dayOf } from '../model/day.ts';
import type { Location } from '../model/place.ts';
import {
  hashOf,
  isReviewHeader,
  type ReviewColumn,
  type ReviewVerdict,
  reviewColumnOf,
  reviewVerdictOf,
  verdictNames,
} from '../model/review.ts';
import type { ToolFinding } from './tool-finding.ts';

/** What a reviewer decided about one finding. */
export interface FileDecision {
  readonly verdict: ReviewVerdict;
  /** The finding: its fingerprint, or where that column was lost what the row says of it. */
  readonly of: { readonly fingerprint: string } | { readonly name: string };
  /** As the row says them; empty where it does not. */
  readonly id: string;
  readonly rule: string;
  readonly reason: string;
  readonly who: string;
  /** The last ISO 8601 day it holds. */
  readonly until?: string;
  place(column: ReviewColumn): Location;
}

/** The decisions of a file, and what in it could not be understood. */
export interface DecisionFile {
  readonly decisions: readonly FileDecision[];
  readonly faults: readonly ToolFinding[];
  /** Whether any sheet has the columns of a review. */
  readonly isReview: boolean;
}

/** The header is looked for in so many rows: teams put a heading above it. */
const headerRows = 10;

/** Reads a filled-in review: whatever order, language and company its columns have, whatever its sheet is called. */
export function readDecisions(table: Parsed & { readonly shape: 'table' }): DecisionFile {
  const read = table.sheets.flatMap(sheet => decisionsOf(sheet) ?? []);
  return {
    decisions: read.flatMap(({ decisions }) => decisions),
    faults: read.flatMap(({ faults }) => faults),
    isReview: read.length > 0,
  };
}

function decisionsOf(sheet: Sheet): Omit<DecisionFile, 'isReview'> | undefined {
  const rows = [sheet.header, ...sheet.rows];
  const top = rows.slice(0, headerRows).findIndex(({ cells }) => isReviewHeader(cells));
  if (top < 0) return undefined;
  const header = rows[top] as Row;
  const columns = new Map<ReviewColumn, number>();
  for (const [index, cell] of header.cells.entries()) {
    const column = reviewColumnOf(cell);
    if (column && !columns.has(column)) columns.set(column, index);
  }
  const named = { ...sheet, header };
  const decisions: FileDecision[] = [];
  const faults: ToolFinding[] = [];
  for (const row of rows.slice(top + 1)) {
    const made = decisionOf(row, named, columns);
    if (made === undefined) continue;
    if ('severity' in made) faults.push(made);
    else decisions.push(made);
  }
  return { decisions, faults };
}

/** The decision of a row, what is wrong with it, or nothing where nobody has decided yet. */
function decisionOf(
  row: Row,
  sheet: Sheet,
  columns: ReadonlyMap<ReviewColumn, number>,
): FileDecision | ToolFinding | undefined {
  const cell = (column: ReviewColumn): string => unmarked(row.cells[columns.get(column) ?? -1] ?? '').trim();
  const place = (column: ReviewColumn): Location =>
    placeAt(sheet, row, columns.get(column) ?? columns.get('decision') ?? 0);
  const said = cell('decision');
  if (said === '') return undefined;
  const fault = (
    rule: string,
    messageId: string,
    column: ReviewColumn,
    data: ToolFinding['data'],
  ): ToolFinding => ({ rule, severity: 'warning', messageId, data, location: place(column) });
  const verdict = reviewVerdictOf(said);
  if (!verdict) {
    const known = Object.values(verdictNames).flatMap(({ en, zh }) => [en, zh]);
    return fault('suppress/unknown', 'decision', 'decision', { word: said, known });
  }
  const id = cell('id');
  const rule = cell('rule');
  const key = hashOf(cell('key'));
  const isNamed = id !== '' && rule !== '' && columns.has('words');
  if (key === '' && !isNamed) return fault('suppress/unknown', 'row', 'decision', {});
  const written = cell('until');
  const until = dayIn(written);
  if (written !== '' && !until) return fault('suppress/expired', 'date', 'until', { rule, until: written });
  return {
    verdict,
    of: key === '' ? { name: nameOf(id, rule, cell('field'), hashOf(cell('words'))) } : { fingerprint: key },
    id,
    rule,
    reason: cell('reason'),
    who: cell('who'),
    ...(until ? { until } : {}),
    place,
  };
}

/** How a row without a finding’s key tells which one it means: positions in lists say nothing, they move. */
export const nameOf = (id: string, rule: string, field: string, words: string): string =>
  [id, rule, foldName(field.replace(/\[\d+\]/g, '[]')), words].join('\n');

/** CSV files mark with an apostrophe what a spreadsheet would calculate. */
const unmarked = (text: string): string => text.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');

/** A day as people and their spreadsheets write it, the year first. */
function dayIn(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ][\d:.]+Z?)?$/.exec(text) ?? [];
  if (!year || !month || !day) return undefined;
  return dayOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
