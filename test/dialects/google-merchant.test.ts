import { describe, expect, it, test } from 'vitest';
import { profileOf } from '../../src/dialects/index.ts';
import { cellName, messages, reading } from './reading.ts';

const wrap = (items: string) =>
  `<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>Shop</title>\n${items}</channel></rss>`;

const item = `<item>
  <title>A title of the page</title>
  <g:title><![CDATA[Wrap dress & belt]]></g:title>
  <g:id>W-1</g:id>
  <g:description>Linen &amp; cotton</g:description>
  <g:link>https://x.example/w</g:link>
  <g:image_link>https://x.example/1.jpg</g:image_link>
  <g:additional_image_link>https://x.example/2.jpg</g:additional_image_link>
  <g:additional_image_link>https://x.example/3.jpg</g:additional_image_link>
  <g:lifestyle_image_link>https://x.example/4.jpg</g:lifestyle_image_link>
  <g:availability>preorder</g:availability>
  <g:availability_date>2026-12-24T13:00-0800</g:availability_date>
  <g:price>89.00 EUR</g:price>
  <g:sale_price>59.00 EUR</g:sale_price>
  <g:sale_price_effective_date>2026-11-20T00:00+0100/2026-11-30T23:59+0100</g:sale_price_effective_date>
  <g:brand>Norrfolk</g:brand>
  <g:google_product_category>2271</g:google_product_category>
  <g:product_type>Women &gt; Dresses</g:product_type>
  <g:item_group_id>W</g:item_group_id>
  <g:color>Sage</g:color>
  <g:size>M</g:size>
  <g:product_highlight>Two pockets</g:product_highlight>
  <g:product_highlight>Washes at 30 °C</g:product_highlight>
  <g:product_detail><g:section_name>Cut</g:section_name><g:attribute_name>Neckline</g:attribute_name><g:attribute_value>V</g:attribute_value></g:product_detail>
  <g:shipping><g:country>DE</g:country><g:service>Standard</g:service><g:price>4.90 EUR</g:price><g:max_transit_time>3</g:max_transit_time></g:shipping>
  <g:shipping>AT::Express:9.90 EUR</g:shipping>
  <g:custom_label_0>margin</g:custom_label_0>
</item>
`;

const dress = {
  id: 'W-1',
  title: 'Wrap dress & belt',
  description: 'Linen & cotton',
  availability: 'preorder',
  preorder: { ship_date: '2026-12-24T13:00-0800' },
  brand: 'Norrfolk',
  category: 'Women > Dresses',
  group_id: 'W',
  attributes: { color: 'Sage', size: 'M', Neckline: 'V' },
  price: { amount: '59.00', compare_at: '89.00', currency: 'EUR' },
  promotion: { start: '2026-11-20T00:00+0100', end: '2026-11-30T23:59+0100' },
  images: [
    { src: 'https://x.example/1.jpg' },
    { src: 'https://x.example/2.jpg' },
    { src: 'https://x.example/3.jpg' },
    { src: 'https://x.example/4.jpg', role: 'lifestyle' },
  ],
  bullets: ['Two pockets', 'Washes at 30 °C'],
  shipping: [
    { market: 'DE', method: 'Standard', cost: '4.90', currency: 'EUR', max_days: 3 },
    { market: 'AT', method: 'Express', cost: '9.90', currency: 'EUR' },
  ],
};

