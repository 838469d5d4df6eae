import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConfigFlags } from '../../src/config/flags.ts';
import type { LoadedConfig } from '../../src/config/load.ts';
import { here } from '../../src/config/places.ts';
import type { Preset } from '../../src/config/presets.ts';
import { resolve } from '../../src/config/resolve.ts';
import { readSource } from '../../src/config/source.ts';
import { validate } from '../../src/config/validate.ts';
import type { Listing } from '../../src/model/listing.ts';
import { documentOf } from './documents.ts';
import { known, rules } from './known.ts';

function loaded(texts: readonly string[], preset: Preset = 'recommended'): LoadedConfig {
  const layers = texts.map((text, index) => {
    const source = readSource({ file: `${index}.yaml`, text, encoding: 'utf-8', bom: false });
    const { config, problems } = validate(source, known);
    expect(problems).toEqual([]);
    return { source, config: config as NonNullable<typeof config> };
  });
  return { layers, plugins: [], skipped: [], preset, folder: '/shop', cwd: '/shop', places: here };
}

const settings = (texts: string | readonly string[], flags: ConfigFlags = {}, preset?: Preset) =>
  resolve(loaded([texts].flat(), preset), flags, { rules, today: '2026-11-22' });

const listing = (file = 'a.yaml', value: Listing = {}) => documentOf('listing', file, value);

/** Rules that are on for a document, with the severity where one is set. */
function rulesOn(given: ReturnType<typeof settings>, document = listing()): readonly string[] {
  const own = given.forDocument(document);
  return rules.flatMap(rule => {
    const setting = own.rule(rule);
    return setting ? [`${rule.id}${setting.severity ? ` ${setting.severity}` : ''}`] : [];
  });
}

test('presets hold one another: core, recommended, strict', () => {
  expect(rulesOn(settings('', {}, 'core'))).toEqual(['image/detail', 'title/length']);
  expect(rulesOn(settings('', {}, 'recommended'))).toEqual([
    'copy/duplicated',
    'image/detail',
    'title/length',
    'title/symbols',
  ]);
  expect(rulesOn(settings('', {}, 'strict'))).toEqual(rules.map(rule => rule.id));
  expect(rulesOn(settings('', { preset: 'core' }, 'strict'))).toEqual(['image/detail', 'title/length']);
});

test.each([
  ['rules: {title/length: off}', ['image/detail']],
  ['rules: {title/symbols: error}', ['image/detail', 'title/length', 'title/symbols error']],
  ['rules: {copy/duplicated: {share: 0.5}}', ['copy/duplicated', 'image/detail', 'title/length']],
  ["rules: {'title/*': info}", ['image/detail', 'title/length info', 'title/symbols info']],
  ["rules: {title/length: error, 'title/*': off}", ['image/detail', 'title/length error']],
  [
    "rules: {'*/*': off, '{image,copy}/*': warning, image/detail: off}",
    ['copy/duplicated warning', 'copy/readability warning'],
  ],
])('core with %s', (text, expected) => {
  expect(rulesOn(settings(text, {}, 'core'))).toEqual(expected);
});

test('a later layer counts, options are joined by name', () => {
  const given = settings([
    'rules: {image/detail: {severity: error, min: 2, label: close}}',
    "rules: {'image/*': info, image/detail: {min: 3}}",
  ]);
  expect(given.forDocument(listing()).rule(known.rules.get('image/detail') as never)).toEqual({
    severity: 'info',
    options: { min: 3, roles: ['detail'], pixels: true, label: 'close' },
  });
});

test('overrides hold by file and by field, the last one counting', () => {
  const given = settings(`
profiles: [amazon]
markets: [DE]
overrides:
  - files: [clearance/**]
    rules: {title/length: off}
    markets: [US, FR]
  - where: {category: apparel/**, tags: 'sale*'}
    rules: {title/length: error}
    language: fr
  - files: ['**/*.csv']
    where: {price.currency: EUR}
    markets: [UK]
`);
  const of = (file: string, value: Listing) => {
    const { markets, profiles, language } = given.forDocument(listing(file, value));
    return [
      markets.join('+'),
      profiles.join('+'),
      language,
      rulesOn(given, listing(file, value)).includes('title/length'),
    ];
  };
  expect(of('a.yaml', {})).toEqual(['DE', 'amazon', undefined, true]);
  expect(of('clearance/a.yaml', {})).toEqual(['US+FR', 'amazon', undefined, false]);
  expect(
    rulesOn(given, listing('clearance/b.yaml', { category: 'apparel/dresses', tags: ['new', 'sale-10'] })),
  ).toContain('title/length error');
  expect(of('clearance/b.yaml', { category: 'apparel', tags: ['sale'] })[2]).toBe('fr');
  expect(of('b.yaml', { category: 'apparel/dresses', tags: ['new'] })[2]).toBeUndefined();
  expect(of('clearance/x/a.csv', { price: { currency: 'EUR' } as never })[0]).toBe('GB');
  expect(of('clearance/x/a.csv', { price: { currency: 'USD' } as never })[0]).toBe('US+FR');
  expect(given.unusedOverrides()).toEqual([]);
});

test('an override on the category holds for the written one and for the one it resolves to', () => {
  const text = 'overrides: [{where: {category: apparel/**}, rules: {image/detail: off}}]';
  const given = resolve(
    loaded([text]),
    {},
    {
      rules,
      today: '2026-11-22',
      categoryOf: ({ value }) => ((value as Listing).category === 'SWIM26' ? 'apparel/swimwear' : undefined),
    },
  );
  const off = (category: string) => !rulesOn(given, listing('a.yaml', { category })).includes('image/detail');
  expect([off('apparel/tops'), off('SWIM26'), off('LAMP26')]).toEqual([true, true, false]);
});

