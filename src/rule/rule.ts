import type { Brought } from '../facts/brought.ts';
import type { Measurement, PictureFault, Pixels } from '../facts/pixels/measurement.ts';
import type { Run } from '../facts/run.ts';
import type { Document, Kind } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import type { Consequence, FindingDetails, Outcome, RuleFinding, Severity } from './finding.ts';
import type { DataOf, Note, Phrase } from './phrase.ts';

/** A sentence in both languages, without placeholders. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** An option: its default (whose type is the option's type) and what it means. */
export interface Option<T = unknown> extends Bilingual {
  readonly default: T;
}

export type Options = Readonly<Record<string, Option<number | boolean | string | readonly string[]>>>;
export type OptionValues<O extends Options> = { readonly [K in keyof O]: Widened<O[K]['default']> };
type Widened<T> = T extends number
  ? number
  : T extends boolean
    ? boolean
    : T extends string
      ? string
      : readonly string[];

/** Where a threshold or a claim comes from. */
export interface Source {
  readonly title: string;
  readonly asOf: string;
  readonly url?: string;
}

/** A phrase of a finding, with a severity of its own where it is worse or milder than the rule. */
export type MessageOf<D = unknown> = Phrase<D> & { readonly severity?: Severity };
export type Messages = Readonly<Record<string, MessageOf>>;
export type Notes = Readonly<Record<string, Phrase>>;

/** Documentation of a rule: what it looks for, why it matters, how to fix a finding. */
export interface RuleDocs {
  readonly what: Bilingual;
  readonly why: Bilingual;
  readonly how: Bilingual;
}

/**
 * An example is a test. `value` is one document, or several for a rule over the catalog (the first is judged).
 * `config` sets options of this rule; `run` sets what the run would (markets, profiles, asOf, language).
 */
interface Example {
  readonly name: string;
  readonly value: unknown;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Documents that are not ours, for rules that compare with references. */
  readonly references?: readonly unknown[];
  /** What a look at the pictures gives, by `src`; the rest is that of a sound product photograph. */
  readonly pictures?: Readonly<Record<string, PictureSample>>;
  /** Picture files of suppliers, by name. */
  readonly suppliers?: Readonly<Record<string, PictureSample>>;
  readonly run?: {
    readonly language?: string;
    readonly markets?: readonly string[];
    readonly profiles?: readonly string[];
    readonly asOf?: string;
    readonly scope?: 'store' | 'marketplace';
  };
}

/** A picture of an example: what is wrong with the file, or what of it is worth measuring. */
export type PictureSample =
  | PictureFault
  | (Partial<Omit<Measurement, 'pixels'>> & { readonly pixels?: Partial<Pixels> });

/** What an invalid example must give, in order of place. */
export interface ExpectedFinding {
  readonly messageId: string;
  /** The words under the span, or the whole value at the path where the finding has none. */
  readonly words?: string;
  readonly path?: Path;
}

export interface ValidExample extends Example {
  /** The outcome expected; `pass` unless said. */
  readonly outcome?: 'pass' | 'no-data' | 'not-applicable';
}

export interface InvalidExample extends Example {
  /** Guidelines of the rule that this example proves; where none says so the first example does. */
  readonly proves?: readonly string[];
  readonly findings: readonly ExpectedFinding[];
  /** The document after all fixes of the findings; a second fix must change nothing. */
  readonly fixed?: unknown;
}

/** All that a rule says of itself. */
export interface RuleMeta<
  K extends Kind = Kind,
  M extends Messages = Messages,
  N extends Notes = Notes,
  O extends Options = Options,
> {
  /** `area/name`, the path of its file below `rules/`. */
  readonly id: string;
  readonly on: readonly K[];
  readonly severity: Severity;
  readonly consequence: Consequence;
  /** Fields the rule reads; without them it follows `absent`. */
  readonly needs: readonly string[];
  readonly absent: 'finding' | 'no-data' | 'pass';
  /** Looks at the pictures themselves, and at those of suppliers: they are measured before it is asked. */
  readonly looks?: true | 'suppliers';
  readonly fix: 'auto' | 'auto-review' | 'suggest' | 'advice';
  readonly guidelines: readonly string[];
  readonly presets: readonly ('core' | 'recommended' | 'strict')[];
  /** Raised when the same input can give another outcome; part of the cache key. */
  readonly version: number;
  readonly title: Bilingual;
  readonly messages: M;
  /** Evidence, advice and titles of fixes. */
  readonly notes: N;
  readonly options: O;
  readonly sources: Readonly<Record<string, Source>>;
  /** What plugins may add to. */
  readonly takes?: readonly Taking[];
  readonly docs: RuleDocs;
  readonly examples: { readonly valid: readonly ValidExample[]; readonly invalid: readonly InvalidExample[] };
}

