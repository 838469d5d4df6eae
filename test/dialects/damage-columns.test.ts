import { describe, expect, it } from 'vitest';
import privateColumns from '../../rules/dialects/private-columns.yaml';
import shopify from '../../rules/dialects/shopify.yaml';
import spreadsheet from '../../rules/dialects/spreadsheet.yaml';
import table from '../../rules/dialects/table.yaml';
import woocommerce from '../../rules/dialects/woocommerce.yaml';
import type { HeaderTable } from '../../src/dialects/headers.ts';
import { shapeAt, shapeOf } from '../../src/dialects/shape.ts';
import { isPrivate } from '../../src/dialects/spreadsheet/private.ts';
import { messages, reading } from './reading.ts';

describe('private columns', () => {
  it('are known in five languages, however they are spelled', () => {
    const names = [
      'Cost',
      'cost_price',
      'CostPrice',
      'Cost per item',
      'Supplier',
      'supplierUrl',
      'Supplier SKU',
      'Purchase Link',
      'Profit margin',
      'Internal notes',
      'Notes',
      '采购价（元）',
      '成本价',
      '供应商',
      '供应商链接1',
      '进货链接',
      '内部备注',
      '利润率',
      '1688链接',
      'EK-Preis',
      'Einkaufspreis',
      'Lieferanten-Nr.',
      'Marge %',
      'Interne Notizen',
      "Prix d'achat",
      'Fournisseur',
      'Coût de revient',
      'Proveedor',
      'Precio de compra',
      'Margen bruto',
      'Notas',
    ];
    expect(names.filter(name => !isPrivate(name))).toEqual([]);
    const open = [
      'price',
      'Shipping cost',
      'title',
      'Vendor',
      'manufacturer',
      'Purchase note',
      '商品标题',
      '运费',
      'Product notes on care',
      'Marke',
      'Costa Rica',
      'Bemerkenswertes',
      'fit.note',
    ];
    expect(open.filter(isPrivate)).toEqual([]);
  });

  it('are never names of a field that any table knows', () => {
    const known = [
      ...Object.values((table as { names: Record<string, string[]> }).names).flat(),
      ...[shopify, woocommerce].flatMap(format =>
        Object.values((format as HeaderTable).columns).flatMap(({ names }) => Object.values(names).flat()),
      ),
      ...shapeOf('listing').aliases.keys(),
    ];
    expect(known.filter(isPrivate)).toEqual([]);
  });

  it('are read as nothing, quoted nowhere and corrected to nothing, unless the config says so', () => {
    const text =
      'sku,title,cost,采购价,supplier link,images,备注\nA,Cup,3.10,2.99,https://factory.example/secret,a.jpg,秘密\n';
    const read = reading('csv', text);
    expect(read.documents[0]?.value).toEqual({ id: 'A', title: 'Cup', images: [{ src: 'a.jpg' }] });
    expect(read.columnsIgnored).toEqual(['cost', '采购价', 'supplier link', '备注']);
    expect(read.problems).toEqual([]);
    const mapped = reading('csv', text, { fields: { 'price.amount': 'cost' } });
    expect(mapped.documents[0]?.value).toMatchObject({ price: { amount: '3.10' } });
    expect(reading('json', '[{"id":"A","title":"Cup","cost":3.1,"供应商":"x"}]')).toMatchObject({
      problems: [],
      columnsIgnored: ['cost', '供应商'],
    });
  });

  it('and what spreadsheets do are sourced and dated data about fields that exist', () => {
    for (const data of [privateColumns, spreadsheet] as Record<string, unknown>[]) {
      expect(data.source).toBeTypeOf('string');
      expect(data.as_of).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    const { codes, judged, gtins, sizes } = spreadsheet as Record<string, string[]>;
    const fields = [codes, judged, gtins, sizes].flatMap(list => list ?? []);
    expect(fields.filter(field => shapeAt(shapeOf('listing'), field) === undefined)).toEqual([]);
  });
});

describe('misspelt columns', () => {
  const suggested = (header: string, row: string) =>
    reading('csv', `${header}\n${row}\n`)
      .problems.filter(({ messageId }) => messageId === 'misspelt-column')
      .map(({ rule, data, cell }) => [
        rule,
        data.column,
        data.suggestion,
        cell && `${cell.letter}${cell.row}`,
      ]);

  it('are told at their header with the field that is missing', () => {
    expect(suggested('sku,title,desciption,prcie,品商图片', 'A,Cup,Holds heat,12,a.jpg')).toEqual([
      ['input/unknown-field', 'desciption', 'description', 'C1'],
      ['input/unknown-field', 'prcie', 'price', 'D1'],
      ['input/unknown-field', '品商图片', '商品图片', 'E1'],
    ]);
    expect(
      suggested('Handle,Title,Variant Prices,Option1 Name,Option1 Value,Image Src', 'a,Cup,12,Size,M,a.jpg'),
    ).toEqual([['input/unknown-field', 'Variant Prices', 'Variant Price', 'C1']]);
  });

  it('are not told where the field is there, the cells do not fit, or the name is one of its own', () => {
    const quiet = (header: string, row: string) => expect(suggested(header, row)).toEqual([]);
    quiet('sku,title,price,prcie', 'A,Cup,12,13');
    quiet('sku,title,prcie', 'A,Cup,on request');
    quiet('sku,title,category_id,price_aud,site,规价,prize', 'A,Cup,7,12,north,x,teddy');
    quiet('sku,title,type,stock', 'A,Cup,Kitchen,plenty');
    quiet('sku,title,purchase pricee,coste', 'A,Cup,3,4');
  });

  it('count among the columns not read', () => {
    const read = reading('csv', 'sku,title,desciption\nA,Cup,Holds heat\n');
    expect([read.columnsRead, read.columnsIgnored]).toEqual([2, ['desciption']]);
    expect(messages(read)).toEqual(['input/unknown-field misspelt-column']);
  });
});
