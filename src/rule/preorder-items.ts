import type { Listing } from '../model/listing.ts';
import type { Fold } from './rule.ts';

/** A listing of the run, as far as a pre-order page is held against it. */
export interface PreorderItem {
  readonly key: string;
  readonly id: string;
  readonly title: string;
  readonly seller: string | undefined;
  readonly onPreorder: boolean;
}

/** What a pre-order page needs of a listing; undefined where it has no id to be listed by. */
export function preorderItem(key: string, listing: Listing): PreorderItem | undefined {
  const { id, title = '', seller, availability, preorder } = listing;
  if (id === undefined) return undefined;
  const onPreorder = availability === 'preorder' || Object.keys(preorder ?? {}).length > 0;
  // Only what is on pre-order is looked for by its title.
  return { key, id, title: onPreorder ? title.toLowerCase() : '', seller, onPreorder };
}

export const preorderFold: Fold<PreorderItem, PreorderItem[], readonly PreorderItem[]> = {
  empty: () => [],
  add: (items, item) => {
    items.push(item);
    return items;
  },
  merge: (left, right) => [...left, ...right],
  seal: items => [...items].sort((left, right) => (left.key < right.key ? -1 : 1)),
};

/**
 * What a pre-order page and the listings on pre-order do not share: those the page names neither in its list nor in its
 * text (folded), and those it lists that are not on pre-order.
 */
export function comparePreorders(items: readonly PreorderItem[], listed: ReadonlySet<string>, text: string) {
  const isNamed = ({ id, title }: PreorderItem): boolean =>
    listed.has(id) || text.includes(id.toLowerCase()) || (title !== '' && text.includes(title));
  return {
    unlisted: items.filter(item => item.onPreorder && !isNamed(item)),
    stale: items.filter(({ id, onPreorder }) => listed.has(id) && !onPreorder),
  };
}
