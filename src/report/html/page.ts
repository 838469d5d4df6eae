import type { DocumentResult, RunResult } from '../../engine/result.ts';
import type { Severity } from '../../rule/finding.ts';
import type { ReportContext, Reporter } from '../context.ts';
import { placeOf, underOf } from '../entry.ts';
import { nameOf } from '../fold.ts';
import { floor, score, speaker } from '../render.ts';
import { sentencesOf } from '../sentences.ts';
import { type Told, told } from '../told.ts';
import { visible } from '../visible.ts';
import { document as documentWords, severities, totals, verdicts } from '../words.ts';
import { escapeXml } from '../xml.ts';
import { filters, headOf, notCheckedOf, prioritiesOf } from './overview.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { page as words } from './words.ts';

/** Data as text of the page. */
const text = (value: string): string => escapeXml(visible(value));

/**
 * One page that needs nothing beside it: figures, what to do first, the findings by document with filters, what
 * could not be checked. It loads nothing from anywhere; its own script may only filter and copy.
 */
export const html: Reporter = function* (result, context) {
  const say = speaker(context.lang);
  const title = text(say(words.title, { day: result.asOf }));
  yield `<!doctype html>
<html lang="${context.lang === 'zh' ? 'zh-CN' : 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${title}</title>
<style>${style}</style>
<main>
<h1>${title}</h1>
`;
  yield* headOf(result, context);
  yield* prioritiesOf(result, context);
  const entries = [...told(result, context)];
  yield* filters(entries, context);
  for (const [document, findings] of byDocument(entries))
    yield* articleOf(document, findings, result, context);
  yield* notCheckedOf(result, context);
  yield `</main>\n<script>${script}</script>\n</html>\n`;
};

function byDocument(entries: readonly Told[]): ReadonlyMap<DocumentResult | undefined, readonly Told[]> {
  const documents = new Map<DocumentResult | undefined, Told[]>();
  for (const entry of entries) {
    const known = documents.get(entry.document);
    if (known) known.push(entry);
    else documents.set(entry.document, [entry]);
  }
  return documents;
}

function* articleOf(
  document: DocumentResult | undefined,
  findings: readonly Told[],
  result: RunResult,
  context: ReportContext,
): Iterable<string> {
  const say = speaker(context.lang);
  yield '<article>\n<header>\n';
  if (document === undefined) yield `<h3>${text(say(totals.catalog))}</h3>\n`;
  else if (document.kind === 'file') yield `<h3>${text(document.file)}</h3>\n`;
  else {
    const title = document.title ?? say(documentWords.untitled);
    yield `<h3>${text(nameOf(document))} <span class="soft">${text(document.id === null ? '' : title)}</span></h3>\n`;
    if (!result.partial) yield `<span>${figuresOf(document, context)}</span>\n`;
    yield `<span class="soft">${text(document.file)}</span>\n`;
  }
  yield '</header>\n<ol>\n';
  for (const entry of findings) yield* itemOf(entry, context);
  yield '</ol>\n</article>\n';
}

function figuresOf(document: DocumentResult, context: ReportContext): string {
  const say = speaker(context.lang);
  const points =
    document.score === null ? say(documentWords.noScore) : score(document.score, 0, context.lang);
  const checked = say(documentWords.checked, { share: floor(document.coverage) });
  const verdict = `<b class="${document.verdict}">${text(say(verdicts[document.verdict]))}</b>`;
  return `<b>${text(points)}${document.grade === null ? '' : ` ${document.grade}`}</b> · ${text(checked)} · ${verdict}`;
}

function* itemOf(told: Told, context: ReportContext): Iterable<string> {
  const { finding, entry, document } = told;
  const say = speaker(context.lang);
  const { suggestion } = sentencesOf(finding, document?.language ?? null, context);
  const file = document?.file ?? finding.location.file;
  yield `<li data-level="${finding.severity}" data-rule="${text(finding.rule)}">
<div class="place">${text(placeOf(finding.location))}<small>${text(underOf(finding, file))}</small></div>
<div class="what"><p class="message">${levelOf(finding.severity, context)}${text(entry.message)}</p>
`;
  for (const { text: line } of entry.body)
    yield `<p class="${line.startsWith('→') ? 'advice' : 'soft'}">${text(line)}</p>\n`;
  if (suggestion)
    yield `<button type="button" data-copy="${escapeXml(suggestion.text)}" data-done="${text(say(words.copied))}">${text(say(words.copy))}</button>\n`;
  yield `<code>${text(finding.rule)}</code> <span class="soft">${text(entry.consequence)}</span></div>
<div class="num gain">${text(entry.points)}</div>
</li>
`;
}

const levelOf = (severity: Severity, { lang }: ReportContext): string =>
  `<span class="level ${severity}">${text(speaker(lang)(severities[severity]))}</span>`;
