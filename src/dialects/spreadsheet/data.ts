import data from '../../../rules/dialects/spreadsheet.yaml';

const table = data as {
  readonly number_digits: number;
  readonly cell_characters: number;
  readonly codes: readonly string[];
  readonly judged: readonly string[];
  readonly gtins: readonly string[];
  readonly sizes: readonly string[];
  readonly months: Readonly<Record<string, readonly string[]>>;
};

/** Digits of a number that a spreadsheet keeps; those after it become zeros. */
export const numberDigits = table.number_digits;
/** UTF-16 units that a cell of a spreadsheet holds. */
export const cellCharacters = table.cell_characters;
/** Fields whose values are codes. */
export const codeFields = new Set(table.codes);
/** Codes that rules judge digit by digit: a damaged one is better not read. */
export const judgedFields = new Set(table.judged);
/** Codes with a check digit. */
export const gtinFields = new Set(table.gtins);
/** Fields whose values are sizes. */
export const sizeFields = new Set(table.sizes);
/** Short names of months, lower case, without a dot. */
export const monthNames = new Set(Object.values(table.months).flat());
