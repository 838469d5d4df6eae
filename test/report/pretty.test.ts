import { describe, expect, test } from 'vitest';
import type { DocumentResult, RunResult } from '../../src/engine/result.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { reporters } from '../../src/report/index.ts';
import { contextOf, result } from './fixture.ts';
import { columnsOf } from './screen.ts';

const print = (more: Partial<ReportContext> = {}, run: RunResult = result): string =>
  [...reporters.pretty(run, contextOf(more))].join('');

const pages = (['en', 'zh'] as const).flatMap(lang =>
  [60, 80, 100, 120, 160].flatMap(columns => [false, true].map(verbose => ({ lang, columns, verbose }))),
);

describe('the page', () => {
  test.each(pages)('no line leaves it: %o', page => {
    for (const line of print(page).split('\n'))
      expect(columnsOf(line), line).toBeLessThanOrEqual(page.columns);
  });

  test.each(pages)('every phrase is filled in: %o', page => {
    expect(print(page)).not.toMatch(/\{\w+(:\w+)?\}|undefined|NaN|\[object|null/);
  });

  test('the same result gives the same bytes', () => {
    expect(print({ columns: 120 })).toBe(print({ columns: 120 }, structuredClone(result)));
  });

  test('colour changes nothing but colour', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with one
    const plain = (text: string): string => text.replace(/\u001b\[\d+m/g, '').replace(/ +$/gm, '');
    for (const columns of [80, 120]) {
      const painted = print({ color: true, columns });
      expect(painted).toContain('\u001b[31m');
      expect(plain(painted)).toBe(print({ columns }));
    }
    expect(print()).not.toContain('\u001b');
  });

  test('the columns of findings stand under each other', () => {
    const lines = print({ columns: 120 }).split('\n');
    const starts = lines
      .filter(line => /^ {4}\S.* (error|warning|info) /.test(line))
      .map(line => columnsOf(line.slice(0, line.search(/(error|warning|info) /))));
    expect(starts.length).toBeGreaterThan(6);
    expect(new Set(starts).size).toBe(1);
  });

  test('a Chinese page has no English of the report', () => {
    const text = print({ lang: 'zh', verbose: true });
    expect(text).not.toMatch(
      /\b(found|score|warning|error|checked|listings?|rules?|documents?|as of|needs work)\b/,
    );
    expect(text).toMatch(/质量分 74\.4/);
  });
});

describe('what it says', () => {
  test('first what was assumed', () => {
    const [first] = print({ columns: 200 }).split('\n');
    expect(first).toBe(
      'Shopify export, YAML, JSON · platform Shopify · no market set: 11 rules not run (--market DE) · texts in English, Chinese · as of 2026-11-22',
    );
    expect(print({ columns: 120 })).toContain(
      'catalog/dresses.csv  Shopify export · GB18030 · 30 rows → 5 listings',
    );
  });

  test('a finding at its cell, with its column, evidence, source and points', () => {
    const text = print({ columns: 140 });
    expect(text).toMatch(
      /B2 +error +title\/length +The title has 131 characters; Amazon takes 75\. +\+6\.5 +refused or hidden\n +Title +found: “New Arrival”/,
    );
    expect(text).not.toContain('as of 2026-07-27');
    expect(print({ columns: 140, verbose: true })).toContain('as of 2026-07-27');
    expect(text).toMatch(/12:5 +warning +size\/chart-unit/);
  });

  test('suggestions are in the language of the listing', () => {
    expect(print()).toContain('text to paste: “All measurements in cm.”');
    expect(print()).toContain('text to paste (Chinese): “所有尺寸单位均为 cm。”');
    expect(print({ lang: 'zh' })).toContain('建议文案（可复制）：“所有尺寸单位均为 cm。”');
  });

  test('a kind of finding on many listings is told once, with the rows', () => {
    const text = print({ columns: 120 });
    expect(text.match(/No picture shows a detail\./g)).toHaveLength(1);
    expect(text).toContain('rows 2, 8, 14, 20');
    expect(text).toContain('+3.6–4.1');
    expect(text).toContain('2 more documents with nothing but the above: 2 need work');
    expect(
      print({ columns: 120, verbose: true }).match(/AA(2|8|14|20) +warning +image\/detail/g),
    ).toHaveLength(4);
  });

  test('many findings of a kind in one document, or about one file, do not fill the page', () => {
    const [first] = result.documents as [DocumentResult];
    const broken = result.documents.at(-1) as DocumentResult;
    const repeat = (document: DocumentResult): DocumentResult => ({
      ...document,
      findings: [1, 2, 3, 4, 5].map(line => {
        const [finding] = document.findings as [DocumentResult['findings'][number]];
        return { ...finding, location: { ...finding.location, line, column: 9, cell: null } };
      }),
    });
    const text = print({ columns: 120 }, { ...result, documents: [repeat(first), repeat(broken)] });
    expect(text).toContain('2 more like this: 4:9, 5:9');
    expect(text).toMatch(/5 × +error +input\/syntax +This is not valid JSON: a comma is missing/);
    expect(text).toContain('on 1:9, 2:9, 3:9, 4:9, 5:9');
  });

  test('a rule’s points are won once', () => {
    const lines = print({ columns: 120 })
      .split('\n')
      .filter(line => line.includes('claims/absolute') && line.includes('error'));
    expect(lines.map(line => line.includes('+4.2'))).toEqual([true, false]);
  });

  test('documents with nothing to say are only counted', () => {
    expect(print()).not.toContain('RIB-SOCKS');
    expect(print()).toContain('9 documents · 8 listings');
  });

  test('what a person set aside is counted, and shown on demand', () => {
    expect(print()).not.toContain('supplier sends photos');
    expect(print()).toContain('1 set aside');
    expect(print({ verbose: true })).toContain('set aside: supplier sends photos');
  });

  test('thin coverage is said plainly', () => {
    expect(print()).toMatch(/女士针织开衫 +58 · checked 41% · needs work/);
    expect(print({ columns: 120 })).toContain(
      'Less than 50% could be checked of 2 documents, so they get no grade: 女士针织开衫, SHIRT-3',
    );
  });

  test('the foot: what to do first, what was not checked and how to give it', () => {
    const text = print();
    const first = text.slice(text.indexOf('Do these first'));
    expect(first.indexOf('title/length')).toBeLessThan(first.indexOf('image/detail'));
    expect(text).toMatch(
      /no price history · 9 documents\n +price\/inflated-original\n +→ priceHistory: in the config/,
    );
    expect(text).toContain('14 other files not read');
    expect(text).toContain('From Jan 31, 2027: title/length will hold for 3 listings');
  });

  test('without a full run there is no score', () => {
    const text = print({ columns: 120, verbose: true }, { ...result, partial: true });
    expect(text).toContain('only some rules were run, so there is no score');
    expect(text).not.toMatch(/\+\d|\bscore \d|checked \d|need work|blocked|Do these first/);
  });

  test('quiet is the totals, and a least severity hides and counts', () => {
    expect(print({ quiet: true, columns: 200 }).trimEnd().split('\n')).toHaveLength(1);
    const errors = print({ minSeverity: 'error' });
    expect(errors).not.toContain('size/chart-unit ·');
    expect(errors).toContain('9 findings under error not shown');
    expect(errors).toContain('4 errors · 7 warnings · 2 infos');
  });
});

describe('odd data', () => {
  const first = result.documents[0] as DocumentResult;
  const finding = first.findings[0] as DocumentResult['findings'][number];
  const odd: RunResult = {
    ...result,
    assumed: [],
    documents: [
      {
        ...first,
        file: 'evil\u001b]0;name\u0007.csv',
        id: 'A\u001b[31mB\u202egnp.exe',
        title: 'two\nlines\u0000\u200b\ud800 👩‍👩‍👧 Schön',
        score: null,
        grade: null,
        coverage: Number.NaN,
        findings: [
          { ...finding, data: {}, evidence: { id: 'unheard', data: {} } },
          { ...finding, rule: 'nobody/knows', messageId: 'this', suggestion: { phrase: 'none', data: {} } },
          {
            ...finding,
            rule: 'claims/absolute',
            messageId: 'claim',
            data: { words: `\u001b[2J${'very '.repeat(400)}` },
            evidence: { id: 'x', data: {}, source: 'nowhere' },
          },
          {
            ...finding,
            rule: 'price/discount-math',
            messageId: 'wrong',
            data: { was: 'x', now: null, real: '1', claimed: 2 },
          },
        ],
      },
      { ...first, key: 'second', id: null, title: null, noData: [{ rule: 'a/b', field: '' }] },
    ],
  };

  test.each(['en', 'zh'] as const)('never acts on the terminal, never fails: %s', lang => {
    for (const columns of [60, 120]) {
      for (const format of ['pretty', 'compact'] as const) {
        const text = [...reporters[format](odd, contextOf({ lang, columns }))].join('');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/);
        expect(text).toContain('A\\u001b[31mB');
      }
    }
    expect(() => JSON.parse([...reporters.json(odd, contextOf({ lang }))].join(''))).not.toThrow();
  });

  test('a run without documents is a page too', () => {
    const none: RunResult = {
      ...result,
      assumed: [],
      documents: [],
      summary: {
        ...result.summary,
        documents: 0,
        listings: 0,
        score: null,
        median: null,
        p10: null,
        errors: 0,
        warnings: 0,
        infos: 0,
      },
    };
    expect(print({}, none)).toContain('nothing to object to');
  });
});
