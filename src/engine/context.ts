import { documentLanguage } from '../facts/language.ts';
import { storeSays } from '../facts/lean.ts';
import type { Run } from '../facts/run.ts';
import { textAt } from '../facts/text.ts';
import type { Carriage, Document, Kind } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import type { Text } from '../model/text.ts';
import { type FindingDetails, noData, type Outcome, pass, type RuleFinding } from '../rule/finding.ts';
import type { Note } from '../rule/phrase.ts';
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
  /** The file of the store that a listing leans on. */
  readonly store?: string;
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
  return new RuleContext(rule, document, run, setting.options, surroundings) as unknown as AnyContext;
}

/**
 * A class, as one is made for every rule of every document: its methods are made once. Its fields are private to the
 * compiler alone: those with `#` take longer to set.
 */
class RuleContext
  implements CatalogContext<Kind, Record<string, never>, Record<string, never>, Record<string, never>>
{
  private readonly rule: AnyRule;
  private readonly surroundings: Surroundings;
  readonly document: Document;
  readonly run: Run;
  readonly options: Readonly<Record<string, never>>;
  readonly peer: Surroundings['peer'];

  constructor(
    rule: AnyRule,
    document: Document,
    run: Run,
    options: RuleSetting['options'],
    surroundings: Surroundings,
  ) {
    this.rule = rule;
    this.surroundings = surroundings;
    this.document = document;
    this.run = run;
    this.options = options as Readonly<Record<string, never>>;
    this.peer = surroundings.peer;
  }

  private get settings(): DocumentSettings {
    return this.surroundings.settings(this.document);
  }

  get profiles(): readonly string[] {
    return this.settings.profiles;
  }

  get markets(): readonly string[] {
    return this.settings.markets;
  }

  get language(): string {
    return this.settings.language ?? documentLanguage(this.document, this.run);
  }

  text(path: Path): Text | undefined {
    return textAt(this.document, path);
  }

  finding(messageId: string, data: unknown, details: FindingDetails): RuleFinding {
    return { ...details, messageId, data: data as never };
  }

  note(id: string, data: unknown): Note {
    return { id, data: data as never };
  }

  outcome(findings: readonly RuleFinding[]): Outcome {
    return findings.length === 0 ? pass : { kind: 'findings', findings };
  }

  absent(field: string, finding?: () => RuleFinding): Outcome {
    if (this.rule.absent === 'finding' && storeSays(this.document, field, this.run)) return pass;
    const carriage = this.surroundings.carriage(this.document, field);
    if (carriage === 'cannot') return noData(field);
    switch (this.rule.absent) {
      case 'pass':
        return pass;
      case 'no-data':
        return noData(field);
      case 'finding':
        if (carriage === 'may-mention') return noData(field);
        return finding ? this.outcome([finding()]) : pass;
    }
  }
}
