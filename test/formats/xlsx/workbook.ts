import { strToU8, zipSync } from 'fflate';

/** A cell of a test's workbook: a text, a number or a boolean, or the element's own XML. */
export type TestCell = string | number | boolean | null | { readonly xml: string };

export interface TestSheet {
  readonly name: string;
  readonly rows: readonly (readonly TestCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  readonly merges?: readonly string[];
  /** The whole part instead. */
  readonly xml?: string;
}

export interface TestBook {
  readonly sheets: readonly TestSheet[];
  /** Format codes; cells use them by style, `s="1"` being the first. */
  readonly formats?: readonly string[];
  /** Texts for cells with `t="s"`, as the XML inside `si`. */
  readonly shared?: readonly string[];
  readonly date1904?: boolean;
  /** More parts, or others instead. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);

/** Column letters of a test's cells, A to ZZ. */
export const letters = (index: number): string =>
  (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) +
  String.fromCharCode(65 + (index % 26));

function cellXml(cell: TestCell, at: string): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${at}"`);
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function sheetXml({ rows, merges = [], xml }: TestSheet): string {
  if (xml !== undefined) return xml;
  const body = rows.map((cells, row) =>
    cells.length === 0
      ? ''
      : `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`)).join('')}</row>`,
  );
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells>${merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return `${head}<worksheet xmlns="${main}"><sheetData>${body.join('')}</sheetData>${merged}</worksheet>`;
}

/** The parts of a workbook, by name. */
export function partsOf(book: TestBook): Record<string, Uint8Array> {
  const { sheets, formats = [], shared = [], date1904 = false, parts = {} } = book;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const texts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${Number(date1904)}"/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="s${index}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      sheets
        .map((_, index) => relation(`s${index}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join('') +
        relation('styles', 'styles', 'styles.xml') +
        relation('strings', 'sharedStrings', '/xl/sharedStrings.xml'),
    ),
    'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><numFmts>${formats
      .map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats
      .map((_, index) => `<xf numFmtId="${164 + index}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst xmlns="${main}">${shared.map(inner => `<si>${inner}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
    ),
    ...parts,
  };
  return Object.fromEntries(
    Object.entries(texts).map(([name, content]) => [
      name,
      typeof content === 'string' ? strToU8(content) : content,
    ]),
  );
}

/** The bytes of a workbook, zipped by a program that is not ours. */
export const workbook = (book: TestBook): Uint8Array => zipSync(partsOf(book), { level: 6 });

/** A workbook of one sheet. */
export const oneSheet = (rows: TestSheet['rows'], name = '商品'): Uint8Array =>
  workbook({ sheets: [{ name, rows }] });
