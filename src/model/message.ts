import * as z from 'zod/mini';
import { boolean, choice, field, string, text } from './fields.ts';
import { page } from './policy.ts';

export const message = z.object({
  kind: field(z.literal('message'), '消息模板'),
  id: field(string(), '模板编号'),
  type: field(
    choice(
      'order-confirmation',
      'preorder-success',
      'preorder-failure',
      'dispatch',
      'delivery',
      'dispatch-delay',
      'logistics-delay',
      'refund',
      'return-received',
      'return-instructions',
      'inquiry-reply',
      'order-nudge',
      'logistics-update',
      'thanks',
      'new-product',
      'seasonal',
      'out-of-stock',
      'price-reply',
      'bulk-quote',
      'post-purchase',
      'buyer-issue',
      'negative-review',
      'greeting',
    ),
    '消息类型',
  ),
  profile: field(string(), '平台'),
  language: field(string(), '语言'),
  pair: field(string(), '对应语言版本'),
  subject: field(text(), '主题'),
  body: field(z.union([text(), page]), '正文'),
  placeholders: field(z.record(z.string(), string()), '变量'),
  segment: field(string(), '客户分组'),
  opt_out: field(boolean(), '可退订'),
});

export type Message = z.infer<typeof message>;
