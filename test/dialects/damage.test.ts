import { describe, expect, it } from 'vitest';
import { isDate } from '../../src/dialects/spreadsheet/dates.ts';
import { hasCheckDigit } from '../../src/model/gtin.ts';
import type { Listing } from '../../src/model/listing.ts';
import { messages, reading } from './reading.ts';

const table = (header: string, ...rows: readonly string[]) =>
  reading('csv', `${[header, ...rows].join('\n')}\n`);
const damage = (read: ReturnType<typeof reading>) =>
  read.problems
    .filter(({ rule }) => rule === 'input/excel-damage')
    .map(({ messageId, data, cell }) => [
      messageId,
      data.count,
      data.cells,
      cell && `${cell.letter}${cell.row}`,
    ]);

describe('input/excel-damage', () => {
  it('tells exponents once a column, at the first cell, and reads the codes no further', () => {
    const read = table(
      'sku,title,ean',
      'A,Cup,4006381333931',
      'B,Mug,4.00638E+12',
      'C,Jug,"4,00638E+12"',
      'D,Pot,4.00639e+12',
      'E,Pan,4.0064E+12',
    );
    expect(damage(read)).toEqual([['exponents', 4, ['C3', 'C4', 'C5'], 'C3']]);
    expect(read.documents.map(({ value }) => (value as Listing).gtin)).toEqual([
      '4006381333931',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(read.documents.map(document => document.carriage('gtin'))).toEqual([
      'carries',
      ...Array(4).fill('cannot'),
    ]);
    expect(read.documents[1]?.locate(['gtin'])[0].cell?.letter).toBe('C');
  });

  it('keeps a broken id as the name of its row, and counts it as no double', () => {
    const read = table('id,title', '4.00638E+12,Cup', '4.00638E+12,Mug', 'X,Jug', 'X,Pot');
    expect(messages(read)).toEqual(['input/excel-damage exponents', 'input/duplicate-id duplicate-id']);
    expect(read.documents[0]?.value.id).toBe('4.00638E+12');
    expect(read.problems[1]?.data.id).toBe('X');
  });

  it('leaves codes alone that only look like numbers', () => {
    expect(damage(table('sku,title', '1E5,Cup', '12E40,Mug', '3E12,Jug', '4.5E,Pot'))).toEqual([]);
  });

  it('tells long ids whose last digits became zeros', () => {
    const read = table('id,title', '623451234567891000,Cup', '623451234567892000,Mug', '712,Jug');
    expect(damage(read)).toEqual([['lost-digits', 2, ['A2', 'A3'], 'A2']]);
    const marked = table('id,title', `'623451234567891000,Cup`, '="623451234567892000",Mug');
    expect(damage(marked)).toEqual([]);
    const byChance = Array.from({ length: 20 }, (_, index) => `6234512345678${91_001 + index},Cup ${index}`);
    expect(damage(table('id,title', ...byChance, '623451234567891000,Mug'))).toEqual([]);
    expect(damage(table('id,title', '10000000000000000,Cup', '20000000000000000,Mug'))).toEqual([]);
  });

  it('tells zeros lost in front only where the neighbours prove them', () => {
    const lost = table('sku,title', '00123,Cup', '00124,Mug', '0125,Jug', '00126,Pot', '127,Pan');
    expect(damage(lost)).toEqual([]);
    const proven = table('sku,title', '00123,Cup', '00124,Mug', '125,Jug', '00126,Pot', '127,Pan');
    expect(damage(proven)).toEqual([['lost-zeros', 2, ['A4', 'A6'], 'A4']]);
    expect(damage(table('sku,title', '98,Cup', '99,Mug', '100,Jug', '101,Pot', '102,Pan'))).toEqual([]);
    expect(damage(table('sku,title', '0017,Cup', 'A-9,Mug', '17,Jug', '0018,Pot'))).toEqual([]);
  });

  it('tells article numbers that are right again with zeros in front', () => {
    const read = table('sku,title,upc', 'A,Cup,036000291452', 'B,Mug,36000291469', 'C,Jug,4006381333931');
    expect(damage(read)).toEqual([['lost-zeros', 1, ['C3'], 'C3']]);
    expect((read.documents[1] as { value: Listing }).value.gtin).toBeUndefined();
    expect(damage(table('sku,title,upc', 'A,Cup,036000291452', 'B,Mug,36000291468'))).toEqual([]);
    expect(damage(table('sku,title,ean', 'A,Cup,4006381333931', 'B,Mug,036000291452'))).toEqual([]);
  });

  it('tells sizes that became dates, in size columns and in options called size', () => {
    const read = table('sku,title,尺码', 'A,裙子,4-Feb', 'B,裤子,M', 'C,上衣,2月4日');
    expect(damage(read)).toEqual([['dates', 2, ['C2', 'C4'], 'C2']]);
    const shopify = table(
      'Handle,Title,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant Price',
      'dress,Dress,Color,Sand,Size,02. Apr,20',
      'dress,,,Sand,,06. Aug,20',
      'class,Pottery class,Date,4-Feb,,,30',
    );
    expect(damage(shopify)).toEqual([['dates', 2, ['F2', 'F3'], 'F2']]);
  });

  it('knows dates from sizes', () => {
    const dates = [
      '4-Feb',
      '04-févr.',
      '02. Apr',
      '12-Mär',
      '12-dic',
      'Oct-36',
      '2月4日',
      '2024-02-04',
      '04.02.2024',
    ];
    expect(dates.filter(text => !isDate(text))).toEqual([]);
    const sizes = [
      '2-4',
      '10/12',
      '4-set',
      'M',
      'XL',
      '36-38',
      '10/10/30',
      '20-30-40',
      '90C',
      '3-pack',
      'May',
      '170/88A',
      '4-Feb-wide',
      '2XL-3XL',
      '2050-10-10',
    ];
    expect(sizes.filter(isDate)).toEqual([]);
  });

  it('tells texts cut at the most a cell holds', () => {
    const cut = 'x'.repeat(32_767);
    expect(damage(table('sku,title,description', `A,Cup,${cut}`, `B,Mug,${cut}x`, 'C,Jug,short'))).toEqual([
      ['cut-texts', 1, ['C2'], 'C2'],
    ]);
  });

  it('computes the check digit of GTINs of all lengths', () => {
    expect(['4006381333931', '036000291452', '96385074', '10614141000415'].filter(hasCheckDigit).length).toBe(
      4,
    );
    expect(['4006381333932', '', '5', '40063813339a1'].some(hasCheckDigit)).toBe(false);
  });
});
