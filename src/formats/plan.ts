import type { Path, Span } from '../model/path.ts';
import { isRecord } from './collection.ts';
import { EditError, type TreeEdit } from './edit.ts';

/** What the edits of a record come to at one of its values; values that stay have none. */
export type Plan = SetPlan | SplicePlan | MapPlan | ListPlan;

interface SetPlan {
  readonly kind: 'set';
  readonly value: unknown;
  /** Stands where there was nothing, so that further edits may add to it. */
  readonly made: boolean;
}

export interface Splice {
  readonly span: Span;
  readonly text: string;
}

interface SplicePlan {
  readonly kind: 'splice';
  /** From the first to the last; none overlaps another. */
  readonly splices: readonly Splice[];
}

export interface MapPlan {
  readonly kind: 'map';
  readonly inner: ReadonlyMap<string, Plan>;
  readonly removed: ReadonlySet<string>;
  readonly added: ReadonlyMap<string, unknown>;
}

export interface ListPlan {
  readonly kind: 'list';
  readonly inner: ReadonlyMap<number, Plan>;
  readonly removed: ReadonlySet<number>;
  readonly added: readonly unknown[];
}

/**
 * The edits of one record as changes of its values, each value once. All paths are those of the record before
 * any edit; positions behind a list's end count on through what is added. Undefined where all is as it should be.
 * @throws EditError where two edits change the same thing, or a path leads nowhere
 */
export function planOf(value: unknown, edits: readonly TreeEdit[]): Plan | undefined {
  let plan: Plan | undefined;
  for (const edit of edits) plan = planned(plan, value, edit, 0);
  return plan;
}

function planned(plan: Plan | undefined, value: unknown, edit: TreeEdit, depth: number): Plan | undefined {
  if (depth < edit.path.length) return plannedInside(plan, value, edit, depth);
  switch (edit.op) {
    case 'set':
      if (plan) throw overlapping(edit.path);
      return difference(value, edit.value);
    case 'splice':
      return spliced(plan, value, edit);
    case 'add':
      if (Array.isArray(value)) {
        const list = listPlan(plan, edit.path);
        return { ...list, added: [...list.added, edit.value] };
      }
      return madeAt(plan, value, edit, depth);
    case 'remove':
      throw noPlace(edit.path);
  }
}

function plannedInside(
  plan: Plan | undefined,
  value: unknown,
  edit: TreeEdit,
  depth: number,
): Plan | undefined {
  const step = edit.path[depth] as string | number;
  if (Array.isArray(value)) return plannedInList(listPlan(plan, edit.path), value, edit, depth, Number(step));
  if (isRecord(value)) return plannedInMap(mapPlan(plan, edit.path), value, edit, depth, String(step));
  return edit.op === 'remove' ? plan : madeAt(plan, value, edit, depth);
}

function plannedInMap(
  plan: MapPlan,
  value: Readonly<Record<string, unknown>>,
  edit: TreeEdit,
  depth: number,
  key: string,
): Plan | undefined {
  const removes = edit.op === 'remove' && depth === edit.path.length - 1;
  if (!Object.hasOwn(value, key)) {
    if (edit.op === 'remove') return orNothing(plan);
    return { ...plan, added: new Map(plan.added).set(key, put(plan.added.get(key), edit, depth + 1)) };
  }
  if (plan.removed.has(key)) throw overlapping(edit.path);
  if (removes) {
    if (plan.inner.has(key)) throw overlapping(edit.path);
    return { ...plan, removed: new Set(plan.removed).add(key) };
  }
  const inner = planned(plan.inner.get(key), value[key], edit, depth + 1);
  return inner ? { ...plan, inner: new Map(plan.inner).set(key, inner) } : orNothing(plan);
}

function plannedInList(
  plan: ListPlan,
  value: readonly unknown[],
  edit: TreeEdit,
  depth: number,
  index: number,
): Plan | undefined {
  const removes = edit.op === 'remove' && depth === edit.path.length - 1;
  if (!(index in value)) {
    if (edit.op === 'remove') return orNothing(plan);
    const behind = index - value.length;
    if (!(Number.isInteger(behind) && behind >= 0 && behind <= plan.added.length)) throw noPlace(edit.path);
    const added = [...plan.added];
    added[behind] = put(added[behind], edit, depth + 1);
    return { ...plan, added };
  }
  if (plan.removed.has(index)) throw overlapping(edit.path);
  if (removes) {
    if (plan.inner.has(index)) throw overlapping(edit.path);
    return { ...plan, removed: new Set(plan.removed).add(index) };
  }
  const inner = planned(plan.inner.get(index), value[index], edit, depth + 1);
  return inner ? { ...plan, inner: new Map(plan.inner).set(index, inner) } : orNothing(plan);
}

