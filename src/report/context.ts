import type { Grouping } from '../engine/groups.ts';
import type { RunResult } from '../engine/result.ts';
import type { Severity } from '../rule/finding.ts';
import type { Phrase, ReportLanguage } from '../rule/phrase.ts';
import type { PhraseBook } from '../rule/plugin.ts';
import type { RuleMeta } from '../rule/rule.ts';

/** How a page of text is to look. */
export interface PageContext {
  readonly lang: ReportLanguage;
  readonly color: boolean;
  /** Terminal columns; 80 where the output is piped. */
  readonly columns: number;
}

/** What a report needs beside the result. Nothing here changes what was found. */
export interface ReportContext extends PageContext {
  /** Every finding on its own, with all that it rests on. */
  readonly verbose: boolean;
  /** Only the last lines: the totals. */
  readonly quiet: boolean;
  readonly minSeverity: Severity;
  /** What the listings are counted together by, in a table of its own. */
  readonly groupBy?: Grouping;
  readonly rules: ReadonlyMap<string, RuleMeta>;
  /** Phrases of the tool's own findings (`input/*`, `suppress/*`, `internal/*`): rule id, then message id. */
  readonly toolPhrases: Readonly<Record<string, Readonly<Record<string, Phrase>>>>;
  /** Texts to paste: language (BCP-47 primary tag), then phrase id. */
  readonly phrases: Readonly<Record<string, PhraseBook>>;
}

/** An output format of bytes: it goes into a file. */
export type BinaryReporter = (result: RunResult, context: ReportContext) => Uint8Array;

/** An output format of text. Chunks are written as they come, line ends included. */
export type Reporter = (result: RunResult, context: ReportContext) => Iterable<string>;
