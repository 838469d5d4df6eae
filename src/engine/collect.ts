import type { Run } from '../facts/run.ts';
import type { AnyDocument } from '../model/document.ts';
import type { AnyRule, CatalogRule } from '../rule/rule.ts';
import { contextFor, type RuleSetting, type Surroundings } from './context.ts';

/** A document in the first pass: ours, or a reference that ours must not copy. */
export interface Collected {
  readonly document: AnyDocument;
  readonly reference: boolean;
}

/** What the first pass needs. */
export interface Collecting {
  readonly run: Run;
  readonly surroundings: Surroundings;
  /** How the rule is set for the document; undefined where it is off. */
  setting(rule: AnyRule, document: AnyDocument): RuleSetting | undefined;
  readonly timed?: ((rule: string, milliseconds: number) => void) | undefined;
}

/** What documents gave to the catalog rules: a fold for every rule that they gave anything. */
export type Folds = Map<string, unknown>;

/** The summaries of the catalog rules, by rule id. */
export interface Summaries {
  get(rule: string): unknown;
}

/** What a first pass left. A rule that threw has no summary and is named in `crashes`. */
export interface Gathered {
  readonly summaries: Summaries;
  readonly crashes: ReadonlyMap<string, Error>;
}

/** The first pass of the catalog rules: every document is collected and folded to one summary a rule. */
export function collect(
  rules: readonly CatalogRule[],
  documents: readonly Collected[],
  collecting: Collecting,
): Gathered {
  const crashes = new Map<string, Error>();
  // A document alone has nobody to be compared with.
  const folds = documents.length > 1 ? gather(rules, documents, collecting, crashes) : new Map();
  return { summaries: seal(rules, folds, crashes, collecting.timed), crashes };
}

/** What several stretches of a catalog gave, as one. */
export const merged = (rule: CatalogRule, folds: readonly unknown[]): unknown =>
  rule.fold.join?.(folds) ?? folds.reduce((left, right) => rule.fold.merge(left, right), rule.fold.empty());

/** The summaries of what a whole catalog gave. */
export function seal(
  rules: readonly CatalogRule[],
  folds: Folds,
  crashes: ReadonlyMap<string, unknown>,
  timed?: Collecting['timed'],
): ReadonlyMap<string, unknown> {
  const summaries = new Map<string, unknown>();
  for (const rule of rules) {
    const start = timed ? performance.now() : 0;
    if (!crashes.has(rule.id))
      summaries.set(rule.id, rule.fold.seal(folds.get(rule.id) ?? rule.fold.empty()));
    timed?.(rule.id, performance.now() - start);
  }
  return summaries;
}

/** Folds what documents give. A rule that throws is added to `crashes` and not asked again. */
export function gather(
  rules: readonly CatalogRule[],
  documents: readonly Collected[],
  collecting: Collecting,
  crashes: Map<string, Error>,
): Folds {
  const folds: Folds = new Map();
  for (const { document, reference } of documents) {
    for (const rule of rules) {
      if (!(rule.gathers ?? rule.on).includes(document.kind) || crashes.has(rule.id)) continue;
      const setting = collecting.setting(rule, document);
      if (!setting) continue;
      const start = collecting.timed ? performance.now() : 0;
      try {
        const context = contextFor(rule, document, collecting.run, setting, collecting.surroundings);
        const emission = rule.collect(document.value, context as never, reference);
        if (emission !== undefined)
          folds.set(rule.id, rule.fold.add(folds.get(rule.id) ?? rule.fold.empty(), emission));
      } catch (error) {
        crashes.set(rule.id, error instanceof Error ? error : new Error(String(error)));
      }
      collecting.timed?.(rule.id, performance.now() - start);
    }
  }
  return folds;
}
