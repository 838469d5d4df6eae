import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { shared } from './shared.ts';

/** A title whose shop states what it is; the statement is kept from the inference. */
export interface Labelled {
  readonly source: string;
  readonly language: string;
  readonly title: string;
  readonly brand?: string;
  /** What the shop calls it. */
  readonly stated: string;
  /** Nodes that are right; any node below one is right too. */
  readonly right: readonly string[];
}

const data = new URL('data/', shared);
const read = (file: string, encoding = 'utf-8'): string =>
  new TextDecoder(encoding).decode(readFileSync(new URL(file, data))).replace(/^\uFEFF/, '');
type Row = Readonly<Record<string, string>>;
const table = (text: string): Row[] => Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;

/** Lazada's categories by the longest path that fits; several nodes where its shelf is wider than ours. */
const lazada: Readonly<Record<string, readonly string[]>> = {
  'Mobiles & Tablets': ['electronics'],
  'Mobiles & Tablets/Accessories/Phone Cases': ['electronics/phone-accessories'],
  'Mobiles & Tablets/Accessories/Screen Protectors': ['electronics/phone-accessories'],
  'Mobiles & Tablets/Accessories/Car Accessories': ['electronics', 'automotive'],
  'Mobiles & Tablets/Accessories/NA': ['electronics', 'automotive'],
  'Mobiles & Tablets/Mobiles': ['electronics/phones'],
  'Mobiles & Tablets/Tablets': ['electronics/computers'],
  'Home & Living': ['home'],
  'Home & Living/Home Improvement': ['home', 'tools', 'electronics'],
  'Home & Living/Kitchen & Dining': [
    'home/kitchen',
    'home/appliances',
    'home/textiles',
    'home/household',
    'party',
  ],
  'Home & Living/Stationery': ['office', 'arts', 'toys', 'party', 'home/decor', 'electronics'],
  'Home & Living/Lighting': ['home/lighting'],
  'Home & Living/Furniture': ['home/furniture', 'home/household'],
  'Home & Living/Bedding': ['home/bedding', 'home/furniture', 'home/textiles'],
  'Home & Living/Bath': ['home/bath', 'home/textiles', 'home/household'],
  'Home & Living/Outdoor & Garden': ['garden', 'home', 'tools'],
  'Fashion/Women/Clothing': ['apparel'],
  'Fashion/Men/Clothing': ['apparel'],
  'Fashion/Girls': ['apparel', 'bags'],
  'Fashion/Boys': ['apparel', 'bags'],
  'Fashion/Women/Muslim Wear': ['apparel'],
  'Fashion/Women/Bags': ['bags'],
  'Fashion/Men/Bags': ['bags'],
  'Fashion/Women/Wallets & Accessories': ['bags', 'apparel/accessories'],
  'Fashion/Men/Wallets & Accessories': ['bags', 'apparel/accessories'],
  'Fashion/Women/Accessories': ['apparel', 'jewelry', 'bags'],
  'Fashion/Men/Accessories': ['apparel', 'jewelry', 'bags'],
  'Fashion/Women/Shoes': ['apparel/shoes'],
  'Fashion/Men/Shoes': ['apparel/shoes'],
  'Fashion/Women/Lingerie, Sleep & Lounge': ['apparel'],
  'Watches Sunglasses Jewellery/Watches': ['watches', 'electronics/wearables'],
  'Watches Sunglasses Jewellery/Jewellery': ['jewelry'],
  'Watches Sunglasses Jewellery/Eyewear': ['apparel/accessories'],
  'Health & Beauty': ['beauty', 'health'],
  'Health & Beauty/Makeup': ['beauty/makeup', 'beauty/tools'],
  'Health & Beauty/Skin Care': ['beauty'],
  'Health & Beauty/Food Supplements': ['health/supplements', 'grocery'],
  'Health & Beauty/Hair Care': ['beauty/hair', 'beauty/tools'],
  'Health & Beauty/Fragrances': ['beauty/fragrance'],
  'Computers & Laptops': ['electronics'],
  'Computers & Laptops/Laptops': ['electronics/computers'],
  'Computers & Laptops/Storage': ['electronics/computers'],
  'TV, Audio / Video, Gaming & Wearables': ['electronics'],
  'TV, Audio / Video, Gaming & Wearables/Wearable Technology': ['electronics/wearables', 'watches'],
  'TV, Audio / Video, Gaming & Wearables/Audio': ['electronics/audio'],
  Cameras: ['electronics/cameras'],
  'Cameras/Camera Accessories': ['electronics', 'bags'],
  'Cameras/Gadgets & Other Cameras': ['electronics', 'automotive'],
  'Home Appliances': ['home'],
  'Home Appliances/Small Kitchen Appliances': ['home/appliances', 'home/kitchen'],
  'Home Appliances/Large Appliances': ['home/appliances'],
};

