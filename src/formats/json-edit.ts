import { type Node, parseTree } from 'jsonc-parser';
import { type BracketLayout, editBrackets, lineIndent } from './bracket-edit.ts';
import { jsonString } from './charmap.ts';
import { Decimal, EditError, type Replacement, type TreeEdit } from './edit.ts';
import type { Parsed, Range, SourceFile } from './format.ts';
import { type JsonStyle, jsonStyle, jsonText, stringText } from './json-text.ts';
import {
  afterSplices,
  byRecord,
  type ListPlan,
  type MapPlan,
  type Plan,
  planOf,
  type Splice,
} from './plan.ts';

/**
 * Replacements that write `edits` into a JSON or JSON Lines file: in its own indentation, comments, number forms
 * and escapes elsewhere as they are; what stands on one line stays there.
 * @throws EditError
 */
export function editJson(
  { text }: SourceFile,
  parsed: Parsed & { shape: 'tree' },
  edits: readonly TreeEdit[],
): readonly Replacement[] {
  const style = jsonStyle(text);
  return [...byRecord(edits)].flatMap(([index, ofRecord]) => {
    const record = parsed.records[index];
    if (!record) throw new EditError('no-place', { record: index });
    const plan = planOf(record.value, ofRecord);
    if (!plan) return [];
    const { start, end } = record.range;
    const root = parseTree(text.slice(start, end), [], { allowTrailingComma: true });
    if (!root) throw new EditError('no-place', { record: index });
    return editNode({ text, base: start, style }, root, plan);
  });
}

interface Context {
  readonly text: string;
  /** Where the record's own offsets start. */
  readonly base: number;
  readonly style: JsonStyle;
}

function editNode(context: Context, node: Node, plan: Plan): Replacement[] {
  switch (plan.kind) {
    case 'set':
      return setNode(context, node, plan.value);
    case 'splice':
      return spliceNode(context, node, plan.splices);
    case 'map':
      return editMap(context, node, plan);
    case 'list':
      return editList(context, node, plan);
  }
}

function rangeIn({ base }: Context, { offset, length }: Node): Range {
  return { start: base + offset, end: base + offset + length };
}

function setNode(context: Context, node: Node, value: unknown): Replacement[] {
  const range = rangeIn(context, node);
  const text = jsonText(value, context.style, bracketIndent(context, node));
  const written = context.text.slice(range.start, range.end);
  return text === written ? [] : [{ ...range, text }];
}

/** The indentation of the line that a value, or the key before it, begins. */
function bracketIndent({ text, base }: Context, { parent, offset }: Node): string | undefined {
  return parent && lineIndent(text, base + (parent.type === 'property' ? parent.offset : offset));
}

function spliceNode(context: Context, node: Node, splices: readonly Splice[]): Replacement[] {
  const range = rangeIn(context, node);
  const token = context.text.slice(range.start, range.end);
  if (node.type !== 'string') {
    const wanted = afterSplices(token, splices);
    const isValue = /^(-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?|true|false|null)$/.test(wanted);
    return setNode(context, node, isValue ? new Decimal(wanted) : wanted);
  }
  const map = jsonString(context.text, range.start, range.end - range.start);
  const wanted = afterSplices(map.value, splices);
  const replacements = splices.map(({ span, text }) => ({
    ...map.source(span),
    text: stringText(text, context.style).slice(1, -1),
  }));
  const cut = replacements.some(({ start, end, text }) =>
    /\p{Surrogate}/u.test(text + context.text.slice(start - 1, start) + context.text.slice(end, end + 1)),
  );
  // Half of a character of two units cannot be written as itself.
  return cut && /\p{Surrogate}/u.test(wanted) ? setNode(context, node, wanted) : replacements;
}

function editMap(context: Context, node: Node, plan: MapPlan): Replacement[] {
  const properties = node.children ?? [];
  const named = (key: string): number[] =>
    [...properties.keys()].filter(index => properties[index]?.children?.[0]?.value === key);
  const inner = [...plan.inner].flatMap(([key, innerPlan]) => {
    const value = properties[named(key).at(-1) ?? -1]?.children?.[1];
    if (!value) throw new EditError('no-place', { key });
    return editNode(context, value, innerPlan);
  });
  // Of a key that is said twice, all go.
  const removed = new Set([...plan.removed].flatMap(named));
  const colon = colonOf(context, properties.at(-1)) ?? context.style.colon;
  const render = (indent: string | undefined) =>
    [...plan.added].map(([key, value]) => {
      return `${stringText(key, context.style)}${colon}${jsonText(value, context.style, indent)}`;
    });
  return [...inner, ...inBrackets(context, node, removed, plan.added.size > 0 ? render : undefined)];
}

/** What stands between a property's key and its value, where that is no more than blanks on one line. */
function colonOf({ text, base }: Context, property: Node | undefined): string | undefined {
  const [key, value] = property?.children ?? [];
  if (!key || !value) return undefined;
  const between = text.slice(base + key.offset + key.length, base + value.offset);
  return /^[ \t]*:[ \t]*$/.test(between) ? between : undefined;
}

function editList(context: Context, node: Node, plan: ListPlan): Replacement[] {
  const items = node.children ?? [];
  const inner = [...plan.inner].flatMap(([index, innerPlan]) =>
    editNode(context, items[index] as Node, innerPlan),
  );
  const render = (indent: string | undefined) =>
    plan.added.map(value => jsonText(value, context.style, indent));
  return [...inner, ...inBrackets(context, node, plan.removed, plan.added.length > 0 ? render : undefined)];
}

function inBrackets(
  context: Context,
  node: Node,
  removed: ReadonlySet<number>,
  added: Parameters<typeof editBrackets>[4],
): Replacement[] {
  if (removed.size === 0 && !added) return [];
  const { start, end } = rangeIn(context, node);
  const items = (node.children ?? []).map(child => rangeIn(context, child));
  const bracket = bracketIndent(context, node);
  const layout: BracketLayout = {
    eol: context.style.eol,
    separator: context.style.separator,
    skip: at => behindBlanks(context.text, at),
    expanded: bracket === undefined ? undefined : { bracket, items: bracket + context.style.indent },
  };
  return editBrackets(context.text, { inside: start + 1, end: end - 1, items }, layout, removed, added);
}

const blanks = /(?:\s|\/\/[^\r\n]*|\/\*[\s\S]*?\*\/)*/y;

function behindBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}
