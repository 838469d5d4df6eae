import { expect, test } from 'vitest';
import { problemsText } from '../../src/config/problem.ts';
import { readSource } from '../../src/config/source.ts';
import { validate } from '../../src/config/validate.ts';
import { known } from './known.ts';

const check = (text: string) =>
  validate(readSource({ file: 'listing-lint.yaml', text, encoding: 'utf-8', bom: false }), known);

const lines = (...all: string[]): string => all.join('\n');

test.each([
  [
    'unknown key',
    lines('configVersion: 1', 'profile: [amazon]', ''),
    lines(
      'listing-lint.yaml:2:1: unknown key “profile”',
      '  2 | profile: [amazon]',
      '    | ^^^^^^^',
      '      did you mean profiles?',
      '      valid: configVersion, extends, files, ignore, report, scope, references, priceHistory, complete, words, pictureNames, decisions, categories, asOf, rules, profiles, markets, language, fields, store, overrides, suppress, plugins, declare',
    ),
  ],
  [
    'unknown key inside',
    'report: {lnag: zh}',
    lines(
      'listing-lint.yaml:1:10: unknown key “lnag”',
      '  1 | report: {lnag: zh}',
      '    |          ^^^^',
      '      did you mean lang?',
      '      valid: lang',
    ),
  ],
  [
    'unknown rule',
    lines('rules:', '  # pictures', '  image/detial: off'),
    lines(
      'listing-lint.yaml:3:3: unknown rule “image/detial” (listing-lint rules lists them)',
      '  3 |   image/detial: off',
      '    |   ^^^^^^^^^^^^',
      '      did you mean image/detail?',
    ),
  ],
  [
    'glob over no rule',
    'rules: {"tilte/*": off}',
    lines(
      'listing-lint.yaml:1:9: “tilte/*” matches no rule (listing-lint rules lists them)',
      '  1 | rules: {"tilte/*": off}',
      '    |         ^^^^^^^^^',
    ),
  ],
  [
    'unknown severity',
    lines('rules:', '  title/length: {severity: warn, max: 3}'),
    lines(
      'listing-lint.yaml:2:28: unknown severity “warn”',
      '  2 |   title/length: {severity: warn, max: 3}',
      '    |                            ^^^^',
      '      did you mean warning?',
      '      valid: error, warning, info, off',
    ),
  ],
  [
    'unknown option',
    lines('rules:', '  image/detail: {mn: 2}'),
    lines(
      'listing-lint.yaml:2:18: image/detail has no option “mn”',
      '  2 |   image/detail: {mn: 2}',
      '    |                  ^^',
      '      did you mean min?',
      '      valid: min, roles, pixels, label, severity',
    ),
  ],
  [
    'option of a rule without options',
    'rules: {title/symbols: {max: 2}}',
    lines(
      'listing-lint.yaml:1:25: title/symbols has no options, only a severity',
      '  1 | rules: {title/symbols: {max: 2}}',
      '    |                         ^^^',
      '      valid: error, warning, info, off',
    ),
  ],
  [
    'option of the wrong type, four times',
    lines(
      'rules:',
      '  image/detail:',
      '    min: two',
      '    pixels: yes',
      '    label: [a]',
      '    roles: {a: b}',
    ),
    lines(
      'listing-lint.yaml:3:10: option “min” of image/detail takes a number',
      '  3 |     min: two',
      '    |          ^^^',
      '',
      'listing-lint.yaml:4:13: option “pixels” of image/detail takes true or false',
      '  4 |     pixels: yes',
      '    |             ^^^',
      '',
      'listing-lint.yaml:5:12: option “label” of image/detail takes a text',
      '  5 |     label: [a]',
      '    |            ^^^',
      '',
      'listing-lint.yaml:6:12: option “roles” of image/detail takes a list of texts',
      '  6 |     roles: {a: b}',
      '    |            ^^^^^^',
    ),
  ],
  [
    'option on a glob',
    "rules: {'title/*': {max: 3}}",
    lines(
      'listing-lint.yaml:1:21: option “max” needs a rule’s own id; “title/*” stands for several rules',
      "  1 | rules: {'title/*': {max: 3}}",
      '    |                     ^^^',
    ),
  ],
  [
    'unknown platform',
    lines('profiles:', '  - amazon', '  - amzon'),
    lines(
      'listing-lint.yaml:3:5: unknown platform “amzon”',
      '  3 |   - amzon',
      '    |     ^^^^^',
      '      did you mean amazon?',
      '      valid: amazon, ebay, google, shopify',
    ),
  ],
  [
    'unknown market behind wide characters',
    'markets: [德国, Frnace, XX]',
    lines(
      'listing-lint.yaml:1:11: unknown market “德国”: two letters of ISO 3166-1 such as DE or US, or EU',
      '  1 | markets: [德国, Frnace, XX]',
      '    |           ^^^^',
      '      did you mean DE?',
      '',
      'listing-lint.yaml:1:15: unknown market “Frnace”: two letters of ISO 3166-1 such as DE or US, or EU',
      '  1 | markets: [德国, Frnace, XX]',
      '    |                 ^^^^^^',
      '      did you mean FR?',
      '',
      'listing-lint.yaml:1:23: unknown market “XX”: two letters of ISO 3166-1 such as DE or US, or EU',
      '  1 | markets: [德国, Frnace, XX]',
      '    |                         ^^',
    ),
  ],
  [
    'unknown language',
    'language: german',
    lines(
      'listing-lint.yaml:1:11: unknown language “german”: a tag such as en, zh or pt-BR',
      '  1 | language: german',
      '    |           ^^^^^^',
      '      did you mean de?',
    ),
  ],
  [
    'bad date',
    'asOf: 2026-02-30',
    lines(
      'listing-lint.yaml:1:7: “2026-02-30” is no day of the calendar; write it as 2026-11-22',
      '  1 | asOf: 2026-02-30',
      '    |       ^^^^^^^^^^',
    ),
  ],
  [
    'duplicate keys',
    lines('markets: [DE]', 'profiles: [amazon]', 'markets: [US]'),
    lines(
      'listing-lint.yaml:3:1: the key “markets” stands here twice',
      '  3 | markets: [US]',
      '    | ^^^^^^^',
    ),
  ],
  [
    'YAML that is none',
    lines('rules:', '\timage/detail: off'),
    lines(
      'listing-lint.yaml:2:1: a tab cannot indent; use two blanks',
      '  2 |  image/detail: off',
      '    | ^',
    ),
  ],
  [
    'a category that the tree does not know',
    lines('categories:', '  SWIMWEAR: swimwear', '  LINEN: home/beding'),
    lines(
      'listing-lint.yaml:2:13: unknown category “swimwear” (listing-lint schema categories lists them)',
      '  2 |   SWIMWEAR: swimwear',
      '    |             ^^^^^^^^',
      '      did you mean apparel/swimwear?',
      '',
      'listing-lint.yaml:3:10: unknown category “home/beding” (listing-lint schema categories lists them)',
      '  3 |   LINEN: home/beding',
      '    |          ^^^^^^^^^^^',
      '      did you mean home/bedding?',
    ),
  ],
  [
    'unknown fields, each with its own fault',
    lines('fields:', '  titel: 商品标题', '  price.amunt: 售价', '  images: {colums: 图片}'),
    lines(
      'listing-lint.yaml:2:3: unknown field “titel”',
      '  2 |   titel: 商品标题',
      '    |   ^^^^^',
      '      did you mean title?',
      '',
      'listing-lint.yaml:3:3: unknown field “price.amunt”',
      '  3 |   price.amunt: 售价',
      '    |   ^^^^^^^^^^^',
      '      did you mean price.amount?',
      '',
      'listing-lint.yaml:4:11: a mapping needs a column: write “column” or “columns”',
      '  4 |   images: {colums: 图片}',
      '    |           ^^^^^^^^^^^^^^',
      '',
      'listing-lint.yaml:4:12: unknown key “colums”',
      '  4 |   images: {colums: 图片}',
      '    |            ^^^^^^',
      '      did you mean column, columns?',
      '      valid: column, columns, split, unit',
    ),
  ],
  [
    'unknown word list',
    'words: {claims.absolut: [best]}',
    lines(
      'listing-lint.yaml:1:9: unknown word list “claims.absolut”',
      '  1 | words: {claims.absolut: [best]}',
      '    |         ^^^^^^^^^^^^^^',
      '      did you mean claims.absolute?',
      '      valid: brands, variant, claims.absolute',
    ),
  ],
  [
    'overrides',
    lines(
      'overrides:',
      '  - rules: {title/length: off}',
      '  - where: {catgory: apparel/**}',
      '    dialect: shopfy',
      '  - where: {category: apparel/**}',
      '    fields: {title: 标题}',
    ),
    lines(
      'listing-lint.yaml:2:5: an override says where it holds: “files” or “where”',
      '  2 |   - rules: {title/length: off}',
      '    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '',
      'listing-lint.yaml:3:13: unknown field “catgory”',
      '  3 |   - where: {catgory: apparel/**}',
      '    |             ^^^^^^^',
      '      did you mean category?',
      '',
      'listing-lint.yaml:4:14: unknown dialect “shopfy”',
      '  4 |     dialect: shopfy',
      '    |              ^^^^^^',
      '      did you mean shopify?',
      '      valid: native, table, shopify, woocommerce',
      '',
      'listing-lint.yaml:6:5: “fields” decides how a file is read, so it cannot depend on “where”; use “files”',
      '  6 |     fields: {title: 标题}',
      '    |     ^^^^^^',
    ),
  ],
  [
    'suppressions',
    lines('suppress:', '  - {rule: image/*}', '  - {id: A, rule: image/x, until: soon}'),
    lines(
      'listing-lint.yaml:2:5: key “id” is missing',
      '  2 |   - {rule: image/*}',
      '    |     ^^^^^^^^^^^^^^^',
      '',
      'listing-lint.yaml:3:19: unknown rule “image/x” (listing-lint rules lists them)',
      '  3 |   - {id: A, rule: image/x, until: soon}',
      '    |                   ^^^^^^^',
      '',
      'listing-lint.yaml:3:35: “soon” is no day of the calendar; write it as 2026-11-22',
      '  3 |   - {id: A, rule: image/x, until: soon}',
      '    |                                   ^^^^',
    ),
  ],
  [
    'values of the wrong shape',
    lines('files: {a: b}', 'rules: [title/length]', 'scope: shop', 'profiles: [~, {a: b}]'),
    lines(
      'listing-lint.yaml:1:8: a list belongs here, e.g. [a, b]',
      '  1 | files: {a: b}',
      '    |        ^^^^^^',
      '',
      'listing-lint.yaml:2:8: keys with values belong here: one “key: value” a line, without “-” and without [ ]',
      '  2 | rules: [title/length]',
      '    |        ^^^^^^^^^^^^^^',
      '',
      'listing-lint.yaml:3:8: “shop” is none of the possible values',
      '  3 | scope: shop',
      '    |        ^^^^',
      '      valid: store, marketplace',
      '',
      'listing-lint.yaml:4:12: a text belongs here',
      '  4 | profiles: [~, {a: b}]',
      '    |            ^',
      '',
      'listing-lint.yaml:4:15: a text belongs here',
      '  4 | profiles: [~, {a: b}]',
      '    |               ^^^^^^',
    ),
  ],
  [
    'a list for a config',
    '- a',
    lines(
      'listing-lint.yaml:1:1: keys with values belong here: one “key: value” a line, without “-” and without [ ]',
      '  1 | - a',
      '    | ^^^',
    ),
  ],
])('%s', (_, text, expected) => {
  expect(problemsText(check(text).problems, 'en')).toBe(expected);
});

