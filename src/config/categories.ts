import type { Categories } from '../facts/category/index.ts';
import type { Plugin } from '../rule/plugin.ts';

/** The categories of a run: the tree of the last plugin that brings one, and the shop's own names for its nodes. */
export function categoriesOf(plugins: readonly Plugin[], own: Readonly<Record<string, string>>): Categories {
  const tree = plugins.findLast(plugin => plugin.categories)?.categories;
  if (!tree) throw new Error('no plugin brings a tree of categories');
  return { ...tree, own };
}
