import type { Path, Span } from '../model/path.ts';
import type { Cell, Location } from '../model/place.ts';
import type { Replacement } from './edit.ts';

/** A decoded file: `text` without the BOM, and how its bytes were read. */
export interface SourceFile {
  /** As the user would write it: relative to the working directory, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252' | 'shift_jis';
  readonly bom: boolean;
  /** The file as it is, where it is a workbook; its text is then empty. */
  readonly bytes?: Uint8Array;
}

/** A stretch of a file's text, in UTF-16 units; `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A finding of the tool itself about a file (`input/syntax` …), at a stretch of its text. */
export interface InputProblem {
  readonly rule:
    | 'input/syntax'
    | 'input/encoding'
    | 'input/unknown-field'
    | 'input/bad-value'
    | 'input/missing-id'
    | 'input/duplicate-id'
    | 'input/unquoted-id'
    | 'input/excel-damage';
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly range: Range;
  /** What a spreadsheet shows, where the problem stands in a cell. */
  readonly cell?: Cell;
  /** The place itself, cell included, where it is known already; a workbook has no text for `range`. */
  readonly location?: Location;
  /** Changes of the file's text that mend it and leave every document what it is. */
  readonly mend?: readonly Replacement[];
}

/** One document of a YAML, JSON, JSON Lines or XML file: plain values, positions on demand. */
export interface TreeRecord {
  readonly value: unknown;
  readonly range: Range;
  /**
   * Where the value at `path` stands; a missing one gives the key of its nearest existing ancestor, in a
   * record the value of its title or id. With `span`, that part of the scalar's value, or the whole token
   * where the part cannot be proved (folded block, alias).
   */
  locate(path: Path, span?: Span): Range;
  /** The range of the key at `path`, where it is a key of a map. */
  locateKey(path: Path): Range | undefined;
  /** The scalar's text as written (`00123`, `1e3`, `NO`), without quotes; undefined for lists and maps. */
  scalarText(path: Path): string | undefined;
  /** Of a record put together from others: the record of the file that says the value at `path`, and where. */
  source?(path: Path): Said | undefined;
}

/** A value of a record of the file; `start` is where in the scalar's text, absent where the value was made of it. */
export interface Said {
  readonly record: TreeRecord;
  readonly path: Path;
  readonly start?: number;
}

/** One line of a table. */
export interface Row {
  /** One string a column, as decoded; may be shorter than the header. */
  readonly cells: readonly string[];
  /** What a spreadsheet shows: from 1, the header counted, line breaks inside cells not. */
  readonly number: number;
  readonly range: Range;
}

/** A CSV file, or one sheet of a workbook; where a cell is, is the sheet's own to say. */
export interface Sheet {
  readonly name: string | null;
  readonly header: Row;
  /** The names of the columns as people see them, where the header has a format's codes. */
  readonly labels?: Row;
  readonly rows: readonly Row[];
  /** Formulas of a workbook whose result was never saved: by column how many, and the row of the first. */
  readonly unsaved?: readonly { readonly column: number; readonly count: number; readonly first: Row }[];
  /**
   * The cell's token; with `span`, that part of its value (quotes undone). Beyond the row's end: its last cell.
   * A workbook, which has no text, gives the empty range.
   */
  locate(row: Row, column: number, span?: Span): Range;
  /** The same as a report shows it, without what a spreadsheet shows; in a workbook always the whole cell. */
  place(row: Row, column: number, span?: Span): Location;
  /** From the first row to the last. */
  extent(first: Row, last: Row): Location;
}

/** What a format makes of a file. Problems do not stop the rest. */
export type Parsed =
  | {
      readonly shape: 'tree';
      readonly format: 'yaml' | 'json' | 'jsonl' | 'xml';
      readonly records: readonly TreeRecord[];
      readonly problems: readonly InputProblem[];
    }
  | {
      readonly shape: 'table';
      readonly format: 'csv' | 'xlsx';
      /** Of a CSV file. */
      readonly delimiter?: string;
      readonly sheets: readonly Sheet[];
      readonly problems: readonly InputProblem[];
    };

/** A format: which names it goes by, and how it reads a file. */
export interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  parse(source: SourceFile): Parsed;
}
