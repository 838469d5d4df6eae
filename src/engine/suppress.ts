import { dayOf } from '../model/day.ts';
import { globTest, isGlob } from '../model/glob.ts';
import { nearest } from '../model/near.ts';
import type { Location } from '../model/place.ts';
import type { Severity } from '../rule/finding.ts';
import type { Change } from './fix/change.ts';
import type { Memory } from './memory.ts';
import type { suppressPhrases } from './suppress-phrases.ts';
import type { ToolFinding } from './tool-finding.ts';

/** Where a suppression holds. */
export type SuppressionScope =
  /** Documents with this id, wherever they stand. */
  | { readonly kind: 'id'; readonly id: string }
  /** The document with this key. */
  | { readonly kind: 'document'; readonly key: string }
  | { readonly kind: 'file'; readonly file: string }
  /** A stretch of a file; null where the comment stands above nothing. */
  | { readonly kind: 'stretch'; readonly file: string; readonly stretch: Location | null };

/** What a person wrote to set findings aside. Plain data. */
export interface Suppression {
  /** A rule’s id or a glob; `*` or nothing for all of them. */
  readonly rule: string;
  readonly reason: string;
  /** The last ISO 8601 day it holds; anything else is a fault. */
  readonly until?: string;
  readonly scope: SuppressionScope;
  /** Where it is written. */
  readonly place: Location;
  /** What takes it out of its file; nothing where that cannot be said. */
  readonly removal?: readonly Change[];
}

interface Active {
  readonly suppression: Suppression;
  matches(rule: string): boolean;
  used: boolean;
}

type Phrases = typeof suppressPhrases;
type ToolRule = keyof Phrases;

const severities: Readonly<Record<ToolRule, Severity>> = {
  'suppress/unused': 'info',
  'suppress/unknown': 'warning',
  'suppress/expired': 'warning',
  'suppress/blanket': 'warning',
  'suppress/no-reason': 'info',
};

const isBlanket = ({ rule }: Suppression): boolean => /^(\*{1,2}(\/\*{1,2})?)?$/.test(rule);

/**
 * Sets findings aside. Blanket and reasonless suppressions hold, but are reported; unknown, expired and
 * misdated ones do not hold. An unused one is reported only where its rule judged a document in its scope.
 */
export function suppressorOf(
  suppressions: readonly Suppression[],
  run: { readonly asOf: string; readonly rules: Iterable<string> },
): Memory {
  const rules = new Set(run.rules);
  const faults = suppressions.flatMap(suppression => faultOf(suppression, rules, run.asOf) ?? []);
  const active: Active[] = suppressions
    .filter(suppression => holds(suppression, rules, run.asOf))
    .map(activate);
  const index = indexOf(active);
  return {
    aside(document, finding) {
      const candidates = candidatesFor(index, document).filter(entry => entry.matches(finding.rule));
      if (candidates.length === 0) return undefined;
      const hits = candidates.filter(
        ({ suppression: { scope } }) => scope.kind !== 'stretch' || within(finding.location, scope.stretch),
      );
      for (const hit of hits) hit.used = true;
      const [first] = hits;
      return first && { status: 'suppressed', reason: first.suppression.reason };
    },
    findings(results) {
      const idle = active.filter(({ used }) => !used);
      const unused = idle.flatMap(entry => {
        const { suppression } = entry;
        const { scope } = suppression;
        if (scope.kind === 'stretch' && scope.stretch === null)
          return [toolFinding(suppression, 'suppress/unused', 'nowhere')];
        const judged = results.some(
          result => covers(scope, result) && result.judged.some(rule => entry.matches(rule)),
        );
        return judged
          ? [toolFinding(suppression, 'suppress/unused', 'unused', { rule: suppression.rule || '*' })]
          : [];
      });
      return [...faults, ...unused];
    },
  };
}

function activate(suppression: Suppression): Active {
  const matches = isBlanket(suppression) ? () => true : globTest(suppression.rule);
  return { suppression, matches, used: false };
}

const isKnown = ({ rule }: Suppression, rules: ReadonlySet<string>): boolean => {
  if (!isGlob(rule)) return rules.has(rule);
  const matches = globTest(rule);
  return [...rules].some(matches);
};

