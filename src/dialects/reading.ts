import type { Row, Sheet } from '../formats/format.ts';
import { type DecimalSign, type PriceHints, provenDecimalSign } from '../model/price-text.ts';
import { textOf } from './cells.ts';
import type { Spelling } from './misspelt.ts';
import type { dialectProblems } from './problems.ts';
import type { ReadSettings } from './result.ts';
import type { RowGroup, Table, TablePlan } from './table.ts';

/** Which rows make one document, and which belong to none. */
export interface Grouping {
  readonly groups: readonly RowGroup[];
  readonly orphans: readonly Row[];
  readonly orphanMessage: keyof typeof dialectProblems;
  /** The column whose being empty or wrong makes a row nobody's. */
  readonly orphanColumn: number;
}

/** A dialect made ready for one table. */
export interface Prepared {
  readonly plan: TablePlan;
  /** Columns it reads. */
  readonly used: ReadonlySet<number>;
  /** Columns of options whose name stands in a column of its own (`Option1 Name`, `Option1 Value`). */
  readonly options?: readonly { readonly name: number | undefined; readonly value: number }[];
  /** What columns may be called, where the dialect can tell a misspelt one. */
  readonly spelling?: Spelling;
  group(rows: readonly Row[]): Grouping;
  /**
   * The plans for the rows of one listing, where they are not always `plan`: another kind of document, or more than
   * one. The first counts as the listing; the others are views of it for other markets or in other languages.
   */
  plansFor?(rows: RowGroup): readonly [TablePlan, ...TablePlan[]];
}

/** A way that shops write tables. */
export interface TableDialect {
  readonly name: string;
  /** The platform whose rules an export of this format is for, where it is not called like the dialect. */
  readonly profile?: string;
  /** How much of a header it knows; 0 where the table cannot be of this dialect. */
  score(header: readonly string[]): number;
  prepare(table: Table, settings: ReadSettings): Prepared;
  /** Number of the row where the listings begin, where the rows above the header say. */
  dataRow?(above: readonly Row[]): number | undefined;
  /** Whether a row below the header explains the columns in ways that only this format has. */
  isHelp?(row: Row, header: readonly string[]): boolean;
  /** The row among those that explain that has the names people see, where the header has codes. */
  labels?(help: readonly Row[], header: readonly string[]): Row | undefined;
  /** Whether a row below the header is an example that the format's template brings along. */
  isExample?(row: Row): boolean;
}

/** What the other values of a column, its header and the settings say about a doubtful price in it. */
export function columnHints(
  sheet: Sheet,
  column: number | undefined,
  settings: ReadSettings,
  currency?: string,
): PriceHints {
  let sign: DecimalSign | undefined | null = null;
  return {
    language: settings.language,
    currency,
    get decimalSign() {
      if (sign === null) sign = signOf(sheet, column);
      return sign;
    },
  };
}

function signOf({ rows }: Sheet, column: number | undefined): DecimalSign | undefined {
  for (const row of rows) {
    const cell = textOf(row, column);
    const sign = cell === undefined ? undefined : provenDecimalSign(cell);
    if (sign !== undefined) return sign;
  }
  return undefined;
}
