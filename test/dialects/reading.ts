import { type DocumentsRead, type ReadSettings, readDocuments } from '../../src/dialects/index.ts';
import { csv } from '../../src/formats/csv.ts';
import type { SourceFile } from '../../src/formats/format.ts';
import { json } from '../../src/formats/json.ts';
import { jsonLines } from '../../src/formats/jsonl.ts';
import { xml } from '../../src/formats/xml.ts';
import { yaml } from '../../src/formats/yaml.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { Path, Span } from '../../src/model/path.ts';

const formats = { csv, json, jsonl: jsonLines, xml, yaml };

/** A file of a test, read. */
export interface Reading extends DocumentsRead {
  readonly source: SourceFile;
  /** What the source says at a place of a document. */
  words(document: AnyDocument | undefined, path: Path, span?: Span): string[];
}

export function reading(format: keyof typeof formats, text: string, settings: ReadSettings = {}): Reading {
  const source: SourceFile = { file: `shop.${format}`, text, encoding: 'utf-8', bom: false };
  const read = readDocuments(source, formats[format].parse(source), settings);
  const lines = text.split(/(?<=\n)/);
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join('').length + column - 1;
  return {
    ...read,
    source,
    words: (document, path, span) =>
      (document?.locate(path, span) ?? []).map(at =>
        text.slice(offset(at.line, at.column), offset(at.endLine, at.endColumn)),
      ),
  };
}

export const messages = ({ problems }: DocumentsRead): string[] =>
  problems.map(({ rule, messageId }) => `${rule} ${messageId}`);

/** The cell a spreadsheet shows, such as `C2`. */
export function cellName(document: AnyDocument | undefined, path: Path): string | undefined {
  const cell = document?.locate(path)[0].cell;
  return cell ? `${cell.letter}${cell.row}` : undefined;
}
