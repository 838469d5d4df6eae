import data from '../../rules/dialects/help-rows.yaml';
import type { Row, Sheet } from '../formats/format.ts';
import { dialectOf } from './detect.ts';
import { matchColumns } from './match.ts';
import { plain } from './plain.ts';
import type { ReadSettings } from './result.ts';

const help = data as {
  readonly header_rows: number;
  readonly help_rows: number;
  readonly words: readonly string[];
  readonly openings: readonly string[];
  readonly limits: readonly string[];
  readonly examples: readonly string[];
};
const words = new Set(help.words);
const examples = new Set(help.examples);

/** A sheet whose header is the row that names its columns, and what lay between it and the listings. */
export interface Headed {
  readonly sheet: Sheet;
  /** Rows that explain the columns: neither listings nor lost. */
  readonly helpRows: readonly Row[];
}

/**
 * Finds the names of a sheet's columns among its first rows: the row in which a dialect knows most columns, else
 * the one with most known names, the upper one of two. Help rows below it are left out.
 */
export function headed(sheet: Sheet, settings: ReadSettings): Headed {
  const rows = [sheet.header, ...sheet.rows];
  let best = { index: 0, score: scoreOf(rows, 0, settings) };
  for (let index = 1; index < rows.length && (rows[index] as Row).number <= help.header_rows; index++) {
    const score = scoreOf(rows, index, settings);
    if (score > best.score) best = { index, score };
  }
  const found = rows[best.index] as Row;
  const below = rows.slice(best.index + 1);
  const end = best.score === 0 ? 0 : dataStart(rows.slice(0, best.index), found, below, settings);
  const helpRows = below.slice(0, end);
  const header = best.score === 0 ? found : inTwoRows(found, rows[best.index - 1], helpRows[0]);
  const labels = best.score < platformFirst ? undefined : labelsOf(header, helpRows, settings);
  const named = { ...sheet, header, rows: below.slice(end) };
  return { sheet: labels ? { ...named, labels } : named, helpRows };
}

/**
 * Names that stand in two rows: cells merged over both, and groups of columns whose own names stand below. What the
 * one row leaves out, the other says.
 */
function inTwoRows(found: Row, above: Row | undefined, below: Row | undefined): Row {
  const beside = [
    above?.number === found.number - 1 ? above : undefined,
    below && below.number === found.number + 1 && isSecondHeader(below) ? below : undefined,
  ].filter(row => row !== undefined);
  const isBlank = (cell: string | undefined) => cell === undefined || cell.trim() === '';
  const width = Math.max(found.cells.length, ...beside.map(({ cells }) => cells.length));
  const cells = Array.from({ length: width }, (_, column) => {
    const own = found.cells[column];
    return isBlank(own) ? (beside.find(({ cells }) => !isBlank(cells[column]))?.cells[column] ?? '') : own;
  }) as string[];
  return beside.length === 0 ? found : { ...found, cells };
}

/** The names that people see, where the header found has codes and a row below it is as wide. */
function labelsOf({ cells }: Row, help: readonly Row[], settings: ReadSettings): Row | undefined {
  const labels = dialectOf(cells, settings.dialect).labels?.(help, cells);
  const said = (row: readonly string[]) => row.filter(cell => cell.trim() !== '').length;
  return labels && said(labels.cells) * 2 > said(cells) ? labels : undefined;
}

/**
 * The same for a text file, whose first row is its header unless a platform's own header stands below, as in the
 * older templates, or the first row is a line about the file and names stand below it.
 */
export function headedText(sheet: Sheet, settings: ReadSettings): Sheet {
  const isPlatform = ({ cells }: Row) => {
    const dialect = dialectOf(cells, settings.dialect);
    return dialect !== plain && dialect.score(cells) > 0;
  };
  if (isPlatform(sheet.header)) return sheet;
  if (isTitleLine(sheet, settings)) return headed(sheet, settings).sheet;
  const first = sheet.rows.slice(0, help.header_rows).filter(({ number }) => number <= help.header_rows);
  return first.some(isPlatform) ? headed(sheet, settings).sheet : sheet;
}

