import type { Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isMap, isScalar, visit } from 'yaml';
import type { Path } from '../model/path.ts';
import { isRecord } from './collection.ts';
import { Decimal, EditError, type Replacement } from './edit.ts';
import { collapsed, columnOf, type Lines, lineEnd } from './yaml-lines.ts';
import { isMissing, keepsEmptyLines, type Slot, slotsOfList, slotsOfMap } from './yaml-nodes.ts';
import { likenessOf } from './yaml-style.ts';
import { behindDash, behindKey, flowText, scalarText, type YamlStyle } from './yaml-text.ts';
import { insteadOfBlock, tokenFor } from './yaml-token.ts';
import { rangeOf } from './yaml-tree.ts';
import type { Targets } from './yaml-value.ts';

/** What all edits of a record need to know of its file. */
export interface Context {
  readonly text: string;
  readonly style: YamlStyle;
  /** Nodes that aliases stand for. */
  readonly shared: ReadonlySet<Node>;
  readonly targets: Targets;
}

export const tokenOf = ({ text }: Context, { node, flow }: Slot) => ({
  source: text,
  range: rangeOf(node as Node),
  scalar: node as Scalar,
  flow,
});

/** Writes a value in the place of another, or where there is none yet. */
export function setSlot(context: Context, slot: Slot, value: unknown): Replacement[] {
  const { text, style } = context;
  const { node } = slot;
  const like = likenessOf(undefined);
  if (isMissing(node)) return fillSlot(context, slot, value);
  const composite = isComposite(value);
  // A tag says what the value is, and nobody asked to change it.
  if (node?.tag !== undefined && (composite || typeof value !== 'string')) throw new EditError('no-place');
  if (isScalar(node)) {
    const token = tokenOf(context, slot);
    const isBlockScalar = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const flow = composite ? flowText(value, style, like) : undefined;
    const written =
      flow === undefined ? tokenFor(token, value, style) : isBlockScalar ? insteadOfBlock(token, flow) : flow;
    return written === text.slice(token.range.start, token.range.end)
      ? []
      : [{ ...token.range, text: written }];
  }
  leavesNoAlias(context, node as Node);
  const written = composite
    ? flowText(value, style, like)
    : scalarText(value, 'PLAIN', slot.flow, style.quote);
  if ((node as YAMLMap).flow) return [{ ...rangeOf(node as Node), text: written }];
  const slots = isMap(node) ? slotsOfMap(node) : slotsOfList(node as YAMLSeq);
  return collapsed(text, linesOf(context, slot, slots), written);
}

export const isComposite = (value: unknown): boolean =>
  Array.isArray(value) || (isRecord(value) && !(value instanceof Decimal));

/** Writes a value where there is none yet. */
function fillSlot({ text, style }: Context, slot: Slot, value: unknown): Replacement[] {
  const { after, behind, flow, range, node } = slot;
  if (after === undefined || (node?.tag !== undefined && typeof value !== 'string'))
    throw new EditError('no-place');
  const like = likenessOf(undefined);
  if (flow || behind === 'key') {
    // A key in lines whose colon is missing (`? key`) is nothing that a listing has.
    if (!flow) throw new EditError('no-place');
    const sign = behind === 'key' ? ': ' : behind === 'colon' ? ' ' : '';
    return [{ start: after, end: after, text: sign + flowText(value, style, like) }];
  }
  const column = columnOf(text, range.start);
  if (column === undefined) throw new EditError('no-place');
  const hasLines = isComposite(value) && Object.keys(value as object).length > 0;
  const hasBreaks = typeof value === 'string' && value.includes('\n');
  const end = lineEnd(text, after);
  const isBare = text.slice(after, end).trim() === '';
  // A comment behind the sign stays behind it: below it stands what has lines, before it what has one.
  if (!isBare && (hasBreaks || (hasLines && behind === 'dash')))
    return [
      {
        start: after,
        end: after,
        text: ` ${flowText(value, style, { keys: 'PLAIN', texts: 'QUOTE_DOUBLE' })}`,
      },
    ];
  const written =
    behind === 'dash' ? behindDash(value, column, 1, style, like) : behindKey(value, column, style, like);
  if (!hasLines && !hasBreaks) return [{ start: after, end: after, text: written }];
  return [{ start: isBare ? after : end, end, text: written }];
}

export function linesOf({ text, style }: Context, slot: Slot, slots: readonly Slot[]): Lines {
  return {
    children: slots.map(({ range }) => range),
    keeping: new Set([...slots.keys()].filter(index => keepsEmptyLines(text, (slots[index] as Slot).node))),
    after: slot.after,
    eol: style.eol,
  };
}

/** @throws EditError where aliases elsewhere stand for something inside `node` */
export function leavesNoAlias({ shared }: Context, node: Node): void {
  visit(node, {
    Node: (_, inner) => {
      if (shared.has(inner as Node)) throw sharedNode();
    },
  });
}

export function sharedNode(path?: Path): EditError {
  return new EditError('shared-node', path ? { path } : {});
}
