import type { DocumentResult, RunResult } from '../engine/result.ts';
import { comingOf } from './coming.ts';
import type { ReportContext, Reporter } from './context.ts';
import { nameOf } from './fold.ts';
import { speaker } from './render.ts';
import { bodyOf, type Told, told } from './told.ts';
import { visible } from './visible.ts';
import { totals } from './words.ts';
import { attributesOf, escapeXml } from './xml.ts';

/** A test of the report: a document, or the catalog as a whole. */
interface Case {
  readonly document: DocumentResult | undefined;
  readonly entries: Told[];
}

/**
 * JUnit's XML (the schema of Jenkins' xUnit plugin): a suite a file, a case a document. Errors are its failure;
 * warnings and hints stand in its output, so that a run that passes the gate shows no red test.
 */
export const junit: Reporter = function* (result, context) {
  const suites = suitesOf(result, context);
  const cases = [...suites.values()].flat();
  const failures = cases.filter(isFailure).length;
  yield '<?xml version="1.0" encoding="utf-8"?>\n';
  yield `<testsuites${attributesOf({ name: 'listing-lint', tests: cases.length, failures, errors: 0 })}>\n`;
  for (const [name, tests] of suites) {
    const counts = { tests: tests.length, failures: tests.filter(isFailure).length, errors: 0, skipped: 0 };
    yield `  <testsuite${attributesOf({ name, ...counts })}>\n`;
    for (const test of tests) yield* linesOf(test, name);
    yield '  </testsuite>\n';
  }
  yield* comingSuite(result, context);
  yield '</testsuites>\n';
};

/** Limits that start soon: a suite without a test, which says so. */
function* comingSuite(result: RunResult, context: ReportContext): Iterable<string> {
  const soon = comingOf(result, context);
  if (soon.length === 0) return;
  const texts = soon.map(({ text }) => escapeXml(text)).join('\n');
  yield `  <testsuite${attributesOf({ name: 'coming', tests: 0, failures: 0, errors: 0, skipped: 0 })}>\n`;
  yield `    <system-out>${texts}</system-out>\n  </testsuite>\n`;
}

const isError = ({ finding }: Told): boolean => finding.severity === 'error' && finding.status === 'open';
const isFailure = ({ entries }: Case): boolean => entries.some(isError);

function suitesOf(result: RunResult, context: ReportContext): ReadonlyMap<string, readonly Case[]> {
  const suites = new Map<string, Case[]>();
  const cases = new Map<DocumentResult | undefined, Case>();
  const add = (suite: string, document: DocumentResult | undefined): void => {
    const test = { document, entries: [] };
    cases.set(document, test);
    suites.set(suite, [...(suites.get(suite) ?? []), test]);
  };
  for (const document of result.documents) add(document.file, document);
  if (result.catalog.length > 0) add(speaker(context.lang)(totals.catalog), undefined);
  for (const entry of told(result, context)) cases.get(entry.document)?.entries.push(entry);
  return suites;
}

function* linesOf({ document, entries }: Case, suite: string): Iterable<string> {
  const name = document === undefined || document.kind === 'file' ? suite : nameOf(document);
  const head = `    <testcase${attributesOf({ name: visible(name), classname: suite })}`;
  if (entries.length === 0) {
    yield `${head}/>\n`;
    return;
  }
  yield `${head}>\n`;
  const errors = entries.filter(isError);
  const [first] = errors;
  if (first) {
    const { rule } = first.finding;
    const message = errors.map(({ entry }) => entry.message).join(' · ');
    yield `      <failure${attributesOf({ message, type: rule })}>${textOf(errors)}</failure>\n`;
  }
  const others = entries.filter(entry => !isError(entry));
  if (others.length > 0) yield `      <system-out>${textOf(others)}</system-out>\n`;
  yield '    </testcase>\n';
}

const textOf = (entries: readonly Told[]): string =>
  entries
    .map(entry => {
      const { location, rule } = entry.finding;
      const place = `${location.file}:${location.line}:${location.column}`;
      const message = `${entry.entry.severityWord} ${rule} ${entry.entry.message}`;
      return [`${place} ${message}`, ...bodyOf(entry).map(line => `  ${line}`)].map(escapeXml).join('\n');
    })
    .join('\n');
