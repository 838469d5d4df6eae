import { expect, test } from 'vitest';
import { problemsText } from '../../src/config/problem.ts';
import { readSource } from '../../src/config/source.ts';
import { validate } from '../../src/config/validate.ts';
import { known } from './known.ts';

const say = (text: string, language: 'en' | 'zh'): string => {
  const source = readSource({ file: 'c.yaml', text, encoding: 'utf-8', bom: false });
  return problemsText(validate(source, known).problems, language);
};

/** What people write who never wrote YAML: the place, and what to do, in both languages. */
test.each([
  [
    'markets: [DE]\n  language: en\n',
    '2:1',
    'keys of one level stand below each other',
    '同一层的键要上下对齐',
  ],
  ['rules:\n\timage/detail: error\n', '2:1', 'use two blanks', '请改成两个空格'],
  ['markets：[DE]\n', '1:1', 'a colon and a blank', '请改成英文冒号加空格'],
  ['rules:\n  image/detail：error\n', '2:3', 'Chinese colon', '中文冒号'],
  ['markets:[DE]\n', '1:1', 'markets: [DE]', '冒号后面要加空格：markets: [DE]'],
  ['rules:\n- image/detail: error\n', '2:1', 'without “-”', '行首不加“-”'],
  ['rules: [image/detail]\n', '1:8', 'without [ ]', '外面不加 [ ]'],
  ['rules: {image/detail: {min: 2}\nmarkets: [DE]\n', '2:1', 'bracket above', '前面的括号没有闭合'],
  ['rules:\n  image/detail: error\n   title/length: off\n', '2:17', 'indented too far', '缩进过多'],
  ['rules: {image/detial: off}\n', '1:9', 'did you mean image/detail?', '是不是 image/detail？'],
  ['rules: {image/detail: fatal}\n', '1:23', 'valid: error, warning', '可用的值：error、warning'],
  ['rules: {image/detail: {min: two}}\n', '1:29', 'takes a number', '应为数字'],
  ['markets: [DE]\nmarkets: [US]\n', '2:1', 'stands here twice', '重复'],
  ['markets: DE US\n', '1:10', 'did you mean [DE, US]?', '是不是 [DE, US]？'],
  ['markets: [“DE”]\n', '1:11', 'did you mean DE?', '是不是 DE？'],
  ['language: 中文\n', '1:11', 'did you mean zh?', '是不是 zh？'],
  ['ignore: *.bak\n', '1:9', 'begins with * goes in quotes', '要加英文引号'],
  ['files: ["[a"]\n', '1:9', 'a bracket is not closed', '括号没有成对'],
  ['fields: {标题: 商品标题}\n', '1:10', 'title: 标题', '左边写字段名，右边写店铺自己的列名'],
  ['asOf: 22.11.2026\n', '1:7', 'write it as 2026-11-22', '写成 2026-11-22'],
  ['suppress: {id: A}\n', '1:11', 'a list belongs here', '这里应为列表'],
])('%j', (text, place, en, zh) => {
  const english = say(text, 'en');
  expect(english).toContain(`c.yaml:${place}: `);
  expect(english).toContain(en);
  expect(english.match(/^c\.yaml:/gm)).toHaveLength(1);
  expect(say(text, 'zh')).toContain(zh);
});
