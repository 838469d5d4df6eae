import type { DocumentResult, RunResult, Verdict } from '../engine/result.ts';
import type { ReportContext, Reporter } from './context.ts';
import { entryOf } from './entry.ts';
import { fixedLines } from './fixed.ts';
import { nameOf } from './fold.ts';
import { footOf, totalsOf } from './foot.ts';
import { fileHead, headOf, ignoredColumns } from './head.ts';
import { type Ink, inkOf } from './ink.ts';
import { type Grid, gridOf, setEntry } from './layout.ts';
import { floor, score, speaker } from './render.ts';
import { entriesOf, type Section, sectionsOf } from './sections.ts';
import { shown } from './sentences.ts';
import { visible } from './visible.ts';
import { displayWidth, flow, padEnd, truncate, wrap } from './width.ts';
import {
  document as documentWords,
  fold as foldWords,
  kinds,
  totals,
  verdictCounts,
  verdicts,
} from './words.ts';

/** The report for a person: what was assumed, the findings at their places, what to do first. */
export const pretty: Reporter = function* (result, context) {
  const ink = inkOf(context.color);
  if (context.quiet) {
    yield* lines(flow(totalsOf(result, context).flat().map(visible), context.columns));
    return;
  }
  const sections = sectionsOf(result, context, ink);
  const catalog = shown(result.catalog, context).map(finding =>
    entryOf(finding, {
      context,
      ink,
      partial: result.partial,
      file: finding.location.file,
      language: null,
    }),
  );
  const grid = gridOf([...catalog, ...sections.flatMap(entriesOf)], context.columns);
  yield* lines(flow(headOf(result, context), context.columns).map(ink.dim));
  for (const section of sections) yield* lines(sectionLines(section, result, grid, context, ink));
  if (catalog.length > 0) {
    yield* lines(['', ink.strong(speaker(context.lang)(totals.catalog))]);
    for (const entry of catalog) yield* lines(setEntry(entry, grid, ink));
  }
  yield '\n';
  if (result.fixed) {
    yield* lines(fixedLines(result.fixed, context));
    yield '\n';
  }
  yield* lines(footOf(result, context, ink));
};

function* lines(texts: Iterable<string>): Iterable<string> {
  for (const text of texts) yield `${text}\n`;
}

function* sectionLines(
  section: Section,
  result: RunResult,
  grid: Grid,
  context: ReportContext,
  ink: Ink,
): Iterable<string> {
  const say = speaker(context.lang);
  const { columns } = context;
  yield '';
  const read = section.assumed ? fileHead(section.assumed, result.assumed.length > 1, context) : [];
  const name = truncate(visible(section.file), columns);
  const beside = columns - displayWidth(name) - 2;
  const oneLine = read.join(' · ');
  if (displayWidth(oneLine) <= beside)
    yield oneLine === '' ? ink.strong(name) : `${ink.strong(name)}  ${ink.dim(oneLine)}`;
  else {
    yield ink.strong(name);
    for (const line of flow(read, columns - 2)) yield ink.dim(`  ${line}`);
  }
  if (context.verbose && section.assumed) {
    const ignored = ignoredColumns(section.assumed, context);
    if (ignored !== '') for (const line of wrap(ignored, columns - 2)) yield ink.dim(`  ${line}`);
  }
  for (const entry of section.own) yield* setEntry(entry, grid, ink);
  if (section.folds.length > 0) {
    yield '';
    yield `  ${ink.strong(say(foldWords.heading))}`;
    for (const entry of section.folds) yield* setEntry(entry, grid, ink);
  }
  for (const { document, entries, folded } of section.documents) {
    yield '';
    yield* documentHead(document, result.partial, context, ink);
    if (context.verbose && document.category) yield ink.dim(`    ${categoryOf(document.category, context)}`);
    for (const entry of entries) yield* setEntry(entry, grid, ink);
    if (folded.length > 0) {
      for (const line of wrap(say(documentWords.elsewhere, { rules: folded }), columns - 4))
        yield ink.dim(`    ${line}`);
    }
  }
  if (section.rest.length > 0) {
    yield '';
    const n = section.rest.length;
    const text = result.partial
      ? say(foldWords.restOnly, { n })
      : say(foldWords.rest, { n, verdicts: verdictText(section.rest, context) });
    for (const line of wrap(text, columns - 2)) yield ink.dim(`  ${line}`);
  }
}

function verdictText(documents: readonly DocumentResult[], context: ReportContext): string {
  const say = speaker(context.lang);
  return (Object.keys(verdictCounts) as Verdict[])
    .flatMap(verdict => {
      const n = documents.filter(document => document.verdict === verdict).length;
      return n > 0 ? say(verdictCounts[verdict], { n }) : [];
    })
    .join(' · ');
}

/** Id and title at the left, score and verdict at the right; on a narrow page beneath. */
function documentHead(
  document: DocumentResult,
  partial: boolean,
  context: ReportContext,
  ink: Ink,
): string[] {
  const say = speaker(context.lang);
  const kind = document.kind === 'listing' ? '' : `${say(kinds[document.kind])}  `;
  const title = document.id === null ? '' : visible(document.title ?? say(documentWords.untitled));
  const figures = partial ? '' : `${figuresOf(document, context)} · `;
  const verdict = partial ? '' : say(verdicts[document.verdict]);
  const right = figures + ink.verdict[document.verdict](verdict);
  const rightWidth = displayWidth(figures + verdict);
  const together = context.columns - 4 - rightWidth;
  const left = (width: number): string => {
    const id = truncate(kind + nameOf(document), title === '' ? width : Math.floor(context.columns / 3));
    const room = width - displayWidth(id) - 2;
    const beside = room >= narrowestTitle ? `  ${padEnd(truncate(title, room), room)}` : '';
    return `  ${ink.strong(id)}${beside}`.concat(' '.repeat(Math.max(0, beside === '' ? room + 2 : 0)));
  };
  if (together < context.columns / 3 + narrowestTitle)
    return [left(context.columns - 2).trimEnd(), `  ${right}`];
  return [`${left(together)}  ${right}`.trimEnd()];
}

/** What the listing was taken for, and how that is known. */
function categoryOf(
  { path, from, certainty }: NonNullable<DocumentResult['category']>,
  context: ReportContext,
): string {
  const say = speaker(context.lang);
  return from === 'stated'
    ? say(documentWords.stated, { path })
    : say(documentWords.inferred, { path, share: certainty });
}

/** A title of fewer columns says nothing. */
const narrowestTitle = 10;

function figuresOf(document: DocumentResult, context: ReportContext): string {
  const say = speaker(context.lang);
  const points =
    document.score === null ? say(documentWords.noScore) : score(document.score, 0, context.lang);
  const grade = document.grade === null ? '' : ` ${document.grade}`;
  return `${points}${grade} · ${say(documentWords.checked, { share: floor(document.coverage) })}`;
}
