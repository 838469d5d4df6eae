import data from '../../rules/dialects/google-merchant.yaml';
import { type Part, partsOf } from './cells.ts';
import type { HeaderTable } from './headers.ts';

/** The attributes of Google's product data. */
export const google = data as HeaderTable & {
  readonly profile: string;
  readonly atom: Readonly<Record<string, string>>;
  readonly shipping: {
    readonly order: readonly string[];
    readonly fields: Readonly<Record<string, string>>;
  };
};

/** Attributes that need more than to be copied to their field. */
const special = new Set([
  'image_link',
  'additional_image_link',
  'lifestyle_image_link',
  'availability_date',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'google_product_category',
  'product_type',
  'product_highlight',
  'product_detail',
  'shipping',
]);

/** Attributes that are one field as they stand, with that field. */
export const copied: readonly (readonly [attribute: string, field: string])[] = Object.entries(
  google.columns,
).flatMap(([key, { fields = [] }]) => {
  const [field] = fields;
  return field === undefined || special.has(key) ? [] : [[key, field] as const];
});

/** `color` of `g:color`. */
export const withoutPrefix = (name: string): string => name.slice(name.lastIndexOf(':') + 1);

/** Start and end of `2026-11-20T00:00+01:00/2026-11-30T23:59+01:00`. */
export const intervalOf = (text: string): readonly Part[] => partsOf(text, /\//g);

/** The one of the two categories that says more: Google's own, unless it is only a number of its list. */
export function betterCategory<T>(
  official: readonly T[],
  own: readonly T[],
  textOf: (said: T) => string,
): T | undefined {
  const [first] = official;
  if (first !== undefined && !/^\s*\d+\s*$/.test(textOf(first))) return first;
  return own[0] ?? first;
}

/** Fields of a shipping option by the parts of a text such as `US:CA:Overnight:16.00 USD`. */
export function shippingParts(text: string, order: readonly string[]): (Part & { readonly field: string })[] {
  const parts: (Part & { readonly field: string })[] = [];
  let start = 0;
  for (const [index, piece] of text.split(':').entries()) {
    const field = google.shipping.fields[order[index] ?? ''];
    const said = piece.trim();
    if (field !== undefined && said !== '')
      parts.push({ field, text: said, start: start + piece.indexOf(said) });
    start += piece.length + 1;
  }
  return parts;
}

/** Name and value of a detail such as `General:Product type:Digital player`. */
export function detailParts(text: string): { readonly name: string; readonly value: Part } | undefined {
  const match = /^([^:]*):([^:]+):(.+)$/s.exec(text);
  const name = match?.[2]?.trim();
  const value = match?.[3]?.trim();
  if (!name || !value) return undefined;
  return { name, value: { text: value, start: text.lastIndexOf(value) } };
}

/** Highlights of one cell: in quotation marks, or between commas that no blank follows. */
export function highlightsOf(cell: string): Part[] {
  const quoted = [...cell.matchAll(/"([^"]+)"/g)];
  if (quoted.length === 0) return partsOf(cell, /,(?=\S)|\s\|\s|\n/g);
  return quoted.map(match => ({ text: match[1] as string, start: match.index + 1 }));
}
