import { describe, expect, it } from 'vitest';
import { messages, reading } from './reading.ts';

const cup = {
  '@context': 'https://schema.org/',
  '@type': 'Product',
  '@id': 'https://x.example/cup#product',
  sku: 'CUP',
  name: 'Cup, enamelled',
  description: 'Holds <b>heat</b>',
  image: [
    'https://x.example/1.jpg',
    { '@type': 'ImageObject', url: 'https://x.example/2.jpg', caption: 'From above' },
  ],
  brand: { '@type': 'Brand', name: 'Norrfolk' },
  gtin13: '4006381333931',
  color: ['Blue', 'White'],
  weight: { '@type': 'QuantitativeValue', value: 180, unitCode: 'GRM' },
  itemCondition: 'https://schema.org/NewCondition',
  keywords: 'camping, tea',
  additionalProperty: [{ '@type': 'PropertyValue', name: 'capacity', value: '350', unitText: 'ml' }],
  aggregateRating: { '@type': 'AggregateRating', ratingValue: 4.5 },
  offers: {
    '@type': 'Offer',
    price: '12.50',
    priceCurrency: 'EUR',
    availability: 'http://schema.org/InStock',
    inventoryLevel: { '@type': 'QuantitativeValue', value: 7 },
    priceSpecification: {
      '@type': 'UnitPriceSpecification',
      priceType: 'https://schema.org/StrikethroughPrice',
      price: 15,
      priceCurrency: 'EUR',
    },
    shippingDetails: {
      '@type': 'OfferShippingDetails',
      shippingRate: { '@type': 'MonetaryAmount', value: 4.9, currency: 'EUR' },
      shippingDestination: { '@type': 'DefinedRegion', addressCountry: ['DE', 'AT'] },
      deliveryTime: {
        '@type': 'ShippingDeliveryTime',
        handlingTime: { minValue: 0, maxValue: 1, unitCode: 'DAY' },
        transitTime: { minValue: 2, maxValue: 4, unitCode: 'DAY' },
      },
    },
    hasMerchantReturnPolicy: {
      '@type': 'MerchantReturnPolicy',
      merchantReturnDays: 30,
      returnFees: 'https://schema.org/FreeReturn',
    },
  },
};

const group = [
  { '@type': 'Organization', name: 'Norrfolk' },
  {
    '@type': 'ProductGroup',
    '@id': '#dress',
    name: 'Wrap dress',
    description: 'Linen',
    productGroupID: 'W',
    variesBy: ['https://schema.org/size'],
    hasVariant: [
      {
        '@type': 'Product',
        sku: 'W-S',
        size: 'S',
        color: 'Sage',
        image: 'https://x.example/s.jpg',
        offers: { '@type': 'Offer', price: 89, priceCurrency: 'EUR', availability: 'OutOfStock' },
      },
      { '@id': '#m' },
    ],
  },
  {
    '@type': 'Product',
    '@id': '#m',
    sku: 'W-M',
    size: 'M',
    color: 'Sage',
    image: 'https://x.example/m.jpg',
    offers: { '@id': '#offer' },
  },
  {
    '@type': ['Product'],
    sku: 'W-L',
    size: 'L',
    color: 'Sand',
    isVariantOf: { '@id': '#dress' },
    offers: [{ '@type': 'Offer', price: '79,00', priceCurrency: 'EUR' }],
  },
  { '@type': 'Offer', '@id': '#offer', price: '89.00', priceCurrency: 'EUR', availability: 'schema:InStock' },
  {
    '@type': 'https://schema.org/Product',
    sku: 'CAP',
    name: 'Cap',
    offers: { '@type': 'AggregateOffer', lowPrice: 10, highPrice: 14, priceCurrency: 'USD' },
  },
];

const json = (value: unknown) => reading('json', JSON.stringify(value, null, 2));

