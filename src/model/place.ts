/** What a spreadsheet shows for a cell: `row` counts the header, line breaks inside cells do not count. */
export interface Cell {
  readonly sheet: string | null;
  readonly row: number;
  readonly letter: string;
  readonly column: string;
}

/** A stretch of a file: physical, 1-based, columns in UTF-16 units, `endColumn` exclusive. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly cell: Cell | null;
}

/** Column letter of a spreadsheet: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  let letter = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letter = String.fromCharCode(65 + (rest % 26)) + letter;
  }
  return letter;
}
