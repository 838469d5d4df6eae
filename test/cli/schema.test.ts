import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const categories = () => JSON.parse(command(['schema', 'categories', '--format', 'json']).stdout);

describe('schema', () => {
  test('categories, for programs and for both languages', () => {
    expect(categories()).toContainEqual({
      path: 'apparel/swimwear',
      en: 'Swimwear',
      zh: '泳装',
      traits: ['sized', 'worn', 'modelled', 'textile', 'hygiene'],
    });
    expect(command(['schema', 'categories', '--lang', 'zh']).stdout).toMatch(
      /apparel\/swimwear +泳装 +分尺码/,
    );
    expect(command(['schema', 'categories', '--lang', 'en']).stdout).toMatch(
      /home\/bedding +Bedding +fabric/,
    );
  });

  test('a kind of document, with titles in the language of the reader', () => {
    const schema = JSON.parse(command(['schema', 'listing', '--lang', 'zh']).stdout);
    expect(schema.title).toBe('商品');
    const { properties } = schema.definitions.listing;
    expect(properties.category).toEqual({ title: '类目', type: ['string', 'number', 'boolean', 'null'] });
    expect(properties.kind.const).toBe('listing');
    expect(properties.availability.anyOf[0].enum).toContain('preorder');
  });

  test('of the config, with the rules of its own plugins', () => {
    const cwd = folderWith({
      'listing-lint.yaml': 'declare: [{id: acme/no-competitor, field: title, forbid: [CompetitorCo]}]\n',
    });
    const schema = JSON.parse(command(['schema', 'config'], { cwd }).stdout);
    expect(Object.keys(schema.definitions.rules.properties)).toEqual(
      expect.arrayContaining(['image/detail', 'acme/no-competitor']),
    );
    expect(schema.properties.profiles.anyOf[0].items.enum).toContain('amazon');
    expect(schema.properties.markets.description).toMatch(/Countries/);
  });

  test('an unknown name is a fault with the names there are', () => {
    const { status, stderr } = command(['schema', 'orders']);
    expect(status).toBe(2);
    expect(stderr).toContain('categories');
  });
});

describe('categories of a run', () => {
  const config = (text: string) => ({ 'listing-lint.yaml': text });
  const listings =
    'sku,title,category,description\nS1,Aurora Bandeau Two-Piece,SWIM26,A\nS2,Linen Wrap Dress,,B\nS3,Aurora 3000,,C\n';

  test('stand in the report and in the counts of the file', () => {
    const cwd = folderWith({ ...config('categories: {SWIM26: apparel/swimwear}'), 'a.csv': listings });
    const { stdout } = command(['a.csv', '--format', 'json', '--fail-on', 'never'], { cwd });
    const { documents, run } = JSON.parse(stdout);
    expect(documents.map(({ category }: { category: unknown }) => category)).toEqual([
      { path: 'apparel/swimwear', from: 'stated', certainty: 1 },
      { path: 'apparel/dresses', from: 'title', certainty: 0.95 },
      null,
    ]);
    expect(run.assumed[0].categories).toEqual({ stated: 1, inferred: 1, unknown: 1 });
  });

  test('are what an override asks for', () => {
    const text = [
      'categories: {SWIM26: apparel/swimwear}',
      'overrides: [{where: {category: apparel/**}, rules: {image/detail: off}}]',
    ].join('\n');
    const cwd = folderWith({
      ...config(text),
      'a.csv': 'sku,title,category,images\nS1,Aurora,SWIM26,\nS3,Aurora 3000,LAMP,\n',
    });
    const { stdout } = command(['a.csv', '--format', 'json', '--fail-on', 'never'], { cwd });
    const { documents } = JSON.parse(stdout);
    const rulesOf = (index: number) => documents[index].findings.map(({ rule }: { rule: string }) => rule);
    expect(rulesOf(0)).not.toContain('image/detail');
    expect(rulesOf(1)).toContain('image/detail');
  });

  test('the pretty report says them on --verbose', () => {
    const cwd = folderWith({
      'a.csv': 'sku,title,category,images\nS2,Linen Wrap Dress,,\nS3,Aurora,toys,\n',
    });
    const verbose = command(['a.csv', '--verbose', '--lang', 'en', '--fail-on', 'never'], { cwd }).stdout;
    expect(verbose).toContain('category apparel/dresses (from the title, 95%)');
    expect(verbose).toContain('category: 1 stated, 1 inferred, 0 unknown');
  });
});
