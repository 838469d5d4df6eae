import * as z from 'zod/mini';
import { boolean, choice, decimal, group, integer, number, string, text } from './fields.ts';

/** A published text, or the file beside that holds it. */
export const page = group({ page: string() });

/** What a shop promises about returns, as facts. */
export const returnPolicy = group({
  page: string(),
  window_days: integer(),
  window_starts: choice('receipt', 'order', 'dispatch'),
  conditions: text(),
  exceptions: text(),
  process: text(),
  address: text(),
  return_freight: choice('buyer', 'seller', 'by-reason'),
  original_freight: choice('refunded', 'not-refunded'),
  restocking_fee: decimal(),
  refund_days: integer(),
  refund_method: text(),
  withdrawal_function: boolean(),
  contact: text(),
});

export const shippingOption = group({
  market: string(),
  method: text(),
  min_days: number(),
  max_days: number(),
  cost: decimal(),
  currency: string(),
});

export const shippingPolicy = group({
  page: string(),
  steps: z.array(text()),
  processing: group({ min_days: number(), max_days: number(), cut_off: string() }),
  options: z.array(shippingOption),
  free_from: decimal(),
  special: text(),
  dispatch_notice: text(),
  delivery_notice: text(),
  not_at_home: text(),
  customs: group({ payer: string(), note: text() }),
});
