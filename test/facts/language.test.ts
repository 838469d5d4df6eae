import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import stopwords from '../../rules/lexicons/stopwords.yaml';
import { documentLanguage, languageOf } from '../../src/facts/language.ts';
import type { Lexicon, Run } from '../../src/facts/run.ts';
import { toText } from '../../src/facts/text.ts';
import type { Document } from '../../src/model/document.ts';
import { categories } from './category/categories.ts';

const list = stopwords as Lexicon;
const run: Run = {
  asOf: '2026-11-24',
  scope: 'store',
  lexicon: () => list,
  allowed: () => [],
  categories,
  owners: {},
};
const language = (raw: string) => languageOf(toText(raw).folded, list);
const documentOf = (value: object) => ({ kind: 'listing', value }) as unknown as Document;

describe('language of a text', () => {
  it.each([
    ['Linen wrap dress with belt', 'en'],
    ['Women\u2019s running shoes', 'en'],
    ['Leinenkleid für Damen mit Gürtel, Größe M', 'de'],
    ['Robe en lin pour femme avec ceinture', 'fr'],
    ['Vestido de lino con cinturón para mujer', 'es'],
    ['Vestito in lino con cintura per donna', 'it'],
    ['Vestido de linho com cinto, tamanho único, não amassa', 'pt'],
    ['Linnen jurk met riem voor dames', 'nl'],
    ['Linneklänning med skärp för dam', 'sv'],
    ['Sukienka damska z lnu, kolor biały', 'pl'],
    ['亚麻系带连衣裙 Linen Dress 女', 'zh'],
    ['リネンのワンピース ベルト付き', 'ja'],
    ['린넨 원피스', 'ko'],
    ['Льняное платье с поясом', 'ru'],
    ['Лляна сукня з поясом, її колір білий', 'uk'],
    ['فستان كتان مع حزام', 'ar'],
    ['Φόρεμα λινό', 'el'],
    ['Lorem ipsum dolor sit amet, consectetur et netus ac turpis egestas', 'la'],
  ])('%s → %s', (raw, expected) => expect(language(raw)).toBe(expected));
  it.each([
    '',
    'LT-500 X2',
    'Acme Turbo 3000',
    '88 x 60 cm',
    'Die Hard',
    'La Mer',
    '👕',
    'Trunk Lock CE LE, 1999 CE LE, 2000 CE LE',
  ])('%j cannot be told', raw => expect(language(raw)).toBe('und'));
});

describe('language of a document', () => {
  it('is the declared one', () => {
    expect(documentLanguage(documentOf({ language: 'pt_BR', title: 'Linen dress with a belt' }), run)).toBe(
      'pt-BR',
    );
  });
  it('is voted over title, description and bullets', () => {
    const value = { title: 'Lissa', description: '<p>Kleid</p>', bullets: ['Mit Gürtel', 'Für den Sommer'] };
    expect(documentLanguage(documentOf(value), run)).toBe('de');
    expect(documentLanguage(documentOf({ title: 'Lissa' }), run)).toBe('und');
  });
});

const shared = new URL('../../../shared/', import.meta.url);
describe.skipIf(!existsSync(shared))('on real texts (skipped where ../shared is absent)', () => {
  const rows = <T>(path: string): T[] =>
    readFileSync(new URL(path, shared), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line));
  /** The shares of the texts that were told wrong, and that could not be told. */
  const judge = (items: readonly { raw: string; lang: string }[]) => {
    const told = items.map(({ raw, lang }) => ({ got: language(raw), lang: lang.slice(0, 2) }));
    const share = (is: (item: { got: string; lang: string }) => boolean) =>
      told.filter(is).length / told.length;
    return {
      wrong: share(({ got, lang }) => got !== 'und' && got !== lang),
      undecided: share(({ got }) => got === 'und'),
    };
  };
  it('is rarely wrong on titles, and often decides', () => {
    const titles = rows<{ title: string; lang: string }>('eval/titles.jsonl');
    const { wrong, undecided } = judge(titles.map(({ title, lang }) => ({ raw: title, lang })));
    expect(wrong).toBeLessThan(0.02);
    expect(undecided).toBeLessThan(0.4);
  });
  it('is not wrong on sentences', () => {
    const sentences = rows<{ text: string; lang: string }>('eval/claims.jsonl');
    const { wrong, undecided } = judge(sentences.map(({ text, lang }) => ({ raw: text, lang })));
    expect(wrong).toBeLessThan(0.01);
    expect(undecided).toBeLessThan(0.1);
  });
  it('tells every policy', () => {
    const policies = rows<{ file: string; lang: string }>('data/policies/index.jsonl');
    const texts = policies.map(({ file, lang }) => ({
      raw: readFileSync(new URL(`data/policies/${file}`, shared), 'utf8'),
      lang,
    }));
    expect(judge(texts)).toEqual({ wrong: 0, undecided: 0 });
  });
});