function lazadaRight(path: readonly string[]): readonly string[] | undefined {
  for (let end = path.length; end > 0; end--) {
    const right = lazada[path.slice(0, end).join('/')];
    if (right) return right;
  }
  return undefined;
}

const adidas: Readonly<Record<string, readonly string[]>> = {
  Clothing: ['apparel'],
  Shoes: ['apparel/shoes'],
  Accessories: ['apparel', 'bags', 'sports'],
};

const shopTypes: Readonly<Record<string, readonly string[]>> = {
  Necklace: ['jewelry'],
  Bracelet: ['jewelry'],
  Earrings: ['jewelry'],
  SWIMWEAR: ['apparel/swimwear'],
  'Swimwear > Onepieces': ['apparel/swimwear'],
  'Swimwear > Bottoms': ['apparel/swimwear'],
  'One-Pieces': ['apparel/swimwear'],
};

const magento: readonly (readonly [RegExp, readonly string[]])[] = [
  [/Gear\/Bags/, ['bags']],
  [/Gear\/Watches/, ['watches']],
  [/(Tops|Bottoms)/, ['apparel']],
];

/** Titles of walmart-amazon with the category of either side. */
const matching: Readonly<Record<string, readonly string[]>> = {
  'computers accessories': ['electronics', 'bags'],
  printers: ['electronics'],
  'laser printers': ['electronics'],
  'inkjet printers': ['electronics'],
  headphones: ['electronics/audio'],
  'digital cameras': ['electronics/cameras'],
  'point & shoot digital cameras': ['electronics/cameras'],
  'mp3 accessories': ['electronics', 'bags'],
  'hard drives': ['electronics/computers'],
  'usb flash drives': ['electronics/computers'],
  laptops: ['electronics/computers'],
  keyboards: ['electronics/computers'],
  monitors: ['electronics/computers'],
  mice: ['electronics/computers'],
  'tv accessories': ['electronics', 'home'],
  'mp3 players': ['electronics'],
  routers: ['electronics'],
};

/** All titles whose category is known. */
export function labelledTitles(): readonly Labelled[] {
  const rows = Papa.parse<string[]>(read('lazada_title_quality/data_valid.csv'), {
    skipEmptyLines: true,
  }).data;
  return [
    ...rows.flatMap((row): Labelled[] => {
      const path = row.slice(3, 6);
      const right = lazadaRight(path);
      return right
        ? [{ source: 'lazada', language: 'en', title: row[2] ?? '', stated: path.join(' > '), right }]
        : [];
    }),
    ...table(read('listings_en/adidas_us_2021.csv')).map(row => ({
      source: 'adidas',
      language: 'en',
      title: row.name ?? '',
      brand: row.brand ?? '',
      stated: row.category ?? '',
      right: adidas[row.category ?? ''] ?? [],
    })),
    ...['shopifypartners_jewelery', 'swiminista_2023'].flatMap(file =>
      table(read(`shopify_exports/${file}.csv`)).flatMap((row): Labelled[] => {
        const right = shopTypes[row.Type ?? ''];
        return right && row.Title
          ? [{ source: 'shopify', language: 'en', title: row.Title, stated: row.Type ?? '', right }]
          : [];
      }),
    ),
    ...table(read('magento_sample/configurable_products.csv')).flatMap((row): Labelled[] => {
      const right = magento.find(([pattern]) => pattern.test(row.categories ?? ''))?.[1];
      return right && row.product_type === 'configurable'
        ? [{ source: 'magento', language: 'en', title: row.name ?? '', stated: row.categories ?? '', right }]
        : [];
    }),
    ...['gear_bags', 'gear_watches'].flatMap(file =>
      table(read(`magento_sample/${file}.csv`)).map(row => ({
        source: 'magento',
        language: 'en',
        title: row.name ?? '',
        stated: row.category ?? '',
        right: [file === 'gear_bags' ? 'bags' : 'watches'],
      })),
    ),
    ...[
      ...read('product_matching/walmart-amazon_valid.txt').matchAll(
        /COL title VAL (.*?) COL category VAL (.*?) COL/g,
      ),
    ].flatMap(([, title = '', stated = '']): Labelled[] => {
      const right = matching[stated.trim()];
      return right ? [{ source: 'walmart-amazon', language: 'en', title, stated, right }] : [];
    }),
    // Shops of one kind of goods: the shop is the category.
    ...[
      ...new Set(
        table(read('listings_zh/double11_beauty_2016.gb18030.csv', 'gb18030')).map(row => row.title ?? ''),
      ),
    ].map(title => ({
      source: 'tmall beauty',
      language: 'zh',
      title,
      stated: 'beauty shops',
      right: ['beauty'],
    })),
    ...table(read('listings_zh/taobao_python_books_2019.csv')).map(row => ({
      source: 'taobao books',
      language: 'zh',
      title: row.name ?? '',
      stated: 'books',
      right: ['media'],
    })),
  ];
}
