import type { Replacement } from './edit.ts';
import type { Range } from './format.ts';

/** A list or map in brackets, its items separated by commas: JSON, and the flow style of YAML. */
export interface Brackets {
  /** Behind the opening bracket. */
  readonly inside: number;
  /** Of the closing bracket. */
  readonly end: number;
  /** Items, or pairs from key to value. */
  readonly items: readonly Range[];
}

/** How a file's lists in brackets are laid out. */
export interface BracketLayout {
  readonly eol: string;
  /** Between items of one line: `, `. */
  readonly separator: string;
  /** The offset behind blanks, line breaks and comments at `at`. */
  skip(at: number): number;
  /** Items of an empty list each get a line of their own: the indentation of those lines and of the bracket. */
  readonly expanded?: { readonly items: string; readonly bracket: string } | undefined;
}

/** New items as text; with an indentation each may take several lines, else only one. */
export type RenderItems = (indent: string | undefined) => readonly string[];

/** Takes items out of a list in brackets and adds others at its end. */
export function editBrackets(
  text: string,
  brackets: Brackets,
  layout: BracketLayout,
  removed: ReadonlySet<number>,
  added: RenderItems | undefined,
): Replacement[] {
  const { items, inside, end } = brackets;
  const kept = [...items.keys()].filter(index => !removed.has(index));
  if (kept.length === 0) return emptied(text, brackets, layout, added);
  const lastKept = kept.at(-1) as number;
  const commaAfter = (index: number): number | undefined => {
    const at = layout.skip((items[index] as Range).end);
    return text[at] === ',' ? at : undefined;
  };
  const comma = commaAfter(lastKept);
  const trailing = commaAfter(items.length - 1) !== undefined;
  /** What is between an item and whatever stands before it: blanks, comments. */
  const before = (index: number): number =>
    index === 0 ? inside : (commaAfter(index - 1) ?? (items[index - 1] as Range).end) + 1;
  const replacements: Replacement[] = [];
  for (const index of removed) {
    const item = items[index] as Range;
    const ownComma = commaAfter(index);
    const stop = ownComma === undefined ? item.end : ownComma + 1;
    const gap = text.slice(item.end, stop - 1).trim();
    const closes = added === undefined && index > lastKept;
    const region = itemRegion(text, item, stop, closes ? before(index) : undefined, end);
    // A comment between an item and its comma stays.
    if (ownComma !== undefined && gap !== '')
      replacements.push({ ...item, text: '' }, { start: ownComma, end: stop, text: '' });
    else replacements.push({ ...region, text: '' });
  }
  const { end: at, start } = items[lastKept] as Range;
  const indent = lineIndent(text, start);
  const lineEnd = restOfLine(text, comma === undefined ? at : comma + 1, layout);
  const endsInComma = lastKept < items.length - 1 && !trailing;
  if (added === undefined) {
    if (endsInComma && comma !== undefined) replacements.push({ start: comma, end: comma + 1, text: '' });
    return united(replacements);
  }
  if (indent === undefined || lineEnd === undefined) {
    const written = added(undefined).map(item => layout.separator + item);
    replacements.push({ start: at, end: at, text: written.join('') });
    if (endsInComma && comma !== undefined) replacements.push({ start: comma, end: comma + 1, text: '' });
    return replacements;
  }
  if (comma === undefined) replacements.push({ start: at, end: at, text: ',' });
  const lines = added(indent).join(`,${layout.eol}${indent}`);
  const written = `${layout.eol}${indent}${lines}${trailing ? ',' : ''}`;
  replacements.push({ start: lineEnd, end: lineEnd, text: written });
  return replacements;
}

/** None of the items stays: they are taken away, or the first gives its place to the new ones. */
function emptied(
  text: string,
  { items, inside, end }: Brackets,
  layout: BracketLayout,
  added: RenderItems | undefined,
): Replacement[] {
  const [first, ...others] = items;
  if (first === undefined) {
    if (added === undefined) return [];
    const { expanded, eol } = layout;
    if (expanded === undefined || text.slice(inside, end).trim() !== '')
      return [{ start: inside, end: inside, text: added(undefined).join(layout.separator) }];
    const lines = added(expanded.items).map(item => `${eol}${expanded.items}${item}`);
    return [{ start: inside, end, text: `${lines.join(',')}${eol}${expanded.bracket}` }];
  }
  const replacements: Replacement[] = [];
  if (added === undefined && !hasComments(text, inside, items, end, layout))
    return [{ start: inside, end, text: '' }];
  const written = added?.(undefined).join(layout.separator) ?? '';
  replacements.push({ start: first.start, end: first.end, text: written });
  const commas = items.map(item => layout.skip(item.end)).filter(at => text[at] === ',');
  for (const at of commas) replacements.push({ start: at, end: at + 1, text: '' });
  for (const item of others) replacements.push({ ...item, text: '' });
  return replacements;
}

function hasComments(
  text: string,
  inside: number,
  items: readonly Range[],
  end: number,
  layout: BracketLayout,
): boolean {
  let at = inside;
  for (const item of [...items, { start: end, end }]) {
    if (/[^\s,]/.test(text.slice(at, item.start))) return true;
    at = item.end;
  }
  return layout.skip(at) !== end && /[^\s,]/.test(text.slice(at, end));
}

/** What goes with an item: its lines where it has them for itself, else the blanks that kept it apart. */
function itemRegion(text: string, item: Range, stop: number, before: number | undefined, end: number): Range {
  const lineStart = item.start - (lineIndent(text, item.start)?.length ?? 0);
  const alone = lineIndent(text, item.start) !== undefined;
  const rest = /[ \t]*(?:(?:#|\/\/)[^\r\n]*)?(?:\r?\n|$)/y;
  rest.lastIndex = stop;
  if (alone && rest.test(text) && rest.lastIndex <= end) return { start: lineStart, end: rest.lastIndex };
  if (before !== undefined && text.slice(before, item.start).trim() === '')
    return { start: before, end: stop };
  const blanks = /[ \t]*/y;
  blanks.lastIndex = stop;
  blanks.test(text);
  return { start: item.start, end: blanks.lastIndex };
}

/** Deletions that touch or overlap made one. */
function united(deletions: readonly Replacement[]): Replacement[] {
  const result: Replacement[] = [];
  for (const deletion of [...deletions].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last && deletion.start <= last.end)
      result[result.length - 1] = { ...last, end: Math.max(last.end, deletion.end) };
    else result.push(deletion);
  }
  return result;
}

/** The indentation of an item that begins its line; undefined where something stands before it. */
export function lineIndent(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r'
    ? text.slice(start, at)
    : undefined;
}

/** Where the line ends of which only blanks and a comment are left; undefined where more follows. */
function restOfLine(text: string, at: number, layout: BracketLayout): number | undefined {
  const next = layout.skip(at);
  const skipped = text.slice(at, next);
  const line = skipped.search(/[\r\n]/);
  if (line < 0) return undefined;
  // A comment that runs over the line end is none of this line alone.
  return /\/\*/.test(skipped.slice(0, line)) && !/\*\//.test(skipped.slice(0, line)) ? undefined : at + line;
}
