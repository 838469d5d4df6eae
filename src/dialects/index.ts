import type { Parsed, SourceFile } from '../formats/format.ts';
import { readNative } from './native.ts';
import { readTable } from './read-table.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';

export { dialectNames, isOurs } from './detect.ts';
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
  if (parsed.shape === 'tree') return readNative(source, parsed, settings);
  const sheets: DocumentsRead[] = [];
  let index = 0;
  for (const sheet of parsed.sheets) {
    const read = readTable({ source, sheet }, settings, index);
    index += read.documents.length;
    sheets.push(read);
  }
  return joinSheets(sheets);
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
    columnsRead: sum(({ columnsRead }) => columnsRead),
    columnsIgnored: [...new Set(sheets.flatMap(({ columnsIgnored }) => columnsIgnored))],
  };
}
