import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelOf } from '../../src/report/labels.ts';
import { remedyFor } from '../../src/report/missing.ts';
import { fill, gain, render, score } from '../../src/report/render.ts';
import { visible } from '../../src/report/visible.ts';
import { displayWidth, flow, truncate, wrap } from '../../src/report/width.ts';
import * as words from '../../src/report/words.ts';
import { type Phrase, say } from '../../src/rule/phrase.ts';
import { columnsOf } from './screen.ts';

describe('render', () => {
  const price = say('{p:money}', '{p:money}');

  test('English has one and other', () => {
    const phrase = say({ one: '{n:count} picture', other: '{n:count} pictures' }, '{n:count} 张图');
    expect([0, 1, 2, 1234].map(n => render(phrase, { n }, 'en'))).toEqual([
      '0 pictures',
      '1 picture',
      '2 pictures',
      '1,234 pictures',
    ]);
    expect(render(phrase, { n: 1 }, 'zh')).toBe('1 张图');
  });

  test('money is exact and keeps its decimals', () => {
    expect(render(price, { p: { amount: '12345678901234567.89', currency: 'USD' } }, 'en')).toBe(
      '$12,345,678,901,234,567.89',
    );
    expect(render(price, { p: { amount: '1980', currency: 'JPY' } }, 'en')).toBe('¥1,980');
    expect(render(price, { p: { amount: '1980.50', currency: 'JPY' } }, 'en')).toBe('¥1,980.50');
    expect(render(price, { p: { amount: '25.00', currency: 'CNY' } }, 'zh')).toBe('¥25.00');
    expect(render(price, { p: { amount: '19.90' } }, 'en')).toBe('19.90');
    expect(render(price, { p: { amount: 'free', currency: 'USD' } }, 'en')).toBe('free USD');
    expect(render(price, { p: { amount: '5', currency: 'dollars' } }, 'en')).toBe('5 dollars');
  });

  test('every kind, in both languages', () => {
    const all = say(
      '{a:percent} {b:date} {c:list} {d:quotes} {e:quote} {f:field} {g:number} {h:decimal} {i:text}',
      '{a:percent} {b:date} {c:list} {d:quotes} {e:quote} {f:field} {g:number} {h:decimal} {i:text}',
    );
    const data = {
      a: 0.125,
      b: '2026-11-22',
      c: ['x', 'y'],
      d: ['p', 'q'],
      e: 'w',
      f: 'size_chart.unit',
      g: 2.346,
      h: '1.10',
      i: 't',
    };
    expect(render(all, data, 'en')).toBe('12.5% Nov 22, 2026 x, y “p”, “q” “w” size chart unit 2.35 1.10 t');
    expect(render(all, data, 'zh')).toBe('12.5% 2026年11月22日 x、y “p”、“q” “w” 尺码表单位 2.35 1.10 t');
  });

  test('long lists are cut', () => {
    const phrase = say('{c:list}', '{c:list}');
    const c = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(render(phrase, { c }, 'en')).toBe('1, 2, 3, 4, 5, 6 and 14 more');
    expect(render(phrase, { c }, 'zh')).toBe('1、2、3、4、5、6（另有 14 个）');
  });

  test('texts to paste take the listing’s facts', () => {
    expect(fill('All in {unit}, {n} of {m}.', { unit: 'cm', n: 3 })).toBe('All in cm, 3 of ….');
  });

  test('a score never reads as the next grade, a gain never as nothing', () => {
    expect(score(89.96, 1, 'en')).toBe('89.9');
    expect(score(89.96, 0, 'en')).toBe('89');
    expect(gain(0.04, 'en')).toBe('');
    expect(gain(3.649, 'zh')).toBe('+3.6');
  });
});

describe('names', () => {
  test('fields, platforms and markets in the reader’s language', () => {
    expect(
      ['price.history', 'store.returns', 'title', 'ebay', 'DE', 'My Column'].map(name => labelOf(name, 'en')),
    ).toEqual(['price history', 'store returns', 'title', 'eBay', 'Germany', 'My Column']);
    expect(
      ['price.history', 'store.returns', 'title', 'aliexpress', 'DE', '备注'].map(name =>
        labelOf(name, 'zh'),
      ),
    ).toEqual(['价格历史', '退货政策', '标题', '速卖通', '德国', '备注']);
  });

  test('what is missing names the key or flag that gives it', () => {
    expect(remedyFor('markets', 'en').give).toContain('--market');
    expect(remedyFor('size_chart', 'en').give).toContain('complete: [size_chart]');
    expect(remedyFor('gtin', 'zh')).toEqual({
      missing: '缺少条码',
      give: '在文件里补 gtin，或在配置的 fields: 里指定对应的列',
    });
    expect(remedyFor('store.returns', 'en').missing).toBe('no store page');
  });

  test('the report’s own words stand in both languages, with the same data', () => {
    const names = (template: string): string[] =>
      [...template.matchAll(/\{(\w+:\w+)\}/g)].map(match => match[1] as string).sort();
    const phrases = Object.values(words).flatMap(group => Object.values(group)) as Phrase[];
    expect(phrases.length).toBeGreaterThan(100);
    for (const { en, zh } of phrases) {
      const forms = typeof en === 'string' ? [en] : [en.one, en.other];
      for (const form of forms) expect(new Set(names(form))).toEqual(new Set(names(zh)));
      expect(zh).not.toMatch(/您|「|告警|阈值/);
    }
  });
});

describe('width', () => {
  test('East Asian characters take two columns, marks none', () => {
    expect(['abc', '亚麻', 'e\u0301', '👩‍👩‍👧', 'ﾊﾟ', '“a”'].map(displayWidth)).toEqual([3, 4, 1, 2, 1, 3]);
  });

  test('lines end where the language lets them', () => {
    expect(wrap('a quiet page reads well', 8)).toEqual(['a quiet', 'page', 'reads', 'well']);
    expect(wrap('补一张面料近景图，替代文字写清楚。', 16)).toEqual([
      '补一张面料近景',
      '图，替代文字写清',
      '楚。',
    ]);
    expect(wrap('unbreakable', 4)).toEqual(['unbr', 'eaka', 'ble']);
    expect(wrap('one two three four', 8, 2)).toEqual(['one two', 'three f…']);
    expect(flow(['one', 'two', 'three'], 11)).toEqual(['one · two ·', 'three']);
  });

  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '亚', '麻', '，', '“', '”', '（', '）', '.', 'é'),
  });

  test('wrapping keeps every character and every line on the page', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
      }),
      { numRuns: 1000 },
    );
  });

  test('truncating stays within the width', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, width) => {
        expect(columnsOf(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
      { numRuns: 1000 },
    );
  });

  test('nothing unseen is printed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u);
      }),
      { numRuns: 1000 },
    );
    expect(visible('a\u001b[2Jb\r\n c\ud800')).toBe('a\\u001b[2Jb c\\ud800');
  });
});
