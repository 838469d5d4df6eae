import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { editBrackets } from './bracket-edit.ts';
import { EditError, type Replacement, type TreeEdit } from './edit.ts';
import type { Parsed, SourceFile } from './format.ts';
import { byRecord, type ListPlan, type MapPlan, type Plan, planOf } from './plan.ts';
import { documentsOf, inspect, recordNodes } from './yaml.ts';
import { collapsed, columnOf, linesBelow, withoutLines } from './yaml-lines.ts';
import { isMissing, type Slot, slotsOfList, slotsOfMap } from './yaml-nodes.ts';
import {
  type Context,
  isComposite,
  leavesNoAlias,
  linesOf,
  setSlot,
  sharedNode,
  tokenOf,
} from './yaml-set.ts';
import { likenessOf, yamlStyle } from './yaml-style.ts';
import { behindDash, blockEntry, flowText, scalarText } from './yaml-text.ts';
import { spliceToken } from './yaml-token.ts';
import { rangeOf } from './yaml-tree.ts';
import { isMerge, keyName, type Targets } from './yaml-value.ts';

/**
 * Replacements that write `edits` into a YAML file: each scalar in its own style, new lines like their siblings;
 * comments, anchors and all else stay.
 * @throws EditError, `shared-node` where a change would show in other places too
 */
export function editYaml(
  { text }: SourceFile,
  parsed: Parsed & { shape: 'tree' },
  edits: readonly TreeEdit[],
): readonly Replacement[] {
  const found = recordsIn(text);
  const style = yamlStyle(text, found.documents);
  return [...byRecord(edits)].flatMap(([index, ofRecord]) => {
    const record = parsed.records[index];
    const at = record && found.records.get(record.range.start);
    if (!record || !at) throw new EditError('no-place', { record: index });
    const plan = planOf(record.value, ofRecord);
    if (!plan) return [];
    const { node, targets } = at;
    const shared = new Set(targets.values());
    const isInShared = [...shared].some(target => isInside(node, target));
    if (isAlias(node) || isInShared) throw sharedNode(ofRecord[0]?.path);
    const context: Context = { text, style, shared, targets };
    return editSlot(
      context,
      { node, range: rangeOf(node), after: undefined, flow: false, behind: 'nothing' },
      plan,
    );
  });
}

/** Every node that is a record, by where it starts. */
function recordsIn(text: string) {
  const documents = documentsOf(text, true);
  const records = new Map<number, { readonly node: Node; readonly targets: Targets }>();
  for (const document of documents) {
    const { targets } = inspect(document);
    if (document.contents === null) continue;
    for (const node of recordNodes(document, document.contents, targets))
      records.set(rangeOf(node).start, { node, targets });
  }
  return { documents, records };
}

function isInside(node: Node, target: Node): boolean {
  const [inner, outer] = [rangeOf(node), rangeOf(target)];
  return inner.start >= outer.start && inner.start < outer.end;
}

function editSlot(context: Context, slot: Slot, plan: Plan): Replacement[] {
  const { node } = slot;
  if (node && (isAlias(node) || context.shared.has(node))) throw sharedNode();
  switch (plan.kind) {
    case 'set':
      return setSlot(context, slot, plan.value);
    case 'splice':
      if (!isScalar(node)) throw new EditError('no-place');
      if (isMissing(node)) return setSlot(context, slot, plan.splices.map(({ text }) => text).join(''));
      return [...spliceToken(tokenOf(context, slot), plan.splices, context.style)];
    case 'map':
      if (!isMap(node)) throw new EditError('no-place');
      return editMap(context, slot, node, plan);
    case 'list':
      if (!isSeq(node)) throw new EditError('no-place');
      return editList(context, slot, node, plan);
  }
}

function editMap(context: Context, slot: Slot, map: YAMLMap, plan: MapPlan): Replacement[] {
  const { style } = context;
  const pairs = map.items as Pair[];
  const slots = slotsOfMap(map);
  const named = (key: string): number[] => {
    const indices = [...pairs.keys()].filter(index => {
      const pair = pairs[index] as Pair;
      return !isMerge(pair) && keyName(pair.key) === key;
    });
    if (indices.length === 0) throw sharedNode([key]);
    return indices;
  };
  const inner = [...plan.inner].flatMap(([key, innerPlan]) =>
    editSlot(context, slots[named(key).at(-1) as number] as Slot, innerPlan),
  );
  const removed = new Set([...plan.removed].flatMap(named));
  for (const key of plan.removed) if (comesByMerge(context, pairs, key)) throw sharedNode([key]);
  for (const index of removed) {
    const { key, value } = pairs[index] as Pair;
    for (const node of [key, value]) if (node) leavesNoAlias(context, node as Node);
  }
  const like = likenessOf(map);
  const added = [...plan.added];
  if (map.flow)
    return [
      ...inner,
      ...inBrackets(context, map, slots, removed, added.length > 0, () =>
        added.map(
          ([key, value]) =>
            `${scalarText(key, like.keys, true, style.quote)}: ${flowText(value, style, like)}`,
        ),
      ),
    ];
  const entries = (column: number) =>
    added.map(([key, value]) => blockEntry(key, value, column, style, like));
  return [...inner, ...inLines(context, slot, slots, removed, entries, added.length, '{}')];
}

