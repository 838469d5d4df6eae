import * as z from 'zod/mini';
import { boolean, choice, date, field, group, integer, string, text } from './fields.ts';
import { sizeChart } from './listing.ts';
import { returnPolicy, shippingPolicy } from './policy.ts';

const places = choice('footer', 'product', 'checkout', 'cart', 'home');

export const store = z.object({
  kind: field(z.literal('store'), '店铺页面'),
  id: field(string(), '店铺编号'),
  seller: field(string(), '卖家账号'),
  markets: field(z.array(string()), '目标市场'),
  languages: field(z.array(string()), '语言'),
  ships_from: field(z.array(string()), '发货国家'),
  returns: field(z.union([text(), returnPolicy]), '退货政策'),
  shipping: field(z.union([text(), shippingPolicy]), '物流说明'),
  checkout: field(
    group({
      steps: z.array(string()),
      fields: z.array(
        group({
          name: string(),
          purpose: choice('contact', 'address', 'delivery', 'payment', 'legal', 'survey', 'other'),
          required: boolean(),
        }),
      ),
      guest: boolean(),
      order_button: z.record(z.string(), text()),
    }),
    '结账',
  ),
  payment_methods: field(z.union([z.array(string()), z.record(z.string(), z.array(string()))]), '支付方式'),
  links: field(
    group({
      returns: z.array(places),
      shipping: z.array(places),
      contact: z.array(places),
      preorder: z.array(places),
    }),
    '入口',
  ),
  size_standard: field(sizeChart, '统一尺码表'),
  review_form: field(group({ fields: z.array(string()) }), '评价表单'),
  notices: field(
    z.array(
      group({
        reason: text(),
        start: date(),
        end: date(),
        published: date(),
        delay_days: integer(),
        places: z.array(places),
        text: text(),
      }),
    ),
    '公告',
  ),
  campaigns: field(
    z.array(
      group({
        id: string(),
        kind: choice('preorder', 'sale'),
        intro: text(),
        discount: text(),
        start: date(),
        end: date(),
        goal: integer(),
        refund_if_missed: text(),
        ships_after: text(),
        transit: text(),
        listings: z.array(string()),
        text: text(),
      }),
    ),
    '活动页',
  ),
  events: field(z.array(group({ name: string(), start: date(), end: date() })), '促销日历'),
});

export type Store = z.infer<typeof store>;
