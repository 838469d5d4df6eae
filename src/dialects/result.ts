import type { InputProblem } from '../formats/format.ts';
import type { AnyDocument, Kind } from '../model/document.ts';
import type { FieldMapping } from './mapping.ts';

/** What the user says about a file, by flag, override or config. */
export interface ReadSettings {
  readonly dialect?: string | undefined;
  /** What a record without `kind` is; a listing unless said. */
  readonly kind?: Kind | undefined;
  /** The shop's own columns: `fields:` of the config. */
  readonly fields?: FieldMapping | undefined;
  /** Language of the listings (BCP-47); helps with doubtful prices. */
  readonly language?: string | undefined;
}

/**
 * What a file's records became. `rows` counts the data rows or records that could be listings; it always
 * equals `listings + rowsJoined + rowsReported`.
 */
export interface DocumentsRead {
  readonly documents: readonly AnyDocument[];
  readonly problems: readonly InputProblem[];
  readonly dialect: string;
  readonly rows: number;
  readonly rowsJoined: number;
  readonly rowsReported: number;
  readonly listings: number;
  /** Documents that show a listing once more, for another market or in another language; they take no row. */
  readonly views?: number;
  readonly columnsRead: number;
  readonly columnsIgnored: readonly string[];
  /** Every column of a table that has a name, in its order. */
  readonly columns?: readonly ColumnRead[];
  /** Of a workbook. */
  readonly sheets?: SheetsRead;
  /** What a message's file name said of it, as the file itself does not. */
  readonly inferred?: Inferred;
}

/** What became of a column. */
export interface ColumnRead {
  /** As a spreadsheet shows it. */
  readonly letter: string;
  readonly name: string;
  /** Dotted fields that it holds; empty also where it is read as a part of something larger, such as a list. */
  readonly fields: readonly string[];
  readonly read: boolean;
  /** Its first few different cells. */
  readonly sample: readonly string[];
}

/** What was taken from the name of a message's file. */
export interface Inferred {
  readonly type?: string;
  /** BCP-47. */
  readonly language?: string;
}

/** What was made of a workbook's visible sheets. */
export interface SheetsRead {
  /** Names of the sheets with listings, and of those without. */
  readonly read: readonly string[];
  readonly ignored: readonly string[];
  /** Rows between header and listings that explain the columns: neither read nor lost. */
  readonly helpRows: number;
}
