import type { Issue } from 'codeclimate-types';
import { hash } from '../model/hash.ts';
import type { Severity } from '../rule/finding.ts';
import { comingOf } from './coming.ts';
import type { Reporter } from './context.ts';
import { bodyOf, told } from './told.ts';

/** What GitLab reads of an issue of Code Climate. */
type GitLabIssue = Required<
  Pick<Issue, 'description' | 'check_name' | 'fingerprint' | 'severity' | 'location'>
>;

/** GitLab's own scale is info, minor, major, critical, blocker. */
const severities: Readonly<Record<Severity, GitLabIssue['severity']>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};

/** GitLab Code Quality (docs.gitlab.com, “Code Quality report format”): one array, an entry a finding. */
export const gitlab: Reporter = function* (result, context) {
  let separator = '';
  yield '[';
  for (const entry of told(result, context)) {
    const { rule, severity, location } = entry.finding;
    const record: GitLabIssue = {
      description: [entry.entry.message, ...bodyOf(entry)].join(' '),
      check_name: rule,
      fingerprint: entry.fingerprint,
      severity: severities[severity],
      location: { path: location.file, lines: { begin: location.line, end: location.endLine } },
    };
    yield `${separator}\n${JSON.stringify(record)}`;
    separator = ',';
  }
  for (const { rule, from, text, location } of comingOf(result, context)) {
    if (!location) continue;
    const record: GitLabIssue = {
      description: text,
      check_name: rule,
      fingerprint: hash(`coming\n${rule}\n${from}`),
      severity: 'info',
      location: { path: location.file, lines: { begin: location.line, end: location.endLine } },
    };
    yield `${separator}\n${JSON.stringify(record)}`;
    separator = ',';
  }
  yield '\n]\n';
};
