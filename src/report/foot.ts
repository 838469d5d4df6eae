import type { RunResult } from '../engine/result.ts';
import { scoreModel } from '../engine/score.ts';
import type { Kind } from '../model/document.ts';
import type { Consequence } from '../rule/finding.ts';
import { comingOf } from './coming.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './fold.ts';
import { groupTable } from './groups.ts';
import type { Ink } from './ink.ts';
import { missingOf } from './missing.ts';
import { floor, gain, score, speaker } from './render.ts';
import { shown } from './sentences.ts';
import { visible } from './visible.ts';
import { displayWidth, flow, padEnd, padStart, truncate, wrap } from './width.ts';
import {
  consequences,
  document as documentWords,
  kindCounts,
  notChecked,
  priorities,
  severities,
  verdictCounts,
  totals as words,
} from './words.ts';

/** The worst consequence first. */
const byWeight: readonly Consequence[] = ['refused', 'legal', 'returns', 'ranking', 'polish'];
const shownRules = { priorities: 6, notChecked: 5, slowest: 5 };

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join(' · ');

/** The totals in three groups of parts: documents and score, verdicts, findings. */
export function totalsOf(result: RunResult, context: ReportContext): string[][] {
  const say = speaker(context.lang);
  const { summary } = result;
  const verdicts = (['blocked', 'needs-work', 'ready', 'unsure'] as const).flatMap(verdict =>
    summary.verdicts[verdict] > 0 ? say(verdictCounts[verdict], { n: summary.verdicts[verdict] }) : [],
  );
  const found = [
    summary.errors > 0 ? say(words.errors, { n: summary.errors }) : '',
    summary.warnings > 0 ? say(words.warnings, { n: summary.warnings }) : '',
    summary.infos > 0 ? say(words.infos, { n: summary.infos }) : '',
  ];
  const nothing = found.every(part => part === '') ? say(words.nothing) : '';
  return [
    [
      say(words.documents, { n: summary.documents }),
      summary.listings > 0 && summary.listings !== summary.documents
        ? say(kindCounts.listing, { n: summary.listings })
        : '',
      result.partial ? '' : scoreText(result, context),
      result.partial || summary.listings === 0
        ? ''
        : say(documentWords.checked, { share: floor(summary.coverage) }),
    ],
    result.partial ? [] : verdicts,
    [
      ...found,
      nothing,
      summary.suppressed > 0 ? say(words.suppressed, { n: summary.suppressed }) : '',
      summary.baselined > 0 ? say(words.baselined, { n: summary.baselined }) : '',
    ],
  ];
}

function scoreText(result: RunResult, context: ReportContext): string {
  const { score: mean, median, p10, listings } = result.summary;
  if (mean === null) return '';
  const say = speaker(context.lang);
  const text = (value: number): string => score(value, 1, context.lang);
  if (median === null || p10 === null || listings < 2) return say(words.scoreOnly, { score: text(mean) });
  return say(words.score, { score: text(mean), median: text(median), p10: text(p10) });
}

/** All of the last lines, totals first. */
export function* footOf(result: RunResult, context: ReportContext, ink: Ink): Iterable<string> {
  const { columns } = context;
  const lines = function* (text: string, paint = ink.dim): Iterable<string> {
    if (text !== '') for (const line of wrap(visible(text), columns)) yield paint(line);
  };
  const groups = totalsOf(result, context);
  const oneLine = flow(groups.flat(), columns);
  const totals = oneLine.length === 1 ? oneLine : groups.flatMap(group => flow(group, columns));
  for (const line of totals) yield ink.strong(visible(line));
  yield* lines(comparedText(result, context), ink.strong);
  if (!result.partial) {
    for (const text of otherKinds(result, context)) yield* lines(text);
    yield* prioritiesOf(result, context, ink);
  }
  yield* groupTable(result, context, ink);
  yield* notCheckedOf(result, context, ink);
  const last = notes(result, context);
  if (last.length > 0) yield '';
  for (const text of last) yield* lines(text);
}

/** What a reader of the figures has to know beside them, a sentence each. */
export function notes(result: RunResult, context: ReportContext): string[] {
  const say = speaker(context.lang);
  const { summary } = result;
  return [
    unsureText(result, context),
    ...comingOf(result, context).map(({ text }) => text),
    hiddenText(result, context),
    summary.otherFiles > 0 ? say(words.otherFiles, { n: summary.otherFiles }) : '',
    slowestText(result, context),
  ].filter(text => text !== '');
}

/** `--compare`: what became of the catalog since the earlier report. */
export function comparedText({ compared }: RunResult, { lang }: ReportContext): string {
  if (!compared) return '';
  const say = speaker(lang);
  const counts = { since: compared.since, fixed: compared.fixed, added: compared.added.length };
  if (!compared.score) return say(words.compared, counts);
  const { before, after } = compared.score;
  return say(words.comparedScore, {
    ...counts,
    before: score(before, 1, lang),
    after: score(after, 1, lang),
  });
}

