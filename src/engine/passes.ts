import type { Run } from '../facts/run.ts';
import type { AnyDocument, Document, Kind } from '../model/document.ts';
import type { Location } from '../model/place.ts';
import type { AnyRule, CatalogRule } from '../rule/rule.ts';
import { carriageOf } from './carriage.ts';
import { type Collected, type Collecting, collect, type Folds, type Gathered, gather } from './collect.ts';
import type { DocumentSettings, Surroundings } from './context.ts';
import { type ActiveRule, type Judgement, judge } from './judge.ts';
import { type JudgedDocument, judgedDocument } from './judged.ts';
import type { AssumedFile } from './result.ts';
import type { ToolFinding } from './tool-finding.ts';

/** A file as the run sees it. */
export interface LintFile {
  readonly file: string;
  readonly documents: readonly AnyDocument[];
  readonly findings: readonly ToolFinding[];
  readonly assumed: Omit<AssumedFile, 'categories'>;
}

/** What looking at documents needs, in both passes. */
export interface PassInput {
  readonly files: readonly LintFile[];
  /** Documents that are not ours: what ours must not copy. */
  readonly references: readonly AnyDocument[];
  readonly rules: readonly AnyRule[];
  readonly run: Run;
  settings(document: Document): DocumentSettings;
  /** Fields whose absence in the file means absence on the page. */
  readonly complete: readonly string[];
  /** Measure time by rule. */
  readonly timing: boolean;
  /** Micro-seconds by rule that were spent before. */
  readonly spent?: ReadonlyMap<string, number>;
}

/** What judging gave of a file or a stretch of it: plain data, as its documents are. */
export interface JudgedFile {
  readonly file: string;
  readonly documents: readonly JudgedDocument[];
  /** Where its other documents stand, which nobody asked about. */
  readonly others: readonly { readonly key: string; readonly location: Location }[];
  /** What the tool says of the file itself. */
  readonly told: readonly ToolFinding[];
  /** What was assumed about it; its language and categories are those of all its documents. */
  readonly assumed: LintFile['assumed'];
}

/** The two passes over documents at hand. */
export interface Passes {
  /** The first, over all of them. */
  collect(): Gathered;
  /** The first, over some. A rule that throws is added to `crashes`. */
  gather(documents: readonly Collected[], crashes: Map<string, Error>): Folds;
  /** The second. `peer` finds documents that are not at hand. */
  judge(document: AnyDocument, gathered: Gathered, peer?: Peer): JudgedDocument;
  /** A file with those of its documents that were judged, and `others` that nobody asked about. */
  judgedFile(
    file: LintFile,
    documents: readonly JudgedDocument[],
    others: readonly AnyDocument[],
  ): JudgedFile;
  /** Micro-seconds by rule so far; empty where nobody asked. */
  readonly micros: ReadonlyMap<string, number>;
}

/** Another document of the catalog, by key. */
export type Peer = (key: string) => AnyDocument | undefined;

export const isCatalogRule = (rule: AnyRule): rule is CatalogRule => rule.scope === 'catalog';

export function passesOver(input: PassInput): Passes {
  const set = (document: Document): string | undefined => input.settings(document).language;
  const run = { ...input.run, language: set };
  const own = input.files.flatMap(file => file.documents);
  const byKey = new Map([...own, ...input.references].map(document => [document.key, document]));
  let elsewhere: Peer | undefined;
  const peer: Peer = key => byKey.get(key) ?? elsewhere?.(key);
  const surroundings: Surroundings = {
    carriage: carriageOf(input.files, input.complete, run),
    settings: input.settings,
    peer,
  };
  const micros = new Map(input.spent);
  const timed = (rule: string, milliseconds: number): void => {
    micros.set(rule, (micros.get(rule) ?? 0) + milliseconds * 1000);
  };
  const shared = { run, surroundings, ...(input.timing ? { timed } : {}) };
  const [sameJudged, sameNoData] = [kept<string>(), kept<Judgement['noData'][number]>()];
  const catalogRules = input.rules.filter(isCatalogRule);
  const documents: readonly Collected[] = [
    ...own.map(document => ({ document, reference: false })),
    ...input.references.map(document => ({ document, reference: true })),
  ];
  const collecting: Collecting = {
    ...shared,
    setting: (rule, document) => input.settings(document).rule(rule),
  };
  const rulesFor = activeRules(input);
  const toldOf = new Map<string, readonly ToolFinding[]>();
  for (const { findings } of input.files)
    for (const [key, told] of byDocument(findings)) toldOf.set(key, told);
  return {
    micros,
    collect: () => collect(catalogRules, documents, collecting),
    gather: (some, crashes) => gather(catalogRules, some, collecting, crashes),
    judge(document, { summaries, crashes }, others) {
      elsewhere = others;
      const judgement = judge(document, rulesFor(document), { ...shared, summaries, failed: crashes });
      const [judged, noData] = [sameJudged(judgement.judged), sameNoData(judgement.noData)];
      const { language } = input.settings(document);
      return judgedDocument(document, { ...judgement, judged, noData }, toldOf.get(document.key) ?? [], {
        run,
        language,
        peer,
      });
    },
    judgedFile(file, documents, others) {
      const settings = file.documents.map(document => input.settings(document));
      return {
        file: file.file,
        documents,
        others: others.map(({ key, extent }) => ({ key, location: extent })),
        told: file.findings.filter(({ key }) => key === undefined),
        assumed: {
          ...file.assumed,
          profiles: [...new Set(settings.flatMap(({ profiles }) => profiles))].sort(),
          markets: [...new Set(settings.flatMap(({ markets }) => markets))].sort(),
        },
      };
    },
  };
}

/** Keeps of equal lists the first: most documents are judged by the same rules and lack the same data. */
function kept<T>(): (list: readonly T[]) => readonly T[] {
  const known = new Map<string, readonly T[]>();
  return list => {
    const name = JSON.stringify(list);
    const same = known.get(name) ?? list;
    known.set(name, same);
    return same;
  };
}

/** Findings of the tool by the document they stand under. */
function byDocument(findings: readonly ToolFinding[]): ReadonlyMap<string, readonly ToolFinding[]> {
  const about = new Map<string, ToolFinding[]>();
  for (const finding of findings) {
    if (finding.key === undefined) continue;
    const known = about.get(finding.key);
    if (known) known.push(finding);
    else about.set(finding.key, [finding]);
  }
  return about;
}

/** The rules that are on for a document; documents that share settings share the answer. */
function activeRules(input: PassInput): (document: AnyDocument) => readonly ActiveRule[] {
  const known = new Map<DocumentSettings['rule'], Map<Kind, readonly ActiveRule[]>>();
  return document => {
    const { kind } = document;
    const { rule: settingOf } = input.settings(document);
    const byKind = known.get(settingOf) ?? new Map<Kind, readonly ActiveRule[]>();
    known.set(settingOf, byKind);
    const found =
      byKind.get(kind) ??
      input.rules.flatMap(rule => {
        const setting = rule.on.includes(kind) ? settingOf(rule) : undefined;
        return setting ? [{ rule, setting }] : [];
      });
    byKind.set(kind, found);
    return found;
  };
}
