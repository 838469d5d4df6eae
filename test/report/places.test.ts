import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Draft04 from 'ajv-draft-04';
import { parseCheckstyle } from 'danger-plugin-lint-report/dist/parse/checkstyle_parser.js';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { parse as parseJUnit } from 'junit2json';
import type { Log } from 'sarif';
import { describe, expect, test } from 'vitest';
import { xml2js } from 'xml-js';
import type { DocumentResult, RunResult } from '../../src/engine/result.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { reporters } from '../../src/report/index.ts';
import { contextOf, still as result, result as withComing } from './fixture.ts';
import { commandIn, commandsIn } from './runner.ts';

type Format = keyof typeof reporters;
const print = (format: Format, more: Partial<ReportContext> = {}, run: RunResult = result): string =>
  [...reporters[format](run, contextOf(more))].join('');

const openFindings = result.documents.flatMap(({ findings }) =>
  findings.filter(({ status }) => status === 'open'),
);
const count = (severity: string): number =>
  openFindings.filter(finding => finding.severity === severity).length;

/** The same run with a text that tries to break out of every format. */
const hostile = (text: string): RunResult => ({
  ...result,
  documents: result.documents.map(
    (document): DocumentResult => ({ ...document, id: text, title: text, file: document.file }),
  ),
});
const withFile = (file: string): RunResult => ({
  ...result,
  documents: result.documents.map(document => ({
    ...document,
    findings: document.findings.map(finding => ({ ...finding, location: { ...finding.location, file } })),
  })),
});
const nasty = [
  '<script>alert(1)</script>',
  '"\' & ]]> %0A::error::',
  '\u0000\u0007\ufffe',
  '| `x` @team [a](b)',
];

