import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Parsed, Sheet } from '../../src/formats/format.ts';
import { encode } from '../../src/input/encode.ts';
import { read } from '../../src/input/read.ts';
import { sheet } from './source.ts';

const data = new URL('../../../shared/data/', import.meta.url);

/** Rows with the header, as Python's `csv` module counts those with any text. */
const tables: readonly (readonly [string, number])[] = [
  ['dark_patterns/dark-patterns.csv', 1819],
  ['lazada_title_quality/data_valid.csv', 4000],
  ['listings_en/adidas_us_2021.csv', 201],
  ['listings_en/walmart_2022.csv', 1001],
  ['listings_zh/double11_beauty_2016.gb18030.csv', 13849],
  ['listings_zh/taobao_python_books_2019.csv', 41],
  ['magento_sample/configurable_products.csv', 1995],
  ['magento_sample/cms_pages.csv', 5],
  ['price_history/konzum_hr_1601_2025-07-03.csv', 5985],
  ['shopify_exports/swiminista_2023.csv', 406],
  ['woocommerce/sample_products.csv', 25],
];

/** Cells whose place does not say their value. */
function misplaced(text: string, sheet: Sheet): number {
  let count = 0;
  for (const row of sheet.rows) {
    for (const [column, value] of row.cells.entries()) {
      if ((row.number + column) % 7 !== 0) continue;
      const { start, end } = sheet.locate(row, column);
      const token = text.slice(start, end);
      const said = token.startsWith('"') ? token.slice(1, -1).replaceAll('""', '"') : token;
      if (said !== value) count++;
    }
  }
  return count;
}

describe.skipIf(!existsSync(data))('files that shops really have (../shared/data)', () => {
  test.each(tables)('%s: %i rows, every place right, bytes come back', async (file, rows) => {
    const bytes = readFileSync(new URL(file, data));
    const { source, parsed, problems } = await read(file, bytes);
    expect(problems).toEqual([]);
    const found = sheet(parsed as Parsed);
    expect(found.rows.length + 1).toBe(rows);
    expect(misplaced(source.text, found)).toBe(0);
    expect(bytes.equals(encode(source))).toBe(true);
  });
});
