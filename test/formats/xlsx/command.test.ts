import { expect, test } from 'vitest';
import { command, folderWith } from '../../cli/command.ts';
import { oneSheet, workbook } from './workbook.ts';

const rows = [
  ['2026 春季商品表'],
  [],
  ['商品编号', '商品标题', '价格', '尺码表'],
  ['必填', '必填，不超过 60 个字符', '必填', '选填'],
  ['A-1', '亚麻连衣裙 夏季新款', 199.9, ''],
  ['A-2', 'Linen Dress Linen Dress Linen Dress Blue', 89, ''],
];

test('listing-lint 商品.xlsx: findings stand at the cells that the spreadsheet shows', () => {
  const cwd = folderWith({
    '商品.xlsx': workbook({
      sheets: [
        { name: '说明', rows: [['怎么填写']] },
        { name: '春季', rows },
      ],
    }),
  });
  const { stdout, status } = command(['商品.xlsx', '--format', 'json'], { cwd });
  const { run, documents } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(run.assumed[0]).toMatchObject({
    format: 'xlsx',
    delimiter: null,
    rows: 2,
    listings: 2,
    sheets: { read: ['春季'], ignored: ['说明'], helpRows: 1 },
  });
  const repeated = documents[1].findings.find(
    (finding: { rule: string }) => finding.rule === 'title/word-repeat',
  );
  expect(repeated.location).toMatchObject({
    file: '商品.xlsx',
    line: 6,
    column: 2,
    cell: { sheet: '春季', row: 6, letter: 'B', column: '商品标题' },
  });
  const pretty = command(['商品.xlsx', '--lang', 'zh'], { cwd }).stdout;
  expect(pretty).toContain('B6');
  expect(pretty).toContain('春季 · 商品标题');
  expect(pretty).toContain('1 行填写说明');
});

test('a folder’s workbooks are searched; one that cannot be read is a finding in either language', () => {
  const cwd = folderWith({
    'shop/good.xlsx': oneSheet(rows),
    'shop/accounts.xlsx': oneSheet([['科目', '借方']]),
    'cut.xlsx': oneSheet(rows).slice(0, 900),
    'old.xls': Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]),
  });
  const { documents } = JSON.parse(command(['shop', '--format', 'json'], { cwd }).stdout);
  expect(documents.map(({ file }: { file: string }) => file)).toEqual(['shop/good.xlsx', 'shop/good.xlsx']);
  const cut = command(['cut.xlsx'], { cwd });
  expect([cut.status, cut.stdout]).toEqual([1, expect.stringContaining('This workbook is damaged')]);
  expect(command(['old.xls', '--lang', 'zh'], { cwd }).stdout).toContain('.xls 工作簿');
});