/** Data that a rule stands on and that plugins may add to. */
export interface Taking {
  /** The place in their files: `limits.title.length` or `laws.returns`. */
  readonly from: string;
  /** The platforms, or the laws and markets, that are there already. */
  readonly held: readonly string[];
  /** Where the data brought comes from, as the rule's evidence cites it. */
  sourcesIn(brought: Brought): Readonly<Record<string, Source>>;
}

/** What a rule may ask besides the document's value. */
export interface Context<K extends Kind, M extends Messages, N extends Notes, O extends Options> {
  readonly document: Document<K>;
  readonly run: Run;
  readonly options: OptionValues<O>;
  /** Language of the document's texts, BCP-47: declared, else detected. */
  readonly language: string;
  /** Platforms and countries the document is for; empty where none is set. */
  readonly profiles: readonly string[];
  readonly markets: readonly string[];
  /** The text at `path` with its map to the raw value; undefined where there is none or it is blank. */
  text(path: Path): Text | undefined;
  finding<I extends keyof M & string>(messageId: I, data: DataOf<M[I]>, details: FindingDetails): RuleFinding;
  note<I extends keyof N & string>(id: I, data: DataOf<N[I]>): Note;
  /** The outcome of findings: pass where there are none. */
  outcome(findings: readonly RuleFinding[]): Outcome;
  /**
   * The outcome where `field` is empty: the finding if the file carries the field and the rule says
   * `absent: finding`, pass if the rule says so or the store that the listing leans on says it, else no-data.
   */
  absent(field: string, finding?: () => RuleFinding): Outcome;
}

/** A rule about one document. */
export interface Rule<
  K extends Kind = Kind,
  M extends Messages = Messages,
  N extends Notes = Notes,
  O extends Options = Options,
> extends RuleMeta<K, M, N, O> {
  readonly scope: 'document';
  check(value: Document<K>['value'], context: Context<K, M, N, O>): Outcome;
}

/**
 * What a catalog rule gathers in the first pass. `add` and `merge` must be associative and commutative, so
 * that any split, order and tree of folds gives the same summary; `seal` orders it and throws away what no
 * judgement needs. `add` and `merge` may change and return their first argument. A summary is plain data: objects,
 * maps, typed arrays. `join` gives what `merge` gives one after the other, where that can be had for less. Where `seal` is told the keys of the documents to be `judged`, it may leave out what bears on
 * others only: of a large catalog one listing changed.
 */
export interface Fold<E, F, S> {
  empty(): F;
  add(folded: F, emission: E): F;
  merge(left: F, right: F): F;
  join?(folds: readonly F[]): F;
  seal(folded: F, judged?: ReadonlySet<string>): S;
}

/** What a catalog rule may ask besides its summary, in the second pass. */
export interface CatalogContext<K extends Kind, M extends Messages, N extends Notes, O extends Options>
  extends Context<K, M, N, O> {
  /** Another document of the run or of the references, by key; read again where it is no longer at hand. */
  peer(key: string): Document<K> | undefined;
}

/** A rule about a document among all the others. */
export interface CatalogRule<
  K extends Kind = Kind,
  M extends Messages = Messages,
  N extends Notes = Notes,
  O extends Options = Options,
  E = unknown,
  F = unknown,
  S = unknown,
  G extends Kind = K,
> extends RuleMeta<K, M, N, O> {
  readonly scope: 'catalog';
  /** Kinds of document that the first pass collects; those it judges (`on`) unless said. */
  readonly gathers?: readonly G[];
  /** `reference`: the document is not ours, only what ours must not copy. */
  collect(value: Document<G>['value'], context: Context<G, M, N, O>, reference: boolean): E | undefined;
  readonly fold: Fold<E, F, S>;
  judge(value: Document<K>['value'], summary: S, context: CatalogContext<K, M, N, O>): Outcome;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of rules holds rules of every shape
export type AnyRule = Rule<any, any, any, any> | CatalogRule<any, any, any, any, any, any, any, any>;

/** A rule about one document; the compiler checks its messages against the data `check` gives. */
export function defineRule<
  const K extends Kind,
  const M extends Messages,
  const N extends Notes,
  const O extends Options,
>(rule: Omit<Rule<K, M, N, O>, 'scope'>): Rule<K, M, N, O> {
  // The rule itself, not a copy: what it makes only when it is asked for stays so.
  return Object.assign(rule, { scope: 'document' as const });
}

/** A rule about documents among each other, in two passes. */
export function defineCatalogRule<
  const K extends Kind,
  const M extends Messages,
  const N extends Notes,
  const O extends Options,
  E,
  F,
  S,
  const G extends Kind = K,
>(rule: Omit<CatalogRule<K, M, N, O, E, F, S, G>, 'scope'>): CatalogRule<K, M, N, O, E, F, S, G> {
  return Object.assign(rule, { scope: 'catalog' as const });
}
