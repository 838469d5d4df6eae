import { describe, expect, it } from 'vitest';
import { messages, reading } from './reading.ts';

const dress = `id: "00123"
name: Linen dress
price: 49,90 €
retail_price: 70
images:
  - front.jpg
  - {file: hem.jpg, role: closeup, alt: Stitched hem}
tags: summer
attributes: {color: [sage, sand], weight: 300 g}
size_chart: {unit: cm, rows: [{size: M, bust: 88, waist: [68, 72]}]}
`;

describe('native records', () => {
  it('reads values by the type of their field', () => {
    const [document] = reading('yaml', dress).documents;
    expect(document?.value).toEqual({
      id: '00123',
      title: 'Linen dress',
      price: { amount: '49.90', currency: 'EUR', compare_at: '70' },
      images: [{ src: 'front.jpg' }, { src: 'hem.jpg', role: 'detail', alt: 'Stitched hem' }],
      tags: ['summer'],
      attributes: { color: ['sage', 'sand'], weight: '300 g' },
      size_chart: { unit: 'cm', rows: [{ size: 'M', bust: 88, waist: [68, 72] }] },
    });
  });

  it('reads a catalog whose keys are another program’s by the names that columns have', () => {
    const read = reading(
      'json',
      JSON.stringify([
        {
          artikelnummer: 'L-1',
          bezeichnung: 'Tischleuchte Esche',
          beschreibung: 'Eine Leuchte aus geöltem Eschenholz.',
          kurzbeschreibung: 'Leuchte aus Esche',
          preis: '89,00 €',
          angebotspreis: '69,00 €',
          bilder: ['esche-1.jpg', 'esche-2.jpg'],
          titelbild: 'esche-1.jpg',
          verfügbar: true,
          reihenfolge: 3,
        },
      ]),
    );
    const [document] = read.documents;
    expect(document?.value).toEqual({
      id: 'L-1',
      title: 'Tischleuchte Esche',
      description: 'Eine Leuchte aus geöltem Eschenholz.',
      price: { amount: '69.00', currency: 'EUR', compare_at: '89.00' },
      images: [{ src: 'esche-1.jpg' }, { src: 'esche-2.jpg' }],
      availability: 'in_stock',
    });
    // What such a program says besides is nobody's slip, and what it never says is not carried.
    expect(read.problems).toEqual([]);
    expect(document?.carriage('shipping')).not.toBe('carries');
    expect(document?.carriage('description')).toBe('carries');
    expect(read.words(document, ['price', 'amount'])).toEqual(['"69,00 €"']);
  });

  it('tells a key that most records have once a file, and of one record at its place', () => {
    const lamp = (id: number) => ({ id: `LAMP-${id}`, title: `Lamp ${id}`, badge: 'new' });
    const read = reading('json', JSON.stringify([lamp(1), lamp(2), { ...lamp(3), colr: 'red' }]));
    expect(read.problems.map(({ data }) => [data.field, data.count])).toEqual([
      ['badge', 3],
      ['colr', 1],
    ]);
  });

  it('reads attributes listed as names and values', () => {
    const read = reading(
      'json',
      JSON.stringify({
        id: 'HAIR-2',
        title: '格纹发圈',
        attributes: [
          { label: '材质', value: '棉布' },
          { label: '颜色', value: ['蓝色', '粉色'] },
        ],
      }),
    );
    expect(read.documents[0]?.value).toMatchObject({ attributes: { 材质: '棉布', 颜色: ['蓝色', '粉色'] } });
    expect(read.problems).toEqual([]);
  });

  it('reads a return policy in the terms of schema.org', () => {
    const read = reading(
      'yaml',
      `kind: store
id: main
hasMerchantReturnPolicy:
  "@type": MerchantReturnPolicy
  applicableCountry: DE
  returnPolicyCategory: https://schema.org/MerchantReturnFiniteReturnWindow
  merchantReturnDays: 30
  returnMethod: [https://schema.org/ReturnByMail]
  customerRemorseReturnFees: https://schema.org/ReturnFeesCustomerResponsibility
  returnFees: https://schema.org/FreeReturn
  returnLabelSource: ReturnLabelInBox
  refundType: https://schema.org/FullRefund
`,
    );
    const [document] = read.documents;
    expect(read.problems).toEqual([]);
    expect(document?.value).toMatchObject({
      returns: {
        window_days: 30,
        return_freight: 'buyer',
        process: 'By mail',
        address: 'Label in the box',
        refund_method: 'Full refund',
      },
    });
    expect(read.words(document, ['returns', 'return_freight'])).toEqual([
      'https://schema.org/ReturnFeesCustomerResponsibility',
    ]);
    const refused = 'kind: store\nreturns: {returnPolicyCategory: MerchantReturnNotPermitted}\n';
    expect(reading('yaml', refused).documents[0]?.value).toMatchObject({ returns: { window_days: 0 } });
  });

  it('finds each value, and a missing one near where it would stand', () => {
    const read = reading('yaml', dress);
    const [document] = read.documents;
    expect(read.words(document, ['title'])).toEqual(['Linen dress']);
    expect(read.words(document, ['title'], { start: 6, end: 11 })).toEqual(['dress']);
    expect(read.words(document, ['price', 'amount'])).toEqual(['49,90 €']);
    expect(read.words(document, ['price', 'compare_at'])).toEqual(['70']);
    expect(read.words(document, ['images', 0, 'src'])).toEqual(['front.jpg']);
    expect(read.words(document, ['images', 1, 'alt'])).toEqual(['Stitched hem']);
    expect(read.words(document, ['tags', 0])).toEqual(['summer']);
    expect(read.words(document, ['size_chart', 'basis'])).toEqual(['size_chart']);
    expect(read.words(document, ['gtin'])).toEqual(['Linen dress']);
    expect(document?.extent.line).toBe(1);
  });

  it('keeps the text of scalars that YAML makes something else of', () => {
    const [document] = reading(
      'yaml',
      'id: 00123\ntitle: 501\nbrand: NO\nmodel: 1.10\nprice: 1e3\ngtin: 0400638133393',
    ).documents;
    expect(document?.value).toEqual({
      id: '00123',
      title: '501',
      brand: 'NO',
      model: '1.10',
      price: { amount: '1000' },
      gtin: '0400638133393',
    });
  });

  it.each(['00123', '1e3', 'NO', '2024-01-01', '1.10', '0x1F', '12:30'])(
    'warns of the id %s without quotation marks',
    id => {
      expect(messages(reading('yaml', `id: ${id}\ntitle: Cup`))).toEqual(['input/unquoted-id unquoted-id']);
      expect(messages(reading('yaml', `id: "${id}"\ntitle: Cup`))).toEqual([]);
    },
  );

  it.each(['123', 'AB-12', 'cup', '1A'])('says nothing of the id %s', id => {
    expect(messages(reading('yaml', `id: ${id}\ntitle: Cup`))).toEqual([]);
  });

  it('names unknown fields at their key, with the field that was meant', () => {
    const text = 'id: A1\ntittle: Cup\nwarehouse: 7\nimages: [{src: a.jpg, atl: Cup}]\n_lint: {}\n';
    const { problems } = reading('yaml', text);
    expect(
      problems.map(({ data, range }) => [data.field, data.suggestion, text.slice(range.start, range.end)]),
    ).toEqual([
      ['tittle', 'title', 'tittle'],
      ['warehouse', undefined, 'warehouse'],
      ['atl', 'alt', 'atl'],
    ]);
  });

  it('tells of a value that is not of its type, and reads the rest', () => {
    const read = reading(
      'yaml',
      'id: A1\ntitle: Cup\nprice: on request\nstock: many\navailability: sometimes\nexpires: 03/04/2026\nimages: [{src: a.jpg, role: nice}]',
    );
    expect(read.problems.map(({ messageId, data }) => [messageId, data.field])).toEqual([
      ['bad-price', 'price'],
      ['bad-whole-number', 'stock'],
      ['bad-choice', 'availability'],
      ['bad-date', 'expires'],
      ['bad-choice', 'images.role'],
    ]);
    expect(read.documents[0]?.value).toEqual({ id: 'A1', title: 'Cup', images: [{ src: 'a.jpg' }] });
  });

  it('takes the sale price as the price and the other as what it was', () => {
    const [document] = reading('json', '{"id": "A1", "price": "40 USD", "sale_price": "30 USD"}').documents;
    expect(document?.value).toMatchObject({ price: { amount: '30', compare_at: '40', currency: 'USD' } });
  });

  it('accepts dotted keys and the spellings of schema.org', () => {
    const text =
      '{"productID": "A1", "name": "Cup", "image": ["a.jpg"], "price.currency": "EUR", "offers": {"price": 12.50, "availability": "https://schema.org/InStock"}, "brand": {"name": "Norrfolk"}}';
    const read = reading('json', text);
    expect(read.documents[0]?.value).toEqual({
      id: 'A1',
      title: 'Cup',
      images: [{ src: 'a.jpg' }],
      price: { currency: 'EUR', amount: '12.50' },
      availability: 'in_stock',
      brand: 'Norrfolk',
    });
    expect(read.problems).toEqual([]);
    expect(read.words(read.documents[0], ['price', 'amount'])).toEqual(['12.50']);
  });

  it('mixes kinds, counts listings only, and reports what is no record', () => {
    const read = reading(
      'yaml',
      '- {id: A1, title: Cup}\n- {kind: message, type: dispatch, body: Sent today}\n- {kind: mesage, body: x}\n- {type: dispatch, body: Sent}\n- {foo: 1}\n',
    );
    expect(read.documents.map(({ kind }) => kind)).toEqual(['listing', 'message']);
    expect(messages(read)).toEqual([
      'input/unknown-field unknown-kind',
      'input/unknown-field needs-kind',
      'input/syntax no-known-field',
    ]);
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([4, 1, 0, 3]);
  });

  it('tells of ids that are missing or used twice, not of the same id in another language', () => {
    const read = reading(
      'yaml',
      '- {id: A, title: Cup}\n- {id: A, title: Mug}\n- {id: A, title: Tasse, language: de}\n- {title: Jug}\n',
    );
    expect(messages(read)).toEqual(['input/duplicate-id duplicate-id', 'input/missing-id missing-id']);
    const [duplicate] = read.problems;
    expect(read.source.text.slice(0, duplicate?.range.start).split('\n')).toHaveLength(2);
  });

  it('carries every field in a short file, only used ones in a long one', () => {
    const few = reading('json', JSON.stringify([{ id: 'A', title: 'Cup' }])).documents[0];
    expect(few?.carriage('size_chart.unit')).toBe('carries');
    const records = Array.from({ length: 20 }, (_, index) => ({
      id: `A${index}`,
      title: 'Cup',
      images: ['a.jpg'],
      description: 'A cup',
      size_chart: { rows: [{ size: 'M' }] },
    }));
    const many = reading('json', JSON.stringify(records)).documents[0];
    expect(many?.carriage('size_chart.unit')).toBe('carries');
    expect(many?.carriage('images')).toBe('carries');
    expect(many?.carriage('images.alt')).toBe('cannot');
    expect(many?.carriage('returns')).toBe('may-mention');
    expect(many?.carriage('gtin')).toBe('cannot');
  });

  it('folds the problems of a long file by field', () => {
    const records = Array.from({ length: 30 }, (_, index) => ({
      id: `A${index}`,
      title: 'Cup',
      warehouse: index,
    }));
    const { problems } = reading('json', JSON.stringify(records));
    expect(problems.map(({ messageId, data }) => [messageId, data.count])).toEqual([['unknown-field', 30]]);
  });
});
