import { describe, expect, it } from 'vitest';
import { profileOf, readDocuments } from '../../src/dialects/index.ts';
import { read as readFile } from '../../src/input/read.ts';
import { oneSheet, type TestCell, type TestSheet, workbook } from '../formats/xlsx/workbook.ts';
import { cellName, messages, reading } from './reading.ts';

// No seller's own files: these are written from the headers that public repositories and documents quote.
async function readWorkbook(bytes: Uint8Array) {
  const { source, parsed } = await readFile('商品.xlsx', bytes);
  if (!parsed) throw new Error('not read');
  return readDocuments(source, parsed, {});
}

const workbookOf = (rows: TestSheet['rows']) => readWorkbook(oneSheet(rows, 'Template'));

const counts = (read: Awaited<ReturnType<typeof readWorkbook>>) => [
  read.dialect,
  read.rows,
  read.listings,
  read.rowsJoined,
  read.rowsReported,
];

const codes =
  'category brand product_name product_description main_image image_2 gtin_type gtin_code property_name_1 property_value_1 property_1_image property_1_image_2 property_name_2 property_value_2 parcel_weight delivery price list_price quantity seller_sku size_chart product_property/100157 product_property/100216 aimed_product_status'.split(
    ' ',
  );
const english = [
  'Category',
  'Brand',
  'Product name',
  'Product description',
  'Main image',
  'Image 2',
  'Identifier Code Type',
  'Identifier Code',
  'Primary variation name (theme)',
  'Primary variation value (option)',
  'Primary variation image 1',
  'Primary variation image 2',
  'Secondary variation name (theme)',
  'Secondary variation value (option)',
  'Package weight(lb)',
  'Delivery options',
  'Retail Price (Local Currency)',
  'List price (Local currency)',
  'Quantity',
  'Seller SKU',
  'Size Chart',
  'Material',
  'Safety Data Sheet',
  'Product Status',
];
type Cells = Readonly<Record<string, TestCell>>;
const sku = (cells: Cells): TestCell[] => codes.map(code => cells[code] ?? null);
const shirt: Cells = {
  category: 'Womenswear/Shirts',
  product_name: 'Norrfolk linen shirt with pockets',
  product_description: '<p>Washed linen.</p>',
  main_image: 'https://x.example/1.jpg',
  image_2: 'https://x.example/2.jpg',
  property_name_1: 'Color',
  property_value_1: 'Sage',
  property_1_image: 'https://x.example/sage.jpg',
  property_name_2: 'Size',
  parcel_weight: 0.5,
  price: 39.9,
  list_price: 59,
  size_chart: 'https://x.example/sizes.jpg',
  'product_property/100157': 'Linen',
  aimed_product_status: 'Active(1)',
};
const technical: TestCell[] = ['V5.0.0', 'create_product', 'imperial', 'category_v2'];
const requirements = codes.map((_, index) => (index % 3 === 0 ? 'Mandatory' : 'Conditionally mandatory '));
const data = [
  sku({
    ...shirt,
    property_value_2: 'S',
    quantity: 3,
    seller_sku: 'N1-S',
    gtin_type: 'EAN(2)',
    gtin_code: '4006381333931',
  }),
  sku({ ...shirt, property_value_2: 'M', quantity: 0, seller_sku: 'N1-M', list_price: 30 }),
  sku({
    product_name: 'Enamel mug',
    main_image: 'https://x.example/m.jpg',
    price: 12,
    quantity: 8,
    seller_sku: 'MUG',
  }),
];

