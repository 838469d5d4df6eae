import type { Path, Span } from '../model/path.ts';
import type { Cell } from '../model/place.ts';

/** A decoded file: `text` without the BOM, and how its bytes were read. */
export interface SourceFile {
  /** As the user would write it: relative to the working directory, with `/`. */
  readonly file: string;
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'windows-1252' | 'shift_jis';
  readonly bom: boolean;
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
    | 'input/unquoted-id';
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly range: Range;
  /** What a spreadsheet shows, where the problem stands in a cell. */
  readonly cell?: Cell;
}

/** One document of a YAML, JSON or JSON Lines file: plain values, positions on demand. */
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
}

/** One line of a table. */
export interface Row {
  /** One string a column, as decoded; may be shorter than the header. */
  readonly cells: readonly string[];
  /** What a spreadsheet shows: from 1, the header counted, line breaks inside cells not. */
  readonly number: number;
  readonly range: Range;
}

/** A CSV file, or one sheet of a workbook. */
export interface Sheet {
  readonly name: string | null;
  readonly header: Row;
  readonly rows: readonly Row[];
  /** The cell's token; with `span`, that part of its value (quotes undone). Beyond the row's end: its last cell. */
  locate(row: Row, column: number, span?: Span): Range;
}

/** What a format makes of a file. Problems do not stop the rest. */
export type Parsed =
  | {
      readonly shape: 'tree';
      readonly format: 'yaml' | 'json' | 'jsonl';
      readonly records: readonly TreeRecord[];
      readonly problems: readonly InputProblem[];
    }
  | {
      readonly shape: 'table';
      readonly format: 'csv';
      readonly delimiter: string;
      readonly sheets: readonly Sheet[];
      readonly problems: readonly InputProblem[];
    };

/** A format: which names it goes by, and how it reads a file. */
export interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  parse(source: SourceFile): Parsed;
}
