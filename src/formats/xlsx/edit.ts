import { byRow } from '../csv-edit.ts';
import { type CellEdit, EditError } from '../edit.ts';
import type { Parsed, SourceFile } from '../format.ts';
import { type Book, readBook } from './book.ts';
import { editSheet } from './sheet-edit.ts';
import { openArchive } from './zip.ts';
import { withParts } from './zip-write.ts';

/**
 * The bytes of a workbook after `edits`: only the cells' own XML is another; their styles, and every other part,
 * stay byte for byte.
 * @throws EditError
 */
export function editXlsx(
  { bytes = new Uint8Array() }: SourceFile,
  parsed: Parsed & { shape: 'table' },
  edits: readonly CellEdit[],
): Uint8Array {
  const archive = openArchive(bytes);
  const book = readBook(archive);
  const parts = new Map<string, Uint8Array>();
  for (const index of new Set(edits.map(({ sheet }) => sheet))) {
    const part = partOf(book, parsed.sheets[index]?.name);
    const content = archive.read(part);
    if (!content) throw new EditError('no-place', { sheet: index });
    const ofSheet = edits.filter(({ sheet }) => sheet === index);
    const edited = editSheet(content, book, byRow(ofSheet));
    if (edited) parts.set(part, edited);
  }
  return parts.size === 0 ? bytes : withParts(bytes, parts);
}

/** The part of a sheet by the name on its tab, which no two of a workbook share. */
function partOf({ sheets }: Book, name: string | null | undefined): string {
  const [found, another] = sheets.filter(sheet => sheet.name === name);
  if (!found || another) throw new EditError('no-place', { sheet: name });
  return found.part;
}
