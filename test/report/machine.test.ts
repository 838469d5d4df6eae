import { describe, expect, test } from 'vitest';
import type { RunResult } from '../../src/engine/result.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { reporters } from '../../src/report/index.ts';
import { contextOf, result, still } from './fixture.ts';

const print = (
  format: keyof typeof reporters,
  more: Partial<ReportContext> = {},
  run: RunResult = result,
): string => [...reporters[format](run, contextOf(more))].join('');
const keys = (value: object): string[] => Object.keys(value);

describe('json', () => {
  const report = JSON.parse(print('json'));

  test('has the contract’s keys', () => {
    expect(keys(report)).toEqual([
      'reportVersion',
      'scoreModel',
      'tool',
      'run',
      'summary',
      'documents',
      'catalog',
    ]);
    expect(report).toMatchObject({
      reportVersion: 1,
      scoreModel: 1,
      tool: { name: 'listing-lint', version: '0.1.0' },
    });
    expect(keys(report.run)).toEqual(expect.arrayContaining(['asOf', 'lang', 'assumed']));
    expect(keys(report.run.assumed[0])).toEqual(
      expect.arrayContaining([
        'file',
        'dialect',
        'encoding',
        'profiles',
        'markets',
        'language',
        'rows',
        'listings',
        'columnsRead',
        'columnsIgnored',
      ]),
    );
    expect(keys(report.summary)).toEqual(
      expect.arrayContaining([
        'documents',
        'listings',
        'score',
        'median',
        'p10',
        'coverage',
        'verdicts',
        'errors',
        'warnings',
        'infos',
        'fixable',
        'suppressed',
        'baselined',
        'byRule',
        'coming',
      ]),
    );
    const [document] = report.documents;
    expect(keys(document)).toEqual(
      expect.arrayContaining([
        'file',
        'index',
        'kind',
        'id',
        'title',
        'location',
        'score',
        'grade',
        'coverage',
        'verdict',
        'verdicts',
        'areas',
        'findings',
        'notApplicable',
        'noData',
      ]),
    );
    expect(keys(document.location)).toEqual(['line', 'column', 'endLine', 'endColumn']);
    expect(keys(document.findings[0])).toEqual(
      expect.arrayContaining([
        'rule',
        'severity',
        'consequence',
        'messageId',
        'message',
        'data',
        'path',
        'span',
        'location',
        'points',
        'appliesTo',
        'evidence',
        'fix',
        'suggestion',
        'advice',
        'fingerprint',
      ]),
    );
    expect(document.findings[0].location).toEqual({
      file: 'catalog/dresses.csv',
      line: 4,
      column: 8,
      endLine: 4,
      endColumn: 13,
      cell: { sheet: null, row: 2, letter: 'B', column: 'Title' },
    });
  });

  test('carries sentences beside ids and data', () => {
    const [long, unit, detail] = report.documents[0].findings;
    expect(long.evidence).toMatchObject({
      id: 'cut',
      source: { title: 'Amazon product title requirements', asOf: '2026-07-27', url: null },
    });
    expect(unit.suggestion).toEqual({ text: 'All measurements in cm.', language: 'en' });
    expect(unit.fix).toEqual({
      safety: 'unsafe',
      title: { id: 'state', data: { unit: 'cm' }, text: 'State the unit: cm' },
      edits: [{ op: 'set', path: ['size_chart', 'unit'], value: 'cm' }],
    });
    expect(detail.advice.text).toContain('Add a close-up');
    expect('appliesTo' in detail).toBe(false);
    expect(report.documents[5].score).toBe(55.04);
  });

  test('every file read is in it, and least severity keeps findings back', () => {
    const broken = report.documents.find(
      (document: { file: string }) => document.file === 'catalog/broken.json',
    );
    expect(broken).toMatchObject({ kind: 'file', score: null, findings: [{ rule: 'input/syntax' }] });
    expect(report.documents).toHaveLength(result.documents.length);
    const errors = JSON.parse(print('json', { minSeverity: 'error' }));
    expect(errors.documents[0].findings.map((finding: { rule: string }) => finding.rule)).toEqual([
      'title/length',
    ]);
  });

  test('speaks the language asked for and gives the same bytes', () => {
    expect(JSON.parse(print('json', { lang: 'zh' })).documents[0].findings[0].message).toBe(
      '标题有 131 个字符，Amazon 最多 75 个。',
    );
    expect(print('json')).toBe(print('json', {}, structuredClone(result)));
  });

  test('a run of some rules has no score', () => {
    const partial = JSON.parse(print('json', {}, { ...result, partial: true }));
    expect(partial.summary).toMatchObject({ score: null, median: null, p10: null, priorities: [] });
    expect(partial.documents[0]).toMatchObject({ score: null, grade: null });
    expect(partial.documents[0].findings[0].points).toBeNull();
  });

  test('line separators inside data survive', () => {
    const [first, ...others] = result.documents;
    const title = 'a\u2028b';
    const parsed = JSON.parse(
      print('json', {}, { ...result, documents: [{ ...first, title } as never, ...others] }),
    );
    expect(parsed.documents[0].title).toBe(title);
  });
});

test('jsonl: one document a line, the rest of the report in the last', () => {
  const lines = print('jsonl')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  const { documents, ...rest } = JSON.parse(print('json'));
  expect(lines.slice(0, -1)).toEqual(documents);
  expect(lines.at(-1)).toEqual(rest);
});

describe('compact', () => {
  const print = (format: 'compact', more: Partial<ReportContext> = {}): string =>
    [...reporters[format](still, contextOf(more))].join('');

  test('one finding a line, made for grep', () => {
    const lines = print('compact').trimEnd().split('\n');
    const shape = /^\S+:\d+:\d+ (\[[A-Z]+\d+\] )?(error|warning|info) [a-z]+\/[a-z-]+ .+$/;
    for (const line of lines.slice(0, -1)) expect(line).toMatch(shape);
    expect(lines).toHaveLength(14);
    expect(lines[0]).toBe(
      'catalog/dresses.csv:4:8 [B2] error title/length LINEN-WRAP: The title has 131 characters; Amazon takes 75. [+6.5]',
    );
    expect(lines.at(-1)).toMatch(/^9 documents · 8 listings · score 74\.4 /);
  });

  test('the words to search for are the same in Chinese', () => {
    const ids = (lang: 'en' | 'zh'): string[] =>
      print('compact', { lang })
        .trimEnd()
        .split('\n')
        .slice(0, -1)
        .map(line => line.split(' ').slice(0, 3).join(' '));
    expect(ids('zh')).toEqual(ids('en'));
  });
});
