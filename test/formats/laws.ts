import { expect } from 'vitest';
import { EditError, type Replacement, replaced, type TreeEdit } from '../../src/formats/edit.ts';
import type { Format, Parsed, SourceFile, TreeRecord } from '../../src/formats/format.ts';
import type { Path } from '../../src/model/path.ts';
import { type Hand, texts, words } from './hand.ts';
import { records, source } from './source.ts';

type Tree = Parsed & { shape: 'tree' };
type Editor = (source: SourceFile, parsed: Tree, edits: readonly TreeEdit[]) => readonly Replacement[];

/** Every path of a value, the outermost first. */
export function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [
    path,
    ...steps.flatMap(step => pathsOf((value as Record<string | number, unknown>)[step], [...path, step])),
  ];
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)?.[step], value);
}

const isPrefix = (short: Path, long: Path): boolean => short.every((step, index) => long[index] === step);

export function someValue(hand: Hand, depth = 0): unknown {
  const kind = hand.below(depth > 1 ? 7 : 10);
  if (kind < 4) return hand.pick(texts);
  if (kind < 5) return Array.from({ length: 1 + hand.below(6) }, () => hand.pick(words)).join(' ');
  if (kind < 6) return hand.pick([0, -1, 19.9, 1e21, 0.001, 12345678901]);
  if (kind < 7) return hand.pick([true, false, null]);
  const inner = Array.from({ length: hand.below(4) }, () => someValue(hand, depth + 1));
  return kind < 8 ? inner : Object.fromEntries(inner.map((value, index) => [someKey(hand) + index, value]));
}

const someKey = (hand: Hand): string =>
  hand.pick([
    'alt',
    'title',
    'price amount',
    '颜色',
    'yes',
    '1',
    'a: b',
    '"q"',
    'x#',
    "it's",
    '- k',
    '@id',
    '',
  ]);

/** Edits of a record that do not meddle with each other, with paths of what is there and of what is not. */
export function someEdits(hand: Hand, record: number, value: unknown): TreeEdit[] {
  const edits: TreeEdit[] = [];
  const taken: Path[] = [];
  const all = pathsOf(value);
  for (let wanted = 1 + hand.below(3); wanted > 0; wanted--) {
    const path = hand.pick(all);
    if (taken.some(other => isPrefix(other, path) || isPrefix(path, other))) continue;
    const found = at(value, path);
    taken.push(path);
    const isList = Array.isArray(found);
    const isMap = typeof found === 'object' && found !== null && !isList;
    if (isList && hand.chance(0.6)) {
      if (hand.chance(0.5)) edits.push({ record, op: 'add', path, value: someValue(hand) });
      if (hand.chance(0.5)) edits.push({ record, op: 'add', path, value: someValue(hand) });
      if (hand.chance(0.2)) edits.push({ record, op: 'set', path: [...path, found.length], value: 'x' });
      for (const index of found.keys())
        if (hand.chance(0.4)) edits.push({ record, op: 'remove', path: [...path, index] });
    } else if (isMap && hand.chance(0.8)) {
      for (const key of Object.keys(found))
        if (hand.chance(0.3)) edits.push({ record, op: 'remove', path: [...path, key] });
      const fresh = `${someKey(hand)}${hand.below(9)}`;
      if (!(fresh in found) && hand.chance(0.6)) {
        if (hand.chance(0.3)) {
          edits.push({ record, op: 'set', path: [...path, fresh, 'deep'], value: someValue(hand) });
          edits.push({ record, op: 'add', path: [...path, fresh, 'list'], value: someValue(hand) });
        } else if (hand.chance(0.4))
          edits.push({ record, op: 'add', path: [...path, fresh], value: someValue(hand) });
        else edits.push({ record, op: 'set', path: [...path, fresh], value: someValue(hand) });
      }
    } else if (path.length > 0) {
      if (typeof found === 'string' && hand.chance(0.5))
        edits.push(...someSplices(hand, record, path, found));
      else if (hand.chance(0.2)) edits.push({ record, op: 'remove', path });
      else
        edits.push({ record, op: 'set', path, value: isMap || isList ? someValue(hand) : someScalar(hand) });
    }
  }
  return edits;
}

const someScalar = (hand: Hand): unknown => (hand.chance(0.9) ? someValue(hand, 2) : someValue(hand));

function someSplices(hand: Hand, record: number, path: Path, text: string): TreeEdit[] {
  const cut = Array.from({ length: hand.chance(0.3) ? 4 : 2 }, () => hand.below(text.length + 1)).sort(
    (left, right) => left - right,
  );
  const spans = [];
  for (let index = 0; index < cut.length; index += 2)
    spans.push({ start: cut[index] as number, end: cut[index + 1] as number });
  return spans.map(span => ({
    record,
    op: 'splice' as const,
    path,
    span,
    text: hand.pick(['', '', ' ', 'x', 'new words', ...texts]),
  }));
}

