import {
  baseOf,
  bindingsOf,
  brandNames,
  categoryOf,
  type DatedLimit,
  defineRule,
  hasTitleWords,
  hasTrait,
  headOf,
  isNoBrand,
  isService,
  isWithin,
  namesProduct,
  noData,
  nodeOfName,
  notApplicable,
  type Path,
  type RuleFinding,
  type Span,
  say,
  type TitleReading,
  titleReading,
} from '../../src/rule/index.ts';
import amazon from '../profiles/amazon.yaml';
import google from '../profiles/google.yaml';
import order from '../profiles/title-order.yaml';

interface Shown extends DatedLimit {
  /** Characters of a title that buyers see in a list. */
  readonly shown?: number;
}

const lengths = Object.fromEntries(
  (
    [amazon, google] as unknown as readonly {
      readonly profile: string;
      readonly limits: { readonly title: { readonly length: readonly Shown[] } };
    }[]
  ).map(({ profile, limits }) => [profile, limits.title.length]),
);
const asked = order as {
  readonly as_of: string;
  readonly source: string;
  readonly brand_first: readonly string[];
  readonly brand_last: readonly string[];
  readonly modelled: readonly string[];
  readonly size_last: readonly string[];
  readonly sizes: readonly string[];
};
const sizes: ReadonlySet<string> = new Set(asked.sizes);

const AT: Path = ['title'];
const LETTER = /[\p{L}\p{N}]/u;

const JOINTS = /^(?:and|und|et|y|e)$/;
/** Whether a word is a model’s: letters and figures. */
const isModel = (kind: string, text: string): boolean => kind === 'code' && /\d/.test(text);

/** Where a title has a name as words of its own, in the folded text. */
function placeOf(name: string, { folded, unspaced }: TitleReading): Span | undefined {
  const wanted = name.normalize('NFKC').toLowerCase().trim();
  const start = wanted.length > 1 ? folded.indexOf(wanted) : -1;
  if (start < 0) return undefined;
  const end = start + wanted.length;
  const isWord = !LETTER.test(folded[start - 1] ?? ' ') && !LETTER.test(folded[end] ?? ' ');
  return isWord || unspaced ? { start, end } : undefined;
}

/** The first of several names that a title has. */
const firstOf = (names: readonly string[], reading: TitleReading): Span | undefined =>
  names.flatMap(name => placeOf(name, reading) ?? []).sort((left, right) => left.start - right.start)[0];

/** Words that say something of the product besides its name: figures, codes, colours, sizes. */
const specsOf = ({ words }: TitleReading): number =>
  words.filter(({ kind }) => kind === 'number' || kind === 'code' || kind === 'variant').length;

/** Whether a title has words that no list knows; one of them may be the model. */
const hasUnknown = ({ words, pieces, language }: TitleReading, brand: readonly string[]): boolean => {
  const own = new Set(
    brand.flatMap(name => name.toLowerCase().split(/\s+/)).map(word => baseOf(word, language)),
  );
  return words.some(
    ({ kind, span, text }) =>
      kind === 'content' &&
      !own.has(baseOf(text, language)) &&
      !pieces.some(
        piece =>
          piece.span.start <= span.start &&
          span.end <= piece.span.end &&
          Object.keys(piece.groups).length > 0,
      ),
  );
};

