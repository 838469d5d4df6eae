import type { DocumentResult, Finding, RunResult } from '../engine/result.ts';
import { formatPath } from '../model/path.ts';
import { hashText, type ReviewColumn, reviewColumns, verdictNames } from '../model/review.ts';
import type { ReportContext } from './context.ts';
import { placeOf } from './entry.ts';
import { speaker } from './render.ts';
import { languagesOf, sentencesOf, shown } from './sentences.ts';
import { visible } from './visible.ts';
import { severities, finding as words } from './words.ts';

/** One finding as a row of a review, by column. */
export interface ReviewRow {
  readonly severity: Finding['severity'];
  readonly cells: Readonly<Record<ReviewColumn, string>>;
  /** What the score gains, with one decimal; null where there is no score. */
  readonly points: number | null;
}

/** The columns of a review in their order. */
export const columnNames = Object.keys(reviewColumns) as ReviewColumn[];

/** All findings that a report shows, one a row, in the order of the result. */
export function* reviewRows(result: RunResult, context: ReportContext): Iterable<ReviewRow> {
  const languageOf = languagesOf(result);
  for (const document of result.documents)
    for (const finding of shown(document.findings, context))
      yield rowOf(finding, document, languageOf(document), result.partial, context);
  for (const finding of shown(result.catalog, context))
    yield rowOf(finding, undefined, null, result.partial, context);
}

function rowOf(
  finding: Finding,
  document: DocumentResult | undefined,
  language: string | null,
  partial: boolean,
  context: ReportContext,
): ReviewRow {
  const say = speaker(context.lang);
  const { message, evidence, advice, suggestion, fix } = sentencesOf(finding, language, context);
  const { cell } = finding.location;
  const { decision } = finding;
  const toDo = [advice, suggestion && say(words.paste, { text: suggestion.text }), fix];
  const cells: Record<ReviewColumn, string> = {
    id: document?.id ?? '',
    title: document?.title ?? '',
    severity: say(severities[finding.severity]),
    rule: finding.rule,
    field: formatPath(finding.at),
    problem: message,
    found: evidence?.text ?? '',
    advice: '',
    decision: decision ? verdictNames[decision.verdict][context.lang] : '',
    reason: finding.reason ?? '',
    who: decision?.who ?? '',
    until: decision?.until ?? '',
    points: '',
    file: finding.location.file,
    place: [cell?.sheet, placeOf(finding.location), cell?.column].filter(Boolean).join(' · '),
    words: hashText(finding.key?.words ?? ''),
    key: hashText(finding.fingerprint),
  };
  const seen = Object.fromEntries(Object.entries(cells).map(([name, text]) => [name, visible(text)]));
  return {
    severity: finding.severity,
    cells: {
      ...(seen as typeof cells),
      advice: toDo.flatMap(text => (text ? visible(text) : [])).join('\n'),
    },
    points: partial || finding.points === 0 ? null : Math.round(finding.points * 10) / 10,
  };
}
