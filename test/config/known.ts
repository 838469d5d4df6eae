import type { Known } from '../../src/config/schema.ts';
import type { Lexicon } from '../../src/facts/run.ts';
import { defineRule, pass, say } from '../../src/rule/index.ts';
import type { AnyRule, Options } from '../../src/rule/rule.ts';

const docs = { what: { en: '', zh: '' }, why: { en: '', zh: '' }, how: { en: '', zh: '' } };

/** A rule that judges nothing, for tests of how rules are set. */
const ruleNamed = (id: string, presets: AnyRule['presets'], options: Options = {}): AnyRule =>
  defineRule({
    id,
    on: ['listing'],
    severity: 'warning',
    consequence: 'returns',
    needs: [],
    absent: 'pass',
    fix: 'advice',
    guidelines: [],
    presets,
    version: 1,
    title: { en: id, zh: id },
    messages: { missing: say('missing', '缺少') },
    notes: {},
    options,
    sources: {},
    docs,
    examples: { valid: [], invalid: [] },
    check: () => pass,
  });

const option = <T>(value: T) => ({ default: value, en: '', zh: '' });

export const rules: readonly AnyRule[] = [
  ruleNamed('copy/duplicated', ['recommended', 'strict'], { share: option(0.6) }),
  ruleNamed('copy/readability', ['strict']),
  ruleNamed('image/detail', ['core', 'recommended', 'strict'], {
    min: option(1),
    roles: option(['detail']),
    pixels: option(true),
    label: option('detail'),
  }),
  ruleNamed('title/length', ['core', 'recommended', 'strict'], { max: option(80) }),
  ruleNamed('title/symbols', ['recommended', 'strict']),
];

export const lexicons: readonly Lexicon[] = [
  {
    list: 'variant',
    as_of: '2026-11-22',
    source: 'test',
    groups: { color: { en: ['red', 'sage'], zh: ['红色'] }, size: { en: ['small'] } },
  },
  {
    list: 'claims.absolute',
    as_of: '2026-11-22',
    source: 'test',
    groups: { best: { en: ['best', 'No. 1'] } },
  },
];

export const known: Known = {
  rules: new Map(rules.map(rule => [rule.id, rule])),
  profiles: ['amazon', 'ebay', 'google', 'shopify'],
  dialects: ['native', 'table', 'shopify', 'woocommerce'],
  lexicons,
  categories: ['apparel', 'apparel/swimwear', 'home', 'home/bedding'],
};