export default defineRule({
  id: 'title/structure',
  on: ['listing'],
  severity: 'warning',
  consequence: 'ranking',
  needs: ['title'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['R1-33'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Title does not follow brand, model, specs order',
    zh: '标题未按 品牌|型号|规格 组织',
  },
  messages: {
    brand: say(
      'The brand {brand:quote} stands in the middle of the title, behind the product {noun:quote}.',
      '品牌{brand:quote}写在标题中间、品名{noun:quote}之后。',
    ),
    model: say(
      'The model {model:quote} stands before the brand {brand:quote}.',
      '型号{model:quote}写在品牌{brand:quote}之前。',
    ),
    size: say(
      'The size {size:quote} stands before the product {noun:quote}.',
      '尺码{size:quote}写在品名{noun:quote}之前。',
    ),
    hidden: say(
      'What the product is ({noun:quote}) comes after {count:number} characters; {platforms:fields} shows about {shown:number} in its lists.',
      '品名{noun:quote}在第 {count:number} 个字符之后才出现；{platforms:fields}列表页约显示 {shown:number} 个字符。',
    ),
    specs: {
      ...say(
        'The title names no model, and of the specifications {found:number}; {min:number} are advised.',
        '标题没有型号，规格只有 {found:number} 项，建议至少 {min:number} 项。',
      ),
      severity: 'info',
    },
  },
  notes: {
    order: say(
      'the order asked for: brand, model, product, specifications',
      '要求的顺序：品牌、型号、品名、规格',
    ),
    clothes: say(
      'the order of clothing: brand, for whom, product, colour, size, material',
      '服装的顺序：品牌、适用人群、品名、颜色、尺码、材质',
    ),
    counted: say('figures, codes, colours and sizes were counted', '按数字、型号代码、颜色、尺码计算'),
    begin: say('Begin with it: {title:quote}', '移到最前：{title:quote}'),
    swap: say('Write {first:quote} first, then {second:quote}.', '先写{first:quote}，再写{second:quote}。'),
    early: say('Name the product within the first words.', '在标题开头几个词内写明品名。'),
    add: say(
      'Add the model and what tells it from others: capacity, power, size, connection, colour.',
      '补充型号和能区分商品的规格：容量、功率、尺寸、接口、颜色。',
    ),
  },
  options: {
    brandLast: {
      default: true,
      en: 'whether the brand may close the title (always on Etsy)',
      zh: '品牌是否可以放在标题末尾（Etsy 一律允许）',
    },
    minSpecs: {
      default: 2,
      en: 'specifications that a title of electronics, appliances or tools without a model should have',
      zh: '数码、家电、五金商品标题无型号时应有的规格数',
    },
  },
  sources: {
    order: { title: asked.source, asOf: asked.as_of },
  },
  docs: {
    what: {
      en: 'Titles out of order where that is beyond doubt: the own brand in the middle, behind the product’s name; the model before the brand; a size by letter before the garment; the product named only behind what a platform shows in its lists; electronics, appliances and tools whose titles have neither a model nor two figures. Adjectives before the product are fine, so is a brand at the end, behind “by” or in brackets, and languages that name the product first (French, Spanish, Portuguese) may. Languages without a list of products are not judged.',
      zh: '只检查次序明显不当的标题：自有品牌写在中间、品名之后；型号写在品牌之前；字母尺码写在服装品名之前；品名排到平台列表页显示范围之外；数码、家电、五金商品既无型号也没有两项规格。品名前的修饰词、末尾或括号里的品牌、by 之后的品牌都不报；先写品名的语言（法语、西班牙语、葡萄牙语）品牌可在后。没有品名词表的语言不检查。',
    },
    why: {
      en: 'Lists cut titles off; what stands first is seen and weighs most in search. The guide asks for brand, model and specifications in this order.',
      zh: '列表页会截断标题，靠前的词先被看到，在搜索中权重也高。指南要求按品牌、型号、规格依次书写。',
    },
    how: {
      en: 'Put the title together as brand, model, product, specifications; clothing as brand, for whom, product, colour, size, material.',
      zh: '按“品牌、型号、品名、规格”组织标题；服装按“品牌、适用人群、品名、颜色、尺码、材质”。',
    },
  },
  examples: {
    valid: [
      {
        name: 'brand, product, specifications',
        value: { brand: 'Norrfolk', title: 'Norrfolk Clip Lamp, Brass, 40 cm' },
      },
      {
        name: 'for whom before the brand',
        value: { brand: 'Norrfolk', title: 'Women’s Norrfolk Rain Jacket, Navy' },
      },
      { name: 'the brand at the end', value: { brand: 'Norrfolk', title: 'Clip Lamp Brass Norrfolk' } },
      {
        name: 'the brand behind “by”',
        value: { brand: 'Norrfolk', title: 'Clip Lamp by Norrfolk with Dimmer' },
      },
      {
        name: 'a language that names the product first',
        value: { brand: 'Norrfolk', language: 'fr', title: 'Robe Norrfolk en lin bleu' },
      },
      {
        name: 'a language without word lists',
        value: { language: 'pl', brand: 'Norrfolk', title: 'Lampa Norrfolk z mosiądzu' },
        outcome: 'no-data',
      },
      {
        name: 'a model of letters and figures',
        value: { category: 'electronics', title: 'Norrfolk K3 Keyboard' },
      },
      {
        name: 'one specification, where that is enough',
        value: { category: 'electronics', title: 'Bluetooth Speaker' },
        options: { minSpecs: 1 },
      },
      { name: 'a service', value: { type: 'service', title: 'Gift Card' }, outcome: 'not-applicable' },
      { name: '品牌在前', value: { brand: '北屿', title: '北屿 K3 机械键盘 87 键 红轴' } },
    ],
    invalid: [
      {
        name: 'the brand in the middle',
        value: { brand: 'Norrfolk', title: 'Brass Reading Lamp Norrfolk Bedside Dimmable, 40 cm' },
        findings: [{ messageId: 'brand', words: 'Norrfolk' }],
      },
      {
        name: 'the brand at the end, where a team wants it first',
        value: { brand: 'Norrfolk', title: 'Clip Lamp Brass Norrfolk' },
        options: { brandLast: false },
        findings: [{ messageId: 'brand' }],
      },
      {
        name: 'the model before the brand',
        value: { brand: 'Norrfolk', model: 'K3-87', title: 'K3-87 Norrfolk Keyboard, Red Switches' },
        findings: [{ messageId: 'model', words: 'K3-87' }],
      },
      {
        name: 'the size first',
        value: { category: 'apparel/tops', title: 'XL Navy Linen Shirt' },
        findings: [{ messageId: 'size', words: 'XL' }],
      },
      {
        name: 'the product behind what is shown',
        value: {
          title: 'Soft Warm Breathable Brushed Quilted Padded Windproof Lightweight Reversible Rain Jacket',
        },
        run: { profiles: ['google'] },
        findings: [{ messageId: 'hidden', words: 'Rain Jacket' }],
      },
      {
        name: 'no model and no figures',
        value: { category: 'electronics', title: 'Bluetooth Speaker' },
        findings: [{ messageId: 'specs' }],
      },
      {
        name: '品牌写在品名之后',
        value: { brand: '北屿', title: '机械键盘 北屿 红轴 87 键' },
        findings: [{ messageId: 'brand', words: '北屿' }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options, profiles } = context;
    if (isService(document, run)) return notApplicable('type');
    const text = context.text(AT);
    const reading = titleReading(document, run);
    if (!text || !reading) return context.absent('title');
    if (!hasTitleWords(context.language, run)) return noData('lexicon');
    const category = categoryOf(document, run)?.path;
    const isOf = (nodes: readonly string[]): boolean =>
      category !== undefined && nodes.some(node => isWithin(category, node));
    const written = (span: Span): string => {
      const { start, end } = text.rawSpan(span);
      return text.raw.slice(start, end);
    };
    const findings: RuleFinding[] = [];
    const source = 'order';
    const ordered = { ...context.note('order', {}), source };
    const head = headOf(reading);
    const names = value.brand === undefined || isNoBrand(value.brand, run) ? [] : brandNames(value.brand);
    const brand = firstOf(names, reading);

    const first = reading.pieces.find(namesProduct);
    if (brand && first && isMisplaced(brand, first.span, reading, options.brandLast, profiles)) {
      const name = written(brand);
      const rest = `${text.raw.slice(0, text.rawSpan(brand).start)}${text.raw.slice(text.rawSpan(brand).end)}`;
      const gap = reading.unspaced && !rest.includes(' ') ? '' : ' ';
      const title = `${name}${gap}${rest.replace(/\s+/g, ' ').trim()}`;
      findings.push(
        context.finding(
          'brand',
          { brand: name, noun: written(first.span) },
          {
            at: AT,
            span: text.rawSpan(brand),
            loss: 0.5,
            // Where no platform asks for the brand at the front, it is a matter of taste.
            ...(!profiles.some(profile => asked.brand_first.includes(profile)) && {
              severity: 'info' as const,
            }),
            evidence: ordered,
            advice: context.note('begin', { title }),
          },
        ),
      );
    }

    const model = value.model === undefined ? undefined : placeOf(value.model, reading);
    if (model && brand && model.end <= brand.start && /\d/.test(written(model))) {
      const data = { model: written(model), brand: written(brand) };
      const advice = context.note('swap', { first: data.brand, second: data.model });
      findings.push(
        context.finding('model', data, {
          at: AT,
          span: text.rawSpan(model),
          loss: 0.5,
          evidence: ordered,
          advice,
        }),
      );
    }

    const size = isOf(asked.size_last)
      ? reading.words.find(
          word => sizes.has(word.text) && written(word.span) === written(word.span).toUpperCase(),
        )
      : undefined;
    if (
      size &&
      head &&
      size.span.start === 0 &&
      !/[/-]/.test(reading.folded[size.span.end] ?? '') &&
      size.span.end < head.span.start
    ) {
      const data = { size: written(size.span), noun: written(head.span) };
      const advice = context.note('swap', { first: data.noun, second: data.size });
      const evidence = { ...context.note('clothes', {}), source };
      findings.push(
        context.finding('size', data, { at: AT, span: text.rawSpan(size.span), loss: 0.5, evidence, advice }),
      );
    }

    const shown = bindingsOf(lengths, profiles, run.asOf).flatMap(({ profile, limit, starts }) =>
      limit.shown !== undefined && !starts ? [{ profile, shown: limit.shown }] : [],
    );
    const hiding = shown.filter(one => first !== undefined && first.span.start >= one.shown);
    // Behind “with”, a code or a word that names things of many kinds another name has gone before, unknown to the lists.
    const isFirst =
      first !== undefined &&
      nodeOfName(first, run) !== undefined &&
      !hasTrait('recorded', document, run) &&
      !reading.words.some(
        ({ kind, span, text }) =>
          span.end <= first.span.start && (kind === 'function' || isModel(kind, text)) && !JOINTS.test(text),
      );
    if (first && isFirst && hiding.length > 0) {
      const platforms = hiding.map(({ profile }) => profile);
      findings.push(
        context.finding(
          'hidden',
          {
            noun: written(first.span),
            count: first.span.start,
            platforms,
            shown: Math.min(...hiding.map(one => one.shown)),
          },
          {
            at: AT,
            span: text.rawSpan(first.span),
            evidence: ordered,
            advice: context.note('early', {}),
            appliesTo: { profiles: platforms },
          },
        ),
      );
    }

    const found = specsOf(reading);
    const isModelled = reading.words.some(({ kind, text }) => isModel(kind, text));
    if (
      found < options.minSpecs &&
      head &&
      !isModelled &&
      isOf(asked.modelled) &&
      !hasUnknown(reading, names)
    ) {
      const evidence = { ...context.note('counted', {}), source };
      const advice = context.note('add', {});
      findings.push(
        context.finding('specs', { found, min: options.minSpecs }, { at: AT, loss: 0.5, evidence, advice }),
      );
    }
    return context.outcome(findings);
  },
});

/** Languages that name the product first. */
const PRODUCT_FIRST: ReadonlySet<string> = new Set(['fr', 'es', 'pt']);

/** Whether a brand stands in the middle of a title, behind the product, with nothing before it that says why. */
function isMisplaced(
  brand: Span,
  product: Span,
  { folded, words, language }: TitleReading,
  mayClose: boolean,
  profiles: readonly string[],
): boolean {
  if (brand.start < product.end || PRODUCT_FIRST.has(language)) return false;
  const behind = words.filter(({ span }) => span.start >= brand.end);
  const before = words.filter(({ span }) => span.end <= brand.start).at(-1);
  const closes = mayClose || profiles.some(profile => asked.brand_last.includes(profile));
  const isBound = before?.kind === 'function' || /[([{【（「“"&×+/|-]\s*$/.test(folded.slice(0, brand.start));
  const isInBracket = words.some(({ span, bracket }) => bracket > 0 && span.start === brand.start);
  return !isBound && !isInBracket && (behind.length > 0 || !closes);
}
