import type { Path } from '../../model/path.ts';
import type { Table, TableCell } from '../../model/text.ts';
import { toText } from '../text.ts';
import { ChartBuilder, type Heading, isSystem } from './builder.ts';
import { casedOf } from './cased.ts';
import type { ChartReading, LengthUnit, Quantity } from './chart.ts';
import type { Token } from './token.ts';
import { tokensIn } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The heading of a column says little: what is longer is prose. */
const LONGEST_HEADING = 60;

interface ReadCell {
  readonly cell: TableCell;
  readonly tokens: readonly Token[];
}
type Grid = readonly (readonly ReadCell[])[];

/** The chart that a table holds, measures in its columns or in its rows; undefined where it holds none. */
export function chartInTable(
  table: Table,
  raw: string,
  at: Path,
  vocabulary: Vocabulary,
): ChartReading | undefined {
  const known = new Map<TableCell, ReadCell>();
  const read = (cell: TableCell): ReadCell => {
    let found = known.get(cell);
    if (found === undefined) {
      const text = toText(cell.text, 'plain');
      const alone = /^(?:in|["”])\.?$/u.test(text.folded);
      const tokens = alone
        ? unitAlone(text.folded.length)
        : tokensIn(text.folded, casedOf(text), vocabulary).tokens;
      found = { cell, tokens };
      known.set(cell, found);
    }
    return found;
  };
  const rows = table.rows.map(row => row.map(read));
  const columns = transposed(rows);
  const across = headingRow(rows);
  const down = headingRow(columns);
  if (across === undefined && down === undefined) return undefined;
  const upright = (across?.measures ?? 0) >= (down?.measures ?? 0);
  const heading = upright ? across : down;
  return heading && chartBelow(upright ? rows : columns, heading.row, table, raw, at);
}

const unitAlone = (length: number): readonly Token[] => [
  { kind: 'unit', unit: 'in', start: 0, end: length, gap: 0 },
];

/** The row without numbers that names the most measures. */
function headingRow(rows: Grid): { row: number; measures: number } | undefined {
  let best: { row: number; measures: number } | undefined;
  for (const [row, cells] of rows.entries()) {
    if (
      cells.some(
        ({ cell, tokens }) =>
          cell.text.length <= LONGEST_HEADING && tokens.some(token => token.kind === 'quantity'),
      )
    ) {
      // numeric sizes may head a table of measures in rows, never of measures in columns
      continue;
    }
    const named = new Set(cells.filter(cell => measureOf(cell) !== undefined).map(({ cell }) => cell));
    if (named.size > (best?.measures ?? 0)) best = { row, measures: named.size };
  }
  return best;
}

function measureOf({ cell, tokens }: ReadCell): (Token & { kind: 'measure' }) | undefined {
  if (cell.text.length > LONGEST_HEADING) return undefined;
  return tokens.find(token => token.kind === 'measure');
}

const hasNumber = ({ tokens }: ReadCell): boolean => tokens.some(token => token.kind === 'quantity');
const unitsOf = ({ tokens }: ReadCell): LengthUnit[] =>
  tokens.flatMap(token => (token.kind === 'unit' ? [token.unit] : []));

function chartBelow(
  rows: Grid,
  headingAt: number,
  table: Table,
  raw: string,
  at: Path,
): ChartReading | undefined {
  const chart = new ChartBuilder();
  let first = rows.findIndex((row, index) => index > headingAt && row.some(hasNumber));
  if (first === -1) return undefined;
  // a row of units below the measures belongs to the heading; one in the middle begins a section
  const heads = rows.slice(0, first);
  const width = Math.max(...rows.map(row => row.length));
  const headings: (Heading | undefined)[] = [];
  for (let column = 0; column < width; column++) headings.push(headingOf(heads, column, chart));
  const data = rows.slice(first);
  first = labelColumn(headings, heads, data);
  let section: LengthUnit | undefined;
  for (const [index, row] of data.entries()) {
    if (!row.some(hasNumber)) {
      const units = new Set(row.flatMap(unitsOf));
      if (units.size === 1) [section] = units;
      continue;
    }
    const label = row[first]?.cell.text.trim() ?? '';
    const size = chart.size(label === '' || first === -1 ? `#${index + 1}` : label);
    for (const [column, heading] of headings.entries()) {
      const cell = row[column];
      if (!heading || !cell || column === first) continue;
      const quantities = cell.tokens.flatMap((token): Quantity[] =>
        token.kind === 'quantity'
          ? [
              token.quantity.unit === undefined && section && heading.units.length === 0
                ? { ...token.quantity, unit: section }
                : token.quantity,
            ]
          : [],
      );
      chart.cell(heading, size, quantities, { span: cell.cell.span });
    }
  }
  const corner = heads[0]?.[first]?.cell;
  const writable =
    corner && corner.text !== '' && raw.slice(corner.span.start, corner.span.end) === corner.text;
  return chart.reading({
    origin: 'table',
    at,
    span: table.span,
    ...(writable ? { corner: corner.span } : {}),
  });
}

/** What the heading cells of a column say together; cells across the whole table speak for all columns. */
function headingOf(heads: Grid, column: number, chart: ChartBuilder): Heading | undefined {
  let named: { cell: TableCell; token: Token & { kind: 'measure' } } | undefined;
  const units: LengthUnit[] = [];
  for (const row of heads) {
    const read = row[column];
    if (!read) continue;
    const wholeRow = row.length > 1 && row.every(({ cell }) => cell === read.cell);
    if (wholeRow) {
      for (const unit of unitsOf(read)) chart.units.add(unit);
      continue;
    }
    const token = measureOf(read);
    if (token) named = { cell: read.cell, token };
    for (const label of read.tokens)
      if (label.kind === 'label' && isSystem(label.label)) chart.systems.add(label.label);
    units.push(...unitsOf(read));
  }
  if (named === undefined) {
    for (const unit of units) chart.units.add(unit);
    return undefined;
  }
  return {
    measure: named.token.measure,
    label: labelOf(named.cell, named.token),
    units: [...new Set(units)],
    span: named.cell.span,
  };
}

/** The heading without its unit: “Bust (cm)” and “Bust (in)” are one measure. */
function labelOf(cell: TableCell, token: Token): string {
  const cut = cell.text.search(/\s*[([（/,:：]/u);
  const label = cut > 0 ? cell.text.slice(0, cut) : cell.text;
  const bare = label.replace(/\s+(?:cm|inch(?:es)?|in|mm)\.?$/iu, '').trim();
  return bare === '' || (cut >= 0 && cut < token.start) ? cell.text.slice(token.start, token.end) : bare;
}

/** The column that names the sizes; -1 where none does. */
function labelColumn(headings: readonly (Heading | undefined)[], heads: Grid, data: Grid): number {
  let best = -1;
  let bestScore = 0;
  for (const [column, heading] of headings.entries()) {
    if (heading) continue;
    const cells = data.flatMap(row => row[column] ?? []);
    const texts = new Set(cells.map(({ cell }) => cell.text).filter(text => text !== ''));
    const sizes = cells.filter(({ tokens }) => tokens.some(token => token.kind === 'size')).length;
    const says = heads.some(
      row =>
        row[column]?.tokens.some(token => token.kind === 'size-word') &&
        !row[column]?.tokens.some(token => token.kind === 'label'),
    );
    const score =
      texts.size === 0 || (texts.size === 1 && data.length > 1) ? 0 : texts.size + sizes + (says ? 0.5 : 0);
    if (score > bestScore) {
      best = column;
      bestScore = score;
    }
  }
  return best;
}

function transposed(rows: Grid): Grid {
  const width = Math.max(0, ...rows.map(row => row.length));
  const empty: ReadCell = { cell: { text: '', span: { start: 0, end: 0 }, header: false }, tokens: [] };
  return Array.from({ length: width }, (_, column) => rows.map(row => row[column] ?? empty));
}
