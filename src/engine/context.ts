import { documentLanguage } from '../facts/language.ts';
import type { Run } from '../facts/run.ts';
import { textAt } from '../facts/text.ts';
import type { Carriage, Document, Kind } from '../model/document.ts';
import { noData, type Outcome, pass, type RuleFinding } from '../rule/finding.ts';
import type { AnyRule, CatalogContext } from '../rule/rule.ts';

/** How a rule is set for one document: its level in place of the rule's own, and its options. */
export interface RuleSetting {
  /** Null keeps the severity of the rule and of its messages. */
  readonly severity: 'error' | 'warning' | 'info' | null;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What holds for one document, from flags, its own fields, overrides and the config, in that order. */
export interface DocumentSettings {
  readonly profiles: readonly string[];
  readonly markets: readonly string[];
  /** Language of its texts, where one was set. */
  readonly language?: string;
  /** How a rule is set; undefined where it is off. */
  rule(rule: AnyRule): RuleSetting | undefined;
}

/** What the engine knows beyond the document: whether the file carries a field, and the other documents. */
export interface Surroundings {
  carriage(document: Document, field: string): Carriage;
  settings(document: Document): DocumentSettings;
  peer(key: string): Document | undefined;
}

type AnyContext = CatalogContext<Kind, never, never, never>;

/** All that `rule` may ask while it looks at `document`. */
export function contextFor(
  rule: AnyRule,
  document: Document,
  run: Run,
  setting: RuleSetting,
  surroundings: Surroundings,
): AnyContext {
  const settings = surroundings.settings(document);
  const outcome = (findings: readonly RuleFinding[]): Outcome =>
    findings.length === 0 ? pass : { kind: 'findings', findings };
  const context: CatalogContext<Kind, Record<string, never>, Record<string, never>, Record<string, never>> = {
    document,
    run,
    options: setting.options as never,
    get language() {
      return settings.language ?? documentLanguage(document, run);
    },
    profiles: settings.profiles,
    markets: settings.markets,
    text: path => textAt(document, path),
    finding: (messageId, data, details) => ({ ...details, messageId, data: data as never }),
    note: (id, data) => ({ id, data: data as never }),
    outcome,
    absent(field, finding) {
      const carriage = surroundings.carriage(document, field);
      if (carriage === 'cannot') return noData(field);
      switch (rule.absent) {
        case 'pass':
          return pass;
        case 'no-data':
          return noData(field);
        case 'finding':
          if (carriage === 'may-mention') return noData(field);
          return finding ? outcome([finding()]) : pass;
      }
    },
    peer: key => surroundings.peer(key),
  };
  return context as unknown as AnyContext;
}