/** Whether the first row is a line about the file: one cell over wider rows, and no column's name. */
function isTitleLine({ header, rows }: Sheet, { kind = 'listing', fields }: ReadSettings): boolean {
  const said = ({ cells }: Row) => cells.filter(cell => cell.trim() !== '').length;
  const names = (row: Row) => matchColumns({ header: row, rows: [] }, kind, fields).length;
  return (
    said(header) === 1 &&
    names(header) === 0 &&
    rows.some(row => row.number <= help.header_rows && said(row) > 1 && names(row) > 1)
  );
}

/** How many of the rows below the header are no listings yet: by what the template says, then by what they say. */
function dataStart(
  above: readonly Row[],
  { cells }: Row,
  below: readonly Row[],
  settings: ReadSettings,
): number {
  const dialect = dialectOf(cells, settings.dialect);
  const stated = dialect.dataRow?.(above) ?? 0;
  let start = 0;
  while (start < help.help_rows && (below[start]?.number ?? stated) < stated) start++;
  start += helpEnd(below.slice(start), row => dialect.isHelp?.(row, cells) ?? false);
  const next = below[start];
  return next && dialect.isExample?.(next) ? start + 1 : start;
}

/** Whether a sheet is called an example: templates bring one along that is filled in like their own. */
export const isExampleSheet = ({ name }: Sheet): boolean => name !== null && examples.has(fold(name));

/** A platform's own header comes before any number of names that other tables share. */
const platformFirst = 100_000;

function scoreOf(
  rows: readonly Row[],
  index: number,
  { dialect: asked, kind, fields }: ReadSettings,
): number {
  const header = rows[index] as Row;
  const dialect = dialectOf(header.cells, asked);
  const known = dialect === plain ? 0 : dialect.score(header.cells);
  if (known > 0) return platformFirst + known;
  const below = rows.slice(index + 1, index + 1 + help.header_rows + 50);
  return matchColumns({ header, rows: below }, kind ?? 'listing', fields).length;
}

/** How many of the rows explain the columns; the first that does not is the first listing. */
function helpEnd(rows: readonly Row[], isHelp: (row: Row) => boolean): number {
  const first = rows.slice(0, help.help_rows);
  const end = first.findIndex(row => !isHelp(row) && !explains(row) && !isSecondHeader(row));
  return end < 0 ? first.length : end;
}

function explains({ cells }: Row): boolean {
  const said = cells.map(fold).filter(cell => cell !== '');
  const [first = ''] = said;
  if (examples.has(first) || examples.has(first.split(/[:：]/, 1)[0] as string)) return true;
  if (said.some(isValue)) return false;
  const explaining = said.filter(isExplanation).length;
  return explaining * 2 >= said.length && (explaining > 1 || said.length === 1);
}

/** Numbers, prices and addresses: what a listing has and an explanation does not consist of. */
const isValue = (cell: string): boolean => /^\p{Sc}?\s?[\d.,]*\d\s?\p{Sc}?$|^https?:\/\/\S+$/u.test(cell);

function isExplanation(cell: string): boolean {
  return (
    words.has(cell) ||
    help.openings.some(opening => cell.startsWith(opening)) ||
    (/\d/.test(cell) && help.limits.some(unit => cell.includes(unit)))
  );
}

/** The names of the columns once more, in another language or for another program. */
function isSecondHeader(row: Row): boolean {
  const said = row.cells.filter(cell => cell.trim() !== '').length;
  const known = matchColumns({ header: row, rows: [] }, 'listing', undefined).length;
  return known > 1 && known * 2 >= said;
}

const fold = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .trim()
    .replace(/^[([【*]+|[)\]】*.。]+$/g, '')
    .trim();
