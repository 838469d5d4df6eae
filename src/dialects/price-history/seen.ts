/** A price as a history has it: of a product or variant, on a day. */
export interface SeenPrice {
  /** Id or SKU. */
  readonly code: string;
  /** ISO 8601 day. */
  readonly date: string;
  readonly amount: string;
  /** What the price was compared with. */
  readonly list?: string | undefined;
  readonly currency?: string | undefined;
}
