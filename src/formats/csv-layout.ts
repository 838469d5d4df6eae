import { cellValue, type Layout, scanRow } from './csv-cells.ts';

/** Delimiters in use, the likeliest first. */
const delimiters = [',', ';', '\t', '|'];

/** Rows looked at to tell the delimiter. */
const SAMPLE_ROWS = 50;

/** How a table is laid out, and where it starts. */
export interface DetectedLayout extends Layout {
  /** Offset of the first row: behind a byte-order mark and a `sep=;` line. */
  readonly start: number;
  /** Rows that come before the data, where there are more than one; the widest says how many columns there are. */
  readonly headerRows?: number;
}

/**
 * The first cell of a platform's tab-separated template, which says what follows, often in fewer cells (Amazon,
 * “Inventory file templates”: settings, labels and ids are its first three rows).
 */
const isTemplate = /^"?(TemplateType|settings)=[^\t\r\n]*(\t|\r?\n)/i;
const TEMPLATE_ROWS = 3;

/**
 * The delimiter is what Excel's `sep=` line says, else the one under which most rows have as many cells as
 * the first (quoted cells respected); `.tsv` settles a tie for the tab. A table of one column keeps its
 * commas: it gets a delimiter that does not occur.
 */
export function detectLayout(text: string, file: string): DetectedLayout {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  const bom = text.startsWith('\ufeff') ? 1 : 0;
  const separator = /^"?sep=([^\r\n])"?\r?\n?/i.exec(text.slice(bom, bom + 16));
  if (separator?.[1]) return { delimiter: separator[1], newline, start: bom + separator[0].length };
  const preferred = /\.(tsv|tab)$/i.test(file)
    ? ['\t', ...delimiters.filter(sign => sign !== '\t')]
    : delimiters;
  if (isTemplate.test(text.slice(bom, bom + 1000)))
    return { delimiter: '\t', newline, start: bom, headerRows: TEMPLATE_ROWS };
  let best = { delimiter: oneColumn(text, bom, newline, preferred), agreement: 0, columns: 1 };
  for (const delimiter of preferred) {
    const { columns, agreement } = shape(text, bom, { delimiter, newline });
    if (columns < 2) continue;
    const better =
      agreement - best.agreement > 0.1 || (agreement >= best.agreement - 0.1 && columns > best.columns);
    if (better) best = { delimiter, agreement, columns };
  }
  return { delimiter: best.delimiter, newline, start: bom };
}

/** Cells of the first row, and the share of the sampled rows that have as many; a broken row counts against. */
function shape(text: string, start: number, layout: Layout): { columns: number; agreement: number } {
  let columns = 0;
  let agreeing = 0;
  let rows = 0;
  for (let at = start; at < text.length && rows < SAMPLE_ROWS; ) {
    const row = scanRow(text, at, layout);
    at = row.next;
    const [only] = row.cells;
    if (row.cells.length === 1 && only && cellValue(text, only).trim() === '') continue;
    const cells = row.cells.length + (row.unclosed === undefined ? 0 : 1);
    if (rows === 0) columns = cells;
    rows++;
    if (row.unclosed === undefined && cells === columns) agreeing++;
  }
  return { columns, agreement: rows === 0 ? 0 : agreeing / rows };
}

function oneColumn(
  text: string,
  start: number,
  newline: Layout['newline'],
  signs: readonly string[],
): string {
  const absent = signs.find(delimiter => {
    const { columns, agreement } = shape(text, start, { delimiter, newline });
    return columns === 1 && agreement === 1;
  });
  return absent ?? ',';
}
