import type { DocumentResult, RunResult } from '../engine/result.ts';
import type { ReportContext, Reporter } from './context.ts';
import { nameOf } from './fold.ts';
import { comparedText, notes, totalsOf } from './foot.ts';
import { escapeMarkdown } from './markdown-text.ts';
import { floor, gain, score, speaker } from './render.ts';
import { markdown as words } from './team-words.ts';
import { bodyOf, byGravity, type Told, told } from './told.ts';
import { visible } from './visible.ts';
import { consequences, document as documentWords, priorities, totals, verdicts } from './words.ts';

/** A comment on a pull request holds 65,536 characters; a summary of a job more. */
const mostCharacters = 60_000;
const mostRules = 10;

/**
 * A summary for a pull request or a job: figures, what to do first, what is new, then the findings by file, the
 * gravest document first. What would not fit in a comment is counted instead.
 */
export const markdown: Reporter = function* (result, context) {
  const head = [...headOf(result, context)].join('');
  yield head;
  let room = mostCharacters - head.length;
  const entries = [...told(result, { ...context, verbose: false })];
  let left = entries.length;
  for (const { document, findings } of documentsOf(entries)) {
    const part = partOf(document, findings, result, context);
    if (part.length > room) break;
    room -= part.length;
    left -= findings.length;
    yield part;
  }
  if (left > 0) yield `\n${speaker(context.lang)(words.left, { n: left })}\n`;
};

const text = (value: string): string => escapeMarkdown(visible(value));

function* headOf(result: RunResult, context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const [figures = [], found = [], counts = []] = totalsOf(result, context);
  yield `## listing-lint\n\n`;
  for (const group of [figures, found, counts]) {
    const line = group.filter(part => part !== '').map(text);
    if (line.length > 0) yield `${line.join(' · ')}  \n`;
  }
  const compared = comparedText(result, context);
  if (compared !== '') yield `**${text(compared)}**\n`;
  if (!result.partial) yield* prioritiesOf(result, context);
  for (const finding of result.compared?.added.length ? [result.compared.added.length] : [])
    yield `\n${say(words.marked, { n: finding })}\n`;
  for (const note of notes(result, context)) yield `\n${text(note)}\n`;
}

function* prioritiesOf(result: RunResult, context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const rows = result.summary.priorities
    .filter(({ points }) => gain(points, context.lang) !== '')
    .slice(0, mostRules);
  if (rows.length === 0) return;
  yield `\n### ${say(priorities.heading)}\n\n`;
  yield `| ${[say(words.points), say(words.rule), say(words.listings), say(words.consequence)].join(' | ')} |\n`;
  yield '| ---: | --- | ---: | --- |\n';
  for (const { rule, listings, points, consequence } of rows) {
    const title = text(context.rules.get(rule)?.title[context.lang] ?? '');
    yield `| ${gain(points, context.lang)} | ${title} \`${rule}\` | ${listings} | ${say(consequences[consequence])} |\n`;
  }
}

/** Findings by document, the documents with the gravest finding first. */
function documentsOf(entries: readonly Told[]) {
  const parts = new Map<DocumentResult | undefined, Told[]>();
  for (const entry of entries) {
    const known = parts.get(entry.document);
    if (known) known.push(entry);
    else parts.set(entry.document, [entry]);
  }
  return [...parts]
    .map(([document, findings]) => ({ document, findings, worst: [...findings].sort(byGravity)[0] as Told }))
    .sort((left, right) => byGravity(left.worst, right.worst));
}

function partOf(
  document: DocumentResult | undefined,
  findings: readonly Told[],
  result: RunResult,
  context: ReportContext,
): string {
  const added = new Set(result.compared?.added);
  const lines = findings.map(({ finding, entry, ...rest }) => {
    const { file, line, cell } = finding.location;
    const place = cell ? `${cell.letter}${cell.row}` : `${file}:${line}`;
    const mark = added.has(finding) ? `${speaker(context.lang)(words.added)} ` : '';
    const points = entry.points === '' ? '' : ` (${entry.points})`;
    const body = bodyOf({ finding, entry, ...rest }).map(line => `  ${text(line)}`);
    const message = `- ${mark}**${entry.severityWord}** \`${place}\` ${text(entry.message)}${points} \`${finding.rule}\``;
    return [message, ...body].join('  \n');
  });
  return `\n${titleOf(document, result, context)}\n\n${lines.join('\n')}\n`;
}

function titleOf(document: DocumentResult | undefined, result: RunResult, context: ReportContext): string {
  const say = speaker(context.lang);
  if (document === undefined) return `### ${say(totals.catalog)}`;
  if (document.kind === 'file') return `### ${text(document.file)}`;
  const name = [nameOf(document), document.id === null ? '' : (document.title ?? '')]
    .filter(part => part !== '')
    .map(text);
  const figures =
    result.partial || document.score === null
      ? ''
      : ` · ${[score(document.score, 0, context.lang), document.grade ?? ''].join(' ').trim()} · ${say(documentWords.checked, { share: floor(document.coverage) })} · ${say(verdicts[document.verdict])}`;
  return `### ${name.join(' ')}${figures}\n\n${text(document.file)}`;
}