describe('TikTok Shop templates', () => {
  it('are read by their codes, rows of SKUs joined, rows about the columns left out', async () => {
    const read = await workbookOf([
      codes,
      technical,
      english,
      requirements,
      ['Select the category from the list.', 'Select the brand.', 'Fewer than 255 characters.'],
      sku({
        product_name: "Women's dress, luxury",
        main_image: 'https://seller-id.tiktok.com/product/detail page1',
        price: 1200,
        quantity: 10,
      }),
      ...data,
    ]);
    expect(counts(read)).toEqual(['tiktok', 3, 2, 1, 0]);
    expect(messages(read)).toEqual([]);
    // Those above the names that people see are no help.
    expect(read.sheets?.helpRows).toBe(3);
    expect(read.columnsIgnored).toEqual(['Package weight(lb)', 'Delivery options', 'Safety Data Sheet']);
    expect(read.documents.map(({ value }) => value)).toEqual([
      {
        id: 'N1-S',
        category: 'Womenswear/Shirts',
        title: 'Norrfolk linen shirt with pockets',
        description: '<p>Washed linen.</p>',
        status: 'active',
        gtin: '4006381333931',
        attributes: { material: 'Linen', color: ['Sage'], size: ['S', 'M'] },
        images: [
          { src: 'https://x.example/1.jpg' },
          { src: 'https://x.example/2.jpg' },
          { src: 'https://x.example/sage.jpg' },
          { src: 'https://x.example/sizes.jpg', role: 'size-chart' },
        ],
        price: { amount: '39.9', compare_at: '59', compare_at_basis: 'rrp' },
        variants: [
          {
            sku: 'N1-S',
            color: 'Sage',
            size: 'S',
            price: '39.9',
            compare_at: '59',
            stock: 3,
            gtin: '4006381333931',
            image: 'https://x.example/sage.jpg',
          },
          {
            sku: 'N1-M',
            color: 'Sage',
            size: 'M',
            price: '39.9',
            stock: 0,
            image: 'https://x.example/sage.jpg',
          },
        ],
      },
      {
        id: 'MUG',
        title: 'Enamel mug',
        images: [{ src: 'https://x.example/m.jpg' }],
        price: { amount: '12' },
        stock: 8,
      },
    ]);
    expect(read.documents[0]?.locate(['variants', 1, 'size'])[0].cell).toEqual({
      sheet: 'Template',
      row: 8,
      letter: 'N',
      column: 'Secondary variation value (option)',
    });
  });

  it('are read in a language whose names nobody listed, by the codes above them', async () => {
    const vietnamese = codes.map((_, index) => `Cột ${index + 1}`);
    const read = await workbookOf([codes, technical, vietnamese, codes.map(() => 'Bắt buộc'), ...data]);
    expect(counts(read)).toEqual(['tiktok', 3, 2, 1, 0]);
    expect(read.documents[0]?.locate(['title'])[0].cell?.column).toBe('Cột 3');
  });

  it('without codes are read by their names, stock added up over warehouses', async () => {
    const read = await workbookOf([
      [
        '类目',
        '商品名称',
        '主图',
        '主要销售变体名称（主题）',
        '主要销售变体值（选项）',
        '包裹重量(g)',
        '零售价（本地币种）',
        'A 仓库 中的数量',
        'B 仓库 中的数量',
        '商家 SKU',
      ],
      ['必填', '必填', '必填', '选填', '选填', '必填', '必填', '必填', '必填', '选填'],
      ['鞋', '徒步鞋男防滑', 'https://x.example/1.jpg', '颜色', '黑色', 600, 199, 0, 5, 'X-1'],
      ['鞋', '徒步鞋男防滑', 'https://x.example/1.jpg', '颜色', '白色', 600, 199, 1, 5, 'X-2'],
    ]);
    expect(counts(read)).toEqual(['tiktok', 2, 1, 1, 0]);
    expect(read.documents[0]?.value).toMatchObject({
      id: 'X-1',
      variants: [
        { sku: 'X-1', color: '黑色', stock: 5 },
        { sku: 'X-2', color: '白色', stock: 6 },
      ],
    });
  });

  it('for editing join by the product’s id, wherever its rows stand', () => {
    const read = reading(
      'csv',
      [
        'Product ID,Category,Product name,SKU ID,Variation Option,Retail Price (Local Currency),Quantity in U.S Pickup Warehouse,Seller SKU',
        '1729,Mugs,Enamel mug,9001,White,12.00,4,M-W',
        '1730,Bowls,Bowl,9003,,9.00,1,B',
        '1729,Mugs,Enamel mug,9002,Blue,12.00,0,M-B',
        '',
      ].join('\n'),
    );
    expect(counts(read)).toEqual(['tiktok', 3, 2, 1, 0]);
    expect(read.documents.map(({ value }) => value)).toMatchObject([
      {
        id: '1729',
        variants: [
          { sku: 'M-W', stock: 4 },
          { sku: 'M-B', stock: 0 },
        ],
      },
      { id: '1730', price: { amount: '9.00' }, stock: 1 },
    ]);
    expect(cellName(read.documents[0], ['variants', 1, 'sku'])).toBe('H4');
  });

  it('keep two listings with one title apart where nothing says they are variants', () => {
    const header = 'product_name,parcel_weight,parcel_length,seller_sku,price';
    const read = reading('csv', `${header}\nMug,1,1,A,9\nMug,1,1,B,9\n`);
    expect(counts(read)).toEqual(['tiktok', 2, 2, 0, 0]);
  });
});

