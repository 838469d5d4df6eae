import type { Row, Sheet } from '../../formats/format.ts';
import { codeOf, textOf } from '../cells.ts';
import { optionRole } from '../options.ts';
import type { Prepared } from '../reading.ts';
import type { TablePlan } from '../table.ts';
import { type Code, isExponent, lostDigits, lostGtinZeros, lostZeros } from './codes.ts';
import { cellCharacters, codeFields, gtinFields, judgedFields, sizeFields } from './data.ts';
import { isDate } from './dates.ts';
import { isMarked } from './text-mark.ts';

/** What a spreadsheet did to the cells of one column. */
export interface ColumnDamage {
  readonly messageId: 'exponents' | 'lost-digits' | 'lost-zeros' | 'dates' | 'cut-texts';
  readonly column: number;
  /** The field the column holds, where it is a code. */
  readonly fields: readonly string[];
  readonly rows: readonly [Row, ...Row[]];
}

/** What a spreadsheet has broken in the columns that are read, in the order of the columns. */
export function damageOf(sheet: Sheet, prepared: Prepared): ColumnDamage[] {
  const found = [...damagedCodes(sheet, prepared), ...dates(sheet, prepared), ...cutTexts(sheet, prepared)];
  return found.sort((left, right) => left.column - right.column);
}

function damagedCodes(sheet: Sheet, { plan }: Prepared): ColumnDamage[] {
  const columns = new Map<number, string[]>();
  for (const [field, column] of plan.holders)
    if (codeFields.has(field)) columns.set(column, [...(columns.get(column) ?? []), field]);
  return [...columns].flatMap(([column, fields]) => {
    const cells = sheet.rows.flatMap(row => {
      const text = textOf(row, column);
      return text === undefined
        ? []
        : [{ row, code: { text: codeOf(text).text, marked: isMarked(row, column) } }];
    });
    const codes = cells.map(({ code }) => code);
    const damaged = (messageId: ColumnDamage['messageId'], isDamaged: (code: Code) => boolean) =>
      damage(
        messageId,
        column,
        cells.filter(({ code }) => isDamaged(code)).map(({ row }) => row),
        fields,
      );
    const zeros = fields.some(field => gtinFields.has(field)) ? lostGtinZeros(codes) : lostZeros(codes);
    return [
      ...damaged('exponents', isExponent),
      ...damaged('lost-digits', lostDigits(codes)),
      ...damaged('lost-zeros', zeros),
    ];
  });
}

/** Sizes that became dates, in the columns of sizes and in those of options where the option is the size. */
function dates(sheet: Sheet, { plan, options = [] }: Prepared): ColumnDamage[] {
  const ofOptions = new Set(options.map(({ value }) => value));
  const columns = [...plan.holders].flatMap(([field, column]) =>
    sizeFields.has(field) && !ofOptions.has(column) ? [column] : [],
  );
  const places = [...options, ...[...new Set(columns)].map(value => ({ name: undefined, value }))];
  return places.flatMap(({ name, value }) => {
    let option: string | undefined;
    const rows = sheet.rows.filter(row => {
      // The rows of a product leave the option's name out after the first.
      option = textOf(row, name)?.trim() ?? option;
      const size = textOf(row, value);
      if (size === undefined || !isDate(size)) return false;
      return name === undefined || optionRole(option ?? '') === 'size';
    });
    return damage('dates', value, rows);
  });
}

function cutTexts(sheet: Sheet, { used }: Prepared): ColumnDamage[] {
  const isCut = (text: string | undefined): boolean =>
    text !== undefined &&
    text.length >= cellCharacters &&
    text.replaceAll('\r\n', '\n').length === cellCharacters;
  return [...used].flatMap(column =>
    damage(
      'cut-texts',
      column,
      sheet.rows.filter(({ cells }) => isCut(cells[column])),
    ),
  );
}

function damage(
  messageId: ColumnDamage['messageId'],
  column: number,
  rows: readonly Row[],
  fields: readonly string[] = [],
): ColumnDamage[] {
  const [first, ...others] = rows;
  return first ? [{ messageId, column, fields, rows: [first, ...others] }] : [];
}

/**
 * The dialect without the damaged codes that rules judge digit by digit: they are not read, and a listing that
 * has one does not carry the field, so that a rule about it answers no-data. Ids stay: a broken name is one.
 */
export function withoutDamaged(prepared: Prepared, damaged: readonly ColumnDamage[]): Prepared {
  const codes = damaged.filter(
    ({ fields }) => fields.length > 0 && fields.every(field => judgedFields.has(field)),
  );
  if (codes.length === 0) return prepared;
  const readable = new Map<Row, Row>();
  const unread = new Map<Row, string[]>();
  for (const { column, fields, rows } of codes) {
    for (const row of rows) {
      const cells = [...(readable.get(row) ?? row).cells];
      cells[column] = '';
      readable.set(row, { ...row, cells });
      unread.set(row, [...(unread.get(row) ?? []), ...fields]);
    }
  }
  const { plan, plansFor } = prepared;
  const without = (inner: TablePlan): TablePlan => ({
    ...inner,
    fill: ([first, ...others], draft) =>
      inner.fill([readable.get(first) ?? first, ...others.map(row => readable.get(row) ?? row)], draft),
    isUnread: (rows, field) => rows.some(row => unread.get(row)?.includes(field) === true),
  });
  return {
    ...prepared,
    plan: without(plan),
    ...(plansFor && { plansFor: rows => plansFor(rows).map(without) as [TablePlan, ...TablePlan[]] }),
  };
}
