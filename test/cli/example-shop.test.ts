import { describe, expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { command } from './command.ts';

interface Reported {
  readonly file: string;
  readonly kind: string;
  readonly id: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
  }[];
  readonly noData: readonly { readonly rule: string; readonly field: string }[];
}

const report = (folder: string): readonly Reported[] => {
  const args = [
    folder,
    '--no-config',
    '--no-images',
    '--as-of',
    '2026-11-22',
    '--lang',
    'en',
    '--format',
    'json',
  ];
  return JSON.parse(command(args).stdout).documents;
};
const [good, bad] = [report('fixtures/shop/good'), report('fixtures/shop/bad')];

test('the good shop has neither errors nor warnings', () => {
  const serious = good.flatMap(({ id, findings }) =>
    findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, message }) => `${id} ${rule}: ${message}`),
  );
  expect(serious).toEqual([]);
});

test('the good shop has each kind of document, and its bad twin the same', () => {
  const kinds = (documents: readonly Reported[]) => [...new Set(documents.map(({ kind }) => kind))].sort();
  expect(kinds(good)).toEqual(expect.arrayContaining(['listing', 'message', 'seller', 'store']));
  expect(kinds(bad)).toEqual(kinds(good));
  expect([...good, ...bad].filter(({ kind }) => kind === 'listing')).toHaveLength(12);
});

describe('each rule about a store’s pages, its messages and a seller’s figures speaks up in the bad shop', () => {
  const told = new Set(bad.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  const rules = builtIn.rules.filter(
    ({ id, on }) =>
      (on.includes('seller') || (['store', 'message'].includes(on[0] ?? '') && on.length === 1)) &&
      id !== 'store/policy-conflict',
  );
  test.each(rules.map(({ id }) => id))('%s', id => {
    expect(told).toContain(id);
  });
});

test('twelve orders get no verdict, whatever their figures', () => {
  const small = bad.find(({ id }) => id === 'harbor-small') as Reported;
  expect(
    small.findings.filter(({ rule }) => rule.startsWith('seller/') && rule !== 'seller/no-sales'),
  ).toEqual([]);
  const few = small.noData.filter(({ field }) => field === 'orders.few').map(({ rule }) => rule);
  expect(few).toEqual(
    expect.arrayContaining([
      'seller/dispute-rate',
      'seller/positive-rate',
      'seller/refund-rate',
      'seller/repeat-rate',
    ]),
  );
});

test('figures of a platform are held against no other platform’s limits', () => {
  const amazon = bad.find(({ id }) => id === 'harbor-bad-amazon') as Reported;
  const rules = new Set(amazon.findings.map(({ rule }) => rule));
  expect([...rules].filter(rule => /refund-rate|dispute-rate|positive-rate/.test(rule))).toEqual([]);
  expect(rules).toContain('seller/fulfilment');
});

test('what the platform owns is not asked of the seller', () => {
  const args = ['fixtures/shop/bad/store.yaml', '--no-config', '--profile', 'amazon', '--format', 'json'];
  const { documents } = JSON.parse(command(args).stdout) as { documents: Reported[] };
  const told = documents.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  const owned = ['checkout/', 'shipping/page-sections', 'returns/parts', 'preorder/page', 'message/notice'];
  expect(told.filter(rule => owned.some(start => rule.startsWith(start)))).toEqual([]);
});
