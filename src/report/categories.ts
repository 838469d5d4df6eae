import { type CategoryTree, type Trait, traitsOf } from '../facts/category/index.ts';
import type { PageContext } from './context.ts';
import { inkOf } from './ink.ts';
import { speaker } from './render.ts';
import { displayWidth, padEnd, wrap } from './width.ts';
import { traitNames, categories as words } from './words.ts';

type ListCategories = (tree: CategoryTree, context: PageContext) => Iterable<string>;

/** What `schema categories` prints, by format. */
export const categoryTables: Readonly<Record<'pretty' | 'json', ListCategories>> = {
  *pretty(tree, context) {
    const say = speaker(context.lang);
    const ink = inkOf(context.color);
    const rows = Object.entries(tree.nodes);
    const width = Math.max(...rows.map(([path]) => displayWidth(path)));
    const nameWidth = Math.max(...rows.map(([, node]) => displayWidth(node[context.lang])));
    const left = width + nameWidth + 4;
    for (const [index, [path, node]] of rows.entries()) {
      if (index > 0 && !path.includes('/')) yield '\n';
      // A node without traits of its own has those of the line above it that it belongs to.
      const named = (node.traits ?? []).map(trait => say(traitNames[trait])).join(say(words.comma));
      const [first = '', ...others] = wrap(named, Math.max(16, context.columns - left));
      const head = `${ink.strong(padEnd(path, width))}  ${padEnd(node[context.lang], nameWidth)}`;
      yield first === '' ? `${head.trimEnd()}\n` : `${head}  ${ink.dim(first)}\n`;
      for (const line of others) yield `${' '.repeat(left)}${ink.dim(line)}\n`;
    }
    yield '\n';
    for (const line of wrap(
      say(words.use, { n: rows.length, example: 'categories: {SWIM26: apparel/swimwear}' }),
      context.columns,
    ))
      yield `${ink.dim(line)}\n`;
  },
  *json(tree) {
    yield `${JSON.stringify(
      Object.keys(tree.nodes).map(path => categoryRecord(path, tree)),
      null,
      2,
    )}\n`;
  },
};

/** A node of the tree for programs. */
function categoryRecord(
  path: string,
  tree: CategoryTree,
): { path: string; en: string; zh: string; traits: readonly Trait[] } {
  const { en, zh } = tree.nodes[path] as CategoryTree['nodes'][string];
  return { path, en, zh, traits: traitsOf(path, tree) };
}