describe('XML feeds', () => {
  it('are read by their attributes', () => {
    const read = reading('xml', wrap(item));
    expect([read.dialect, read.rows, read.listings, messages(read)]).toEqual(['google-merchant', 1, 1, []]);
    expect(read.columnsIgnored).toEqual(['custom_label_0']);
    expect(read.documents[0]?.value).toEqual(dress);
  });

  it('have their places in the file', () => {
    const read = reading('xml', wrap(item));
    const words = (...path: (string | number)[]) => read.words(read.documents[0], path)[0];
    expect(words('title')).toBe('Wrap dress & belt');
    expect(words('price', 'amount')).toBe('59.00 EUR');
    expect(words('price', 'compare_at')).toBe('89.00 EUR');
    expect(words('promotion', 'end')).toBe('2026-11-30T23:59+0100');
    expect(words('images', 2, 'src')).toBe('https://x.example/3.jpg');
    expect(words('shipping', 1, 'method')).toBe('Express');
    expect(words('attributes', 'Neckline')).toBe('V');
    expect(read.words(read.documents[0], ['description'], { start: 6, end: 14 })).toEqual(['&amp; cotton']);
    expect(words('gtin')).toBe('Wrap dress & belt');
    expect(words('images', 1, 'alt')).toBe('https://x.example/2.jpg');
  });

  it('carry what the format has a place for; a long one, what it uses of that', () => {
    const [one] = reading('xml', wrap(item)).documents;
    const many = Array.from({ length: 20 }, (_, n) => item.replace('W-1', `W-${n}`)).join('');
    const [first] = reading('xml', wrap(many)).documents;
    const fields = ['title', 'gtin', 'images.alt', 'attributes.color', 'attributes.material', 'size_chart'];
    expect(fields.map(field => one?.carriage(field))).toEqual([
      'carries',
      'carries',
      'cannot',
      'carries',
      'carries',
      'may-mention',
    ]);
    expect(fields.map(field => first?.carriage(field))).toEqual([
      'carries',
      'cannot',
      'cannot',
      'carries',
      'may-mention',
      'may-mention',
    ]);
  });

  it('of Atom say addresses in attributes, other prefixes the same attributes', () => {
    const atom = `<feed xmlns:ns0="http://base.google.com/ns/1.0"><entry><title>Cup</title><summary>Holds heat</summary>
<link href="https://x.example/c"/><ns0:id>C</ns0:id><ns0:image_link>https://x.example/c.jpg</ns0:image_link><ns0:price>free</ns0:price></entry></feed>`;
    const read = reading('xml', atom);
    expect(read.dialect).toBe('google-merchant');
    expect(read.documents[0]?.value).toMatchObject({
      id: 'C',
      title: 'Cup',
      description: 'Holds heat',
      images: [{ src: 'https://x.example/c.jpg' }],
    });
    expect(messages(read)).toEqual(['input/bad-value bad-price']);
  });

  it('of news are none', () => {
    const news = wrap(
      '<item><title>New shop</title><link>https://x.example</link><description>Open</description></item>',
    );
    expect(reading('xml', news).dialect).toBe('native');
  });
});

const header =
  'id\ttitle\tdescription\tlink\timage_link\tadditional_image_link\tavailability\tavailability_date\tprice\tsale_price\tsale_price_effective_date\tbrand\tgoogle_product_category\tproduct_type\titem_group_id\tcolor\tsize\tproduct_highlight\tproduct_detail\tlifestyle_image_link\tshipping';
const row =
  'W-1\tWrap dress & belt\tLinen & cotton\thttps://x.example/w\thttps://x.example/1.jpg\thttps://x.example/2.jpg,https://x.example/3.jpg\tpreorder\t2026-12-24T13:00-0800\t89.00 EUR\t59.00 EUR\t2026-11-20T00:00+0100/2026-11-30T23:59+0100\tNorrfolk\t2271\tWomen > Dresses\tW\tSage\tM\tTwo pockets,Washes at 30 °C\tCut:Neckline:V\thttps://x.example/4.jpg\tDE::Standard:4.90 EUR::::3,AT::Express:9.90 EUR';

describe('text files', () => {
  it('say the same as feeds', () => {
    const read = reading('csv', `${header}\n${row}\n`);
    expect([read.dialect, read.rows, read.listings, messages(read)]).toEqual(['google-merchant', 1, 1, []]);
    expect(read.documents[0]?.value).toEqual(dress);
  });

  it('have their places in the cells', () => {
    const read = reading('csv', `${header}\n${row}\n`);
    const [document] = read.documents;
    expect(cellName(document, ['price', 'amount'])).toBe('J2');
    expect(read.words(document, ['images', 2, 'src'])).toEqual(['https://x.example/3.jpg']);
    expect(read.words(document, ['bullets', 1])).toEqual(['Washes at 30 °C']);
    expect(read.words(document, ['shipping', 1, 'market'])).toEqual(['AT']);
    expect(read.words(document, ['attributes', 'Neckline'])).toEqual(['V']);
    expect(document?.carriage('gtin')).toBe('cannot');
  });

  test.each([
    [
      'names of its own for the parts of shipping',
      'shipping(country:price)',
      'DE:3 EUR',
      { market: 'DE', cost: '3', currency: 'EUR' },
    ],
    ['a price alone', 'shipping(price)', '3 EUR', { cost: '3', currency: 'EUR' }],
  ])('with %s', (_name, column, cell, option) => {
    const read = reading(
      'csv',
      `id\ttitle\tlink\timage_link\t${column}\n1\tCup\thttps://x.example\ta.jpg\t${cell}\n`,
    );
    expect(read.documents[0]?.value).toMatchObject({ shipping: [option] });
  });

  it('of others who took the format over are plain tables', () => {
    expect(
      reading('csv', 'id\ttitle\tlink\timage_link\tfb_product_category\n1\tCup\tx\ta.jpg\t2\n').dialect,
    ).toBe('table');
  });
});

test('the platform of a dialect', () => {
  expect(['google-merchant', 'shopify', 'schema.org'].map(profileOf)).toEqual([
    'google',
    'shopify',
    'schema.org',
  ]);
});
