import {
  type CharacterLimit,
  codePoints,
  defineRule,
  type Fault,
  inForce,
  limitsAt,
  namesOf,
  type Path,
  type Run,
  type SourcedLimit,
  say,
  type TitleFault,
  titleFaults,
} from '../../src/rule/index.ts';
import amazon from '../profiles/amazon.yaml';
import ebay from '../profiles/ebay.yaml';
import etsy from '../profiles/etsy.yaml';
import google from '../profiles/google.yaml';
import taobao from '../profiles/taobao.yaml';

const AT: Path = ['title'];

const limits = limitsAt<CharacterLimit & SourcedLimit>('title.characters', [
  amazon,
  ebay,
  etsy,
  google,
  taobao,
]);

interface Binding {
  readonly profile: string;
  readonly limit: CharacterLimit;
}

/** The limits of a listing's platforms that are in force today. */
const limitsOf = (asked: readonly string[], run: Run): readonly Binding[] =>
  Object.entries(limits.of(run))
    .filter(([profile]) => asked.includes(profile))
    .flatMap(([profile, versions]) => {
      const limit = inForce(versions, run.asOf);
      return limit ? [{ profile, limit }] : [];
    });

/** The platforms whose limit the places of a fault break; none for what holds everywhere. */
function boundBy({ kind, places }: Fault<TitleFault>, bindings: readonly Binding[]): readonly string[] {
  const has = (characters = ''): boolean =>
    places.some(({ words }) => characters.includes(words) || characters.includes(words.normalize('NFKC')));
  return bindings
    .filter(({ limit: { banned, measures, once, decoration } }) =>
      kind === 'frequent' ? has(once) : has(banned) || has(measures) || decoration === false,
    )
    .map(({ profile }) => profile);
}

/** What to do about each. */
const ADVICE = {
  invisible: 'clean',
  damaged: 'retype',
  punctuation: 'one-mark',
  width: 'half-width',
  decoration: 'plain',
  capitals: 'capitalize',
  banned: 'without',
  frequent: 'once',
} as const satisfies Record<TitleFault, string>;

/** What platforms say differs; everything else holds everywhere. */
const PLATFORM: ReadonlySet<TitleFault> = new Set(['banned', 'frequent']);
/** So many examples stand in the evidence. */
const SHOWN = 5;

function examplesOf({ kind, places }: Fault<TitleFault>): readonly string[] {
  const words = places.map(place => place.words);
  const shown = kind === 'invisible' || kind === 'damaged' ? words.flatMap(codePoints) : words;
  return [...new Set(shown)].slice(0, SHOWN);
}

