import { currencyOfFormat } from './currency.ts';
import { readXml } from './xml.ts';

/** What a cell's number format makes of a number, as far as it changes what the number says. */
export type NumberForm =
  /** With the currency that the format writes beside it. */
  | { readonly kind: 'plain'; readonly currency?: string }
  | { readonly kind: 'date'; readonly day: boolean; readonly time: boolean; readonly elapsed: boolean }
  | { readonly kind: 'percent' }
  /** Codes kept as numbers: `0000000000000`. */
  | { readonly kind: 'padded'; readonly digits: number };

export const plainForm: NumberForm = { kind: 'plain' };

/**
 * Formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30, with those of the Chinese, Japanese
 * and Korean editions). The others below 164 are plain for us.
 */
const builtIn: ReadonlyMap<number, string> = new Map([
  ...[9, 10].map(id => [id, '0%'] as const),
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map(
    id => [id, 'yyyy-mm-dd'] as const,
  ),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map(id => [id, 'h:mm:ss'] as const),
  [22, 'yyyy-mm-dd h:mm'],
  [46, '[h]:mm:ss'],
]);

/** The form of each cell style, by its number. */
export function cellForms(bytes: Uint8Array, part: string): NumberForm[] {
  const codes = new Map(builtIn);
  const formats: number[] = [];
  let inCells = false;
  readXml(bytes, part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && inCells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats.map(id => formOf(codes.get(id) ?? ''));
}

/** Reads a format code's first section: `yyyy"年"m"月"d"日"`, `[h]:mm`, `0.0%`, `00000`, `0.00 "€"`. */
export function formOf(code: string): NumberForm {
  const bare = code.replace(/"[^"]*"|\\.|[_*]./g, '');
  const [section = ''] = bare.replace(/\[(?![hms]+\])[^\]]*\]/gi, '').split(';');
  if (/general/i.test(section)) return plainForm;
  const elapsed = /\[[hms]+\]/i.test(section);
  const time = elapsed || /[hs]/i.test(section);
  const day = /[yd]/i.test(section) || (!time && /m/i.test(section));
  if (day || time) return { kind: 'date', day, time, elapsed };
  if (section.includes('%')) return { kind: 'percent' };
  if (/^0{2,}$/.test(section)) return { kind: 'padded', digits: section.length };
  const currency = currencyOfFormat(code);
  return currency === undefined ? plainForm : { kind: 'plain', currency };
}
