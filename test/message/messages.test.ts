import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import builtIn from '../../rules/index.ts';
import { fill } from '../../src/report/render.ts';
import { told } from './messages.ts';

const here = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');
const shown = ({ id, rule, messageId }: { id: string | undefined; rule: string; messageId: string }) =>
  `${id}: ${rule} ${messageId}`;

describe('messages as shops send them', () => {
  const good = here('good.yaml');
  test('are enough to say something, in five languages', () => {
    const languages = (parse(good) as { language: string }[]).map(({ language }) => language);
    expect(languages.length).toBeGreaterThanOrEqual(40);
    expect(new Set(languages)).toEqual(new Set(['en', 'zh', 'de', 'fr', 'es']));
  });

  test.each([[[]], [['DE', 'FR', 'ES']], [['US', 'GB']], [['CN']]])(
    'nothing is objected to them: markets %j',
    markets => {
      const found = told(good, { markets }).filter(({ rule }) => rule !== 'message/missing');
      expect(found.map(shown)).toEqual([]);
    },
  );

  test('names of variables say nothing of the language a message is in', () => {
    expect(told(good, { only: id => id === 'copy/language' }).map(shown)).toEqual([]);
  });

  test('“Best,” ends a letter, and a least number of orders is no superlative', () => {
    const found = told(good, { markets: ['CN'], only: id => id === 'claims/absolute' });
    expect(found.map(shown)).toEqual([]);
  });

  test('every fault of the bad ones is told, and nothing else', () => {
    const bad = here('bad.yaml');
    const expected = (parse(bad) as { id: string; 'x-expect': string[] }[]).flatMap(
      ({ id, 'x-expect': faults }) => faults.map(fault => `${id}: ${fault}`),
    );
    const found = told(bad).filter(({ rule }) => rule !== 'message/missing');
    expect(found.map(shown).sort()).toEqual(expected.sort());
  });
});

describe('texts to paste for messages', () => {
  const slots = ['{{ slot }}', '[slot]'];
  const pasted = Object.entries(builtIn.phrases).flatMap(([language, book]) =>
    Object.entries(book)
      .filter(([id]) => id.startsWith('message.'))
      .flatMap(([id, phrase]) =>
        slots.map(slot => ({
          kind: 'message',
          id: `${id} ${language} ${slot}`,
          language,
          body: fill(phrase, { slot }),
        })),
      ),
  );

  test.each(['amazon', 'ebay', 'tiktok', 'aliexpress'])('none of them is forbidden on %s', profile => {
    expect(pasted.length).toBeGreaterThan(400);
    const found = told(stringify(pasted), { profiles: [profile] }).filter(
      // A single sentence of thanks is part of a longer message.
      ({ rule, messageId }) => rule === 'message/forbidden' && messageId !== 'thanks-only',
    );
    expect(found.map(shown)).toEqual([]);
  });

  test('none of them is forward, pushes or blames', () => {
    const found = told(stringify(pasted)).filter(
      ({ rule, messageId }) =>
        rule === 'message/tone' && ['familiar', 'pushy', 'blaming'].includes(messageId),
    );
    expect(found.map(shown)).toEqual([]);
  });

  /** Rules that look for elements, and a type each is asked of. */
  const asked = builtIn.rules
    .filter(({ id }) =>
      [
        'order-confirmation',
        'dispatch',
        'delay',
        'refund',
        'preorder-result',
        'sales',
        'aftersales',
        'marketing',
      ].includes(id.replace('message/', '')),
    )
    .flatMap(rule => rule.examples.invalid.map(example => example.value as { type: string; body?: string }))
    .filter(({ body }) => body !== undefined);

  test('pasting what is missing makes the message whole, in five languages', () => {
    const lacking: string[] = [];
    for (const [language, book] of Object.entries(builtIn.phrases)) {
      for (const { type } of asked) {
        const bare = { kind: 'message', id: 'm', type, language, segment: 'all', body: '…' };
        const elements = told(stringify([bare])).flatMap(({ rule, messageId }) =>
          rule === 'message/tone' ? [] : [messageId],
        );
        const body = [...elements, ...(type === 'preorder-failure' ? ['refund-days'] : [])]
          .map(element => SAME[element] ?? element)
          .flatMap(element => {
            const slot =
              element === 'final-price' ? '{{ price }}' : LINKED.has(element) ? '{{ link }}' : '{{ x }}';
            const phrase = book[`message.${element}`];
            return phrase === undefined ? [] : [filledIn(fill(phrase, { slot }))];
          })
          .join('\n');
        const left = told(stringify([{ ...bare, body }])).filter(
          ({ rule, messageId }) =>
            !['message/tone', 'message/language-pair', 'message/missing'].includes(rule) &&
            !WITHOUT_TEXT.has(messageId),
        );
        lacking.push(...left.map(({ messageId }) => `${language} ${type} ${messageId}`));
      }
    }
    expect([...new Set(lacking)]).toEqual([]);
  });
});

