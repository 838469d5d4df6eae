import {
  bindingsOf,
  type DatedLimit,
  defineRule,
  hasTrait,
  hits,
  isService,
  type Lexicon,
  noData,
  notApplicable,
  type Path,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';
import vagueColors from '../lexicons/color-vague.yaml';
import google from '../profiles/google.yaml';

/** A version of a platform's limits on the value of a colour. */
interface ColorLimit extends DatedLimit {
  /** Characters of one colour, and of all of them. */
  readonly each: number;
  readonly total: number;
  /** Colours in one value. */
  readonly colors: number;
  readonly source: string;
}
const profile = google as {
  readonly as_of: string;
  readonly limits: { readonly color: readonly [ColorLimit] };
};
const limits: Readonly<Record<string, readonly ColorLimit[]>> = { google: profile.limits.color };

const named = (group: 'vague' | 'attribute'): ReadonlySet<string> =>
  new Set(Object.values((vagueColors as Lexicon).groups[group] ?? {}).flat());
const VAGUE = named('vague');
const ATTRIBUTE = named('attribute');

/** A value as the list writes it: `As Picture.` is “as picture”. */
const plain = (value: string): string =>
  value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .replace(/^[\s"'(]+|[\s.!"')]+$/gu, '');

interface Stated {
  readonly at: Path;
  readonly value: string;
}

export default defineRule({
  id: 'size/color-stated',
  on: ['listing'],
  severity: 'warning',
  consequence: 'returns',
  needs: ['attributes.color', 'variants.color'],
  absent: 'finding',
  fix: 'suggest',
  guidelines: ['S1-17'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Colour missing, vague or inconsistent between variants and text',
    zh: '颜色缺失、含糊或与变体不一致',
  },
  messages: {
    missing: say('No colour is stated.', '没有写明颜色。'),
    some: say(
      {
        one: '{count:count} variant has no colour while others have one.',
        other: '{count:count} variants have no colour while others have one.',
      },
      '{count:count} 个变体没有颜色，其他变体有。',
    ),
    vague: say('{value:quote} is no colour.', '{value:quote} 不是颜色。'),
    long: say(
      'Colour of {found:count} characters; {platform:field} takes {max:count}.',
      '颜色长 {found:count} 个字符，{platform:field} 最多 {max:count} 个。',
    ),
    many: say(
      '{found:count} colours in one value; {platform:field} takes {max:count}.',
      '一个颜色值里有 {found:count} 种颜色，{platform:field} 最多 {max:count} 种。',
    ),
  },
  notes: {
    looked: say(
      'looked in attributes, variants, title, description and bullets',
      '已查看属性、变体、标题、详情和卖点',
    ),
    colors: say('colours of the variants: {colors:quotes}', '变体颜色：{colors:quotes}'),
    value: say('value: {value:quote}', '值：{value:quote}'),
    name: say('Name the colour: “navy blue”, not “as picture”.', '写出颜色名，如“藏青色”，不写“如图”。'),
    split: say(
      'Give each variant its own colour, the main one first: “black/red”.',
      '每个变体写自己的颜色，主色在前，如“黑/红”。',
    ),
  },
  options: {
    vague: { default: true, en: 'Report values that name no colour', zh: '检查不是颜色的取值' },
  },
  sources: {
    google: { title: profile.limits.color[0].source, asOf: profile.as_of },
    guide: { title: 'Cross-border seller guide, chapter 3 Size (S1-17)', asOf: '2026-11-22' },
  },
  docs: {
    what: {
      en: 'Clothes and shoes should say their colour in an attribute, a variant, the title or the text. Also looks for values that name none (“as picture”, “random”) and for variants without a colour beside others that have one; for Google, for values that are too long or hold too many colours.',
      zh: '服装和鞋应在属性、变体、标题或正文里写明颜色。同时检查不是颜色的取值（如图、随机、as picture），以及部分变体缺少颜色；面向 Google 时检查颜色值过长或颜色过多。',
    },
    why: {
      en: 'Wrong size, fit or colour is behind nearly half of the returns of clothes, and buyers filter by colour.',
      zh: '近一半服装退货与尺码、合身度或颜色有关；买家也按颜色筛选。',
    },
    how: {
      en: 'Write the colour a buyer would say, in the attribute color or at each variant.',
      zh: '在颜色属性或每个变体里写买家会说的颜色名。',
    },
  },
  examples: {
    valid: [
      {
        name: 'an attribute',
        value: { title: 'Linen Shirt', category: 'apparel/tops', attributes: { color: 'Sage green' } },
      },
      { name: '标题里写了颜色', value: { title: '亚麻衬衫 藏青色', category: 'apparel/tops' } },
      {
        name: 'the text says it',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          description: 'A loose shirt in olive green with shell buttons.',
        },
      },
      {
        name: 'each variant its own',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          variants: [
            { sku: 'A', color: 'White' },
            { sku: 'B', color: 'Navy' },
          ],
        },
      },
      {
        name: 'a drill needs no colour',
        outcome: 'not-applicable',
        value: { title: 'Cordless Drill', category: 'tools' },
      },
      {
        name: 'a shop that sells surprises',
        options: { vague: false },
        value: { title: 'Surprise Socks', category: 'apparel/tops', attributes: { color: 'random' } },
      },
      {
        name: 'Google takes three colours',
        run: { profiles: ['google'] },
        value: { title: 'Linen Shirt', category: 'apparel/tops', attributes: { color: 'Black/Red/White' } },
      },
    ],
    invalid: [
      {
        name: 'nowhere',
        value: { title: 'Linen Shirt', category: 'apparel/tops' },
        findings: [{ messageId: 'missing' }],
      },
      {
        name: '颜色写成如图',
        value: { title: '亚麻衬衫', category: 'apparel/tops', attributes: { 颜色: '如图' } },
        findings: [{ messageId: 'vague', path: ['attributes', '颜色'] }],
      },
      {
        name: 'one variant without',
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          variants: [{ sku: 'A', color: 'White' }, { sku: 'B' }],
        },
        findings: [{ messageId: 'some', path: ['variants', 1, 'color'] }],
      },
      {
        name: 'too many for Google',
        run: { profiles: ['google'] },
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          attributes: { color: 'Black/Red/White/Green' },
        },
        findings: [{ messageId: 'many', words: 'Black/Red/White/Green' }],
      },
      {
        name: 'too long for Google',
        run: { profiles: ['google'] },
        value: {
          title: 'Linen Shirt',
          category: 'apparel/tops',
          attributes: { color: 'A warm shade of green that changes with the light' },
        },
        findings: [{ messageId: 'long' }],
      },
    ],
  },

  check({ attributes = {}, variants = [], bullets = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const worn = hasTrait('worn', document, run);
    const sized = hasTrait('sized', document, run);
    const stated: Stated[] = [];
    for (const [name, value] of Object.entries(attributes)) {
      if (!ATTRIBUTE.has(plain(name))) continue;
      const values = Array.isArray(value) ? value.entries() : [[undefined, value] as const];
      for (const [index, each] of values) {
        const at = index === undefined ? ['attributes', name] : ['attributes', name, index];
        if (each?.trim()) stated.push({ at, value: each });
      }
    }
    for (const [index, { color }] of variants.entries()) {
      if (color?.trim()) stated.push({ at: ['variants', index, 'color'], value: color });
    }
    if (stated.length === 0) {
      if (worn === undefined) return noData('category');
      if (!worn || !sized) return notApplicable('category');
      const texts: readonly Path[] = [
        ['title'],
        ['description'],
        ...bullets.map((_, index): Path => ['bullets', index]),
      ];
      const isNamed = texts.some(path => {
        const text = context.text(path);
        const words = text ? hits(text, run.lexicon('variant'), run.allowed('variant')) : [];
        return words.some(({ group }) => group === 'color' || group === 'pattern');
      });
      if (isNamed) return context.outcome([]);
      const details = {
        at: ['attributes', 'color'],
        evidence: { ...context.note('looked', {}), source: 'guide' },
        advice: context.note('name', {}),
      };
      return context.absent('attributes.color', () => context.finding('missing', {}, details));
    }
    const findings: RuleFinding[] = [];
    const told = new Set<string>();
    for (const { at, value } of stated) {
      if (told.has(value)) continue;
      told.add(value);
      if (options.vague && VAGUE.has(plain(value))) {
        const evidence = { ...context.note('value', { value }), source: 'guide' };
        findings.push(
          context.finding('vague', { value }, { at, evidence, advice: context.note('name', {}) }),
        );
        continue;
      }
      for (const { profile: platform, limit } of bindingsOf(limits, context.profiles, run.asOf)) {
        const colors = value.split(/\s*\/\s*/u).filter(part => part !== '');
        const longest = Math.max(...colors.map(part => [...part].length));
        const details = {
          at,
          evidence: { ...context.note('value', { value }), source: platform },
          advice: context.note('split', {}),
          appliesTo: { profiles: [platform] },
        };
        const whole = [...value].length;
        const over =
          longest > limit.each
            ? { found: longest, max: limit.each }
            : whole > limit.total
              ? { found: whole, max: limit.total }
              : undefined;
        if (over) findings.push(context.finding('long', { ...over, platform }, details));
        else if (colors.length > limit.colors)
          findings.push(
            context.finding('many', { found: colors.length, max: limit.colors, platform }, details),
          );
      }
    }
    const without = variants.flatMap(({ color }, index) => (color?.trim() ? [] : [index]));
    const [first] = without;
    if (first !== undefined && without.length < variants.length) {
      const colors = [...new Set(variants.flatMap(({ color }) => color ?? []))].slice(0, 3);
      const details = {
        at: ['variants', first, 'color'],
        evidence: context.note('colors', { colors }),
        advice: context.note('name', {}),
      };
      findings.push(context.finding('some', { count: without.length }, details));
    }
    return context.outcome(findings);
  },
});