/** Stores, messages and sellers have their own score, in a line of their own. */
function otherKinds(result: RunResult, context: ReportContext): string[] {
  const say = speaker(context.lang);
  return (['store', 'message', 'seller'] as const satisfies readonly Kind[]).flatMap(kind => {
    const documents = result.documents.filter(document => document.kind === kind);
    if (documents.length === 0) return [];
    const scores = documents.flatMap(document => document.score ?? []);
    const mean = scores.reduce((sum, value) => sum + value, 0) / scores.length;
    const text =
      scores.length === 0
        ? say(documentWords.noScore)
        : say(words.scoreOnly, { score: score(mean, 1, context.lang) });
    return joined([say(kindCounts[kind], { n: documents.length }), text]);
  });
}

/** “Do these first”: a row a rule, grouped by what happens if it is left, in points of the catalog's score. */
function* prioritiesOf(result: RunResult, context: ReportContext, ink: Ink): Iterable<string> {
  const say = speaker(context.lang);
  const rows = [...result.summary.priorities]
    .filter(({ points }) => gain(points, context.lang) !== '')
    .slice(0, context.verbose ? undefined : shownRules.priorities)
    .sort(
      (left, right) =>
        byWeight.indexOf(left.consequence) - byWeight.indexOf(right.consequence) ||
        right.points - left.points,
    )
    .map(({ rule, consequence, listings, points }) => ({
      points: gain(points, context.lang),
      consequence: say(consequences[consequence]),
      on: say(priorities.on, { n: listings }),
      rule: visible(rule),
      title: visible(context.rules.get(rule)?.title[context.lang] ?? ''),
    }));
  if (rows.length === 0) return;
  const widest = (of: (row: (typeof rows)[number]) => string): number =>
    Math.max(...rows.map(row => displayWidth(of(row))));
  const [points, consequence, on, rule] = [
    widest(row => row.points),
    widest(row => row.consequence),
    widest(row => row.on),
    widest(row => row.rule),
  ];
  yield '';
  yield `${ink.strong(say(priorities.heading))}  ${ink.dim(say(priorities.unit))}`;
  let before = '';
  for (const row of rows) {
    const room = context.columns - (2 + points + 2 + consequence + 2 + rule + 2 + on + 2);
    const title = room >= 16 ? ink.dim(truncate(row.title, room)) : '';
    const group = row.consequence === before ? '' : row.consequence;
    before = row.consequence;
    const where = room >= -2 ? padEnd(row.on, on) : '';
    yield `  ${padEnd(group, consequence)}  ${ink.gain(padStart(row.points, points))}  ${padEnd(row.rule, rule)}  ${where}  ${title}`.trimEnd();
  }
}

/** What could not be judged, the rules that wait for it, and how to give it. */
function* notCheckedOf(result: RunResult, context: ReportContext, ink: Ink): Iterable<string> {
  const say = speaker(context.lang);
  const rows = missingOf(result, context);
  if (rows.length === 0) return;
  const most = context.verbose ? rows.length : shownRules.notChecked;
  yield '';
  yield ink.strong(say(notChecked.heading));
  for (const { missing, give, rules, documents } of rows.slice(0, most)) {
    const head = visible(joined([missing, say(notChecked.on, { n: documents })]));
    for (const line of wrap(head, context.columns - 2)) yield `  ${line}`;
    const names = rules.map(visible).join(', ');
    for (const line of wrap(names, context.columns - 4, context.verbose ? undefined : 2))
      yield ink.dim(`    ${line}`);
    if (give === '') continue;
    const [first = '', ...others] = wrap(visible(give), context.columns - 6);
    yield ink.advice(`    → ${first}`);
    for (const line of others) yield ink.advice(`      ${line}`);
  }
  if (rows.length > most) yield ink.dim(`  ${say(notChecked.more, { n: rows.length - most })}`);
}

function unsureText(result: RunResult, context: ReportContext): string {
  if (result.partial) return '';
  const share = scoreModel.minCoverage;
  const thin = result.documents.filter(({ kind, coverage }) => kind !== 'file' && coverage < share);
  if (thin.length === 0) return '';
  return speaker(context.lang)(words.unsure, { n: thin.length, share, names: thin.map(nameOf) });
}

/** What `--min-severity` keeps back is counted, so that silence is never mistaken for a clean file. */
function hiddenText(result: RunResult, context: ReportContext): string {
  const all = [...result.documents.flatMap(document => document.findings), ...result.catalog];
  const open = all.filter(finding => finding.status === 'open');
  const hidden = open.length - shown(open, context).length;
  if (hidden === 0) return '';
  const say = speaker(context.lang);
  return say(words.hidden, { n: hidden, severity: say(severities[context.minSeverity]) });
}

function slowestText(result: RunResult, context: ReportContext): string {
  const timed = Object.entries(result.summary.byRule)
    .flatMap(([rule, { micros }]) => (micros === undefined ? [] : [{ rule, micros }]))
    .sort((left, right) => right.micros - left.micros)
    .slice(0, shownRules.slowest);
  if (timed.length === 0) return '';
  return speaker(context.lang)(words.slowest, {
    rules: timed.map(({ rule, micros }) => `${rule} ${(micros / 1000).toFixed(1)} ms`),
  });
}