/** Findings whose text is that of another. */
const SAME: Readonly<Record<string, string>> = { 'choice-on-its-way': 'choice', 'no-refund': 'full-refund' };
const LINKED = new Set(['link', 'alternative', 'product-facts']);

/** With the numbers that a shop puts in. */
const filledIn = (text: string): string =>
  text
    .replaceAll('[n]', '5')
    .replace(/\[(?:price|Preis|prix|precio|价格|单价)\]/g, '€5')
    .replace(/\[(?:date|Datum|fecha|日期)\]/g, '2026-12-24')
    .replace(/\[(?:holiday|Feiertag|fête|fiesta|节日)\]/g, '24.12.');

/** A benefit is the seller's to decide: no text is offered. */
const WITHOUT_TEXT = new Set(['benefit', 'next-benefit', 'discount']);

const guide = new URL('../../../shared/spec/002_51f637385bda6267.txt', import.meta.url);

describe.skipIf(!existsSync(guide))('the sample messages of the training itself', () => {
  const lines = existsSync(guide)
    ? readFileSync(guide, 'utf8')
        .split('\n')
        .map(line => line.trim())
    : [];
  /** The lines from one that begins a sample to the next numbered one. */
  const sample = (heading: string, next: string): readonly string[] =>
    lines.slice(
      lines.findIndex(line => line.startsWith(heading)) + 1,
      lines.findIndex(line => line.startsWith(next)),
    );
  const message = (id: string, type: string, language: string, part: readonly string[]) => ({
    kind: 'message',
    id: `${id}.${language}`,
    type,
    language,
    body: part.filter(line => line !== '' && /\p{sc=Han}/u.test(line) === (language === 'zh')).join('\n'),
  });
  const both = (id: string, type: string, part: readonly string[]) =>
    ['en', 'zh'].map(language => message(id, type, language, part));

  test('$25 beside 25元', () => {
    const found = told(stringify(both('bulk', 'bulk-quote', sample('7、大量订购', '每个卖家的情况'))));
    expect(found.map(shown)).toContain('bulk.en: message/language-pair currency');
  });

  test('an out-of-stock text beside a price reply', () => {
    const found = told(stringify(both('stock', 'out-of-stock', sample('6、货物断货', '7、大量订购'))));
    expect(found.map(shown)).toContain('stock.en: message/language-pair topic');
    expect(found.map(shown)).toContain('stock.zh: message/sales market');
  });

  test('words that are run together', () => {
    const [english] = both('bulk', 'bulk-quote', sample('7、大量订购', '每个卖家的情况'));
    const found = told(stringify([english]), { only: id => id === 'copy/format' });
    expect(found.map(shown)).toContain('bulk.en: copy/format joined');
  });

  test('a profit promised to resellers', () => {
    const found = told(stringify(both('season', 'seasonal', sample('5、推广新产品', '6、货物断货'))));
    expect(found.map(shown)).toContain('season.zh: message/marketing profit');
  });

  test('a reply to an inquiry without a fact of the product', () => {
    const part = sample('1、当买家光顾', '2、鼓励买家');
    const found = told(stringify([message('hello', 'inquiry-reply', 'en', part)]));
    expect(found.map(shown)).toContain('hello.en: message/sales product-facts');
  });
});
