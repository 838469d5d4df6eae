import { expect, it } from 'vitest';
import { byName, commonOf } from '../../../src/facts/category/names.ts';
import { chainOf, keyOf, typeKey } from '../../../src/facts/category/tree.ts';
import { categories } from './categories.ts';

type ByNode = Readonly<Record<string, readonly string[]>>;

/** All names brought into form at once. */
function atOnce(names: ByNode, formOf: (name: string) => string): ReadonlyMap<string, string> {
  const nodes = new Map<string, string>();
  for (const [node, own] of Object.entries(names))
    for (const form of own.map(formOf)) nodes.set(form, commonOf(nodes.get(form) ?? node, node));
  return nodes;
}

const spoken = Object.fromEntries(
  Object.entries(categories.names).map(([node, byLanguage]) => [node, Object.values(byLanguage).flat()]),
);
const odd = { a: ['The Äpfel', 'é\u0301clair', 'Und so', '& more', 'ＴＯＹＳ', 'deals'], b: ['toy', 'Deal'] };

it.each<[string, ByNode, (name: string) => string]>([
  ['what shops call them', spoken, keyOf],
  ['Google’s', categories.google.paths, path => chainOf(path.split('>'))],
  ['Amazon’s', categories.amazon, typeKey],
  ['odd names', odd, keyOf],
])('finds every name as if all were read: %s', (_, names, formOf) => {
  const expected = atOnce(names, formOf);
  const found = byName(names, formOf);
  expect(expected.size).toBeGreaterThan(0);
  for (const [form, node] of expected) expect([form, found.get(form)]).toEqual([form, node || undefined]);
});
