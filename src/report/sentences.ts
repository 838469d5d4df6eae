import type { Finding, RunResult } from '../engine/result.ts';
import type { Note, Phrase } from '../rule/phrase.ts';
import type { Source } from '../rule/rule.ts';
import type { ReportContext } from './context.ts';
import { fill, render } from './render.ts';

/** All that a finding says, in the report's language; suggestions are in the listing's. */
export interface Sentences {
  readonly message: string;
  readonly evidence: { readonly text: string; readonly source: Source | null } | null;
  readonly advice: string | null;
  readonly suggestion: { readonly text: string; readonly language: string } | null;
  /** What the fix does, where there is one. */
  readonly fix: string | null;
}

/** The sentences of a finding in a document whose texts are in `language` (BCP-47). */
export function sentencesOf(finding: Finding, language: string | null, context: ReportContext): Sentences {
  const { evidence, advice, suggestion, fix } = finding;
  const note = (entry: Note | undefined): string | null =>
    entry ? noteText(finding.rule, entry, context) : null;
  const sources = context.rules.get(finding.rule)?.sources;
  return {
    message: messageOf(finding, context),
    evidence: evidence
      ? { text: note(evidence) as string, source: (evidence.source && sources?.[evidence.source]) || null }
      : null,
    advice: note(advice),
    suggestion: suggestion ? suggestionText(suggestion, language, context) : null,
    fix: note(fix?.title),
  };
}

/** The message alone, where nothing else is shown. */
export function messageOf(finding: Finding, context: ReportContext): string {
  const { rule, messageId, data } = finding;
  const phrase = context.rules.get(rule)?.messages[messageId] ?? context.toolPhrases[rule]?.[messageId];
  return phrase ? render(phrase, data, context.lang) : messageId;
}

function noteText(rule: string, note: Note, context: ReportContext): string {
  const phrase: Phrase | undefined =
    context.rules.get(rule)?.notes[note.id] ?? context.toolPhrases[rule]?.[note.id];
  return phrase ? render(phrase, note.data, context.lang) : note.id;
}

const primaryTag = (language: string): string => language.toLowerCase().split('-')[0] as string;

/** The text to paste in the listing's language, else in English. */
function suggestionText(
  suggestion: NonNullable<Finding['suggestion']>,
  language: string | null,
  context: ReportContext,
): Sentences['suggestion'] {
  const wanted = language === null ? 'en' : primaryTag(language);
  for (const tag of [wanted, 'en']) {
    const template = context.phrases[tag]?.[suggestion.phrase];
    if (template !== undefined) return { text: fill(template, suggestion.data), language: tag };
  }
  return null;
}

/** The language of each document's texts: its own, else its file's. */
export function languagesOf(result: RunResult): (document: RunResult['documents'][number]) => string | null {
  const byFile = new Map(result.assumed.map(file => [file.file, file.language]));
  return document => document.language ?? byFile.get(document.file) ?? null;
}

/** Findings at or over the least severity asked for, in the order of the result. */
export function shown(findings: readonly Finding[], context: ReportContext): Finding[] {
  const rank = { info: 0, warning: 1, error: 2 } as const;
  return findings.filter(
    finding =>
      rank[finding.severity] >= rank[context.minSeverity] && (finding.status === 'open' || context.verbose),
  );
}
