import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isOurs, readDocuments } from '../../src/dialects/index.ts';
import { csv } from '../../src/formats/csv.ts';
import { xml } from '../../src/formats/xml.ts';
import { decode } from '../../src/input/decode.ts';
import type { Listing } from '../../src/model/listing.ts';

const shared = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const here = existsSync(shared);

function read(path: string) {
  const { source } = decode(path, readFileSync(`${shared}/${path}`));
  const parsed = (path.endsWith('.xml') ? xml : csv).parse(source);
  return { source, parsed, ...readDocuments(source, parsed) };
}

const tables = here
  ? ['listings_en', 'listings_zh', 'shopify_exports', 'woocommerce', 'magento_sample'].flatMap(folder =>
      readdirSync(`${shared}/${folder}`)
        .filter(name => name.endsWith('.csv'))
        .map(name => `${folder}/${name}`),
    )
  : [];

describe.skipIf(!here)('real tables (skipped without ../shared)', () => {
  it.each(tables)(
    '%s: every row is a listing, joined or reported, and every place is inside its row',
    path => {
      const { documents, rows, listings, rowsJoined, rowsReported, source } = read(path);
      expect(rows).toBe(listings + rowsJoined + rowsReported);
      expect(listings).toBeGreaterThan(0);
      const step = Math.max(1, Math.floor(documents.length / 20));
      for (const document of documents.filter((_, index) => index % step === 0)) {
        const { title } = document.value as Listing;
        const places = document.locate(['title']);
        for (const place of places) {
          const line = source.text.split('\n')[place.line - 1] ?? '';
          if (title !== undefined && place.line === place.endLine)
            expect(line.slice(place.column - 1, place.endColumn - 1)).toContain(title.replaceAll('"', '""'));
        }
        for (const field of [
          ['images', 9, 'alt'],
          ['price', 'compare_at'],
          ['size_chart', 'unit'],
          ['gtin'],
        ]) {
          expect(document.locate(field)[0].cell).not.toBeNull();
        }
      }
    },
  );

  it('the exports are known by their headers, the others are none of ours', () => {
    expect(read('shopify_exports/swiminista_2023.csv')).toMatchObject({
      dialect: 'shopify',
      listings: 25,
      rowsJoined: 380,
    });
    expect(read('woocommerce/sample_products.csv')).toMatchObject({
      dialect: 'woocommerce',
      listings: 15,
      rowsJoined: 9,
    });
    expect(read('magento_sample/configurable_products.csv')).toMatchObject({
      dialect: 'magento',
      listings: 147,
      rowsJoined: 1847,
    });
    expect(read('google_merchant/alsooq_first_300.xml')).toMatchObject({
      dialect: 'google-merchant',
      listings: 300,
      problems: [],
      columnsIgnored: [],
    });
    expect(read('listings_en/adidas_us_2021.csv')).toMatchObject({ dialect: 'table', listings: 200 });
    expect(isOurs(read('dark_patterns/dark-patterns.csv').parsed)).toBe(false);
    expect(read('lazada_title_quality/data_valid.csv')).toMatchObject({
      listings: 0,
      problems: [{ messageId: 'no-known-column' }],
    });
  });

  it('prices of the price tracker become the history of each product', () => {
    const { listings, rowsJoined, documents, problems } = read(
      'listings_zh/double11_beauty_2016.gb18030.csv',
    );
    expect(problems).toEqual([]);
    expect(listings + rowsJoined).toBe(13_848);
    const longest = Math.max(...documents.map(({ value }) => (value as Listing).price?.history?.length ?? 0));
    expect(longest).toBe(10);
  });
});
