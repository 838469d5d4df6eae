import {
  bindingsOf,
  type DatedLimit,
  type Document,
  defineRule,
  FILLER,
  lettersIn,
  noData,
  type Path,
  type RuleFinding,
  type Source,
  say,
  textLanguage,
  UNDECIDED,
} from '../../src/rule/index.ts';
import marketLanguages from '../markets/languages.yaml';
import dhgate from '../profiles/dhgate.yaml';
import joom from '../profiles/joom.yaml';

/** Languages a platform takes or refuses. */
interface Tongues extends DatedLimit {
  readonly only?: readonly string[];
  readonly refused?: readonly string[];
  readonly source: string;
}
interface Profile {
  readonly profile: string;
  readonly as_of: string;
  readonly limits: { readonly language: readonly Tongues[] };
}

const profiles = [dhgate, joom] as readonly Profile[];
const limits = Object.fromEntries(profiles.map(({ profile, limits }) => [profile, limits.language]));
const markets = marketLanguages as {
  readonly as_of: string;
  readonly source: string;
  readonly languages: Readonly<Record<string, readonly string[]>>;
};

/** Where each platform says so, as evidence names it. */
const sources: Readonly<Record<string, Source>> = Object.fromEntries(
  profiles.map(({ profile, as_of, limits }) => [
    profile,
    { title: limits.language.at(-1)?.source ?? '', asOf: as_of },
  ]),
);

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? '';

/** The texts buyers read at length, by kind of document. */
function pathsOf({ kind, value }: Document): readonly Path[] {
  if (kind === 'message') return [['subject'], ['body']];
  if (kind === 'store') return [['returns'], ['shipping']];
  const { bullets = [], sections = {} } = value as Document<'listing'>['value'];
  return [
    ['title'],
    ['description'],
    ...bullets.map((_, index) => ['bullets', index]),
    ...Object.keys(sections).map(name => ['sections', name]),
  ];
}

/** Languages the document is meant to be in: those set for it, else those of its markets; none where neither says. */
function wantedOf(
  declared: string | undefined,
  asked: readonly string[],
): { readonly languages: readonly string[]; readonly from: 'language' | 'markets' } | undefined {
  if (declared) return { languages: [primary(declared)], from: 'language' };
  const known = asked.map(market => markets.languages[market]);
  if (asked.length === 0 || known.includes(undefined)) return undefined;
  return { languages: [...new Set(known.flatMap(languages => languages ?? []))], from: 'markets' };
}

