import type { LengthUnit, Quantity } from './chart.ts';

/** What a piece of a chart says. */
export type Said =
  | { readonly kind: 'measure'; readonly measure: string; readonly label: string }
  | { readonly kind: 'size-word' }
  | { readonly kind: 'size'; readonly label: string }
  /** A column of another label (US size, age, weight), `numbers` where its values follow at once. */
  | { readonly kind: 'label'; readonly label: string; readonly numbers: readonly string[] }
  | { readonly kind: 'unit'; readonly unit: LengthUnit }
  /** `joined`: the same cell as the quantity before (94cm/37"); `listed`: after a comma. */
  | {
      readonly kind: 'quantity';
      readonly quantity: Quantity;
      readonly joined: boolean;
      readonly listed: boolean;
    }
  /** A number that is no length: weight, age, per cent. */
  | { readonly kind: 'other' };

/** A piece of a chart in the folded text; `gap` counts the words between it and the piece before. */
export type Token = Said & { readonly start: number; readonly end: number; readonly gap: number };
