import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedPart } from '../../src/dialects/spreadsheet/text-mark.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { Listing } from '../../src/model/listing.ts';
import { reading } from './reading.ts';

const value = (cell: string): string | undefined => {
  const part = markedPart(cell);
  return part && cell.slice(part.start, part.end);
};
const gtins = (text: string) =>
  reading('csv', text).documents.map(({ value }) => (value as { gtin?: string }).gtin);

describe('text marks of spreadsheets', () => {
  it('are taken off codes, numbers, days and guarded formulas', () => {
    const cells = [
      `'0123`,
      `="0123"`,
      ` '12.50 `,
      `'2-4`,
      `'AB-0017`,
      `="S"`,
      `'4.2E+12`,
      `'-10 %`,
      `'=1+1`,
      `=""`,
    ];
    expect(cells.map(value)).toEqual([
      '0123',
      '0123',
      '12.50',
      '2-4',
      'AB-0017',
      'S',
      '4.2E+12',
      '-10 %',
      '=1+1',
      '',
    ]);
  });

  it('are no apostrophes of prose', () => {
    const cells = [
      `'90s look`,
      `'90s`,
      `'90S`,
      `'n'`,
      `'n' roll`,
      `'Tis the season`,
      `'2-4'`,
      `'- it's soft`,
      `'`,
      `''`,
      '=SUM(A1)',
      '=A1',
      'a="b"',
      '',
      ' ',
    ];
    expect(cells.filter(cell => markedPart(cell) !== undefined)).toEqual([]);
    const read = reading('csv', `sku,name,style\n'0017,'90s summer dress,'80s\n`);
    expect(read.documents[0]?.value).toEqual({
      id: '0017',
      title: `'90s summer dress`,
      attributes: { style: `'80s` },
    });
  });

  it('are off in every dialect and wherever a cell is compared', () => {
    const shopify = reading(
      'csv',
      `Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Barcode\n'0815,Cup,Size,'2-4,'12.50,'04006381333931\n0815,,,6-8,12.50,="4006381333948"\n`,
    );
    expect(shopify.documents.map(({ value }) => value)).toMatchObject([
      {
        id: '0815',
        price: { amount: '12.50' },
        variants: [
          { size: '2-4', price: '12.50', gtin: '04006381333931' },
          { size: '6-8', gtin: '4006381333948' },
        ],
      },
    ]);
    expect(shopify.words(shopify.documents[0], ['variants', 0, 'size'])).toEqual(['2-4']);
    const woocommerce = reading(
      'csv',
      `Type,SKU,Name,Regular price,Sale price,Parent,In stock?\nvariable,'007,Cup,,,,1\nvariation,'008,Cup,9,,'007,1\n`,
    );
    expect(woocommerce).toMatchObject({ dialect: 'woocommerce', listings: 1, rowsJoined: 1, problems: [] });
  });

  it('leave the place of every part of a value exact', () => {
    const mark = fc.constantFrom<(text: string) => string>(
      text => text,
      text => `'${text}`,
      text => `  '${text} `,
      text => `="${text.replaceAll('"', '""')}"`,
      text => ` ="${text.replaceAll('"', '""')}" `,
    );
    const code = fc
      .array(fc.constantFrom('0', '7', '9', 'A', 'Z', '-', '.', '"'), { minLength: 2, maxLength: 14 })
      .map(signs => `0${signs.join('')}`);
    fc.assert(
      fc.property(code, mark, fc.boolean(), fc.nat(), fc.nat(), (text, marked, quoted, from, length) => {
        const cell = marked(text);
        const read = markedPart(cell) === undefined && !cell.includes('=') ? cell.trim() : text;
        fc.pre(quoted || !cell.includes('"') || cell.startsWith('='));
        const token = quoted ? `"${cell.replaceAll('"', '""')}"` : cell;
        const file = reading('csv', `title,sku,price\nCup,${token},12\nMug,B2,9\n`);
        const [document] = file.documents;
        expect((document as AnyDocument).value.id).toBe(read);
        const start = from % read.length;
        const end = start + 1 + (length % (read.length - start));
        // Quotation marks are doubled by the formula, and once more by the quotes of the cell.
        const [words = ''] = file.words(document, ['id'], { start, end });
        const doubled = cell.trimStart().startsWith('=') ? 1 : 0;
        const each = '"'.repeat(2 ** (doubled + (quoted ? 1 : 0)));
        expect(words).toBe(read.slice(start, end).replaceAll('"', each));
      }),
      { numRuns: 2000 },
    );
  });
});

const export2023 = fileURLToPath(
  new URL('../../../shared/data/shopify_exports/swiminista_2023.csv', import.meta.url),
);

describe.skipIf(!existsSync(export2023))('a real export (skipped without ../shared)', () => {
  it('has 371 barcodes, all marked, none of them damaged', () => {
    const text = readFileSync(export2023, 'utf8').replace(/^\ufeff/, '');
    const read = reading('csv', text);
    const codes = read.documents.flatMap(document =>
      ((document.value as Listing).variants ?? []).flatMap(({ gtin }, index) =>
        gtin === undefined ? [] : [{ gtin, words: read.words(document, ['variants', index, 'gtin']) }],
      ),
    );
    expect(codes.length).toBe(371);
    expect(codes.filter(({ gtin, words }) => !/^\d+$/.test(gtin) || words[0] !== gtin)).toEqual([]);
    expect(read.problems.filter(({ rule }) => rule === 'input/excel-damage')).toEqual([]);
  });
});

describe('marked codes', () => {
  it('are read in a column with others', () => {
    expect(gtins(`id,title,ean\nA,Cup,'4006381333931\nB,Mug,4006381333948\n`)).toEqual([
      '4006381333931',
      '4006381333948',
    ]);
  });
});