/** What the record should say after the edits: told independently of how they are planned. */
export function applied(value: unknown, edits: readonly TreeEdit[]): unknown {
  const root = { root: structuredClone(value) } as Record<string | number, unknown>;
  const holder = (path: Path): [Record<string | number, unknown>, string | number] => {
    let inner = root;
    const steps = ['root', ...path];
    for (const [index, step] of steps.slice(0, -1).entries()) {
      inner[step] ??= typeof steps[index + 1] === 'number' ? [] : {};
      inner = inner[step] as Record<string | number, unknown>;
    }
    return [inner, steps.at(-1) as string | number];
  };
  const splices = edits.filter(edit => edit.op === 'splice').toReversed();
  for (const edit of splices.toSorted(
    (left, right) => right.span.start - left.span.start || right.span.end - left.span.end,
  )) {
    const [inner, step] = holder(edit.path);
    const text = inner[step] as string;
    inner[step] = text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
  }
  for (const edit of edits) {
    if (edit.op !== 'set' && edit.op !== 'add') continue;
    const [inner, step] = holder(edit.path);
    const made = structuredClone(edit.value);
    if (edit.op === 'set') inner[step] = made;
    else inner[step] = [...((inner[step] as unknown[]) ?? []), made];
  }
  const removals = edits.filter(edit => edit.op === 'remove');
  for (const { path } of removals.toSorted(
    (left, right) =>
      right.path.length - left.path.length || Number(right.path.at(-1)) - Number(left.path.at(-1)),
  )) {
    const [inner, step] = holder(path);
    if (Array.isArray(inner)) inner.splice(Number(step), 1);
    else delete inner[step];
  }
  return root.root;
}

export interface Outcome {
  readonly refused?: string;
  readonly text: string;
}

/** Writes edits and holds the laws of writing against what comes out. */
export function holdLaws(format: Format, edit: Editor, text: string, edits: readonly TreeEdit[]): Outcome {
  const file = source(text);
  const parsed = format.parse(file) as Tree;
  let replacements: readonly Replacement[];
  try {
    replacements = edit(file, parsed, edits);
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    return { refused: error.messageId, text };
  }
  const result = replaced(text, replacements);
  const again = format.parse(source(result)) as Tree;
  const shown = `${JSON.stringify(edits)}\n--- before\n${text}\n--- after\n${result}\n---`;
  const before = records(parsed);
  const after = records(again);
  const wanted = before.map((record, index) =>
    applied(
      record.value,
      edits.filter(({ record: of }) => of === index),
    ),
  );
  expect(
    after.map(({ value }) => value),
    shown,
  ).toEqual(wanted);
  const faults = ({ problems }: Tree) =>
    problems.map(({ messageId }) => messageId).filter(id => id !== 'duplicate-key');
  expect(faults(again), shown).toEqual(faults(parsed));
  for (const [index, record] of before.entries())
    stays(record, after[index] as TreeRecord, edits, index, shown);
  for (const replacement of replacements) {
    if (replacement.start === replacement.end) continue;
    const inside = edits.some(edit => within(before[edit.record] as TreeRecord, edit, replacement, text));
    if (!inside) expect.fail(`outside: ${JSON.stringify(replacement)}\n${shown}`);
  }
  // What looks like a comment inside a block is text.
  const values = JSON.stringify(before.map(({ value }) => value));
  const lost = commentsOf(text).filter(({ id }) => !result.includes(id) && !values.includes(id));
  for (const { id, offset } of lost) {
    const goes = replacements.some(({ start, end }) => start <= offset && offset < end);
    const mayGo = edits.some(({ op, path, record }) => {
      return op === 'remove' || (op === 'set' && typeof at(before[record]?.value, path) === 'object');
    });
    if (!goes || !mayGo) expect.fail(`lost ${id}\n${shown}`);
  }
  if (edits.every(({ op }) => op === 'set'))
    expect(edit(source(result), again, edits), `not the same twice: ${shown}`).toEqual([]);
  return { text: result };
}

/** Source texts of the scalars that no edit names. */
function stays(
  before: TreeRecord,
  after: TreeRecord,
  edits: readonly TreeEdit[],
  index: number,
  shown: string,
): void {
  const removes = edits.some(({ op, record }) => op === 'remove' && record === index);
  for (const path of pathsOf(before.value)) {
    const named = edits.some(
      edit => edit.record === index && (isPrefix(edit.path, path) || isPrefix(path, edit.path)),
    );
    if (named || (removes && path.some(step => typeof step === 'number'))) continue;
    if (after.scalarText(path) !== before.scalarText(path))
      expect.fail(`${path.join('.')} changed\n${shown}`);
  }
}

/** Whether a replacement lies in what its edit names, the signs that set it apart counted. */
function within(
  record: TreeRecord,
  { op, path }: TreeEdit,
  { start, end }: Replacement,
  text: string,
): boolean {
  const found = at(record.value, path);
  if (op === 'splice' || (op === 'set' && found !== undefined && typeof found !== 'object')) {
    const range = record.locate(path);
    // An element without content is closed by its start tag.
    if (text.slice(start, end) === '/>') return true;
    // A text in several pieces gives way to one in the whole element.
    const isWhole = text[start - 1] === '>' && text.startsWith('</', end);
    if (isWhole && start <= range.start && range.end <= end) return true;
    return range.start <= start && end <= range.end;
  }
  // Lists and maps: within the record and the rest of its last line.
  const rest = /[^\n]*\n?/y;
  rest.lastIndex = record.range.end;
  rest.test(text);
  return text.lastIndexOf('\n', record.range.start) < start + 1 && end <= rest.lastIndex;
}

/** Comments carry a number of their own. */
function commentsOf(text: string): { id: string; offset: number }[] {
  return [...text.matchAll(/⟨\d+⟩/g)].map(({ 0: id, index }) => ({ id, offset: index }));
}
