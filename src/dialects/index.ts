import type { Parsed, Sheet, SourceFile } from '../formats/format.ts';
import { treeDialectOf } from './detect.ts';
import { type Headed, headed, headedText, isExampleSheet } from './header-row.ts';
import { readNative } from './native.ts';
import { isOurSheet } from './ours.ts';
import { readTable } from './read-table.ts';
import { readTree } from './read-tree.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';

export { dialectNames, profileOf } from './detect.ts';
export { isOurs } from './ours.ts';
export type { DocumentsRead, ReadSettings } from './result.ts';

/**
 * The documents of a parsed file, with what was wrong about their fields and what was assumed. Problems of the
 * format itself stay in `parsed.problems`.
 */
export function readDocuments(
  source: SourceFile,
  parsed: Parsed,
  settings: ReadSettings = {},
): DocumentsRead {
  if (parsed.shape === 'tree') {
    const dialect = treeDialectOf(parsed.records, settings.dialect);
    return dialect ? readTree(source, parsed, dialect, settings) : readNative(source, parsed, settings);
  }
  return parsed.format === 'xlsx'
    ? readWorkbook(source, parsed.sheets, settings)
    : joinSheets(
        readSheets(
          source,
          parsed.sheets.map(sheet => headedText(sheet, settings)),
          settings,
        ),
      );
}

function readSheets(
  source: SourceFile,
  sheets: readonly Sheet[],
  settings: ReadSettings,
): readonly DocumentsRead[] {
  const read: DocumentsRead[] = [];
  let index = 0;
  for (const sheet of sheets) {
    const documents = readTable({ source, sheet }, settings, index);
    index += documents.documents.length;
    read.push(documents);
  }
  return read;
}

/**
 * The sheets that hold a table of ours, each below its own header; the others (instructions, lists of allowed
 * values, a filled-in example) are counted. A workbook without any is read by its first sheet, which then says what is missing.
 */
function readWorkbook(source: SourceFile, sheets: readonly Sheet[], settings: ReadSettings): DocumentsRead {
  const found = sheets.map(sheet => headed(sheet, settings));
  const ours = found.filter(({ sheet }) => isOurSheet(sheet, settings));
  const own = ours.filter(({ sheet }) => !isExampleSheet(sheet));
  const read = [own, ours, found.slice(0, 1)].find(sheets => sheets.length > 0) ?? [];
  const nameOf = ({ sheet }: Headed) => sheet.name ?? '';
  return {
    ...joinSheets(
      readSheets(
        source,
        read.map(({ sheet }) => sheet),
        settings,
      ),
    ),
    sheets: {
      read: read.map(nameOf),
      ignored: found.filter(one => !read.includes(one)).map(nameOf),
      helpRows: read.reduce((rows, { helpRows }) => rows + helpRows.length, 0),
    },
  };
}

/** The sheets of a workbook as one. */
function joinSheets(sheets: readonly DocumentsRead[]): DocumentsRead {
  const sum = (count: (sheet: DocumentsRead) => number) =>
    sheets.reduce((total, sheet) => total + count(sheet), 0);
  return {
    documents: sheets.flatMap(({ documents }) => documents),
    problems: sheets.flatMap(({ problems }) => problems),
    dialect: [...new Set(sheets.map(({ dialect }) => dialect))].join(', ') || 'table',
    rows: sum(({ rows }) => rows),
    rowsJoined: sum(({ rowsJoined }) => rowsJoined),
    rowsReported: sum(({ rowsReported }) => rowsReported),
    listings: sum(({ listings }) => listings),
    views: sum(({ views }) => views ?? 0),
    columnsRead: sum(({ columnsRead }) => columnsRead),
    columnsIgnored: [...new Set(sheets.flatMap(({ columnsIgnored }) => columnsIgnored))],
    columns: sheets.flatMap(({ columns = [] }) => columns),
  };
}
