import { expect, it } from 'vitest';
import { reporters } from '../../src/report/index.ts';
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
const text = [header, ...rows].map(cells => cells.join(',')).join('\n');

it('cost, supplier, purchase link and notes are named as not read, and never quoted', () => {
  const cwd = folderWith({
    '商品.csv': `${text}\n`,
    '商品.xlsx': oneSheet([header, ...rows]),
    'no-header.csv': rows.map(cells => cells.join(',')).join('\n'),
  });
  for (const format of Object.keys(reporters))
    for (const lang of ['en', 'zh'])
      for (const more of [[], ['--verbose']]) {
        const { stdout, stderr } = command(
          ['.', 'no-header.csv', '--format', format, '--lang', lang, ...more],
          { cwd },
        );
        for (const secret of secrets) expect([format, stdout.includes(secret)]).toEqual([format, false]);
        expect(stderr).toBe('');
      }
});

it('the head of a file says how many columns were read, and names some of the others once', () => {
  const cwd = folderWith({ '商品.csv': `${text}\n` });
  const output = (args: readonly string[]) => command(['商品.csv', ...args], { cwd }).stdout;
  expect(output(['--lang', 'en'])).toContain('4 of 9 columns read; ignored: 采购价, 供应商, 采购链接 …');
  expect(output(['--lang', 'zh'])).toContain('读取了 4/9 列，未读取：采购价、供应商、采购链接 …');
  for (const args of [[], ['--verbose']]) expect(output(args).split('采购链接')).toHaveLength(2);
  expect(output(['--verbose', '--lang', 'zh'])).toContain('未读取的列：采购价、供应商、采购链接、备注');
});
