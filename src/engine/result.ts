import type { Category } from '../facts/category/index.ts';
import type { Kind } from '../model/document.ts';
import type { Location } from '../model/place.ts';
import type { ReviewVerdict } from '../model/review.ts';
import type { Consequence, Fix, RuleFinding, Severity } from '../rule/finding.ts';
import type { FindingKey } from './fingerprint.ts';
import type { FileFix } from './fix/file-fix.ts';
import type { FixReport } from './fix/report.ts';
import type { Coming } from './judge.ts';

/** A reviewer’s word that a finding stays: accepted as it is, or none at all. */
export interface Decision {
  readonly verdict: Exclude<ReviewVerdict, 'fix'>;
  readonly who: string;
  /** The last ISO 8601 day it holds. */
  readonly until?: string;
}

/**
 * Set aside: `suppressed` by a person who gave a reason, its points come back; `baselined` with what was there
 * before, its points stay lost. Neither blocks.
 */
export type Aside =
  | {
      readonly status: 'suppressed';
      readonly reason: string;
      /** What a reviewer said in a file of decisions. */
      readonly decision?: Decision;
    }
  | { readonly status: 'baselined' };

/** A finding as judged: a rule's objection with its place, weight and identity. Carries ids and data, never text. */
export interface Finding extends Omit<RuleFinding, 'fix'> {
  readonly rule: string;
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly location: Location;
  /** All places of the value, the shown one first; a fix writes all or none. */
  readonly places: readonly Location[];
  /** What the document's score gains when the rule passes; 0 for findings of the tool itself. */
  readonly points: number;
  /** Identity that survives moved lines; see `fingerprint.ts`. Findings of the tool itself have none. */
  readonly key?: FindingKey;
  /** The key as 16 hex digits. */
  readonly fingerprint: string;
  /** The other documents of the finding, as a reader finds them. */
  readonly relatedPlaces: readonly {
    readonly file: string;
    readonly id: string | null;
    readonly line: number;
  }[];
  /** What `--fix` writes: edits of the document, or of the file's text where the tool itself speaks. */
  readonly fix?: Fix | FileFix;
  readonly status: 'open' | Aside['status'];
  /** Why it was suppressed. */
  readonly reason?: string;
  readonly decision?: Decision;
}

export type Verdict = 'blocked' | 'needs-work' | 'ready' | 'unsure';
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E';

/** One document, judged. `kind: file` is a file that gave no document. */
export interface DocumentResult {
  readonly key: string;
  /** Who it is wherever it stands; see `fingerprint.ts`. */
  readonly identity: string;
  readonly file: string;
  readonly index: number;
  readonly kind: Kind | 'file';
  readonly id: string | null;
  readonly title: string | null;
  /** Whose it is, where it says so: what a report may group by. */
  readonly seller?: string | null;
  readonly brand?: string | null;
  readonly owner?: string | null;
  /** Of its texts, BCP-47; texts to paste are in it. */
  readonly language?: string;
  /** What kind of goods it is; null where nothing tells, and for what is no listing. */
  readonly category: Category | null;
  readonly location: Location;
  /** 0-100, exact; null where nothing was judged or a rule crashed. */
  readonly score: number | null;
  readonly grade: Grade | null;
  /** 0-1: weight of judged rules ÷ (judged + no-data). */
  readonly coverage: number;
  readonly verdict: Verdict;
  /** By platform, where several are set. */
  readonly verdicts?: Readonly<Record<string, Verdict>>;
  readonly areas: Readonly<Record<string, { readonly score: number; readonly weight: number }>>;
  readonly findings: readonly Finding[];
  /** Limits it will break once they hold. */
  readonly coming: readonly Coming[];
  readonly notApplicable: number;
  readonly noData: readonly { readonly rule: string; readonly field: string }[];
  /** Rules that judged it (passed or found something). */
  readonly judged: readonly string[];
}

/** Listings whose category is stated, told by the title, or not known. */
export interface CategoryCounts {
  readonly stated: number;
  readonly inferred: number;
  readonly unknown: number;
}

/** What was assumed about one file: everything a reader may want to contest. */
export interface AssumedFile {
  readonly file: string;
  /** Display name of the format and dialect, e.g. `shopify`. */
  readonly dialect: string;
  readonly format: string;
  readonly encoding: string;
  readonly delimiter?: string;
  readonly profiles: readonly string[];
  readonly markets: readonly string[];
  readonly language: string | null;
  /** Data rows or records read; equals listings + rows joined + rows reported. */
  readonly rows: number;
  readonly rowsJoined: number;
  readonly rowsReported: number;
  readonly listings: number;
  /** Documents beside these that show a listing for another market or in another language. */
  readonly views?: number;
  readonly documents: number;
  readonly columnsRead: number;
  readonly columnsIgnored: readonly string[];
  /** Listings by how their category is known. */
  readonly categories: CategoryCounts;
  /** Of a workbook: sheets with listings and without, rows that only explain the columns. */
  readonly sheets?: {
    readonly read: readonly string[];
    readonly ignored: readonly string[];
    readonly helpRows: number;
  };
  /** Of a message's own file: what its name said, as the file does not. */
  readonly inferred?: { readonly type?: string; readonly language?: string };
}

export interface RuleCount {
  readonly findings: number;
  readonly judged: number;
  readonly noData: number;
  /** Micro-seconds over all documents; only with `--timing`. */
  readonly micros?: number;
}

/** A place where work pays most: one rule over the catalog, in points of the catalog's score. */
export interface Priority {
  readonly rule: string;
  readonly consequence: Consequence;
  readonly listings: number;
  readonly points: number;
}

export interface RunSummary {
  readonly documents: number;
  readonly listings: number;
  /** Mean over the listings that have a score; null where none has. */
  readonly score: number | null;
  readonly median: number | null;
  readonly p10: number | null;
  /** Listings by score: ten counts, 0-10, 10-20 … 90-100. */
  readonly histogram: readonly number[];
  readonly coverage: number;
  readonly verdicts: Readonly<Record<Verdict, number>>;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly fixable: { readonly safe: number; readonly unsafe: number };
  readonly suppressed: number;
  /** Of the suppressed, those that reviewers decided on. */
  readonly decided: { readonly accepted: number; readonly falseAlarms: number };
  readonly baselined: number;
  readonly byRule: Readonly<Record<string, RuleCount>>;
  readonly priorities: readonly Priority[];
  /** Limits that start soon, with the listings that break them today. */
  readonly coming: readonly (Coming & { readonly listings: number })[];
  /** Files in searched folders that are nothing of ours. */
  readonly otherFiles: number;
}

/** All that a report prints. */
export interface RunResult {
  readonly version: string;
  readonly asOf: string;
  readonly assumed: readonly AssumedFile[];
  /** Rules of law or platform that had neither market nor profile. */
  readonly notRun: { readonly market: number; readonly profile: number };
  readonly summary: RunSummary;
  readonly documents: readonly DocumentResult[];
  /** Findings about the catalog as a whole. */
  readonly catalog: readonly Finding[];
  /** Set where `--rule` narrowed the run: no score is printed. */
  readonly partial: boolean;
  /** Under `--fix`: what was done before this result. */
  readonly fixed?: FixReport;
  /** Under `--compare`: what became of the findings of an earlier report. */
  readonly compared?: Comparison;
}

/** What became of a catalog since an earlier run. */
export interface Comparison {
  readonly since: string;
  readonly score: { readonly before: number; readonly after: number } | null;
  /** Findings that were open then and are no longer found. */
  readonly fixed: number;
  /** Findings that are open now and were not there then, in the order of the result. */
  readonly added: readonly Finding[];
}
