import type { CellEdit, Replacement, TreeEdit } from './edit.ts';
import { EditError } from './edit.ts';
import type { Parsed, SourceFile } from './format.ts';

type Tree = Parsed & { shape: 'tree' };
type TreeEditor = (source: SourceFile, parsed: Tree, edits: readonly TreeEdit[]) => readonly Replacement[];

/** How each tree format is written; loaded only where something is to be. */
const treeEditors: Readonly<Record<Tree['format'], () => Promise<TreeEditor>>> = {
  yaml: async () => (await import('./yaml-edit.ts')).editYaml,
  json: async () => (await import('./json-edit.ts')).editJson,
  jsonl: async () => (await import('./json-edit.ts')).editJson,
  xml: async () => (await import('./xml-edit.ts')).editXml,
};

/**
 * The replacements that write edits of records into the text of a file, none overlapping another; where a value
 * is already what it should be there is none. Paths are those of the records before any of the edits.
 * @throws EditError
 */
export async function editRecords(
  source: SourceFile,
  parsed: Tree,
  edits: readonly TreeEdit[],
): Promise<readonly Replacement[]> {
  const edit = await treeEditors[parsed.format]();
  return edit(source, parsed, edits);
}

/** The same for the cells of a CSV file. */
export async function editCells(
  source: SourceFile,
  parsed: Parsed & { shape: 'table' },
  edits: readonly CellEdit[],
): Promise<readonly Replacement[]> {
  if (parsed.format !== 'csv') throw new EditError('format-read-only');
  return (await import('./csv-edit.ts')).editCsv(source, parsed, edits);
}

/**
 * The bytes of a workbook after edits of its cells.
 * @throws EditError
 */
export async function editWorkbook(
  source: SourceFile,
  parsed: Parsed & { shape: 'table' },
  edits: readonly CellEdit[],
): Promise<Uint8Array> {
  return (await import('./xlsx/edit.ts')).editXlsx(source, parsed, edits);
}