export default defineRule({
  id: 'copy/language',
  on: ['listing', 'store', 'message'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['language', 'markets'],
  absent: 'no-data',
  fix: 'advice',
  guidelines: ['S1-14'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Text is not in the market’s language, or a required language is missing',
    zh: '文本语言与目标市场不符，或缺少所需语言',
  },
  messages: {
    other: say(
      'The text is in {found:field}; {markets:fields} expects {languages:fields}.',
      '文案语言为{found:field}，{markets:fields}应为{languages:fields}。',
    ),
    undeclared: say(
      'The text is in {found:field}; the document says {languages:fields}.',
      '文案语言为{found:field}，声明的语言是{languages:fields}。',
    ),
    refused: {
      ...say(
        'The text is in {found:field}, which {platforms:fields} refuses.',
        '文案语言为{found:field}，{platforms:fields}不接受。',
      ),
      severity: 'error',
    },
  },
  notes: {
    read: say(
      'told by script and function words; texts in this language: {count:number}',
      '按文字和虚词判断；共 {count:number} 段文案为该语言',
    ),
    translate: say(
      'Have it written by somebody whose language it is.',
      '请母语人员撰写或校对当地语言的文案。',
    ),
  },
  options: {
    minLetters: {
      default: 40,
      en: 'letters a text needs to be told by its script; a Chinese character counts as 2.5',
      zh: '按文字判断语言时文案的最少字母数，一个汉字按 2.5 个计',
    },
    minLatin: {
      default: 120,
      en: 'letters a text in Latin script needs to be told by its function words',
      zh: '拉丁字母文案按虚词判断语言时的最少字母数',
    },
  },
  sources: {
    ...sources,
    markets: { title: markets.source, asOf: markets.as_of },
    guide: {
      title: 'Amy, “旺季营销丨打造出色的网站购物流程和体验”, AMZ123, chapter 2 (S1-14)',
      asOf: '2020-09-23',
    },
  },
  docs: {
    what: {
      en: 'The language of title, description, bullets and sections (of a store: returns and shipping; of a message: subject and body) against the language that is set or, where none is, against those of the markets. Languages are told by script and by function words; a text too short or too mixed is passed over, and so are names of brands and models, which tell no language. Joom takes English only, DHgate no Chinese.',
      zh: '检查标题、详情描述、五点描述和分段（店铺页面查退货、物流，消息模板查主题、正文）的语言：以设定的语言为准，未设时以目标市场的语言为准。按文字和虚词判断，过短或混杂的文案不判断，品牌和型号不影响。Joom 只接受英文，敦煌网不接受中文。',
    },
    why: {
      en: 'A buyer who cannot read the page does not buy; Google wants return terms in an official language of the country.',
      zh: '买家看不懂就不会买；Google 要求退货政策使用目标国家的官方语言。',
    },
    how: {
      en: 'Have the text written in the language of the market, or set the market or the language right.',
      zh: '用目标市场的语言重写，或改正目标市场、语言的设置。',
    },
  },
  examples: {
    valid: [
      {
        name: 'the language of the market',
        value: {
          title: 'Becher aus Steinzeug',
          description:
            'Ein Becher aus Steinzeug, von Hand gedreht und mit der Asche von Buchenholz glasiert. Er ist für Tee und für Kaffee und darf in die Spülmaschine oder in den Ofen.',
        },
        run: { markets: ['DE'] },
      },
      {
        name: 'the other language of the market',
        value: {
          title: 'Tasse en grès',
          description:
            'Une tasse en grès, tournée à la main et émaillée avec la cendre du bois de hêtre. Elle est faite pour le thé et le café et va dans le four ou au lave-vaisselle.',
        },
        run: { markets: ['CA'] },
      },
      {
        name: 'one of several markets',
        value: {
          title: 'Mug',
          description:
            'A mug of stoneware, thrown by hand and glazed with the ash of beech wood. It is made for tea and for coffee, and you can put it into the dishwasher or the oven without a second thought, as often as you like.',
        },
        run: { markets: ['DE', 'US'] },
      },
      {
        name: 'a longer text wanted, of any script',
        value: { title: 'Mug', description: '用本地陶土手工拉坯，灰釉哑光，杯口圆润，容量三百五十毫升。' },
        run: { markets: ['US'] },
        options: { minLetters: 400 },
      },
      {
        name: 'too short to tell, where a team wants more letters',
        value: {
          title: 'Mug',
          description:
            'A mug of stoneware, thrown by hand and glazed with the ash of beech wood. It is made for tea and for coffee, and you can put it into the dishwasher or the oven without a second thought, as often as you like.',
        },
        run: { markets: ['DE'] },
        options: { minLatin: 400 },
      },
      {
        name: 'neither language nor market',
        value: {
          title: 'Mug',
          description:
            'A mug of stoneware, thrown by hand and glazed with the ash of beech wood. It is made for tea and for coffee, and you can put it into the dishwasher or the oven without a second thought, as often as you like.',
        },
        outcome: 'no-data',
      },
      {
        name: '中文市场',
        value: {
          title: '手工陶瓷马克杯 带盖',
          description: '用本地陶土手工拉坯，灰釉哑光，杯口圆润，容量三百五十毫升。',
        },
        run: { markets: ['CN'] },
      },
    ],
    invalid: [
      {
        name: 'English for Germany',
        value: {
          title: 'Stoneware Mug',
          description:
            'A mug of stoneware, thrown by hand and glazed with the ash of beech wood. It is made for tea and for coffee, and you can put it into the dishwasher or the oven without a second thought, as often as you like.',
        },
        run: { markets: ['DE'] },
        findings: [{ messageId: 'other', path: ['description'] }],
      },
      {
        name: 'not what the listing says',
        value: {
          language: 'fr',
          title: 'Mug',
          description:
            'A mug of stoneware, thrown by hand and glazed with the ash of beech wood. It is made for tea and for coffee, and you can put it into the dishwasher or the oven without a second thought, as often as you like.',
        },
        findings: [{ messageId: 'undeclared', path: ['description'] }],
      },
      {
        name: '敦煌网不接受中文',
        value: { title: '手工陶瓷马克杯带盖大容量咖啡杯灰釉哑光防滑底座', description: 'A mug.' },
        run: { profiles: ['dhgate'] },
        findings: [{ messageId: 'refused', path: ['title'] }],
      },
      {
        name: '美国站的中文描述',
        value: {
          title: 'Stoneware Mug',
          description: '用本地陶土手工拉坯，灰釉哑光，杯口圆润，容量三百五十毫升，可用洗碗机。',
        },
        run: { markets: ['US'] },
        findings: [{ messageId: 'other', path: ['description'] }],
      },
    ],
  },

  check(value, context) {
    const { document, run, options, profiles: asked } = context;
    const declared = run.language?.(document) ?? (value as { readonly language?: string }).language;
    const wanted = wantedOf(declared, context.markets);
    const bound = bindingsOf(limits, asked, run.asOf).filter(({ starts }) => !starts);
    if (!wanted && bound.length === 0) return noData('markets');
    const told = pathsOf(document).flatMap(at => {
      const text = context.text(at);
      if (!text) return [];
      const { letters, han, latin } = lettersIn(text.folded);
      if (letters + 1.5 * han < (latin ? options.minLatin : options.minLetters)) return [];
      const language = textLanguage(text, run);
      return language === UNDECIDED || language === FILLER ? [] : [{ at, language }];
    });
    const findings: RuleFinding[] = [];
    const first = (isWrong: (language: string) => boolean) => {
      const wrong = told.filter(({ language }) => isWrong(language));
      const [found] = wrong;
      return found && { ...found, count: wrong.filter(({ language }) => language === found.language).length };
    };
    for (const { profile, limit } of bound) {
      const found = first(language =>
        limit.only ? !limit.only.includes(language) : limit.refused?.includes(language) === true,
      );
      if (!found) continue;
      const evidence = { ...context.note('read', { count: found.count }), source: profile };
      const data = { found: `language.${found.language}`, platforms: [profile] };
      const details = { at: found.at, evidence, advice: context.note('translate', {}) };
      findings.push(context.finding('refused', data, { ...details, appliesTo: { profiles: [profile] } }));
    }
    const other = wanted && first(language => !wanted.languages.includes(language));
    if (findings.length > 0 || !wanted || !other) return context.outcome(findings);
    const data = {
      found: `language.${other.language}`,
      languages: wanted.languages.map(language => `language.${language}`),
    };
    const source = wanted.from === 'markets' ? 'markets' : 'guide';
    const details = {
      at: other.at,
      evidence: { ...context.note('read', { count: other.count }), source },
      advice: context.note('translate', {}),
    };
    return context.outcome([
      wanted.from === 'markets'
        ? context.finding(
            'other',
            { ...data, markets: context.markets },
            { ...details, appliesTo: { markets: context.markets } },
          )
        : context.finding('undeclared', data, details),
    ]);
  },
});
