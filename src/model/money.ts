/** An exact decimal as text: optional minus, digits, optional fraction; never an exponent, never a float. */
export type Decimal = string & { readonly decimal: unique symbol };

/** An amount with its currency (ISO 4217), where one was stated. */
export interface Money {
  readonly amount: Decimal;
  readonly currency?: string;
}
