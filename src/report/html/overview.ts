import type { RunResult } from '../../engine/result.ts';
import type { Severity } from '../../rule/finding.ts';
import type { ReportContext } from '../context.ts';
import { comparedText, notes, totalsOf } from '../foot.ts';
import { headOf as assumedOf } from '../head.ts';
import { missingOf } from '../missing.ts';
import { gain, score, speaker } from '../render.ts';
import { markdown as columns } from '../team-words.ts';
import type { Told } from '../told.ts';
import { visible } from '../visible.ts';
import { consequences, notChecked, priorities, severities } from '../words.ts';
import { escapeXml } from '../xml.ts';
import { page as words } from './words.ts';

const text = (value: string): string => escapeXml(visible(value));

/** What was assumed, the score with its spread, the counts. */
export function* headOf(result: RunResult, context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const { summary } = result;
  yield `<p class="soft">${assumedOf(result, context)
    .filter(part => part !== '')
    .map(text)
    .join(' · ')}</p>\n`;
  if (!result.partial && summary.score !== null) {
    yield `<div class="figures"><div><div class="score">${text(score(summary.score, 1, context.lang))}</div><div class="soft">${text(say(words.of))}</div></div>\n`;
    if (summary.listings > 1) yield* barsOf(summary.histogram, context);
    yield '</div>\n';
  }
  for (const group of totalsOf(result, context)) {
    const line = group.filter(part => part !== '').map(text);
    if (line.length > 0) yield `<p>${line.join(' · ')}</p>\n`;
  }
  const compared = comparedText(result, context);
  if (compared !== '') yield `<p><b>${text(compared)}</b></p>\n`;
  for (const note of notes(result, context)) yield `<p class="soft">${text(note)}</p>\n`;
}

function* barsOf(histogram: readonly number[], context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const most = Math.max(...histogram, 1);
  yield `<div><div class="bars" role="img" aria-label="${text(say(words.spread))}">`;
  for (const [index, n] of histogram.entries()) {
    const label = say(words.bar, { from: index * 10, to: index * 10 + 10, n });
    yield `<span style="height:${Math.round((n / most) * 100)}%" title="${text(label)}"></span>`;
  }
  yield `</div><div class="scale"><span>0</span><span>${text(say(words.spread))}</span><span>100</span></div></div>\n`;
}

/** “Do these first”, a row a rule; a click shows only its findings. */
export function* prioritiesOf(result: RunResult, context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const rows = result.partial
    ? []
    : result.summary.priorities.filter(({ points }) => gain(points, context.lang) !== '');
  if (rows.length === 0) return;
  yield `<h2>${text(say(priorities.heading))}</h2>\n<table>\n<tr>`;
  yield `<th class="num">${text(say(columns.points))}<th>${text(say(columns.rule))}<th class="num">${text(say(columns.listings))}<th>${text(say(columns.consequence))}</tr>\n`;
  for (const { rule, listings, points, consequence } of rows) {
    const title = context.rules.get(rule)?.title[context.lang] ?? '';
    yield `<tr data-rule="${text(rule)}"><td class="num gain">${gain(points, context.lang)}<td>${text(title)} <code>${text(rule)}</code><td class="num">${listings}<td>${text(say(consequences[consequence]))}</tr>\n`;
  }
  yield '</table>\n';
}

/** The bar of filters; hidden until the script runs. */
export function* filters(entries: readonly Told[], context: ReportContext): Iterable<string> {
  const say = speaker(context.lang);
  const levels: readonly Severity[] = ['error', 'warning', 'info'];
  const rules = [...new Set(entries.map(({ finding }) => finding.rule))].sort();
  yield `<h2>${text(say(words.findings))}</h2>\n<form class="bar" hidden>\n`;
  yield `<input type="search" name="search" placeholder="${text(say(words.search))}" aria-label="${text(say(words.search))}">\n`;
  for (const level of levels) {
    const name = text(say(severities[level]));
    yield `<label class="${level}"><input type="checkbox" name="level" value="${level}" checked> ${name}</label>\n`;
  }
  yield `<select name="rule"><option value="">${text(say(words.allRules))}</option>\n`;
  for (const rule of rules) yield `<option value="${text(rule)}">${text(labelOf(rule, context))}</option>\n`;
  yield `</select>\n<output class="soft" data-text="${text(say(words.shown, { n: '#' }))}"></output>\n</form>\n`;
}

const labelOf = (rule: string, { rules, lang }: ReportContext): string =>
  [rules.get(rule)?.title[lang], rule].filter(Boolean).join(' · ');

/** What could not be judged and how to give it. */
export function* notCheckedOf(result: RunResult, context: ReportContext): Iterable<string> {
  const rows = missingOf(result, context);
  if (rows.length === 0) return;
  const say = speaker(context.lang);
  yield `<h2>${text(say(notChecked.heading))}</h2>\n<table>\n`;
  for (const { missing, give, documents, rules } of rows)
    yield `<tr><td>${text(missing)}<br><span class="soft">${text(say(notChecked.on, { n: documents }))}</span><td><span class="advice">${text(give)}</span><br><code>${text(rules.join(', '))}</code></tr>\n`;
  yield '</table>\n';
}
