import * as z from 'zod/mini';
import { date, field, group, integer, number, string } from './fields.ts';

const figures = {
  kind: field(z.literal('seller'), '店铺指标'),
  id: field(string(), '卖家账号'),
  profile: field(string(), '平台'),
  period: field(group({ from: date(), to: date() }), '统计周期'),
  orders: field(integer(), '订单数'),
  refunds_seller_fault: field(integer(), '卖家原因退款数'),
  disputes: field(integer(), '纠纷数'),
  feedback: field(group({ positive: integer(), neutral: integer(), negative: integer() }), '评价数'),
  late_dispatch: field(integer(), '延迟发货数'),
  cancelled_by_seller: field(integer(), '卖家取消数'),
  tracked: field(integer(), '有效追踪数'),
  defects: field(integer(), '缺陷订单数'),
  buyers: field(group({ total: integer(), repeat: integer() }), '买家数'),
  listings: field(
    z.array(
      group({
        id: string(),
        category: string(),
        impressions: integer(),
        clicks: integer(),
        orders: integer(),
        disputes: integer(),
        refunds: integer(),
      }),
    ),
    '商品数据',
  ),
  category_averages: field(
    z.record(z.string(), group({ ctr: number(), dispute_rate: number(), refund_rate: number() })),
    '类目平均',
  ),
};

export const seller = z.object({ ...figures, previous: field(z.object(figures), '上一周期') });

export type Seller = z.infer<typeof seller>;
