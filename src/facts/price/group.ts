import type { Document } from '../../model/document.ts';
import { categoryOf } from '../category/index.ts';
import type { Run } from '../run.ts';
import type { PriceMark } from './comparables.ts';

/** The listings a price is compared with: of its seller, category and currency; undefined where one is not known. */
export function priceMarkOf(document: Document<'listing'>, run: Run): PriceMark | undefined {
  const { price, seller = '', status = 'active' } = document.value;
  const amount = Number(price?.amount ?? 0);
  if (!(amount > 0) || status !== 'active') return undefined;
  const category = categoryOf(document, run);
  if (!category) return undefined;
  const realm = run.scope === 'store' ? seller : '';
  return { group: `${realm}\n${category.path}\n${price?.currency ?? ''}`, price: amount };
}

/** The category of such a group. */
export const categoryOfGroup = (group: string): string => group.split('\n')[1] as string;