describe('AliExpress tables', () => {
  const rows: TestSheet['rows'] = [
    ['基础信息', null, null, '价格与库存'],
    [
      'id',
      '*商品标题',
      '*商品图片',
      '*SKU属性',
      '*零售价(USD)',
      '折扣价',
      '*货值(USD)',
      '*库存',
      '商品编码',
      '发货期',
      '*运费模板',
      '采购价',
    ],
    [
      '1005001',
      'Linen shirt for women',
      'https://x.example/1.jpg;https://x.example/2.jpg',
      '颜色:White;尺码:S',
      39.9,
      29.9,
      8,
      3,
      'W-S',
      '7天',
      'Standard',
      5,
    ],
    [null, null, null, '颜色:White;尺码:M', 39.9, null, 8, 0, 'W-M', null, null, 5],
    ['1005002', 'Enamel mug', 'https://x.example/m.jpg', null, 12, null, 3, 9, 'MUG', '3', 'Standard', 2],
    [null, null, null, null, null, null, null, null, null, null, 'Standard', null],
  ];

  it('have their headings in the second row; merged products are one listing', async () => {
    const read = await workbookOf(rows);
    expect(counts(read)).toEqual(['aliexpress', 4, 2, 1, 1]);
    expect(messages(read)).toEqual(['input/missing-id row-without-key']);
    expect(read.columnsIgnored).toEqual(['*货值(USD)', '*运费模板', '采购价']);
    expect(read.documents.map(({ value }) => value)).toEqual([
      {
        id: '1005001',
        title: 'Linen shirt for women',
        images: [{ src: 'https://x.example/1.jpg' }, { src: 'https://x.example/2.jpg' }],
        handling_time: { max: 7 },
        price: { amount: '29.9', currency: 'USD', compare_at: '39.9' },
        attributes: { color: ['White'], size: ['S', 'M'] },
        variants: [
          { sku: 'W-S', color: 'White', size: 'S', price: '29.9', compare_at: '39.9', stock: 3 },
          { sku: 'W-M', color: 'White', size: 'M', price: '39.9', stock: 0 },
        ],
      },
      {
        id: '1005002',
        title: 'Enamel mug',
        images: [{ src: 'https://x.example/m.jpg' }],
        handling_time: { max: 3 },
        price: { amount: '12', currency: 'USD' },
        stock: 9,
      },
    ]);
    expect(cellName(read.documents[0], ['variants', 1, 'size'])).toBe('D4');
  });

  it('have a sheet a category; hidden ones with lists of values are not read', async () => {
    const read = await readWorkbook(
      workbook({
        sheets: [
          { name: '连衣裙', rows: rows.slice(0, 3) },
          { name: '杯子', rows: [...rows.slice(0, 2), ...rows.slice(4, 5)] },
          { name: '类目_hide', rows: rows.slice(1), state: 'hidden' },
        ],
      }),
    );
    expect(counts(read)).toEqual(['aliexpress', 2, 2, 0, 0]);
  });
});

