/** Messages about an order: a buyer waits for each of them. */
export const transactionalKinds = [
  'order-confirmation',
  'dispatch',
  'delivery',
  'dispatch-delay',
  'logistics-delay',
  'refund',
  'return-instructions',
  'return-received',
] as const;

/** Asked for where the other of the two is there. */
export const preorderKinds = ['preorder-success', 'preorder-failure'] as const;

/** Messages that keep a buyer. */
export const relationshipKinds = [
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
] as const;

/** Those of an order under way, which a platform that owns the orders sends itself. */
export const orderKinds: ReadonlySet<string> = new Set([
  ...transactionalKinds,
  ...preorderKinds,
  'logistics-update',
  'order-nudge',
]);