export default defineRule({
  id: 'title/characters',
  on: ['listing'],
  severity: 'warning',
  consequence: 'refused',
  needs: ['title'],
  absent: 'pass',
  fix: 'auto-review',
  guidelines: ['S1-14'],
  presets: ['recommended', 'strict'],
  version: 1,
  title: {
    en: 'Banned symbols, emoji, ALL CAPS, full-width letters or repeated punctuation in the title',
    zh: '标题含平台禁用符号、表情、全大写、全角字符或重复标点',
  },
  messages: {
    banned: say(
      'The title has characters that {platforms:fields} does not allow: {found:quotes}.',
      '标题含{platforms:fields}不允许的字符：{found:quotes}。',
    ),
    frequent: say(
      'The title has characters more often than {platforms:fields} allows: {found:quotes}.',
      '标题中以下字符的出现次数超过{platforms:fields}的要求：{found:quotes}。',
    ),
    capitals: say(
      'Words of the title are in capitals: {found:quotes}.',
      '标题中有全大写的单词：{found:quotes}。',
    ),
    punctuation: say(
      'A mark stands several times in a row in the title: {found:quotes}.',
      '标题中标点重复：{found:quotes}。',
    ),
    width: say(
      'Letters or digits of the title are full-width: {found:quotes}.',
      '标题含全角字母或数字：{found:quotes}。',
    ),
    decoration: {
      ...say('The title has emoji or ornaments: {found:quotes}.', '标题含表情或装饰符号：{found:quotes}。'),
      severity: 'info',
    },
    invisible: say('The title has invisible characters: {found:list}.', '标题含不可见字符：{found:list}。'),
    damaged: say(
      'Characters of the title were damaged by a wrong encoding or font: {found:list}.',
      '标题中有因编码或字体问题损坏的字符：{found:list}。',
    ),
  },
  notes: {
    places: say('places: {count:number}', '出现 {count:number} 处'),
    clean: say('Take the characters out.', '删去这些字符。'),
    retype: say('Type the words around them again from the source.', '对照原文重新输入该处文字。'),
    'one-mark': say('Keep one mark, or none.', '只保留一个标点，或不用标点。'),
    'half-width': say('Write letters and digits half-width.', '字母和数字改为半角。'),
    plain: say('Say it in words.', '用文字说明，不用符号。'),
    capitalize: say(
      'Write the first letter of each word as a capital; keep acronyms as they are.',
      '改为首字母大写，缩写保持不变。',
    ),
    without: say(
      'Take the characters out or say it in words; only the brand may have them.',
      '删去或改用文字，仅品牌名可保留。',
    ),
    once: say('Keep the first and use commas for the rest.', '保留第一处，其余改用逗号。'),
  },
  options: {
    capitalWords: {
      default: 2,
      en: 'from how many words of four letters or more in capitals on',
      zh: '四个字母以上的全大写单词达到多少个时提示',
    },
    capitalShare: {
      default: 0.5,
      en: 'or from which share of the letters in capitals on',
      zh: '或全大写字母占比超过多少时提示',
    },
  },
  sources: {
    ...limits.sources,
    shoptimizer: {
      title: 'google/shoptimizer, invalid_chars optimizer: private use characters are removed',
      asOf: '2026-11-22',
      url: 'https://github.com/google/shoptimizer',
    },
    guide: { title: '打造出色的网站购物流程和体验 (AMZ123), ch. 2', asOf: '2020-09-23' },
  },
  takes: [limits.taking],
  docs: {
    what: {
      en: 'Characters that platforms refuse in a title, by platform and date; emoji and ornaments, words in capitals, full-width letters, repeated marks, and characters that a reader cannot see. Brand, model, units, acronyms and numerals are left alone; lenticular brackets and stars in Chinese titles are usage.',
      zh: '检查标题中的字符：按平台和生效日期检查禁用字符，以及表情和装饰符号、全大写单词、全角字母数字、重复标点、不可见字符。品牌、型号、单位、缩写和罗马数字不检查；中文标题中的【】和★属于惯用写法。',
    },
    why: {
      en: 'Amazon, Google and others refuse or hide titles with such characters, and capitals or rows of marks read as shouting.',
      zh: '亚马逊、Google 等平台会拒绝或屏蔽含此类字符的标题；全大写和重复标点显得像喊叫。',
    },
    how: {
      en: 'Let --fix take out invisible characters; write the rest in plain words and ordinary capitals.',
      zh: '不可见字符可用 --fix 自动删去，其余改用普通文字和正常大小写。',
    },
  },
  examples: {
    valid: [
      { name: 'plain words', value: { title: 'Stoneware Mug with Lid, 350 ml' } },
      {
        name: 'brand and model in capitals, with a mark of their own',
        value: { brand: 'YAY! KITCHEN', model: 'CRISPO', title: 'YAY! KITCHEN CRISPO Pan' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'acronyms, units and numerals',
        value: { title: 'HDMI to SATA Cable, USB 3.0, 24 V, Mark VIII' },
      },
      {
        name: 'a maker at the head of a title, where no brand is told',
        value: { title: 'NORR TIND Down Jacket in Moss Green' },
      },
      { name: 'one word in capitals', value: { title: 'BREEZE Cotton Curtain with Rings' } },
      {
        name: 'signs of number and measure',
        value: { title: 'Thread #10, 4*6 in Frame, <5 kg' },
        run: { profiles: ['amazon'] },
      },
      { name: 'a mark where no platform forbids it', value: { title: 'What Is It? A Card Game' } },
      {
        name: 'each once, as the platform allows',
        value: { title: 'Ring: 50% Silver & Gold' },
        run: { profiles: ['etsy'] },
      },
      {
        name: 'before the limit is in force',
        value: { title: 'Kite Set! Blue' },
        run: { profiles: ['amazon'], asOf: '2024-12-01' },
      },
      { name: '中文标题的惯用符号', value: { title: '【新款】手工陶瓷花瓶★哑光白' } },
      { name: '日本語の全角', value: { title: 'ＵＳＢケーブル　ブラック' } },
      { name: 'joiners of a script that needs them', value: { title: 'کارت می‌خواهم' } },
      {
        name: 'more words, where a team allows them',
        value: { title: 'Curtain in SOFT BLUE for a Long Window' },
        options: { capitalWords: 3 },
      },
      {
        name: 'a larger share, where a team allows it',
        value: { title: 'SOFT NEW Rug' },
        options: { capitalShare: 0.8 },
      },
    ],
    invalid: [
      {
        name: 'characters that Amazon refuses',
        value: { title: 'Sale!Wool Scarf {New} ★ Grey' },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'banned', words: '!', path: ['title'] }],
        fixed: { title: 'Sale Wool Scarf {New} Grey' },
      },
      {
        name: 'a character more often than Etsy allows',
        value: { title: 'Ring & Box & Card' },
        run: { profiles: ['etsy'] },
        findings: [{ messageId: 'frequent', words: '&' }],
      },
      {
        name: 'words in capitals',
        value: { title: 'Soft WARM WOOL Scarf in Grey' },
        findings: [{ messageId: 'capitals', words: 'WARM' }],
      },
      {
        name: 'more than half of the letters in capitals',
        value: { title: 'BIG SCARF Mini' },
        findings: [{ messageId: 'capitals', words: 'SCARF' }],
      },
      {
        name: 'a mark several times in a row',
        value: { title: 'Wool Scarf!! Grey' },
        findings: [{ messageId: 'punctuation', words: 'Scarf!!' }],
        fixed: { title: 'Wool Scarf! Grey' },
      },
      {
        name: 'letters and digits in full width; an acronym is only told',
        value: { title: '针织围巾 Ｓｃａｒｆ １８０ ＵＳＢ 加热' },
        findings: [{ messageId: 'width', words: 'Ｓｃａｒｆ' }],
        fixed: { title: '针织围巾 Scarf 180 ＵＳＢ 加热' },
      },
      {
        name: 'emoji and ornaments',
        value: { title: 'Wool Scarf ★ Soft 🎁' },
        findings: [{ messageId: 'decoration', words: '★' }],
        fixed: { title: 'Wool Scarf Soft' },
      },
      {
        name: '中文标题里的表情',
        value: { title: '羊毛围巾🎁送礼' },
        findings: [{ messageId: 'decoration', words: '🎁' }],
        fixed: { title: '羊毛围巾 送礼' },
      },
      {
        name: 'characters that nobody sees',
        value: { title: 'Wool\u200b Scarf \ue00a Grey\ufeff' },
        findings: [{ messageId: 'invisible' }],
        fixed: { title: 'Wool Scarf  Grey' },
      },
      {
        name: 'a letter lost in a private font',
        value: { title: 'Of\ue001ce Chair' },
        findings: [{ messageId: 'damaged' }],
      },
    ],
  },

  check(listing, context) {
    const { document, run, options } = context;
    const text = context.text(AT);
    if (!text) return context.absent('title');
    const bindings = limitsOf(context.profiles, run);
    const held = bindings.map(({ limit }) => limit);
    const reading = {
      ...options,
      limits: held,
      names: () => namesOf(document, run),
      brandKnown: Boolean(listing.brand),
    };
    return context.outcome(
      titleFaults(text, reading, run).map(fault => {
        const { kind, places } = fault;
        const platforms = PLATFORM.has(kind) ? boundBy(fault, bindings) : [];
        const edits = places.flatMap(({ mend }) =>
          mend ? [{ op: 'splice' as const, path: AT, ...mend }] : [],
        );
        const advice = context.note(ADVICE[kind], {});
        return context.finding(kind, { found: examplesOf(fault), platforms } as never, {
          at: AT,
          ...(places[0] && { span: places[0].span }),
          loss: Math.min(1, places.length * 0.24),
          evidence: {
            ...context.note('places', { count: places.length }),
            source: platforms[0] ?? (kind === 'invisible' ? 'shoptimizer' : 'guide'),
          },
          ...(edits.length < places.length && { advice }),
          ...(platforms.length > 0 && { appliesTo: { profiles: platforms } }),
          ...(edits.length > 0 && {
            fix: { safety: kind === 'invisible' ? 'safe' : 'unsafe', title: advice, edits },
          }),
        });
      }),
    );
  },
});
