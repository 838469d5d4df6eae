import * as z from 'zod/mini';
import { choice, date, decimal, field, group, integer, number, string, text } from './fields.ts';
import { returnPolicy, shippingOption } from './policy.ts';

/** Cells of one size: label columns (`size`, `EU`, `US`) as text, measures as a number or a range. */
const sizeRow = z.record(z.string(), z.union([number(), z.tuple([number(), number()]), string()]));

export const sizeChart = group({
  ref: string(),
  unit: z.union([choice('cm', 'in'), z.array(choice('cm', 'in'))]),
  basis: choice('body', 'garment', 'both'),
  systems: z.array(string()),
  rows: z.array(sizeRow),
  how_to_measure: text(),
});

export const image = group({
  /** Path relative to the file, address, or `data:`; also written `file` or `url`. */
  src: string(),
  role: choice(
    'main',
    'detail',
    'on-model',
    'flat-lay',
    'hanger',
    'lifestyle',
    'in-scale',
    'size-chart',
    'swatch',
    'packaging',
  ),
  view: choice('front', 'back', 'side', 'top', 'bottom', 'inside'),
  alt: text(),
  source: choice('own', 'supplier', 'stock', 'brand', 'ai', 'render'),
  license: string(),
  license_expires: date(),
  variant: string(),
  shows: string(),
});

export const variant = group({
  sku: string(),
  size: string(),
  color: string(),
  price: decimal(),
  compare_at: decimal(),
  stock: integer(),
  gtin: string(),
  image: string(),
});

export const price = group({
  amount: field(decimal(), '价格', [
    'price',
    'Variant Price',
    'sale_price',
    'discounted_price',
    '价格',
    '售价',
  ]),
  currency: string(),
  compare_at: field(decimal(), '划线价', [
    'Variant Compare At Price',
    'Compare-at price',
    'Regular price',
    'retail_price',
    'list_price',
    'original_price',
    '划线价',
    '原价',
  ]),
  compare_at_basis: choice('own-price', 'rrp', 'competitor'),
  claimed_percent: number(),
  unit_price: decimal(),
  lowest_prior: group({ amount: decimal(), days: integer(), as_of: date() }),
  history: z.array(group({ date: date(), amount: decimal(), list: decimal() })),
});

const contact = group({ name: string(), address: string(), email: string() });

export const listing = z.object({
  kind: field(z.literal('listing'), '商品'),
  id: field(string(), '商品编号', ['sku', 'handle', 'item_id', '商品ID', '货号', 'URL handle', 'Handle']),
  group_id: field(string(), '父体编号', ['item_group_id', 'parent_sku', '父SKU']),
  seller: field(string(), '卖家账号', ['account', 'shopname', '店名', '店铺', 'vendor_id']),
  owner: field(string(), '负责人', ['负责人', '运营']),
  type: field(choice('product', 'service'), '商品类型'),
  status: field(choice('active', 'inactive', 'draft', 'expired'), '状态', [
    'Status',
    'Published',
    '上架状态',
  ]),
  expires: field(date(), '下架日期'),
  language: field(string(), '语言'),
  markets: field(z.array(string()), '目标市场'),
  profiles: field(z.array(string()), '平台', ['platform']),
  category: field(string(), '类目', [
    'product_type',
    'Type',
    'google_product_category',
    'feed_product_type',
    '类目',
    '分类',
  ]),
  brand: field(string(), '品牌', ['Vendor', 'vendor', '品牌']),
  model: field(string(), '型号', ['model_number', '型号']),
  gtin: field(string(), '条码', ['ean', 'upc', 'isbn', 'barcode', 'Variant Barcode', '条码']),
  mpn: field(string(), '制造商编号'),
  title: field(text(), '标题', ['name', 'Title', 'item_name', 'product_name', '商品标题', '标题']),
  bullets: field(z.array(text()), '五点描述', [
    'features',
    'product_highlight',
    'bullet_point*',
    '五点描述',
    '卖点',
  ]),
  item_highlights: field(text(), '商品亮点', ['title_differentiation']),
  description: field(text(), '详情描述', [
    'Body (HTML)',
    'body',
    'product_description',
    'Short description',
    '描述',
    '详情',
  ]),
  sections: field(z.record(z.string(), text()), '详情分段'),
  attributes: field(z.record(z.string(), z.union([string(), z.array(string())])), '属性'),
  keywords: field(z.array(string()), '后台搜索词', ['search_terms', 'generic_keyword*', '关键词']),
  tags: field(z.array(string()), '标签', ['Tags', '标签']),
  images: field(z.array(image), '图片', [
    'image_link',
    'additional_image_link',
    'Image Src',
    'Product image URL',
    'Images',
    '图片',
  ]),
  videos: field(
    z.array(group({ src: string(), source: string(), shows: choice('in-use', 'unboxing', 'review') })),
    '视频',
  ),
  variants: field(z.array(variant), '变体'),
  size_chart: field(sizeChart, '尺码表'),
  model_info: field(
    group({
      height: number(),
      bust: number(),
      chest: number(),
      waist: number(),
      hips: number(),
      unit: choice('cm', 'in'),
      size_worn: string(),
    }),
    '模特信息',
  ),
  fit: field(group({ small: integer(), true: integer(), large: integer(), note: text() }), '合身反馈'),
  price: field(price, '价格'),
  promotion: field(
    group({
      reason: choice('season', 'clearance', 'new-customer', 'holiday', 'launch', 'anniversary', 'bundle'),
      name: text(),
      start: date(),
      end: date(),
      claimed_percent: number(),
    }),
    '促销活动',
  ),
  competitor_prices: field(z.array(decimal()), '同类价格'),
  availability: field(choice('in_stock', 'out_of_stock', 'preorder', 'backorder', 'limited'), '库存状态'),
  stock: field(integer(), '库存'),
  handling_time: field(group({ min: number(), max: number() }), '备货时间'),
  shipping: field(z.array(shippingOption), '物流方式'),
  delivery_estimate: field(group({ from: date(), to: date() }), '预计送达'),
  preorder: field(
    group({
      label: text(),
      button: text(),
      explainer: text(),
      start: date(),
      end: date(),
      goal: integer(),
      current: integer(),
      progress_percent: number(),
      ship_date: date(),
      ship_after_days: integer(),
    }),
    '预售',
  ),
  returns: field(z.union([text(), returnPolicy]), '退货政策', ['return_policy']),
  buyer_protection: field(text(), '买家保障', ['warranty']),
  safety: field(
    group({ manufacturer: contact, responsible_person: contact, warnings: z.array(text()) }),
    '安全信息',
  ),
  evidence: field(z.array(group({ claim: text(), source: text(), date: date() })), '宣称依据'),
  figures: field(
    group({
      impressions: integer(),
      clicks: integer(),
      orders: integer(),
      refunds: integer(),
      disputes: integer(),
      sold_90d: integer(),
      last_sold: date(),
    }),
    '商品数据',
  ),
  signoff: field(
    group({
      author: string(),
      owner: string(),
      updated_at: date(),
      reviewed_by: string(),
      reviewed_at: date(),
    }),
    '内容审核',
  ),
});

export type Listing = z.infer<typeof listing>;
export type Image = z.infer<typeof image>;
export type SizeChart = z.infer<typeof sizeChart>;
