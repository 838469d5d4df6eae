import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { reviewColumns } from '../../src/model/review.ts';
import { oneSheet } from '../formats/xlsx/workbook.ts';
import { command } from './command.ts';
import { shopWith } from './shop.ts';

const repeated = (word: string) => `Blue ${word} Blue ${word} Blue ${word} Blue`;
const table = (rows: readonly (readonly string[])[]) =>
  `${[['id', 'title', 'description'], ...rows].map(cells => cells.join(',')).join('\n')}\n`;
const words = { A: 'Mug', B: 'Cup', C: 'Jug', D: 'Pot' } as const;
const listing = (id: keyof typeof words, word: string = words[id]) => [id, repeated(word), 'Holds 350 ml.'];
const four = (['A', 'B', 'C', 'D'] as const).map(id => listing(id));
const decided = 'decisions: review.xlsx\n';
const report = (cwd: string, ...args: string[]): Report => {
  const { stdout, stderr } = command(['--as-of', '2026-11-22', '--format', 'json', ...args], { cwd });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};
interface Report {
  readonly summary: object;
  readonly documents: readonly {
    readonly id: string;
    readonly findings: readonly { readonly status: string }[];
  }[];
  readonly catalog: {
    readonly findings: readonly {
      readonly rule: string;
      readonly messageId: string;
      readonly location: {
        readonly file: string;
        readonly cell: { readonly letter: string; readonly row: number };
      };
    }[];
  };
}
const openIn = ({ documents }: Report): string[] =>
  documents.flatMap(({ id, findings }) => findings.filter(({ status }) => status === 'open').map(() => id));
const saidIn = ({ catalog }: Report): string[] =>
  catalog.findings.map(
    ({ rule, messageId, location: { file, cell } }) =>
      `${rule} ${messageId} ${file} ${cell.letter}${cell.row}`,
  );

/** A report in CSV, row by row. */
const rowsOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;

type Filled = Readonly<Record<string, Partial<Record<'decision' | 'reason' | 'who' | 'until', string>>>>;
const letterOf = (column: keyof typeof reviewColumns) =>
  String.fromCharCode(65 + Object.keys(reviewColumns).indexOf(column));

/** Writes into the cells of a review what a reviewer would, by the id of the listing. */
function fill(file: string, filled: Filled): void {
  const parts = unzipSync(readFileSync(file));
  const name = 'xl/worksheets/sheet1.xml';
  let xml = strFromU8(parts[name] as Uint8Array);
  for (const [id, cells] of Object.entries(filled)) {
    const row = new RegExp(`<c r="A(\\d+)"[^>]*><is><t[^>]*>${id}</t>`).exec(xml)?.[1];
    for (const [column, text] of Object.entries(cells)) {
      const at = `${letterOf(column as 'decision')}${row}`;
      xml = xml.replace(
        new RegExp(`<c r="${at}" s="(\\d+)"/>`),
        `<c r="${at}" s="$1" t="inlineStr"><is><t>${text}</t></is></c>`,
      );
    }
  }
  writeFileSync(file, zipSync({ ...parts, [name]: strToU8(xml) }));
}

