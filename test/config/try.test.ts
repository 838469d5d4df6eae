import { test } from 'vitest';
import { problemsText } from '../../src/config/problem.ts';
import { readSource } from '../../src/config/source.ts';
import { validate } from '../../src/config/validate.ts';
import { known } from './known.ts';
const text = `configVersion: 2
extend: [recommended]
profiles: [amzon, amazon]
markets: [UK, Germany, 德国, XX, USA, "NO"]
language: english
report: {lang: zn}
asOf: 2026-02-30
fields:
  titel: [商品标题]
  images: {colum: 图片, split: "~"}
  size_chart: {column: 尺码, unit: inch}
  price.amunt: 价
words: {claims.absolut: {alow: [x]}, brands: [Norrfolk]}
priceHistory: [history/*.csv]
rules:
  image/detial: off
  image/detail: {severity: err, mn: 2, min: two, pixels: "yes", label: [a]}
  copy/readability: warn
  'ttle/*': off
  'title/*': {max: 3}
  detail: [x]
  title/symbols: {severity: info, x: 1}
overrides:
  - where: {catgory: apparel/**}
    rules: {image/detail: of}
    dialect: shopfy
  - rules: {}
  - files: {a: b}
    store: x
suppress:
  - {id: 00123, rule: image/x, until: soon}
  - {rule: image/*}
scope: [a]
`;
test('x', () => {
  const source = readSource({ file: 'listing-lint.yaml', text, encoding: 'utf-8', bom: false });
  const { problems } = validate(source, known);
  console.log(problemsText(problems, 'en'));
  const ok = validate(readSource({ file: 'l', text: text.split('\n').slice(0,1).join('\n').replace('2','1')+'\nmarkets: [uk]\nsuppress: [{id: 00123, rule: image/*}]\nprofiles:\n  # - x\nrules: {image/detail: {min: 2, severity: error}, copy/readability: off}\nwords: {brands: x}\nfields: {title: a, images: {column: x}}', encoding: 'utf-8', bom: false }), known);
  console.log(problemsText(ok.problems, 'zh'), JSON.stringify(ok.config));
});