function mapPlan(plan: Plan | undefined, path: Path): MapPlan {
  if (plan === undefined) return { kind: 'map', inner: new Map(), removed: new Set(), added: new Map() };
  if (plan.kind !== 'map') throw overlapping(path);
  return plan;
}

function listPlan(plan: Plan | undefined, path: Path): ListPlan {
  if (plan === undefined) return { kind: 'list', inner: new Map(), removed: new Set(), added: [] };
  if (plan.kind !== 'list') throw overlapping(path);
  return plan;
}

function orNothing(plan: MapPlan | ListPlan): Plan | undefined {
  const size = plan.kind === 'map' ? plan.added.size : plan.added.length;
  return plan.inner.size + plan.removed.size + size === 0 ? undefined : plan;
}

/** A map or list in the place of nothing; further edits go into it. */
function madeAt(plan: Plan | undefined, value: unknown, edit: TreeEdit, depth: number): Plan {
  if (value !== null && value !== undefined) throw noPlace(edit.path);
  if (plan && !(plan.kind === 'set' && plan.made)) throw overlapping(edit.path);
  return { kind: 'set', value: put(plan?.value, edit, depth), made: true };
}

/** `value` of what is still to be written, with an edit done to it. */
function put(value: unknown, edit: TreeEdit, depth: number): unknown {
  const step = edit.path[depth];
  if (step === undefined) {
    if (edit.op === 'set' && value === undefined) return edit.value;
    const list = value ?? [];
    if (edit.op === 'add' && Array.isArray(list)) return [...list, edit.value];
    throw edit.op === 'splice' ? noPlace(edit.path) : overlapping(edit.path);
  }
  if (edit.op === 'splice' || edit.op === 'remove') throw noPlace(edit.path);
  if (typeof step === 'number') {
    const list = value ?? [];
    if (!Array.isArray(list) || step > list.length) throw noPlace(edit.path);
    const copy = [...list];
    copy[step] = put(copy[step], edit, depth + 1);
    return copy;
  }
  const map = value ?? {};
  if (!isRecord(map)) throw noPlace(edit.path);
  return { ...map, [step]: put(Object.hasOwn(map, step) ? map[step] : undefined, edit, depth + 1) };
}

function spliced(plan: Plan | undefined, value: unknown, edit: TreeEdit & { op: 'splice' }): Plan {
  if (typeof value === 'object' && value !== null) throw noPlace(edit.path);
  if (plan && plan.kind !== 'splice') throw overlapping(edit.path);
  const { span, text } = edit;
  const before = plan?.splices ?? [];
  if (before.some(other => other.span.start < span.end && span.start < other.span.end))
    throw overlapping(edit.path);
  const splices = [...before, { span, text }].sort(
    (left, right) => left.span.start - right.span.start || left.span.end - right.span.end,
  );
  return { kind: 'splice', splices };
}

/** The changes that make `wanted` of a value: inside maps and lists where both are one, so that what stays is not touched. */
function difference(value: unknown, wanted: unknown): Plan | undefined {
  if (Array.isArray(value) && Array.isArray(wanted)) {
    const inner = new Map<number, Plan>();
    for (const [index, item] of value.slice(0, wanted.length).entries()) {
      const plan = difference(item, wanted[index]);
      if (plan) inner.set(index, plan);
    }
    const removed = new Set([...value.keys()].filter(index => index >= wanted.length));
    return orNothing({ kind: 'list', inner, removed, added: wanted.slice(value.length) });
  }
  if (isRecord(value) && isRecord(wanted)) {
    const inner = new Map<string, Plan>();
    const added = new Map<string, unknown>();
    for (const [key, content] of Object.entries(wanted)) {
      if (!Object.hasOwn(value, key)) added.set(key, content);
      const plan = Object.hasOwn(value, key) ? difference(value[key], content) : undefined;
      if (plan) inner.set(key, plan);
    }
    const removed = new Set(Object.keys(value).filter(key => !Object.hasOwn(wanted, key)));
    return orNothing({ kind: 'map', inner, removed, added });
  }
  return Object.is(value, wanted) ? undefined : { kind: 'set', value: wanted, made: false };
}

/** The edits of each record. */
export function byRecord(edits: readonly TreeEdit[]): ReadonlyMap<number, readonly TreeEdit[]> {
  const records = new Map<number, TreeEdit[]>();
  for (const edit of edits) {
    const known = records.get(edit.record);
    if (known) known.push(edit);
    else records.set(edit.record, [edit]);
  }
  return records;
}

/** `text` after splices of it. */
export function afterSplices(text: string, splices: readonly Splice[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: written } of splices) {
    result += text.slice(at, span.start) + written;
    at = span.end;
  }
  return result + text.slice(at);
}

const noPlace = (path: Path): EditError => new EditError('no-place', { path });
const overlapping = (path: Path): EditError => new EditError('overlapping-edits', { path });
