import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Finding, RunResult } from '../../src/engine/result.ts';
import { xlsx as format } from '../../src/formats/xlsx/xlsx.ts';
import { reviewColumns } from '../../src/model/review.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { binaryReporters, reporters } from '../../src/report/index.ts';
import { contextOf, still as result, result as withComing } from './fixture.ts';

type More = Partial<ReportContext>;
const csv = (more: More = {}, run: RunResult = result) =>
  Papa.parse<string[]>([...reporters.csv(run, contextOf(more))].join('').slice(1), { skipEmptyLines: true })
    .data;
const book = (more: More = {}, run: RunResult = result) => {
  const bytes = binaryReporters.xlsx(run, contextOf(more));
  const parsed = format.parse({ file: 'r.xlsx', text: '', encoding: 'utf-8', bom: false, bytes });
  if (parsed.shape !== 'table') throw new Error('a workbook is a table');
  expect(parsed.problems).toEqual([]);
  return parsed.sheets;
};
const part = (name: string, more: More = {}, run: RunResult = result) =>
  strFromU8(unzipSync(binaryReporters.xlsx(run, contextOf(more)))[name] as Uint8Array);
const sheet = 'xl/worksheets/sheet1.xml';
const findings = result.documents.flatMap(document => document.findings);

/** A run with one finding as it is not usually. */
const odd = (more: Partial<Finding>, title = 'Mug'): RunResult => {
  const [first] = result.documents;
  const [finding] = findings;
  if (!first || !finding) throw new Error('the fixture has a finding');
  return { ...result, documents: [{ ...first, title, findings: [{ ...finding, ...more }] }] };
};

describe('csv', () => {
  test('one finding a row, the columns in the report’s language', () => {
    const [header, ...rows] = csv();
    expect(header).toEqual(Object.values(reviewColumns).map(({ en }) => en));
    expect(rows).toHaveLength(findings.filter(({ status }) => status === 'open').length);
    expect(csv({ lang: 'zh' })[0]).toEqual(Object.values(reviewColumns).map(({ zh }) => zh));
    expect([...reporters.csv(result, contextOf())][0]).toMatch(/^\ufeffid,.*\r\n$/);
  });

  test('what a spreadsheet would calculate is text', () => {
    for (const title of ['=1+1', '+1', '-1', '@x', '＝1', '\t=1'])
      expect(csv({}, odd({}, title))[1]?.[1]).toMatch(/^'?[^=+\-@＝]/);
    expect(csv({}, odd({}, '=1+1, "x"'))[1]?.[1]).toBe('\'=1+1, "x"');
  });

  test('what was decided goes along when everything is asked for', () => {
    const decided = odd({
      status: 'suppressed',
      reason: 'agreed',
      decision: { verdict: 'accept', who: 'Lin', until: '2026-12-05' },
    });
    expect(csv({}, decided)).toHaveLength(1);
    const [header = [], row = []] = csv({ verbose: true, lang: 'zh' }, decided);
    const said = ['decision', 'reason', 'who', 'until'] as const;
    expect(said.map(name => row[header.indexOf(reviewColumns[name].zh)])).toEqual([
      '接受',
      'agreed',
      'Lin',
      '2026-12-05',
    ]);
    const [table] = book({ verbose: true, lang: 'zh' }, decided);
    expect(table?.rows[0]?.cells).toContain('2026-12-05');
  });
});

describe('xlsx', () => {
  test('the guide tells of limits that start soon', () => {
    const [, guide] = book({}, withComing);
    const cells = [guide?.header, ...(guide?.rows ?? [])].flatMap(row => row?.cells ?? []);
    expect(cells).toContain('From Jan 31, 2027: title/length will hold for 3 listings');
  });

  test.each(['en', 'zh'] as const)('says in %s what the CSV says', lang => {
    const [table, guide] = book({ lang });
    const rows = [table?.header, ...(table?.rows ?? [])].map(row => row?.cells ?? []);
    const trimmed = (cells: readonly string[]) => cells.join('\t').trimEnd();
    expect(rows.map(trimmed)).toEqual(csv({ lang }).map(trimmed));
    expect([table?.name, guide?.name]).toEqual(
      lang === 'zh' ? ['问题清单', '填写说明'] : ['Findings', 'How to review'],
    );
    expect(guide?.rows.some(({ cells }) => cells[0]?.includes('listing-lint.yaml'))).toBe(true);
  });

  test('the header stays in sight and filters, decisions are chosen from a list', () => {
    const xml = part(sheet, { lang: 'zh' });
    expect(xml).toContain(
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
    );
    expect(xml).toContain('<autoFilter ref="A1:');
    expect(xml).toContain('<formula1>"修改,接受,误报"</formula1>');
    expect(part(sheet)).toContain('<formula1>"fix,accept,false alarm"</formula1>');
  });

  test('texts of a shop are texts, whatever they hold', () => {
    const title = '=1+1 <b>&"\' \u0001 _x0041_ \ud800 😀';
    expect(book({}, odd({}, title))[0]?.rows[0]?.cells[1]).toContain('=1+1 <b>&"\'');
    expect(book({}, odd({}, title))[0]?.rows[0]?.cells[1]).toContain('_x0041_');
    expect(part(sheet, {}, odd({}, title))).not.toContain('<f>');
    expect(book({}, odd({}, 'x'.repeat(40_000)))[0]?.rows[0]?.cells[1]).toHaveLength(32_767);
  });

  test('a run without findings gives a header and the guide', () => {
    const [table, guide] = book({}, { ...result, documents: [] });
    expect(table?.rows).toEqual([]);
    expect(guide?.name).toBe('How to review');
    expect(part(sheet, {}, { ...result, documents: [] })).not.toContain('dataValidation');
  });
});
