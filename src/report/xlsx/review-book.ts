import type { RunResult } from '../../engine/result.ts';
import { type ReviewColumn, reviewColumns, verdictNames } from '../../model/review.ts';
import type { BinaryReporter, ReportContext } from '../context.ts';
import { speaker } from '../render.ts';
import { columnNames, type ReviewRow, reviewRows } from '../review.ts';
import { review as words } from '../team-words.ts';
import type { Style } from './styles.ts';
import { summarySheet } from './summary-sheet.ts';
import { limits, type WrittenCell, type WrittenSheet, workbookBytes } from './workbook.ts';

/** Widths in characters, for texts of either language. */
const widths: Readonly<Record<ReviewColumn, number>> = {
  id: 18,
  title: 30,
  severity: 10,
  rule: 20,
  field: 16,
  problem: 44,
  found: 40,
  advice: 44,
  decision: 13,
  reason: 28,
  who: 12,
  until: 13,
  points: 10,
  file: 24,
  place: 24,
  words: 20,
  key: 20,
};

/** Where the reviewer writes. */
const inputs: ReadonlySet<ReviewColumn> = new Set(['decision', 'reason', 'who', 'until']);

/** A workbook to review: all findings with columns for decisions, and a sheet that says how. */
export const xlsx: BinaryReporter = (result, context) =>
  workbookBytes([findingsSheet(result, context), summarySheet(result, context)]);

function findingsSheet(result: RunResult, context: ReportContext): WrittenSheet {
  const { lang } = context;
  const say = speaker(lang);
  const header = columnNames.map(
    (name): WrittenCell => ({
      value: reviewColumns[name][lang],
      style: inputs.has(name) ? 'inputHeader' : 'header',
    }),
  );
  const rows = [header];
  for (const row of reviewRows(result, context)) {
    if (rows.length === limits.rows) break;
    rows.push(columnNames.map(name => cellOf(name, row)));
  }
  return {
    name: say(words.findings),
    widths: columnNames.map(name => widths[name]),
    rows,
    table: { frozenColumns: 1 },
    inputs: [
      {
        column: columnNames.indexOf('decision'),
        choices: Object.values(verdictNames).map(name => name[lang]),
        title: reviewColumns.decision[lang],
        prompt: say(words.chooseDecision),
      },
      {
        column: columnNames.indexOf('until'),
        title: reviewColumns.until[lang],
        prompt: say(words.giveDate),
      },
    ],
  };
}

function cellOf(name: ReviewColumn, { cells, points, severity }: ReviewRow): WrittenCell {
  const text = cells[name];
  switch (name) {
    case 'severity':
      return { value: text, style: severity };
    case 'points':
      return { value: points, style: 'points' };
    case 'until':
      return { value: dayNumber(text) ?? text, style: 'inputDate' };
    default:
      return { value: text, style: styleOf(name) };
  }
}

function styleOf(name: ReviewColumn): Style {
  if (inputs.has(name)) return 'input';
  return name === 'words' || name === 'key' ? 'small' : 'text';
}

/** An ISO 8601 day as spreadsheets count days, from 1899-12-30. */
function dayNumber(day: string): number | undefined {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(moment) ? undefined : (moment - Date.UTC(1899, 11, 30)) / 86_400_000;
}
