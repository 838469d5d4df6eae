import type { Location } from '../../model/place.ts';
import type { Format, InputProblem, Parsed, Row, Sheet, SourceFile } from '../format.ts';
import { syntaxProblem } from '../syntax.ts';
import { type Book, readBook, type SheetPart } from './book.ts';
import { WorkbookFault } from './fault.ts';
import { limits } from './limits.ts';
import { type CellBudget, readSheet, type SheetCells } from './sheet.ts';
import { openArchive } from './zip.ts';

/**
 * Workbooks of Excel, WPS and LibreOffice. Read by ourselves (chosen 2026-11): `exceljs` (4.4.0, nine
 * dependencies) has had no stable release for years, `xlsx` on npm (0.18.5) is stale, and the well-kept
 * `read-excel-file` brings four packages to hand over numbers and dates, where a linter needs digits as they
 * were written, places, and limits set before anything is unpacked. Node's own zlib unpacks; htmlparser2, which
 * the linter has anyway, reads the XML; what is left is the few elements that hold cells. Macros stay packed.
 */
export const xlsx: Format = { name: 'xlsx', extensions: ['.xlsx', '.xlsm'], parse };

/** A workbook has no text: a problem of its own stands at the start of the file. */
const nowhere = { start: 0, end: 0 };

function parse(source: SourceFile): Parsed {
  const sheets: Sheet[] = [];
  const problems: InputProblem[] = [];
  const parsed: Parsed = { shape: 'table', format: 'xlsx', sheets, problems };
  const attempt = (read: () => void): void => {
    try {
      read();
    } catch (error) {
      if (!(error instanceof WorkbookFault)) throw error;
      problems.push(syntaxProblem(error.messageId, nowhere, error.data));
    }
  };
  attempt(() => {
    const archive = openArchive(checked(source.bytes ?? new Uint8Array()));
    const book = readBook(archive);
    const budget: CellBudget = { left: limits.cells };
    for (const part of book.sheets) {
      attempt(() => {
        const bytes = archive.read(part.part);
        if (!bytes) throw new WorkbookFault('broken-workbook', { part: part.part });
        const cells = readSheet(bytes, part.part, book, budget);
        const sheet = sheetOf(source, part, cells);
        if (sheet) sheets.push(sheet);
      });
    }
    if (sheets.length === 0 && problems.length === 0) problems.push(emptyWorkbook(book));
  });
  return parsed;
}

/** Signatures: a zip archive; the older container of .xls files, in which encrypted workbooks come as well. */
function checked(bytes: Uint8Array): Uint8Array {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b)) return bytes;
  if (!starts(0xd0, 0xcf, 0x11, 0xe0)) throw new WorkbookFault('not-a-workbook');
  const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
  throw new WorkbookFault(encrypted ? 'encrypted-workbook' : 'old-workbook');
}

const emptyWorkbook = ({ hiddenSheets }: Book): InputProblem =>
  hiddenSheets > 0
    ? syntaxProblem('hidden-sheets-only', nowhere, { count: hiddenSheets })
    : syntaxProblem('empty', nowhere);

/** A sheet as a table whose first row names its columns, until somebody finds a better header. */
function sheetOf(source: SourceFile, { name }: SheetPart, { rows, unsaved }: SheetCells): Sheet | undefined {
  const [header, ...body] = rows.map(({ number, cells }): Row => ({ number, cells, range: nowhere }));
  if (!header) return undefined;
  return {
    name,
    header,
    rows: body,
    unsaved: [...unsaved].map(([column, { count, row }]) => ({
      column,
      count,
      first: { number: row, cells: [], range: nowhere },
    })),
    locate: () => nowhere,
    place: (row, column) => stretch(source, row.number, column, row.number, column),
    extent: (first, last) => ({
      ...stretch(source, first.number, 0, last.number, last.cells.length - 1),
      cell: { sheet: name, row: first.number, letter: 'A', column: '' },
    }),
  };
}

/** Where a file has no lines, rows and columns of the sheet are counted instead. */
function stretch(source: SourceFile, top: number, left: number, bottom: number, right: number): Location {
  return {
    file: source.file,
    line: top,
    column: left + 1,
    endLine: bottom,
    endColumn: right + 2,
    cell: null,
  };
}
