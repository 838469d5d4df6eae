import type { RunResult } from '../engine/result.ts';
import { isToolRule } from '../engine/tool-finding.ts';
import type { Location } from '../model/place.ts';
import type { Severity } from '../rule/finding.ts';
import { comingOf } from './coming.ts';
import type { ReportContext, Reporter } from './context.ts';
import { escapeMarkdown } from './markdown-text.ts';
import { speaker } from './render.ts';
import { sarif as words } from './team-words.ts';
import { bodyOf, byGravity, type Told, told } from './told.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** GitHub refuses a run with more results (docs.github.com, “SARIF results exceed one or more limits”). */
const mostResults = 25_000;

/**
 * SARIF 2.1.0 (OASIS). Every finding carries a fingerprint that survives moved lines, and whether it was set
 * aside. Over 25,000 findings the gravest are written and a notification says how many were left out.
 */
export const sarif: Reporter = function* (result, context) {
  const all = [...told(result, { ...context, verbose: true })];
  const kept = all.length > mostResults ? [...all].sort(byGravity).slice(0, mostResults) : all;
  const rules = [...new Set(kept.map(({ finding }) => finding.rule))].sort();
  const indexOf = new Map(rules.map((rule, index) => [rule, index]));
  const run = {
    tool: {
      driver: {
        name: 'listing-lint',
        version: result.version,
        language: context.lang === 'zh' ? 'zh-CN' : 'en-US',
        rules: rules.map(rule => ruleRecord(rule, context)),
      },
    },
    invocations: [
      {
        executionSuccessful: !all.some(({ finding }) => finding.rule === 'internal/rule-crash'),
        toolExecutionNotifications: [
          ...notifications(all.length - kept.length, context),
          ...comingOf(result, context).map(({ text }) => ({ level: 'note', message: { text } })),
        ],
      },
    ],
    automationDetails: { id: 'listing-lint/' },
    columnKind: 'utf16CodeUnits',
    properties: { asOf: result.asOf, score: result.partial ? null : result.summary.score },
  };
  const head = JSON.stringify({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  });
  yield `${head.slice(0, -3)},"results":[`;
  let separator = '';
  for (const entry of kept) {
    yield `${separator}\n${JSON.stringify(resultRecord(entry, indexOf.get(entry.finding.rule) as number, result))}`;
    separator = ',';
  }
  yield '\n]}]}\n';
};

function notifications(leftOut: number, { lang }: ReportContext) {
  if (leftOut === 0) return [];
  const text = speaker(lang)(words.leftOut, { n: leftOut, most: mostResults });
  return [{ level: 'warning', message: { text } }];
}

function ruleRecord(id: string, { rules, lang }: ReportContext) {
  const rule = rules.get(id);
  if (!rule) return { id };
  const { what, why, how } = rule.docs;
  const text = [what[lang], why[lang], how[lang]].join('\n\n');
  return {
    id,
    name: rule.title[lang],
    shortDescription: { text: rule.title[lang] },
    fullDescription: { text: what[lang] },
    help: { text, markdown: escapeMarkdown(text) },
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [...new Set([id.split('/')[0], rule.consequence])], guidelines: rule.guidelines },
  };
}

function resultRecord(told: Told, ruleIndex: number, { partial }: RunResult) {
  const { finding, document, entry, fingerprint } = told;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: [entry.message, ...bodyOf(told)].join('\n') },
    locations: [locationRecord(finding.location, document?.id ?? null)],
    ...(finding.relatedPlaces.length > 0
      ? {
          relatedLocations: finding.relatedPlaces.map(({ file, line, id }, index) => ({
            id: index,
            physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } },
            ...(id === null ? {} : { message: { text: id } }),
          })),
        }
      : {}),
    partialFingerprints: { 'listingLint/v1': fingerprint },
    ...(finding.status === 'open' ? {} : { suppressions: [suppressionOf(told)] }),
    ...(partial || isToolRule(finding.rule)
      ? {}
      : { properties: { points: Math.round(finding.points * 100) / 100 } }),
  };
}

const suppressionOf = ({ finding, entry }: Told) => ({
  kind: 'external',
  status: 'accepted',
  justification: finding.reason ?? entry.body.at(-1)?.text ?? finding.status,
});

const artifact = (file: string) => ({ uri: file.split('/').map(encodeURIComponent).join('/') });

function locationRecord({ file, line, column, endLine, endColumn, cell }: Location, id: string | null) {
  const name = [id, cell && `${cell.letter}${cell.row}`].filter(Boolean).join(' · ');
  return {
    physicalLocation: {
      artifactLocation: artifact(file),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
    ...(name === '' ? {} : { logicalLocations: [{ name, kind: 'element' }] }),
  };
}