describe('a review goes out and comes back', () => {
  test('as a workbook: decided findings are gone in the next export, an edited value is open again', () => {
    const cwd = shopWith({ 'list.csv': table(four) });
    expect(command(['--format', 'xlsx:review.xlsx', '--quiet', '--lang', 'zh'], { cwd }).status).toBe(0);
    fill(join(cwd, 'review.xlsx'), {
      A: { decision: '接受', reason: '品牌名重复', who: '小林' },
      B: { decision: '误报' },
      C: { decision: '修改' },
      D: { decision: 'accept', reason: 'agreed', until: '2026-12-05' },
    });
    writeFileSync(
      join(cwd, 'listing-lint.yaml'),
      readFileSync(join(cwd, 'listing-lint.yaml'), 'utf8') + decided,
    );
    const first = report(cwd);
    const { summary, documents } = first;
    expect(openIn(first)).toEqual(['C']);
    expect(summary).toMatchObject({ suppressed: 3, decided: { accepted: 2, falseAlarms: 1 } });
    expect(documents[0]).toMatchObject({
      verdict: 'ready',
      score: 100,
      findings: [
        {
          status: 'suppressed',
          reason: '品牌名重复',
          points: 0,
          decision: { verdict: 'accept', who: '小林' },
        },
      ],
    });

    // The next export: other order, another column in front, one value edited.
    const later = [...four]
      .reverse()
      .map(([id, title, text]) => (id === 'B' ? listing('B', 'Mug') : [id, title, text]));
    writeFileSync(
      join(cwd, 'list.csv'),
      `stock,description,title,id\n${later.map(([id, title, text]) => `1,${text},${title},${id}`).join('\n')}\n`,
    );
    const last = report(cwd);
    expect(openIn(last)).toEqual(['C', 'B']);
    expect(saidIn(last)).toEqual(['suppress/unused decisions review.xlsx I3']);
    // What was accepted for a time comes back, and says why.
    expect(report(cwd, '--as-of', '2026-12-06').catalog.findings).toMatchObject([
      { rule: 'suppress/expired', data: { until: '2026-12-05' } },
      { rule: 'suppress/unused' },
    ]);
    const stats = JSON.parse(command(['decisions', 'stats', '--format', 'json'], { cwd }).stdout);
    expect(stats).toEqual([{ rule: 'title/word-repeat', accepted: 2, falseAlarms: 1, toFix: 1 }]);
    expect(command(['decisions', 'stats', '--lang', 'zh'], { cwd }).stdout).toContain('已接受');
  });

  test('as CSV, whatever the columns and their company, and what is not understood stands at its cell', () => {
    const cwd = shopWith({ 'list.csv': table(four) }, 'decisions: [review.csv]\n');
    writeFileSync(join(cwd, 'review.csv'), 'rule,decision\n');
    const out = command(['--format', 'csv', '--lang', 'zh'], { cwd }).stdout;
    expect(out.startsWith('\ufeff商品编号,商品标题,')).toBe(true);
    const rows = rowsOf(out);
    const decisions = ['接受', '错报', '', 'false alarm'];
    const turned = rows.map((row, index) => {
      return ['我们的备注', decisions[index], row.问题编号, row.检查项, row.商品编号];
    });
    writeFileSync(
      join(cwd, 'review.csv'),
      `${[['备注', '处理决定', '问题编号', '检查项', '商品编号'], ...turned].map(cells => cells.join(',')).join('\n')}\n`,
    );
    const last = report(cwd);
    expect(openIn(last)).toEqual(['B', 'C']);
    expect(saidIn(last).sort()).toEqual([
      'suppress/no-reason decision review.csv B2',
      'suppress/unknown decision review.csv B3',
    ]);
  });

  test('a row that lost its key is known by id, rule and value hash; in any sheet, below a heading', () => {
    const cwd = shopWith({ 'list.csv': table(four) });
    const out = command(['--format', 'csv'], { cwd }).stdout;
    const names = ['id', 'rule', 'field', 'value hash'];
    const rows = rowsOf(out).map(row => names.map(name => row[name] ?? ''));
    writeFileSync(
      join(cwd, 'review.xlsx'),
      oneSheet(
        [
          ['Review of week 47'],
          [],
          ['decision', 'until', ...names, 'reason'],
          ['Accepted', '2026/12/5', ...(rows[0] as string[]), 'agreed'],
          ['accept', 'soon', ...(rows[1] as string[]), 'agreed'],
          ['fix', '', ...(rows[2] as string[]), ''],
          ['accept', '', '', '', '', '', 'which one?'],
        ],
        'Woche 47',
      ),
    );
    writeFileSync(
      join(cwd, 'listing-lint.yaml'),
      readFileSync(join(cwd, 'listing-lint.yaml'), 'utf8') + decided,
    );
    const last = report(cwd);
    expect(openIn(last)).toEqual(['B', 'C', 'D']);
    expect(saidIn(last)).toEqual([
      'suppress/expired date review.xlsx B5',
      'suppress/unknown row review.xlsx A7',
    ]);
  });

  test('a file that is no review, or none, stops the run', () => {
    const cwd = shopWith({ 'list.csv': table(four) }, 'decisions: list.csv\n');
    expect(command([], { cwd })).toMatchObject({ status: 2 });
    expect(command([], { cwd }).stderr).toContain('list.csv: no columns “rule” and “decision”');
    const missing = shopWith({ 'list.csv': table(four) }, 'decisions: [week47.xlsx]\n');
    expect(command([], { cwd: missing }).stderr).toContain('week47.xlsx: cannot be read (decisions:)');
  });

  test('a review that lies among the listings is none of them', () => {
    const cwd = shopWith({ 'list.csv': table(four) });
    for (const format of ['xlsx', 'csv'])
      command(['--format', `${format}:review.${format}`, '--quiet'], { cwd });
    expect(report(cwd).summary).toMatchObject({ listings: 4, otherFiles: 2 });
  });
});

describe('bytes', () => {
  test('the same findings give the same workbook, on standard output too', () => {
    const cwd = shopWith({ 'list.csv': table(four) });
    const bytes = ['Asia/Shanghai', 'America/New_York'].map(zone => {
      command(['--as-of', '2026-11-22', '--format', 'xlsx:out.xlsx'], { cwd, env: { TZ: zone } });
      return readFileSync(join(cwd, 'out.xlsx'));
    });
    expect(bytes[0]?.equals(bytes[1] as Buffer)).toBe(true);
  });

  test('a text that a spreadsheet would calculate gets an apostrophe', () => {
    const cwd = shopWith({ 'list.csv': table([['=1+1', repeated('Mug'), '@SUM(A1)']]) });
    const { stdout } = command(['--format', 'csv'], { cwd });
    expect(stdout).toContain("\r\n'=1+1,");
  });
});
