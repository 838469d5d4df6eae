import { type Category, categoryOf } from '../facts/category/index.ts';
import { documentLanguage } from '../facts/language.ts';
import type { Run } from '../facts/run.ts';
import type { AnyDocument, Kind } from '../model/document.ts';
import { valueAt } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { RuleFinding } from '../rule/finding.ts';
import { type FindingKey, findingKeys, fingerprintOf, identityOf } from './fingerprint.ts';
import type { Coming, JudgedFinding, Judgement } from './judge.ts';
import type { ToolFinding } from './tool-finding.ts';

/** A finding of a rule at its place, with its identity. */
export interface PlacedFinding extends JudgedFinding {
  readonly location: Location;
  /** All places of the value, the shown one first; a fix writes all or none. */
  readonly places: readonly Location[];
  /** Identity that survives moved lines; see `fingerprint.ts`. */
  readonly key: FindingKey;
  /** The key as 16 hex digits. */
  readonly fingerprint: string;
  /** The other documents of the finding, as a reader finds them. */
  readonly relatedPlaces: readonly {
    readonly file: string;
    readonly id: string | null;
    readonly line: number;
  }[];
}

/**
 * All that judging gave of a document, before anybody asks what was set aside and what it costs. Plain data: it may
 * come from another thread or another machine.
 */
export interface JudgedDocument {
  readonly key: string;
  /** Who it is wherever it stands; see `fingerprint.ts`. */
  readonly identity: string;
  readonly file: string;
  readonly index: number;
  readonly kind: Kind;
  readonly id: string | null;
  readonly title: string | null;
  /** Whose it is, where it says so: what a report may group by. */
  readonly seller: string | null;
  readonly brand: string | null;
  readonly owner: string | null;
  /** What kind of goods it is; null where nothing tells, and for what is no listing. */
  readonly category: Category | null;
  readonly location: Location;
  /** Of its texts, BCP-47; texts to paste are in it. */
  readonly language: string;
  readonly findings: readonly PlacedFinding[];
  /** Rules that threw, and the reason they gave. */
  readonly crashes: readonly { readonly rule: string; readonly reason: string }[];
  /** What the tool itself says of it. */
  readonly told: readonly ToolFinding[];
  readonly coming: readonly Coming[];
  readonly notApplicable: number;
  readonly noData: readonly { readonly rule: string; readonly field: string }[];
  /** Rules that judged it (passed or found something). */
  readonly judged: readonly string[];
}

/** What placing needs of the run. */
export interface Placing {
  readonly run: Run;
  /** Language of the document's texts, where one was set. */
  readonly language: string | undefined;
  peer(key: string): AnyDocument | undefined;
}

/** A judgement with all that can only be told while the document is at hand. */
export function judgedDocument(
  document: AnyDocument,
  judgement: Judgement,
  told: readonly ToolFinding[],
  { run, language, peer }: Placing,
): JudgedDocument {
  const keyOf = findingKeys(document);
  return {
    key: document.key,
    identity: identityOf(document),
    file: document.file,
    index: document.index,
    kind: document.kind,
    id: textOf(document, 'id'),
    title: textOf(document, 'title') ?? textOf(document, 'subject'),
    category: document.kind === 'listing' ? (categoryOf(document, run) ?? null) : null,
    seller: textOf(document, 'seller'),
    brand: textOf(document, 'brand'),
    owner: textOf(document, 'owner'),
    location: document.extent,
    language: language ?? documentLanguage(document, run),
    findings: judgement.findings.map((finding): PlacedFinding => {
      const places = document.locate(finding.at, finding.span);
      const key = keyOf(finding.rule, finding);
      return {
        ...finding,
        location: places[0],
        places,
        key,
        fingerprint: fingerprintOf(key),
        relatedPlaces: relatedPlaces(finding, peer),
      };
    }),
    crashes: judgement.crashes.map(({ rule, error }) => ({ rule, reason: error.message })),
    told,
    coming: judgement.coming,
    notApplicable: judgement.notApplicable,
    noData: judgement.noData,
    judged: judgement.judged,
  };
}

function textOf(document: AnyDocument, field: string): string | null {
  const value = valueAt(document.value, [field]);
  return typeof value === 'string' ? value : null;
}

function relatedPlaces(finding: RuleFinding, peer: Placing['peer']): PlacedFinding['relatedPlaces'] {
  return (finding.related ?? []).flatMap(({ key, path }) => {
    const document = peer(key);
    if (!document) return [];
    const [{ file, line }] = document.locate(path);
    return [{ file, id: textOf(document, 'id') ?? textOf(document, 'title'), line }];
  });
}
