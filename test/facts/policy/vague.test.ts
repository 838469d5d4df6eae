import { describe, expect, test } from 'vitest';
import { returnPolicy, vagueWords } from '../../../src/facts/policy/index.ts';
import { run, storeWith } from './run.ts';

const wordsOf = (text: string): readonly string[] =>
  vagueWords(storeWith(text), run).map(({ words }) => words);

describe('vague words of two classes', () => {
  test.each([
    ['Opened boxes might still be rejected on return.', ['might still be rejected']],
    ['We will gladly try to find a solution for your return.', ['We will gladly try to find a solution']],
    ['Certain seasonal goods cannot be returned.', ['Certain seasonal goods']],
    ['We reserve the right to refuse a return.', ['reserve the right to refuse']],
    ['Refunds reach you within a few weeks.', ['a few weeks']],
    ['Rücksendungen können dann abgelehnt werden.', ['können dann abgelehnt']],
    ['Für die Rückgabe gilt: Einige Artikel sind vom Umtausch ausgeschlossen.', ['Einige Artikel']],
    ['Le remboursement peut être retardé.', ['peut être retardé']],
    ['Certains articles ne peuvent pas être retournés.', ['Certains articles']],
    ['La devolución puede ser rechazada.', ['puede ser rechazada']],
    ['Nos reservamos el derecho de rechazar la devolución.', ['Nos reservamos el derecho']],
    ['退货运费视具体商品而定。', ['视具体商品而定']],
    ['退貨運費視具體商品而定。', ['視具體商品而定']],
    ['节假日退款可能延迟。', ['可能延迟']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('no vague words', () => {
  test.each([
    'Sie zahlen keine Rücksendekosten, mit Ausnahme der zusätzlichen Kosten der gewählten Lieferung.',
    'Remboursement, à l’exception des frais supplémentaires découlant du mode de livraison choisi.',
    'We reserve the right to refuse a return if the seal is broken.',
    'Refunds may be delayed by 3 days over the holidays.',
    'You may return your order within 30 days.',
    'We pack your order safely and promptly.',
    '退款金额以实际支付的数额为准。',
    '三包规定期限内可以退货。',
  ])('%s', text => {
    expect(wordsOf(text)).toEqual([]);
  });
});

test('sentences run together are two', () => {
  const policy = returnPolicy(
    storeWith('We ship from one location.Returns: within 20 days of delivery, unworn.'),
    run,
  );
  expect(policy?.facts.window).toMatchObject({ days: 20 });
  expect(policy?.facts.window?.quote).toMatch(/^Returns/);
});

test('a line broken by hand goes on', () => {
  const policy = returnPolicy(
    storeWith(
      'You are entitled to send your order back to us for a\nrefund for a period of up to 14 days after delivery.',
    ),
    run,
  );
  expect(policy?.facts.window).toMatchObject({ days: 14 });
});

test('a window says from which day it counts, a refund by which way it comes', () => {
  const details = (text: string) => returnPolicy(storeWith(text), run)?.details;
  expect(details('Returns within 30 days.')).toEqual([]);
  expect(details('Returns within 30 days of delivery, refunds to your card.')).toEqual([
    'window-start',
    'refund-method',
  ]);
});