test('problems in Chinese', () => {
  expect(problemsText(check('rules: {image/detial: of}').problems, 'zh')).toBe(
    lines(
      'listing-lint.yaml:1:9: 未知的检查项：“image/detial”（listing-lint rules 可列出全部）',
      '  1 | rules: {image/detial: of}',
      '    |         ^^^^^^^^^^^^',
      '      是不是 image/detail？',
      '',
      'listing-lint.yaml:1:23: 未知的严重程度：“of”',
      '  1 | rules: {image/detial: of}',
      '    |                       ^^',
      '      是不是 off？',
      '      可用的值：error、warning、info、off',
    ),
  );
});

test('a config is read as its keys mean it, not as YAML would', () => {
  const { config, problems } = check(
    lines(
      'markets: [uk, NO, eu]',
      'language: ZH-cn',
      'files: catalog/**',
      'profiles:',
      '  # - amazon',
      'rules: {image/detail: {severity: error, min: 2, pixels: false, roles: detail}, copy/readability: off}',
      'suppress: [{id: 00123, rule: image/*, until: 2026-12-05}]',
      'fields: {title: [商品标题, Name], images: {column: 图片*, split: "~"}, id: 货号}',
      'words: {brands: [Norrfolk], claims.absolute: {allow: Best Company GmbH}}',
    ),
  );
  expect(problems).toEqual([]);
  expect(config).toEqual({
    markets: ['GB', 'NO', 'EU'],
    language: 'zh-CN',
    files: ['catalog/**'],
    rules: {
      'image/detail': { severity: 'error', options: { min: 2, pixels: false, roles: ['detail'] } },
      'copy/readability': { severity: 'off', options: {} },
    },
    suppress: [{ id: '00123', rule: 'image/*', until: '2026-12-05' }],
    fields: {
      title: { columns: ['商品标题', 'Name'] },
      images: { columns: ['图片*'], split: '~' },
      id: { columns: ['货号'] },
    },
    words: { brands: { add: ['Norrfolk'] }, 'claims.absolute': { allow: ['Best Company GmbH'] } },
  });
});

test('an empty config and anchors with merge keys are fine', () => {
  expect(check('# nothing yet\n')).toEqual({ config: {}, problems: [] });
  const merged = check(
    'rules: &r {title/length: off}\noverrides:\n  - files: [a]\n    rules: {<<: *r, title/symbols: off}\n',
  );
  expect(Object.keys(merged.config?.overrides?.[0]?.rules ?? {})).toEqual(['title/length', 'title/symbols']);
});
