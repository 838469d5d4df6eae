import {
  defineRule,
  fold,
  isService,
  type Lab,
  type Look,
  labDifference,
  labOf,
  noData,
  notApplicable,
  type RuleFinding,
  say,
} from '../../src/rule/index.ts';
import colours from './color-samples.yaml';

const { samples } = colours as { readonly samples: Readonly<Record<string, readonly string[]>> };

/** The samples of a name in CIE L*a*b*, made when a name is first asked for. */
const known = new Map<string, readonly Lab[]>();
function samplesOf(name: string): readonly Lab[] {
  const made =
    known.get(name) ??
    (samples[name] ?? []).map(hex => {
      const channel = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16);
      return labOf([channel(1), channel(3), channel(5)]);
    });
  known.set(name, made);
  return made;
}

export default defineRule({
  id: 'image/color-match',
  on: ['listing'],
  severity: 'info',
  consequence: 'returns',
  needs: ['pixels'],
  absent: 'no-data',
  looks: true,
  fix: 'advice',
  guidelines: ['S1-01', 'S1-17'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Variant picture colour does not fit the variant’s colour name, or variants share one picture',
    zh: '变体图颜色与颜色名不符，或多个变体共用一图',
  },
  messages: {
    mismatch: say(
      'The picture of the variant {color:quote} shows no such colour.',
      '变体 {color:quote} 的图片中没有这种颜色。',
    ),
    shared: say('The variants {colors:quotes} have one picture.', '变体 {colors:quotes} 共用一张图片。'),
  },
  notes: {
    seen: say(
      'main colours of the product, as L*a*b*: {seen:list}; nearest to {name:text}: difference {difference:number} (CIEDE2000)',
      '商品主要颜色（L*a*b*）：{seen:list}；与 {name:text} 最接近的色差 {difference:number}（CIEDE2000）',
    ),
    photograph: say(
      'Give each colour a picture of its own, and correct the name or the picture.',
      '为每种颜色配上自己的图片，并改正颜色名或图片。',
    ),
  },
  options: {
    deltaE: {
      default: 25,
      en: 'Difference (CIEDE2000) from which a colour does not fit its name',
      zh: '色差（CIEDE2000）超过该值视为不符',
    },
    minSubjectShare: {
      default: 0.15,
      en: 'Share of the product a colour needs to count',
      zh: '颜色至少占商品的比例',
    },
  },
  sources: {
    ciede2000: {
      title:
        'G. Sharma, W. Wu, E. N. Dalal, The CIEDE2000 color-difference formula (Color Research and Application 30)',
      asOf: '2005-02-01',
    },
  },
  docs: {
    what: {
      en: 'Compares the main colours of a variant’s picture, without its background, with the name of its colour (eleven plain names in English, Chinese, German, French, Spanish and Japanese). Names of several colours, patterns and fancy names are not judged. Variants of different colours with one picture are told as well.',
      zh: '把变体图片（去掉背景后）的主要颜色与颜色名比较（中英德法西日的十一种基本颜色）。多色、图案和自创颜色名不判断。颜色不同的变体共用一张图时也会提示。',
    },
    why: {
      en: 'Nearly half of returns in fashion come from size, fit or colour.',
      zh: '近一半退货因为尺码、合身度或颜色。',
    },
    how: {
      en: 'Photograph each colour, and name it by what the picture shows.',
      zh: '为每种颜色拍图，颜色名与图片一致。',
    },
  },
  examples: {
    valid: [
      {
        name: 'a blue variant that is blue',
        value: {
          title: 'Linen Shirt',
          variants: [
            { color: 'Blue', image: 'blue.jpg' },
            { color: 'Grey', image: 'grey.jpg' },
          ],
        },
        pictures: {
          'blue.jpg': { pixels: { colours: [{ lab: [45, 5, -40], share: 0.7 }] } },
          'grey.jpg': {},
        },
      },
      {
        name: '自创颜色名不判断',
        value: { title: '亚麻衬衫', variants: [{ color: '雾霾拼色', image: 'a.jpg' }] },
        pictures: { 'a.jpg': {} },
      },
      {
        name: 'a team with other limits',
        options: { deltaE: 90, minSubjectShare: 0.5 },
        value: { title: 'Linen Shirt', variants: [{ color: 'Red', image: 'a.jpg' }] },
        pictures: { 'a.jpg': {} },
      },
      {
        name: 'sizes of one colour share a picture',
        value: {
          title: 'Linen Shirt',
          variants: [
            { color: 'Grey', size: 'S', image: 'a.jpg' },
            { color: 'Grey', size: 'M', image: 'a.jpg' },
          ],
        },
        pictures: { 'a.jpg': {} },
      },
      {
        name: 'variants without pictures',
        outcome: 'no-data',
        value: { title: 'Linen Shirt', variants: [{ color: 'Red' }, { color: 'Blue' }] },
      },
    ],
    invalid: [
      {
        name: 'a red variant whose picture is grey',
        value: {
          title: 'Linen Shirt',
          variants: [
            { color: 'Red', image: 'a.jpg' },
            { color: 'Grey', image: 'b.jpg' },
          ],
        },
        pictures: { 'a.jpg': {}, 'b.jpg': {} },
        findings: [{ messageId: 'mismatch', path: ['variants', 0, 'image'] }],
      },
      {
        name: '两种颜色共用一张图',
        value: {
          title: '亚麻衬衫',
          variants: [
            { color: '红色', image: 'https://shop.example/a.jpg' },
            { color: '蓝色', image: 'https://shop.example/a.jpg' },
          ],
        },
        findings: [{ messageId: 'shared', path: ['variants', 1, 'image'] }],
      },
    ],
  },

  check({ variants = [] }, context) {
    const { document, run, options } = context;
    if (isService(document, run)) return notApplicable('type');
    const pictured = variants.flatMap(({ color, image }, index) =>
      color?.trim() && image?.trim() ? [{ color: color.trim(), image: image.trim(), index }] : [],
    );
    if (pictured.length === 0) return noData('variants.image');
    const findings: RuleFinding[] = [];
    const advice = context.note('photograph', {});
    let looked = 0;
    const first = new Map<string, { readonly color: string; told: boolean }>();
    for (const { color, image, index } of pictured) {
      const at = ['variants', index, 'image'];
      const before = first.get(image);
      if (before) {
        if (!before.told && fold(before.color).folded !== fold(color).folded) {
          before.told = true;
          findings.push(
            context.finding('shared', { colors: [before.color, color] }, { at, loss: 0.5, advice }),
          );
        }
        continue;
      }
      first.set(image, { color, told: false });
      const name = nameOf(color);
      const seen = coloursIn(run.look?.(document.file, image));
      if (seen === undefined) continue;
      looked++;
      if (name === undefined || seen.length === 0) continue;
      const difference = Math.min(
        ...seen.flatMap(lab => samplesOf(name).map(sample => labDifference(lab, sample))),
      );
      if (difference <= options.deltaE) continue;
      const shown = seen.map(lab => lab.map(axis => Math.round(axis)).join('/'));
      const evidence = {
        ...context.note('seen', { seen: shown, name: color, difference: Math.round(difference) }),
        source: 'ciede2000',
      };
      findings.push(context.finding('mismatch', { color }, { at, evidence, advice }));
    }
    return findings.length === 0 && looked === 0 && first.size === pictured.length
      ? noData('pixels')
      : context.outcome(findings);

    /** The plain name that a value is in whole. */
    function nameOf(color: string): string | undefined {
      const folded = fold(color).folded;
      const { groups } = run.lexicon('color-names');
      return Object.keys(groups).find(group =>
        Object.values(groups[group] ?? {}).some(terms => terms.some(term => fold(term).folded === folded)),
      );
    }

    /** Main colours of the product; undefined where the picture was not looked at. */
    function coloursIn(look: Look | undefined): readonly Lab[] | undefined {
      if (look?.kind !== 'seen' || !look.picture.pixels) return undefined;
      return look.picture.pixels.colours.flatMap(({ lab, share }) =>
        share >= options.minSubjectShare ? [lab] : [],
      );
    }
  },
});