describe('Alibaba.com tables', () => {
  it('give the price of the smallest order, and none where there is a range', () => {
    const read = reading(
      'csv',
      [
        'Product Name,Product Keyword 1,Product Keyword 2,Main Image,FOB Price,Ladder Price,Currency,Min. Order Quantity,Payment Terms,Product ID',
        'Canvas tote bag,tote bag,canvas bag,https://x.example/1.jpg,,10-99: 2.50; 100-499: 2.20,USD,10,T/T,160001',
        'Cotton pouch,pouch,,https://x.example/2.jpg,0.80-1.20,,USD,100,T/T,160002',
        'Cotton bag,bag,,https://x.example/3.jpg,US$ 1.10,,,100,T/T,160003',
        '',
      ].join('\n'),
    );
    expect(counts(read)).toEqual(['alibaba', 3, 3, 0, 0]);
    expect(messages(read)).toEqual([]);
    expect(read.documents.map(({ value }) => value)).toMatchObject([
      { id: '160001', keywords: ['tote bag', 'canvas bag'], price: { amount: '2.50', currency: 'USD' } },
      { id: '160002', price: { currency: 'USD' } },
      { id: '160003', price: { amount: '1.10', currency: 'USD' } },
    ]);
    expect(read.columnsIgnored).toEqual(['Min. Order Quantity', 'Payment Terms']);
  });

  it('are known by their Chinese names too', () => {
    const read = reading(
      'csv',
      '产品名称,产品关键词,最小起订量,FOB价格(USD),型号\n帆布袋,帆布袋；手提袋,10,2.5,T1\n',
    );
    expect(read.dialect).toBe('alibaba');
    expect(read.documents[0]?.value).toEqual({
      title: '帆布袋',
      model: 'T1',
      keywords: ['帆布袋', '手提袋'],
      price: { amount: '2.5', currency: 'USD' },
    });
  });
});

describe('1688 tables', () => {
  it('take what the page asks, in yuan, and no advice for resellers as a price struck through', () => {
    const read = reading(
      'csv',
      [
        '商品标题,商品ID,SKU ID,SKU名称,SKU图链接,原价（元）,计算价格,库存,建议零售价',
        '宠物磨牙圈,9360,58281,1包+原味,https://x.example/a.jpg,4.5,6.3,9716,12',
        '宠物磨牙圈,9360,58282,2包+原味,https://x.example/b.jpg,8.5,11.9,0,20',
        '',
      ].join('\n'),
    );
    expect(counts(read)).toEqual(['1688', 2, 1, 1, 0]);
    expect(read.columnsIgnored).toEqual(['计算价格', '建议零售价']);
    expect(read.documents[0]?.value).toEqual({
      id: '9360',
      title: '宠物磨牙圈',
      images: [{ src: 'https://x.example/a.jpg' }, { src: 'https://x.example/b.jpg' }],
      price: { amount: '4.5', currency: 'CNY' },
      variants: [
        { sku: '58281', price: '4.5', stock: 9716, image: 'https://x.example/a.jpg' },
        { sku: '58282', price: '8.5', stock: 0, image: 'https://x.example/b.jpg' },
      ],
    });
  });
});

it('tables of a shop’s own are none of these', () => {
  for (const header of [
    '商品标题,商品ID,价格,库存,主图',
    'product_name,price,quantity,main_image,category',
    'SKU,Title,Color,Size,Price,Stock',
    '商品标题,零售价,库存,颜色,尺码,商品编码',
  ])
    expect(reading('csv', `${header}\n`).dialect).toBe('table');
});

it('each is made for its marketplace', () => {
  const names = ['tiktok', 'aliexpress', 'alibaba', '1688'];
  expect(names.map(profileOf)).toEqual(names);
});
