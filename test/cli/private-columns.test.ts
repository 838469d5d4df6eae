import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { binaryReporters, reporters } from '../../src/report/index.ts';
import { oneSheet } from '../formats/xlsx/workbook.ts';
import { command, folderWith } from './command.ts';

const header = [
  '商品编号',
  '商品标题',
  '价格',
  '库存',
  '采购价',
  '供应商',
  '采购链接',
  '备注',
  'Cost per item',
];
const secrets = ['45.51', '绍兴某纺织厂', 'detail.1688.example', '老板说先别改', '6.17E+12'];
const rows = [
  ['A1', 'Linen Dress Linen Dress Linen Dress Blue', '¥199', '3', ...secrets],
  ['A1', '亚麻连衣裙', 'gratis', 'viele', ...secrets],
  ['', '', '', '', ...secrets],
];
const lines = (all: readonly (readonly string[])[]) => `${all.map(cells => cells.join(',')).join('\n')}\n`;

it.each(['en', 'zh'])('cost, supplier, purchase link and notes are never quoted (%s)', lang => {
  const cwd = folderWith({
    '商品.csv': lines([header, ...rows]),
    '商品.xlsx': oneSheet([header, ...rows]),
    'no-header.csv': lines(rows),
  });
  const formats = [...Object.keys(reporters), ...Object.keys(binaryReporters)];
  const files = formats.flatMap(format => ['--format', `${format}:out.${format}`]);
  const args = ['商品.csv', '商品.xlsx', 'no-header.csv', '--lang', lang, '--verbose', ...files];
  expect(command(args, { cwd })).toMatchObject({ stdout: '', status: 1 });
  for (const format of formats) {
    const bytes = new Uint8Array(readFileSync(join(cwd, `out.${format}`)));
    const parts = format in binaryReporters ? Object.values(unzipSync(bytes)) : [bytes];
    const text = parts.map(part => strFromU8(part)).join('\n');
    // A few lines for a chat name no listing.
    if (format !== 'brief') expect(text).toContain('A1');
    for (const secret of secrets) expect([format, text.includes(secret)]).toEqual([format, false]);
  }
});

it('the head of a file says how many columns were read, and names some of the others once', () => {
  const cwd = folderWith({ '商品.csv': lines([header, ...rows]) });
  const output = (args: readonly string[]) => command(['商品.csv', ...args], { cwd }).stdout;
  expect(output(['--lang', 'en'])).toContain('4 of 9 columns read; ignored: 采购价, 供应商, 采购链接 …');
  const short = output(['--lang', 'zh']);
  expect(short).toContain('读取了 4/9 列，未读取：采购价、供应商、采购链接 …');
  const long = output(['--lang', 'zh', '--verbose']);
  expect(long).toContain('未读取的列：采购价、供应商、采购链接、备注');
  for (const text of [short, long]) expect(text.split('采购链接')).toHaveLength(2);
});
