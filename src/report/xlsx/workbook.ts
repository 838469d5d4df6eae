import { strToU8, zipSync } from 'fflate';
import { columnLetter } from '../../model/place.ts';
import { wrap } from '../width.ts';
import { type Style, styleIndex, stylesXml } from './styles.ts';

/** A cell: a text, a number, or nothing; texts are never calculated. */
export interface WrittenCell {
  readonly value: string | number | null;
  readonly style: Style;
}

/** A sheet to write. Columns and rows count from 0. */
export interface WrittenSheet {
  readonly name: string;
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly WrittenCell[])[];
  /** The first row stays in sight, with the first so many columns, and has filters. */
  readonly table?: { readonly frozenColumns: number };
  /** Cells below the first row that take one of a few words, or a date. */
  readonly inputs?: readonly Input[];
}

interface Input {
  readonly column: number;
  /** The words to choose from; without them a date is wanted. */
  readonly choices?: readonly string[];
  readonly title: string;
  readonly prompt: string;
}

/** The most rows and characters a cell of Excel may have. */
export const limits = { rows: 1_048_576, characters: 32_767 } as const;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The bytes of a workbook (ECMA-376). Written by ourselves on fflate's zip, for the reasons given where
 * workbooks are read. Without the time of day, so that the same sheets give the same bytes.
 */
export function workbookBytes(sheets: readonly WrittenSheet[]): Uint8Array {
  const part = (index: number) => `worksheets/sheet${index + 1}.xml`;
  const type = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `<Relationships xmlns="${packaging}/relationships">${inner}</Relationships>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}${sheets.map((_, index) => type(part(index), 'worksheet')).join('')}</Types>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': workbookXml(sheets),
    'xl/_rels/workbook.xml.rels': relations(
      sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', part(index))).join('') +
        relation(`rId${sheets.length + 1}`, 'styles', 'styles.xml'),
    ),
    'xl/styles.xml': stylesXml(),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/${part(index)}`, sheetXml(sheet, index === 0)])),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(head + xml)]);
  // The first day that a zip archive can say, in the machine's own time, as the format wants it.
  return zipSync(Object.fromEntries(files), { level: 6, mtime: new Date(1980, 0, 1) });
}

function workbookXml(sheets: readonly WrittenSheet[]): string {
  const tabs = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, table, rows, widths }, index) =>
    table
      ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${escaped(name)}'!$A$1:$${columnLetter(widths.length - 1)}$${rows.length}</definedName>`
      : [],
  );
  return `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${tabs.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

function sheetXml({ widths, rows, table, inputs = [] }: WrittenSheet, first: boolean): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const frozen = table?.frozenColumns ?? 0;
  const corner = `${columnLetter(frozen)}2`;
  const pane = table
    ? `<pane xSplit="${frozen}" ySplit="1" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="topRight"/><selection pane="bottomLeft"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/>`
    : '';
  const last = `${columnLetter(widths.length - 1)}${rows.length}`;
  const validations = rows.length > 1 ? inputs.map(input => inputXml(input, rows.length)) : [];
  return [
    `<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}${table ? '' : ' showGridLines="0"'}>${pane}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${rows.map((cells, row) => rowXml(cells, row, widths)).join('')}</sheetData>`,
    table ? `<autoFilter ref="A1:${last}"/>` : '',
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '',
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    '</worksheet>',
  ].join('');
}

/** Height of a line, and the most a row may have, in points. */
const lineHeight = 15.5;
const mostHeight = 409;

/** In how many lines a text is set; most need no counting. */
function linesIn(text: string, width: number): number {
  const fits = text.length * 2 <= width || (text.length <= width && /^[ -~]*$/.test(text));
  return fits ? 1 : Math.max(1, wrap(text, width).length);
}

/** Rows say their height: not every program fits it to wrapped texts when it opens a file. */
function rowXml(cells: readonly WrittenCell[], row: number, widths: readonly number[]): string {
  const lines = cells.map(({ value }, column) =>
    String(value ?? '')
      .split('\n')
      .reduce((sum, line) => sum + linesIn(line, (widths[column] ?? 10) - 1), 0),
  );
  const height = Math.min(mostHeight, lineHeight * Math.max(1, ...lines));
  return `<row r="${row + 1}" ht="${height}" customHeight="1">${cells.map((cell, column) => cellXml(cell, `${columnLetter(column)}${row + 1}`)).join('')}</row>`;
}

function cellXml({ value, style }: WrittenCell, at: string): string {
  const head = `<c r="${at}" s="${styleIndex(style)}"`;
  if (value === null || value === '') return `${head}/>`;
  if (typeof value === 'number') return `${head}><v>${value}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(value.slice(0, limits.characters))}</t></is></c>`;
}

function inputXml({ column, choices, title, prompt }: Input, rows: number): string {
  const letter = columnLetter(column);
  const told = `promptTitle="${escaped(title)}" prompt="${escaped(prompt)}" errorTitle="${escaped(title)}" error="${escaped(prompt)}"`;
  const where = `allowBlank="1" showInputMessage="1" showErrorMessage="1" ${told} sqref="${letter}2:${letter}${rows}"`;
  if (choices)
    return `<dataValidation type="list" ${where}><formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`;
  return `<dataValidation type="date" operator="greaterThan" ${where}><formula1>1</formula1></dataValidation>`;
}

/** Text of an element or attribute: without what XML cannot say, and with `_x0041_`, an escape to Excel, kept as it is. */
const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
