import { expect, test } from 'vitest';
import brands from '../../../rules/lexicons/title-brands.yaml';
import nouns from '../../../rules/lexicons/title-nouns.yaml';
import { type CategoryNode, traits } from '../../../src/facts/category/data.ts';
import type { Lexicon } from '../../../src/facts/run.ts';
import { categories } from './categories.ts';

const nodes = Object.entries(categories.nodes);
const groups = [nouns, brands].flatMap(list => Object.keys((list as Lexicon).groups));

test('every node has a name in both languages, known traits and a node above it', () => {
  const wrong = nodes.filter(([path, node]) => {
    const { en, zh, traits: own = [], nouns: words = [], closed, ...others } = node as CategoryNode;
    const above = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    return (
      !en ||
      !zh ||
      Object.keys(others).length > 0 ||
      own.some(trait => !traits.includes(trait)) ||
      words.some(word => !groups.includes(word)) ||
      (above !== '' && !categories.nodes[above])
    );
  });
  expect(wrong).toEqual([]);
});

test('each group of nouns belongs to one node', () => {
  const used = nodes.flatMap(([, node]) => node.nouns ?? []);
  expect(used.filter((group, index) => used.indexOf(group) !== index)).toEqual([]);
});

test('other names lead to nodes of the tree, groups to word lists', () => {
  const { google, amazon, names, doubts, makers, vague } = categories;
  const named = [google.paths, google.ids, amazon, names].flatMap(map => Object.keys(map));
  expect(named.filter(path => !categories.nodes[path])).toEqual([]);
  expect([...Object.keys(doubts), ...Object.keys(makers)].filter(top => !categories.nodes[top])).toEqual([]);
  expect(
    Object.values({ ...doubts, ...makers })
      .flat()
      .filter(group => !groups.includes(group)),
  ).toEqual([]);
  const words = [
    ...Object.values(vague),
    ...Object.values(names).flatMap(byLanguage => Object.values(byLanguage)),
  ];
  expect(words.flat().filter(word => typeof word !== 'string')).toEqual([]);
});

test('a number of Google’s taxonomy means one node', () => {
  const ids = Object.values(categories.google.ids).flat();
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});
