import type { Severity } from '../rule/finding.ts';
import { comingOf } from './coming.ts';
import type { Reporter } from './context.ts';
import { totalsOf } from './foot.ts';
import { speaker } from './render.ts';
import { github as words } from './team-words.ts';
import { bodyOf, byGravity, type Told, told } from './told.ts';
import { visible } from './visible.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * GitHub shows ten annotations of a kind a step and drops the others without a word
 * (docs.github.com, “Workflow commands”; actions/toolkit#734).
 */
const annotationsOfKind = 10;

/**
 * Annotations of GitHub Actions. The gravest ten of each kind become annotations; all others are printed in a
 * group of the log, and a line says how many.
 */
export const github: Reporter = function* (result, context) {
  const say = speaker(context.lang);
  const open = [...told(result, { ...context, verbose: false })].sort(byGravity);
  const soon = comingOf(result, context);
  const [announced, later] = [soon.slice(0, annotationsOfKind), soon.slice(annotationsOfKind)];
  const left = {
    error: annotationsOfKind,
    warning: annotationsOfKind,
    info: annotationsOfKind - announced.length,
  };
  const others: Told[] = [];
  for (const entry of open) {
    if (left[entry.finding.severity]-- > 0) yield annotationOf(entry);
    else others.push(entry);
  }
  if (others.length > 0) {
    yield `::group::${say(words.more, { n: others.length, most: annotationsOfKind })}\n`;
    for (const { finding, entry } of others) {
      const { file, line, column } = finding.location;
      yield logLine(`${file}:${line}:${column} ${finding.severity} ${finding.rule} ${entry.message}`);
    }
    yield '::endgroup::\n';
  }
  for (const { text } of announced) yield `::notice title=listing-lint::${escapeData(visible(text))}\n`;
  for (const { text } of later) yield logLine(text);
  const totals = totalsOf(result, context).flat();
  yield logLine(totals.filter(part => part !== '').join(' · '));
};

function annotationOf(told: Told): string {
  const { finding, document, entry } = told;
  const { file, line, column, endLine, endColumn } = finding.location;
  const properties = {
    file,
    line,
    // GitHub takes an end column only within one line.
    ...(endLine === line ? { col: column, endColumn } : { endLine }),
    title: [finding.rule, document?.id].filter(Boolean).join(' · '),
  };
  const named = Object.entries(properties)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${commands[finding.severity]} ${named}::${escapeData([entry.message, ...bodyOf(told)].join('\n'))}\n`;
}

/**
 * One line of the log that the runner takes for no command: it looks for `::` at the start of a line and, the old way,
 * for `##[` anywhere (actions/runner, src/Runner.Common/ActionCommand.cs).
 */
const logLine = (text: string): string =>
  `${visible(text).replaceAll('##[', '## [').replace(/^::/, ': :')}\n`;

/** As @actions/core escapes. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
