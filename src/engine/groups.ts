import type { DocumentResult, Verdict } from './result.ts';
import { prioritiesOf } from './summary.ts';

/** What listings may be counted together by. */
export const groupings = ['seller', 'brand', 'owner', 'file'] as const;
export type Grouping = (typeof groupings)[number];

/** The listings that have one value in common. */
export interface Group {
  readonly by: Grouping;
  /** Null for those without the value. */
  readonly key: string | null;
  readonly listings: number;
  /** Mean over those that have a score; null where none has. */
  readonly score: number | null;
  /** Mean, 0-1. */
  readonly coverage: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** The rule that costs them most; null where nothing does. */
  readonly topRule: string | null;
}

/** Listings by seller, brand, owner or file: the lowest score first, those without the value last. */
export function groupsOf(documents: readonly DocumentResult[], by: Grouping): Group[] {
  const members = new Map<string | null, DocumentResult[]>();
  for (const document of documents) {
    if (document.kind !== 'listing') continue;
    const key = document[by] ?? null;
    const known = members.get(key);
    if (known) known.push(document);
    else members.set(key, [document]);
  }
  return [...members]
    .map(([key, listings]) => groupOf(by, key, listings))
    .sort(
      (left, right) =>
        Number(left.key === null) - Number(right.key === null) ||
        (left.score ?? 101) - (right.score ?? 101) ||
        ((left.key ?? '') < (right.key ?? '') ? -1 : 1),
    );
}

function groupOf(by: Grouping, key: string | null, listings: readonly DocumentResult[]): Group {
  const verdicts: Record<Verdict, number> = { ready: 0, 'needs-work': 0, blocked: 0, unsure: 0 };
  for (const { verdict } of listings) verdicts[verdict] += 1;
  return {
    by,
    key,
    listings: listings.length,
    score: mean(listings.flatMap(({ score }) => score ?? [])),
    coverage: mean(listings.map(({ coverage }) => coverage)) ?? 0,
    verdicts,
    topRule: prioritiesOf(listings)[0]?.rule ?? null,
  };
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
