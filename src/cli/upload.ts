import Papa from 'papaparse';
import { type UploadColumns, uploadColumns } from '../dialects/upload.ts';
import type { AppliedFix } from '../engine/fix/report.ts';
import type { FileState } from '../engine/fix/state.ts';
import type { Row, Sheet } from '../formats/format.ts';
import { encode } from '../input/encode.ts';
import type { AnyDocument } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import { workbookBytes } from '../report/xlsx/workbook.ts';

/**
 * A file that updates the changed products only: the rows above the first product, all rows of those that
 * changed, and of the columns the changed ones with those that the platform needs. Undefined where the file is
 * no table.
 */
export function uploadOf(
  from: FileState,
  to: FileState,
  fixes: readonly AppliedFix[],
  dialect: string,
): Uint8Array | undefined {
  if (from.parsed.shape !== 'table' || to.parsed.shape !== 'table') return undefined;
  const touched = new Set(fixes.flatMap(({ key }) => (key === null ? [] : [key])));
  const before = from.parsed.sheets;
  const sheets = to.parsed.sheets.flatMap((sheet, index) => {
    const own = to.documents.filter(document => sheetOf(document) === sheet.name);
    const changed = own.filter(({ key }) => touched.has(key));
    if (changed.length === 0) return [];
    const rows = rowsOfUpload(sheet, before[index], own, changed, dialect);
    return [{ name: sheet.name ?? '', rows }];
  });
  if (to.source.bytes) {
    const text = (value: string) => ({ value, style: 'text' }) as const;
    return workbookBytes(
      sheets.map(({ name, rows }) => ({
        name,
        widths: (rows[0] ?? []).map(() => 20),
        rows: rows.map(cells => cells.map(text)),
      })),
    );
  }
  const { source, parsed } = to;
  const newline = source.text.includes('\r\n') ? '\r\n' : '\n';
  const text = Papa.unparse(
    sheets.flatMap(({ rows }) => rows),
    { delimiter: parsed.delimiter ?? ',', newline },
  );
  return encode({ ...source, text: text + newline });
}

const sheetOf = (document: AnyDocument): string | null =>
  document.extent.cell?.sheet ?? cellsOf(document)[0]?.sheet ?? null;

function rowsOfUpload(
  sheet: Sheet,
  before: Sheet | undefined,
  own: readonly AnyDocument[],
  changed: readonly AnyDocument[],
  dialect: string,
): string[][] {
  const all = [sheet.header, ...sheet.rows];
  const first = Math.min(...own.flatMap(document => rowsOf(document)));
  const head = all.filter(({ number }) => number < first);
  const rows = new Set(changed.flatMap(document => rowsOf(document)));
  const body = all.filter(({ number }) => rows.has(number));
  const { keep, set } = neededOf(dialect, head);
  const columns = [...new Set([...keep, ...set.keys(), ...changedColumns(before, body)])].sort(
    (a, b) => a - b,
  );
  const idColumn = changed[0]?.origins(['id'])[0];
  if (keep.length === 0 && idColumn?.kind === 'cell' && !columns.includes(idColumn.column))
    columns.unshift(idColumn.column);
  return [
    ...head.map(({ cells }) => columns.map(column => cells[column] ?? '')),
    ...body.map(({ cells }) => columns.map(column => set.get(column) ?? cells[column] ?? '')),
  ];
}

/** By the row that names the columns: the one above the products that the platform knows most of. */
function neededOf(dialect: string, head: readonly Row[]): UploadColumns {
  const found = head.flatMap(({ cells }) => uploadColumns(dialect, cells) ?? []);
  return found.sort((left, right) => right.keep.length - left.keep.length)[0] ?? { keep: [], set: new Map() };
}

function changedColumns(before: Sheet | undefined, rows: readonly Row[]): readonly number[] {
  const known = new Map(before?.rows.map(row => [row.number, row]));
  const columns = new Set<number>();
  for (const { number, cells } of rows) {
    const old = known.get(number)?.cells ?? [];
    for (let column = 0; column < Math.max(cells.length, old.length); column++)
      if ((cells[column] ?? '') !== (old[column] ?? '')) columns.add(column);
  }
  return [...columns];
}

const rowsOf = (document: AnyDocument): readonly number[] => [
  ...new Set(cellsOf(document).map(({ row }) => row)),
];

/** All cells that say anything of a document. */
function cellsOf(document: AnyDocument): readonly { readonly sheet: string | null; readonly row: number }[] {
  const paths: Path[] = [];
  const walk = (value: unknown, path: Path): void => {
    paths.push(path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      walk(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  walk(document.value, []);
  return paths.flatMap(path =>
    document.origins(path).flatMap(origin => (origin.kind === 'cell' ? [origin] : [])),
  );
}

/** What was changed, one value a row: for whoever checks the upload, or enters it by hand. */
export function changeList(
  files: readonly { readonly file: string; readonly fixes: readonly AppliedFix[] }[],
  header: readonly string[],
): Uint8Array {
  const rows = files.flatMap(({ file, fixes }) =>
    fixes.flatMap(({ id, rule, edits }) =>
      edits.map(({ path, location: { cell, line }, before, after }) => [
        file,
        id ?? '',
        cell ? `${cell.letter}${cell.row}` : String(line),
        cell?.column || path.join('.'),
        rule,
        shown(before),
        shown(after),
      ]),
    ),
  );
  const text = Papa.unparse([[...header], ...rows], { newline: '\r\n', escapeFormulae: true });
  return encode({ text: `${text}\r\n`, encoding: 'utf-8', bom: true });
}

const shown = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