describe('sarif', () => {
  const log: Log = JSON.parse(print('sarif'));
  const [run] = log.runs;

  test.each([
    ['a run', result],
    ['limits that start soon', withComing],
    ['nothing at all', { ...result, documents: [] }],
  ])('is valid by the published schema: %s', (_, run) => {
    const schema = fileURLToPath(
      new URL('schemas/sarif-2.1.0-rtm.5.json', import.meta.resolve('@microsoft/jest-sarif')),
    );
    const ajv = new Draft04.default({ strict: false, validateFormats: false, unicodeRegExp: false });
    const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
    validate(JSON.parse(print('sarif', {}, run)));
    expect(validate.errors).toBeNull();
  });

  test('has every finding, those set aside with a suppression', () => {
    const all = result.documents.flatMap(({ findings }) => findings);
    expect(run?.results).toHaveLength(all.length);
    const aside = run?.results?.filter(({ suppressions }) => suppressions?.length);
    expect(aside).toHaveLength(all.length - openFindings.length);
    expect(aside?.[0]?.suppressions?.[0]?.justification).toBe('supplier sends photos');
  });

  test('points to a rule of the driver, at a place of a relative, encoded file', () => {
    for (const { ruleId, ruleIndex, locations } of run?.results ?? []) {
      expect(run?.tool.driver.rules?.[ruleIndex as number]?.id).toBe(ruleId);
      const { artifactLocation, region } = locations?.[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uri).toMatch(/^catalog\/[\w%.-]+$/);
      expect(region?.startLine).toBeGreaterThan(0);
      expect(region?.startColumn).toBeGreaterThan(0);
    }
    expect(
      run?.results?.some(entry =>
        entry.locations?.[0]?.physicalLocation?.artifactLocation?.uri?.includes('%E8%A1%AC'),
      ),
    ).toBe(true);
  });

  test('tags and fingerprints are unique', () => {
    for (const { properties } of run?.tool.driver.rules ?? []) {
      const tags = properties?.tags ?? [];
      expect(new Set(tags).size).toBe(tags.length);
    }
    const prints = run?.results?.map(({ partialFingerprints }) => partialFingerprints?.['listingLint/v1']);
    expect(new Set(prints).size).toBe(prints?.length);
  });

  test('takes the gravest 25,000 and says how many are left out', () => {
    const [first] = result.documents;
    const many = { ...result, documents: Array.from({ length: 9000 }, () => first as DocumentResult) };
    const big: Log = JSON.parse(print('sarif', {}, many));
    expect(big.runs[0]?.results).toHaveLength(25_000);
    expect(big.runs[0]?.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toContain('2,000');
  });
});

describe('github', () => {
  const lines = print('github').trimEnd().split('\n');

  test('one annotation a finding, the gravest first, escaped as a command', () => {
    const annotations = lines.filter(line => line.startsWith('::') && !/^::(end)?group/.test(line));
    expect(annotations).toHaveLength(openFindings.length);
    expect(annotations[0]).toMatch(
      /^::error file=catalog\/[^,]+,line=\d+,col=\d+,endColumn=\d+,title=[^:]+::./,
    );
    const order = annotations.map(line =>
      ['error', 'warning', 'notice'].indexOf(/^::(\w+)/.exec(line)?.[1] ?? ''),
    );
    expect(order).toEqual([...order].sort((left, right) => left - right));
  });

  test('ten of a kind are annotations, the others stand in a group of the log', () => {
    const [first] = result.documents;
    const many = { ...result, documents: Array.from({ length: 12 }, () => first as DocumentResult) };
    const printed = print('github', {}, many);
    const kinds = first?.findings.map(({ severity }) => severity) ?? [];
    for (const [severity, name] of [
      ['error', 'error'],
      ['warning', 'warning'],
      ['info', 'notice'],
    ] as const) {
      const all = kinds.filter(kind => kind === severity).length * 12;
      expect(printed.match(new RegExp(`^::${name} `, 'gm')) ?? []).toHaveLength(Math.min(10, all));
    }
    expect(printed).toMatch(/^::group::\d+ more findings \(GitHub shows 10 of a kind\)$/m);
    expect(printed).toContain('::endgroup::');
  });
});

describe('github, as the runner reads it', () => {
  const parts = [
    'a',
    '表',
    '%',
    '%0A',
    '%25',
    ':',
    '::',
    ',',
    '=',
    ';',
    ']',
    '##[add-mask]',
    '::stop-commands::',
    '\r\n',
    '\n',
  ];
  const awkward = fc
    .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 8 })
    .map(some => `x${some.join('')}y`);
  const withTexts = (id: string, file: string, times: number): RunResult => {
    const [first] = result.documents as [DocumentResult];
    const findings = first.findings.map(finding => ({ ...finding, location: { ...finding.location, file } }));
    return { ...result, documents: Array.from({ length: times }, () => ({ ...first, id, file, findings })) };
  };

  test('every annotation says what was meant, and nothing else of the log is a command', () => {
    fc.assert(
      fc.property(awkward, awkward, fc.constantFrom(1, 12), (id, file, times) => {
        const run = withTexts(id, file, times);
        const commands = commandsIn(print('github', {}, run));
        const annotations = commands.filter(({ name }) => !/^(end)?group$/.test(name));
        const kinds = annotations.map(({ name }) => name);
        expect(kinds.filter(name => !['error', 'warning', 'notice'].includes(name))).toEqual([]);
        expect(commands.length - annotations.length).toBe(times === 1 ? 0 : 2);
        for (const { properties, data } of annotations) {
          expect(properties.file).toBe(file);
          expect(properties.title).toMatch(/^[a-z]+\/[a-z-]+ · x/);
          expect(properties.title?.split(' · ').slice(1).join(' · ')).toBe(id);
          expect(Number(properties.line)).toBeGreaterThan(0);
          expect(data).not.toMatch(/%0A|%25/);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the decoder knows the old form of a command', () => {
    expect(commandIn('text ##[error file=a%3Bb;line=2]no%5D%25')).toEqual({
      name: 'error',
      properties: { file: 'a;b', line: '2' },
      data: 'no]%',
    });
    expect(commandIn('## [error]no')).toBeUndefined();
    expect(commandIn('  ::error::yes')).toMatchObject({ name: 'error', data: 'yes' });
  });
});

describe('gitlab', () => {
  const report = JSON.parse(print('gitlab')) as Record<string, unknown>[];

  test('has the keys GitLab reads, unique fingerprints and its own severities', () => {
    expect(report).toHaveLength(openFindings.length);
    for (const entry of report) {
      expect(entry).toMatchObject({
        description: expect.stringMatching(/./),
        check_name: expect.stringMatching(/^[\w-]+\/[\w-]+$/),
        fingerprint: expect.stringMatching(/./),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.stringMatching(/^catalog\//), lines: { begin: expect.any(Number) } },
      });
    }
    expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length);
  });

  test('a listing that stands twice has two fingerprints, the same ones in every run', () => {
    const [first] = result.documents;
    const twice = { ...result, documents: [first, first] as DocumentResult[] };
    const prints = () =>
      JSON.parse(print('gitlab', {}, twice)).map((entry: { fingerprint: string }) => entry.fingerprint);
    expect(new Set(prints()).size).toBe(2 * (first?.findings.length ?? 0));
    expect(prints()).toEqual(prints());
  });
});

describe('junit', () => {
  test('a suite a file, a case a document, and only errors fail', async () => {
    const report = await parseJUnit(print('junit'));
    const suites = report && 'testsuite' in report ? (report.testsuite ?? []) : [];
    expect(suites.map(({ name }) => name)).toEqual([...new Set(result.documents.map(({ file }) => file))]);
    const cases = suites.flatMap(({ testcase }) => testcase ?? []);
    expect(cases).toHaveLength(result.documents.length);
    const failed = result.documents.filter(({ findings }) =>
      findings.some(({ severity, status }) => severity === 'error' && status === 'open'),
    );
    expect(cases.filter(({ failure }) => failure?.length)).toHaveLength(failed.length);
    expect(report).toMatchObject({ tests: result.documents.length, failures: failed.length });
  });
});

describe('checkstyle', () => {
  test('a consumer (danger-plugin-lint-report) reads every place, severity and message', () => {
    const read = parseCheckstyle(xml2js(print('checkstyle')), '/nowhere');
    expect(read.map(({ file, line, column, severity }) => ({ file, line, column, severity }))).toEqual(
      openFindings.map(({ location: { file, line, column }, severity }) => ({
        file,
        line,
        column,
        severity,
      })),
    );
    for (const { message } of read) expect(message).toMatch(/\S/);
    const text = `a < b & "c" 'd' \t 表 ]]>`;
    const [first] = parseCheckstyle(xml2js(print('checkstyle', {}, withFile(text))), '/nowhere');
    expect(first?.file).toBe(text);
  });

  test('every open finding is an error of its file', () => {
    const xml = print('checkstyle');
    expect(xml.match(/<error /g)).toHaveLength(openFindings.length);
    expect(xml.match(/severity="warning"/g)).toHaveLength(count('warning'));
    expect(xml.match(/<file name="/g)).toHaveLength(
      new Set(openFindings.map(({ location }) => location.file)).size,
    );
  });
});

describe('markdown', () => {
  test('figures, what to do first and each document with findings', () => {
    const page = print('markdown');
    expect(page).toMatch(/^## listing-lint\n\n\d+ documents/);
    expect(page).toContain('### Do these first');
    for (const { id, findings } of result.documents)
      if (id !== null && findings.some(({ status }) => status === 'open'))
        expect(page).toContain(`### ${id}`);
  });

  test('fits a comment, and counts what does not', () => {
    const [first] = result.documents;
    const many = { ...result, documents: Array.from({ length: 400 }, () => first as DocumentResult) };
    const page = print('markdown', {}, many);
    expect(page.length).toBeLessThan(65_536);
    expect(page).toMatch(/\d more findings do not fit here/);
  });

  test('marks what is new since the earlier report', () => {
    const added = openFindings.slice(0, 1);
    const compared = { since: '2026-11-20', score: { before: 78.44, after: 79.1 }, fixed: 3, added };
    const page = print('markdown', {}, { ...result, compared });
    expect(page).toContain('score 78.4 → 79.1, 3 fixed, 1 new');
    expect(page.match(/^- new /gm)).toHaveLength(1);
  });
});

describe('brief', () => {
  test.each(['en', 'zh'] as const)('at most twelve lines in %s', lang => {
    const lines = print('brief', { lang }).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[0]).toBe('listing-lint 2026-11-22');
  });
});

describe('every format', () => {
  test.each(Object.keys(reporters) as Format[])(
    '%s tells of limits that start soon, in both languages',
    format => {
      const told = { en: /2027-01-31|Jan 31, 2027/, zh: /2027-01-31|2027年1月31日/ };
      for (const lang of ['en', 'zh'] as const) {
        expect(print(format, { lang }, withComing)).toMatch(told[lang]);
        expect(print(format, { lang })).not.toMatch(told[lang]);
      }
    },
  );

  const xmls: readonly Format[] = ['junit', 'checkstyle'];

  test.each(nasty)('data stays data: %j', text => {
    for (const format of xmls) expect(XMLValidator.validate(print(format, {}, hostile(text)))).toBe(true);
    const page = print('html', {}, hostile(text));
    expect(page).not.toContain('<script>alert');
    expect(print('markdown', {}, hostile(text))).not.toContain('<script>');
    for (const line of print('github', {}, hostile(text)).split('\n'))
      expect(line).not.toMatch(/^(?!::(error|warning|notice) file=|::(end)?group).*::error::/);
    JSON.parse(print('gitlab', {}, hostile(text)));
    JSON.parse(print('sarif', {}, hostile(text)));
  });

  test('the page loads nothing and names every open finding once', () => {
    const page = print('html');
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page.match(/<li data-level=/g)).toHaveLength(openFindings.length);
  });
});