const ended = ({ until }: Suppression, asOf: string): boolean =>
  until !== undefined && (!dayOf(until) || until < asOf);

const holds = (suppression: Suppression, rules: ReadonlySet<string>, asOf: string): boolean =>
  (isBlanket(suppression) || isKnown(suppression, rules)) && !ended(suppression, asOf);

/** The worst that is wrong with how a suppression is written; one finding each is enough. */
function faultOf(
  suppression: Suppression,
  rules: ReadonlySet<string>,
  asOf: string,
): ToolFinding | undefined {
  const { rule, until, reason } = suppression;
  if (!isBlanket(suppression) && !isKnown(suppression, rules)) {
    const near = nearest(rule, rules);
    if (near.length === 0) return toolFinding(suppression, 'suppress/unknown', 'rule', { rule });
    return toolFinding(suppression, 'suppress/unknown', 'near', { rule, near });
  }
  if (ended(suppression, asOf)) {
    const messageId = dayOf(until as string) ? 'expired' : 'date';
    return toolFinding(suppression, 'suppress/expired', messageId, { rule: rule || '*', until });
  }
  if (isBlanket(suppression)) return toolFinding(suppression, 'suppress/blanket', 'blanket');
  return reason === '' ? toolFinding(suppression, 'suppress/no-reason', 'no-reason', { rule }) : undefined;
}

function toolFinding<R extends ToolRule>(
  { place, scope, removal }: Suppression,
  rule: R,
  messageId: keyof Phrases[R] & string,
  data: Readonly<Record<string, unknown>> = {},
): ToolFinding {
  const key = scope.kind === 'document' ? { key: scope.key } : {};
  // What holds for nothing can go without anything changing; all else is for a person to say.
  const [first, ...more] = (rule === 'suppress/unused' ? removal : undefined) ?? [];
  const fix: Pick<ToolFinding, 'fix'> = first
    ? { fix: { safety: 'safe', title: { id: 'remove', data: {} }, changes: [first, ...more] } }
    : {};
  return { rule, severity: severities[rule], messageId, data, location: place, ...key, ...fix };
}

/** Suppressions by what tells fastest whether they can hold: id, document key, file. */
function indexOf(active: readonly Active[]): ReadonlyMap<string, readonly Active[]> {
  const index = new Map<string, Active[]>();
  for (const entry of active) {
    const name = nameOf(entry.suppression.scope);
    const same = index.get(name);
    if (same) same.push(entry);
    else index.set(name, [entry]);
  }
  return index;
}

function nameOf(scope: SuppressionScope): string {
  switch (scope.kind) {
    case 'id':
      return `id ${scope.id}`;
    case 'document':
      return `document ${scope.key}`;
    default:
      return `file ${scope.file}`;
  }
}

function candidatesFor(
  index: ReadonlyMap<string, readonly Active[]>,
  document: { readonly key: string; readonly file: string; readonly id: string | null },
): readonly Active[] {
  if (index.size === 0) return [];
  const names = [`document ${document.key}`, `file ${document.file}`, `id ${document.id ?? ''}`];
  return names.flatMap(name => index.get(name) ?? []);
}

/** Whether a judged document lies in a scope, at least in part. */
function covers(
  scope: SuppressionScope,
  result: {
    readonly key: string;
    readonly file: string;
    readonly id: string | null;
    readonly location: Location;
  },
): boolean {
  switch (scope.kind) {
    case 'id':
      return result.id === scope.id;
    case 'document':
      return result.key === scope.key;
    case 'file':
      return result.file === scope.file;
    case 'stretch':
      return result.file === scope.file && scope.stretch !== null && overlap(result.location, scope.stretch);
  }
}

const before = (line: number, column: number, otherLine: number, otherColumn: number): boolean =>
  line < otherLine || (line === otherLine && column < otherColumn);

const overlap = (left: Location, right: Location): boolean =>
  before(left.line, left.column, right.endLine, right.endColumn) &&
  before(right.line, right.column, left.endLine, left.endColumn);

/** Whether a place begins inside a stretch. */
const within = (place: Location, stretch: Location | null): boolean =>
  stretch !== null &&
  !before(place.line, place.column, stretch.line, stretch.column) &&
  before(place.line, place.column, stretch.endLine, stretch.endColumn);