describe('product markup', () => {
  it('is read in the names of the model', () => {
    const read = json(cup);
    expect([read.dialect, messages(read), read.columnsIgnored]).toEqual([
      'schema.org',
      [],
      ['aggregateRating'],
    ]);
    expect(read.documents[0]?.value).toEqual({
      id: 'CUP',
      title: 'Cup, enamelled',
      description: 'Holds <b>heat</b>',
      brand: 'Norrfolk',
      gtin: '4006381333931',
      attributes: { color: ['Blue', 'White'], weight: '180 g', condition: 'New', capacity: '350 ml' },
      tags: ['camping', 'tea'],
      images: [{ src: 'https://x.example/1.jpg' }, { src: 'https://x.example/2.jpg', alt: 'From above' }],
      price: { amount: '12.50', currency: 'EUR', compare_at: '15' },
      availability: 'in_stock',
      stock: 7,
      shipping: [
        { market: 'DE', cost: '4.9', currency: 'EUR', min_days: 2, max_days: 4 },
        { market: 'AT', cost: '4.9', currency: 'EUR', min_days: 2, max_days: 4 },
      ],
      handling_time: { min: 0, max: 1 },
      returns: { window_days: 30, return_freight: 'seller' },
    });
  });

  it('has its places in the file', () => {
    const read = json(cup);
    const words = (...path: (string | number)[]) => read.words(read.documents[0], path)[0];
    expect(words('title')).toBe('"Cup, enamelled"');
    expect(words('price', 'amount')).toBe('"12.50"');
    expect(words('price', 'compare_at')).toBe('15');
    expect(words('images', 1, 'alt')).toBe('"From above"');
    expect(words('availability')).toBe('InStock');
    expect(words('tags', 1)).toBe('tea');
    expect(words('attributes', 'weight')).toBe('180');
    expect(words('returns', 'return_freight')).toBe('"https://schema.org/FreeReturn"');
    expect(words('mpn')).toBe('"Cup, enamelled"');
    expect(read.words(read.documents[0], ['description'], { start: 9, end: 13 })).toEqual(['heat']);
  });

  it('of a group is one listing with its variants, wherever they stand', () => {
    const read = json({ '@context': 'https://schema.org', '@graph': group });
    expect([read.rows, read.listings, read.rowsJoined, read.rowsReported]).toEqual([4, 2, 2, 0]);
    expect(messages(read)).toEqual([]);
    expect(read.documents[0]?.value).toEqual({
      id: 'W',
      title: 'Wrap dress',
      description: 'Linen',
      attributes: { color: ['Sage', 'Sand'], size: ['S', 'M', 'L'] },
      images: [{ src: 'https://x.example/s.jpg' }, { src: 'https://x.example/m.jpg' }],
      price: { amount: '89', currency: 'EUR' },
      availability: 'in_stock',
      variants: [
        { sku: 'W-S', size: 'S', color: 'Sage', price: '89', image: 'https://x.example/s.jpg' },
        { sku: 'W-M', size: 'M', color: 'Sage', price: '89.00', image: 'https://x.example/m.jpg' },
        { sku: 'W-L', size: 'L', color: 'Sand', price: '79.00' },
      ],
    });
    expect(read.documents[1]?.value).toMatchObject({ id: 'CAP', price: { amount: '10', currency: 'USD' } });
    expect(read.words(read.documents[0], ['variants', 1, 'price'])).toEqual(['"89.00"']);
    expect(read.words(read.documents[0], ['variants', 2, 'size'])).toEqual(['"L"']);
    expect(read.documents[1]?.extent.line).toBeGreaterThan(read.documents[0]?.extent.endLine ?? 0);
  });

  it('is found in pages, in lists and on lines', () => {
    const list = {
      '@type': 'ItemList',
      itemListElement: [
        { '@type': 'ListItem', item: cup },
        { '@type': 'ListItem', position: 2 },
      ],
    };
    const page = { '@type': 'ItemPage', name: 'Page', mainEntity: { ...cup, sku: 'CUP-2' } };
    const lines = [list, page, { id: 'X', title: 'Not markup' }].map(line => JSON.stringify(line)).join('\n');
    const read = reading('jsonl', lines);
    expect(read.documents.map(({ value }) => value.id)).toEqual(['CUP', 'CUP-2']);
    expect([read.rows, read.rowsReported, messages(read)]).toEqual([3, 1, ['input/syntax no-known-field']]);
  });

  it('sold by several offers with codes has variants', () => {
    const offers = ['S', 'M'].map((size, n) => ({
      '@type': 'Offer',
      sku: `T-${size}`,
      price: 20 + n,
      priceCurrency: 'GBP',
      inventoryLevel: n,
    }));
    const [document] = json({ ...cup, offers }).documents;
    expect(document?.value).toMatchObject({
      price: { amount: '20', currency: 'GBP' },
      variants: [
        { sku: 'T-S', price: '20', stock: 0 },
        { sku: 'T-M', price: '21', stock: 1 },
      ],
    });
    expect(document?.value).not.toHaveProperty('stock');
  });

  it('carries what the vocabulary has; never alone what no record could say', () => {
    const [document] = json(cup).documents;
    const fields = [
      'mpn',
      'images.alt',
      'images.role',
      'bullets',
      'size_chart',
      'returns.window_days',
      'keywords',
    ];
    expect(fields.map(field => document?.carriage(field))).toEqual([
      'carries',
      'carries',
      'cannot',
      'cannot',
      'may-mention',
      'carries',
      'cannot',
    ]);
  });

  it('in a circle ends', () => {
    const circle = [
      {
        '@type': 'ProductGroup',
        '@id': '#a',
        productGroupID: 'A',
        name: 'A',
        hasVariant: [{ '@id': '#a' }, { '@id': '#b' }],
      },
      { '@type': 'Product', '@id': '#b', sku: 'B', name: 'B', isVariantOf: { '@id': '#a' } },
    ];
    const read = json({ '@context': 'https://schema.org', '@graph': circle });
    expect(read.documents.map(({ value }) => value.id)).toEqual(['A']);
  });
});
