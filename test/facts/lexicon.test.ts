import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileTerms, eachTerm, hits } from '../../src/facts/lexicon.ts';
import type { Lexicon } from '../../src/facts/run.ts';
import { toText } from '../../src/facts/text.ts';
import { trie } from '../../src/facts/trie.ts';

const list = (groups: Lexicon['groups']): Lexicon => ({
  list: 'test',
  as_of: '2026-11-24',
  source: 'test',
  groups,
});
const claims = list({
  best: {
    en: ['best', 'best price', 'No. 1', 'men’s best'],
    zh: ['最好', '第一', '第一名', '顶级'],
    de: ['best'],
  },
  part: { en: ['close-up', 'XXL', '100%'], zh: ['细节'] },
});
const found = (raw: string, allowed?: readonly string[], languages?: readonly string[]) => {
  const text = toText(raw);
  return hits(text, claims, allowed, languages).map(hit => {
    const { start, end } = text.rawSpan(hit.span);
    return `${hit.group}:${raw.slice(start, end)}`;
  });
};

describe('hits', () => {
  it('takes the longest match, folded, at the edges of words', () => {
    expect(found('Our BEST  Price, bestseller, asbestos, best.')).toEqual(['best:BEST  Price', 'best:best']);
    expect(found('No.\u00a01 shop; no. 10; ＢＥＳＴ tee')).toEqual(['best:No.\u00a01', 'best:ＢＥＳＴ']);
  });
  it('wants no edge where a script has no blanks', () => {
    expect(found('这是最好的第一名best面料，细节图')).toEqual([
      'best:最好',
      'best:第一名',
      'best:best',
      'part:细节',
    ]);
  });
  it('finds words across tags and entities', () => {
    expect(found('<p>the b<b>est</b> pr&#105;ce</p>')).toEqual(['best:b<b>est</b> pr&#105;ce']);
  });
  it('takes hyphens for blanks and curved for straight apostrophes', () => {
    expect(found("close up, Close‑Up; men's best")).toEqual([
      'part:close up',
      'part:Close‑Up',
      "best:men's best",
    ]);
  });
  it('leaves allowed words out, with what they cover', () => {
    expect(found('Best Company GmbH: best', ['Best Company GmbH'])).toEqual(['best:best']);
    expect(found('best price of the best', ['best'])).toEqual(['best:best price']);
  });
  it('gives a spelling of several languages once a group, in the languages asked for', () => {
    expect(hits(toText('best'), claims)).toHaveLength(1);
    expect(hits(toText('best'), claims, [], ['de'])).toMatchObject([{ language: 'de', term: 'best' }]);
    expect(found('best 细节', [], ['zh'])).toEqual(['part:细节']);
  });
  it('takes a text of nothing but hits', () => {
    expect(found('best '.repeat(50_000))).toHaveLength(50_000);
  });
});

it('the trie finds what a plain search finds at the edges of words', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abc中'), minLength: 1, maxLength: 4 });
  const isEdge = (text: string, at: number) => !/[abc]{2}/.test(text.slice(Math.max(0, at - 1), at + 1));
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'abc中 '), maxLength: 60 }),
      (terms, text) => {
        const seen: string[] = [];
        const tree = trie();
        for (const term of terms) tree.add(term);
        tree.scan(text, (term, start, end) => seen.push(`${term}:${start}-${end}`));
        const expected = terms.flatMap((term, number) =>
          [...text].flatMap((_, start) =>
            text.startsWith(term, start) && isEdge(text, start) && isEdge(text, start + term.length)
              ? [`${number}:${start}-${start + term.length}`]
              : [],
          ),
        );
        expect(seen.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 3000 },
  );
});

it('terms are found as if all were folded at once, however they are written', () => {
  const word = fc.string({ unit: fc.constantFrom(...'aBｂé\u0301中檢检1 -'), minLength: 1, maxLength: 4 });
  const words = fc.array(word, { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(words, words, (terms, said) => {
      const { folded } = toText(said.join(' '));
      const whole = trie();
      for (const term of terms.map(term => toText(term).folded)) if (term !== '') whole.add(term);
      const places = (scan: (place: (start: number, end: number) => void) => void): readonly string[] => {
        const seen: string[] = [];
        scan((start, end) => seen.push(`${start}-${end}`));
        return seen;
      };
      const compiled = compileTerms(terms.map(term => [term, term]));
      expect(places(place => eachTerm(folded, compiled, (_, start, end) => place(start, end)))).toEqual(
        places(place => whole.scan(folded, (_, start, end) => place(start, end))),
      );
    }),
    { numRuns: 2000 },
  );
});

it('a trie holds many terms', () => {
  const tree = trie();
  const terms = Array.from({ length: 5000 }, (_, number) => `t${number * 7919}`);
  expect(terms.map(term => tree.add(term))).toEqual([...terms.keys()]);
  expect(tree.add('t7919')).toBe(1);
  const seen: number[] = [];
  tree.scan(terms.join(' '), term => seen.push(term));
  expect(seen).toEqual([...terms.keys()]);
});