test('layers join categories by name', () => {
  const { categories } = settings([
    'categories: {SWIM26: apparel, LINEN: home}',
    'categories: {SWIM26: apparel/swimwear}',
  ]);
  expect(categories).toEqual({ SWIM26: 'apparel/swimwear', LINEN: 'home' });
});

test('an override that matched nothing is a note at its place', () => {
  const given = settings(
    'overrides:\n  - files: [a/**]\n    language: de\n  - files: [b/**]\n    language: fr\n',
  );
  given.forDocument(listing('a/x.yaml'));
  const [note, ...more] = given.unusedOverrides();
  expect(more).toEqual([]);
  expect(note).toMatchObject({
    rule: 'config/unused-override',
    severity: 'info',
    location: { file: '0.yaml', line: 4, column: 5 },
  });
});

test('a file’s dialect and columns come from flag, override, config', () => {
  const given = (flags: ConfigFlags) =>
    settings(
      'fields: {title: 标题, id: 货号}\noverrides:\n  - files: [x/**]\n    dialect: shopify\n    fields: {title: Name}\n',
      flags,
    );
  expect(given({}).forFile('x/a.csv')).toEqual({
    dialect: 'shopify',
    fields: { title: { columns: ['Name'] }, id: { columns: ['货号'] } },
  });
  expect(given({}).forFile('y/a.csv')).toEqual({
    fields: { title: { columns: ['标题'] }, id: { columns: ['货号'] } },
  });
  expect(given({ dialect: 'table' }).forFile('x/a.csv').dialect).toBe('table');
});

test('--rule narrows the rules, and an id in full is wanted even where it is off', () => {
  const text = 'rules: {title/length: off, image/detail: error}';
  expect(rulesOn(settings(text, { rule: ['title/*'] }))).toEqual(['title/symbols']);
  expect(rulesOn(settings(text, { rule: ['title/length', 'image/*'] }))).toEqual([
    'image/detail error',
    'title/length',
  ]);
});

test('what holds for the run: flag, config, default', () => {
  expect(settings('').asOf).toBe('2026-11-22');
  expect(settings('asOf: 2026-01-02').asOf).toBe('2026-01-02');
  expect(settings('asOf: 2026-01-02', { asOf: '2026-03-04' }).asOf).toBe('2026-03-04');
  expect(settings('report: {lang: zh}').lang).toBe('zh');
  expect(settings('report: {lang: zh}', { lang: 'en' }).lang).toBe('en');
  expect(settings('scope: marketplace').scope).toBe('marketplace');
  expect(settings('').scope).toBe('store');
  expect(settings('ignore: [old/**]', { ignore: ['*.bak'] }).ignore).toEqual(['old/**', '*.bak']);
});

test('layers join words by list and suppressions in order; other lists are replaced', () => {
  const given = settings([
    'words: {brands: [Norrfolk]}\nsuppress: [{id: 00123, rule: image/*, reason: r, until: 2026-12-05}]\nfiles: [a]\ncomplete: [returns]',
    'words: {brands: {add: [Elbhaus], allow: [x]}}\nsuppress: [{id: B, rule: title/length}]\nfiles: [b]',
  ]);
  expect(given.words).toEqual({ brands: { add: ['Norrfolk', 'Elbhaus'], allow: ['x'] } });
  expect(given.files).toEqual(['b']);
  expect(given.complete).toEqual(['returns']);
  expect(given.suppressions).toMatchObject([
    {
      rule: 'image/*',
      reason: 'r',
      until: '2026-12-05',
      scope: { kind: 'id', id: '00123' },
      place: { file: '0.yaml', line: 2 },
    },
    { rule: 'title/length', reason: '', scope: { kind: 'id', id: 'B' }, place: { file: '1.yaml', line: 2 } },
  ]);
});

test('a message’s platform and a document’s own alias of a market are understood', () => {
  const given = settings('profiles: [google]');
  expect(given.forDocument(documentOf('message', 'm.yaml', { profile: 'amazon' } as never)).profiles).toEqual(
    ['amazon'],
  );
  expect(given.forDocument(listing('a.yaml', { markets: ['uk'] })).markets).toEqual(['GB']);
});

test('precedence: flag, own field, override, config, implied; each replaces, none adds', () => {
  const some = fc.option(
    fc.uniqueArray(fc.constantFrom('amazon', 'ebay', 'google', 'shopify'), { minLength: 1 }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(some, some, some, some, some, some, (flag, own, later, earlier, base, implied) => {
      const line = (names: readonly string[] | undefined, indent: string) =>
        names ? `${indent}profiles: [${names.join(', ')}]\n` : '';
      const text = `${line(base, '')}overrides:\n  - files: [a.yaml]\n${line(earlier, '    ')}  - files: ['*']\n${line(later, '    ')}`;
      const given = resolve(loaded([text]), flag ? { profile: flag } : {}, {
        rules,
        today: '2026-11-22',
        impliedProfiles: () => implied ?? [],
      });
      const expected = flag ?? own ?? later ?? earlier ?? base ?? implied ?? [];
      const document = listing('a.yaml', own ? { profiles: own } : {});
      expect(given.forDocument(document).profiles).toEqual(expected);
      expect(given.forDocument(document)).toBe(given.forDocument(document));
    }),
  );
});