function editList(context: Context, slot: Slot, list: YAMLSeq, plan: ListPlan): Replacement[] {
  const { text, style } = context;
  const slots = slotsOfList(list);
  const inner = [...plan.inner].flatMap(([index, innerPlan]) =>
    editSlot(context, slots[index] as Slot, innerPlan),
  );
  for (const index of plan.removed) leavesNoAlias(context, list.items[index] as Node);
  const like = likenessOf(list);
  if (list.flow)
    return [
      ...inner,
      ...inBrackets(context, list, slots, plan.removed, plan.added.length > 0, () =>
        plan.added.map(value => flowText(value, style, like)),
      ),
    ];
  const last = slots.at(-1) as Slot;
  const flowItems = isMap(last.node) && last.node.flow === true;
  const gap = /^-( +)[^ \r\n#]/.exec(text.slice(last.range.start, last.range.start + 12))?.[1]?.length ?? 1;
  const entries = (column: number) =>
    plan.added.map(value =>
      flowItems && isComposite(value)
        ? `-${' '.repeat(gap)}${flowText(value, style, likenessOf(last.node as YAMLMap))}`
        : `-${behindDash(value, column, gap, style, like)}`,
    );
  return [...inner, ...inLines(context, slot, slots, plan.removed, entries, plan.added.length, '[]')];
}

function inBrackets(
  { text, style }: Context,
  node: YAMLMap | YAMLSeq,
  slots: readonly Slot[],
  removed: ReadonlySet<number>,
  adds: boolean,
  render: () => readonly string[],
): Replacement[] {
  if (removed.size === 0 && !adds) return [];
  const { start, end } = rangeOf(node);
  // A pair in a list without braces of its own: `[a: 1]`.
  if (!/[[{]/.test(text[start] ?? '')) throw new EditError('no-place');
  const layout = { eol: style.eol, separator: ', ', skip: (at: number) => behindBlanks(text, at) };
  const brackets = { inside: start + 1, end: end - 1, items: slots.map(({ range }) => range) };
  return editBrackets(text, brackets, layout, removed, adds ? render : undefined);
}

const blanks = /(?:\s|#[^\r\n]*)*/y;

function behindBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}

function inLines(
  context: Context,
  slot: Slot,
  slots: readonly Slot[],
  removed: ReadonlySet<number>,
  entries: (column: number) => readonly string[],
  count: number,
  empty: string,
): Replacement[] {
  if (removed.size === 0 && count === 0) return [];
  const { text, style } = context;
  const lines = linesOf(context, slot, slots);
  const [first] = slots as readonly [Slot];
  const column = columnOf(text, first.range.start);
  if (column === undefined) throw new EditError('no-place');
  if (removed.size === slots.length) {
    if (count === 0) return collapsed(text, lines, empty);
    const written = entries(column).join(style.eol + ' '.repeat(column));
    return collapsed(text, { ...lines, after: undefined }, written);
  }
  const deletions = removed.size > 0 ? withoutLines(text, lines, removed) : [];
  if (count === 0) return deletions;
  const lastKept = slots.findLast((_, index) => !removed.has(index)) as Slot;
  return [...deletions, linesBelow(text, lastKept.range, column, entries(column), style.eol)];
}

/** Whether `<<` would bring a key in again that is taken away. */
function comesByMerge({ targets }: Context, pairs: readonly Pair[], key: string): boolean {
  return pairs.filter(isMerge).some(({ value }) =>
    (isSeq(value) ? value.items : [value]).some(source => {
      const node = isAlias(source) ? targets.get(source) : source;
      if (!isMap(node)) return false;
      const inner = node.items as Pair[];
      return (
        inner.some(pair => !isMerge(pair) && keyName(pair.key) === key) ||
        comesByMerge({ targets } as Context, inner, key)
      );
    }),
  );
}
