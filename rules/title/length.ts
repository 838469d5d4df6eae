import {
  type Binding,
  bindingsOf,
  type CountUnit,
  categoryOf,
  countOf,
  type DatedLimit,
  defineRule,
  endOf,
  isWithin,
  limitsAt,
  noData,
  notApplicable,
  pass,
  type RuleFinding,
  type SourcedLimit,
  say,
  type Text,
} from '../../src/rule/index.ts';
import aliexpress from '../profiles/aliexpress.yaml';
import amazon from '../profiles/amazon.yaml';
import dhgate from '../profiles/dhgate.yaml';
import ebay from '../profiles/ebay.yaml';
import etsy from '../profiles/etsy.yaml';
import google from '../profiles/google.yaml';
import joom from '../profiles/joom.yaml';
import taobao from '../profiles/taobao.yaml';
import tiktok from '../profiles/tiktok.yaml';

/** A version of a platform's limits on the length of a text. */
interface Length extends SourcedLimit {
  readonly max: number;
  /** `characters` unless said. */
  readonly unit?: CountUnit;
  /** Categories that keep another limit. */
  readonly except?: { readonly categories: readonly string[]; readonly max: number };
  /** Advised least number of characters. */
  readonly min?: number;
  /** Advised greatest number of words. */
  readonly words?: number;
  /** So much of it shoppers see, or the platform recommends. */
  readonly shown?: number;
  /** Whether a page of the platform itself says so; it does unless said. */
  readonly confirmed?: boolean;
  /** The field that takes what does not fit. */
  readonly rest?: 'item_highlights';
}

const FIELDS = ['title', 'item_highlights'] as const;

const sourceKey = (profile: string, { effective_from }: DatedLimit): string =>
  effective_from === undefined ? profile : `${profile}-${effective_from}`;
const profiles = [aliexpress, amazon, dhgate, ebay, etsy, google, joom, taobao, tiktok];
const limits = {
  title: limitsAt<Length>('title.length', profiles, sourceKey),
  item_highlights: limitsAt<Length>('item_highlights.length', profiles, sourceKey),
};

/** A limit that a text breaks. */
interface Broken extends Binding<Length> {
  /** How long the text is and may be, in the platform's unit. */
  readonly count: number;
  readonly max: number;
  readonly unit: CountUnit;
}

/** The most a limit allows; undefined where that hangs on a category that is not known. */
function maxOf({ max, except }: Length, category: string | undefined): number | undefined {
  if (!except) return max;
  if (category === undefined) return undefined;
  return except.categories.some(node => isWithin(category, node)) ? except.max : max;
}

/** The limits that a text breaks, as far as the category is known; `undecided` where it would have to be. */
function brokenBy(text: string, bindings: readonly Binding<Length>[], category: string | undefined) {
  const broken: Broken[] = [];
  let undecided = false;
  for (const binding of bindings) {
    const { unit = 'characters', max: usual } = binding.limit;
    const max = maxOf(binding.limit, category);
    const count = countOf(text, unit);
    if (max === undefined) undecided ||= count > usual && binding.starts === undefined;
    else if (count > max) broken.push({ ...binding, count, max, unit });
  }
  return { broken, undecided };
}

/** Of limits that start on the same day the one broken most, with all platforms whose limit is broken. */
function strictest(
  broken: readonly Broken[],
): readonly (Broken & { readonly platforms: readonly string[] })[] {
  const days = [...new Set(broken.map(({ starts }) => starts))];
  return days.flatMap(day => {
    const all = broken.filter(({ starts }) => starts === day);
    const sure = all.filter(({ limit }) => limit.confirmed !== false);
    const among = sure.length > 0 ? sure : all;
    const [worst] = [...among].sort((left, right) => right.count / right.max - left.count / left.max);
    return worst ? [{ ...worst, platforms: among.map(({ profile }) => profile) }] : [];
  });
}

/** The last words before `end`, whole ones where blanks part them: where a text may stop. */
function lastWords(text: string, end: number): string {
  const kept = text.slice(0, end);
  const whole = /\s/.test(text[end] ?? ' ') ? kept : kept.replace(/\s+\S*$/, '');
  return whole.trimEnd().split(/\s+/).slice(-3).join(' ').slice(-24);
}

const wordsOf = (text: string): number => text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;

export default defineRule({
  id: 'title/length',
  on: ['listing'],
  severity: 'info',
  consequence: 'refused',
  needs: ['title'],
  absent: 'pass',
  fix: 'suggest',
  guidelines: ['R1-36'],
  presets: ['core', 'recommended', 'strict'],
  version: 1,
  title: { en: 'Title too long or too short', zh: '标题过长或过短' },
  messages: {
    over: {
      ...say(
        'The title has {count:number} characters; the limit of {platforms:fields} is {max:number}.',
        '标题 {count:number} 个字符，{platforms:fields}最多 {max:number} 个。',
      ),
      severity: 'error',
    },
    highlights: {
      ...say(
        'The item highlights have {count:number} characters; the limit of {platforms:fields} is {max:number}.',
        '商品亮点 {count:number} 个字符，{platforms:fields}最多 {max:number} 个。',
      ),
      severity: 'error',
    },
    reported: {
      ...say(
        'The title has {count:number} characters; the limit commonly cited for {platforms:fields} is {max:number}.',
        '标题 {count:number} 个字符，一般认为{platforms:fields}最多 {max:number} 个。',
      ),
      severity: 'warning',
    },
    own: {
      ...say(
        'The title has {count:number} characters; the limit set in the config is {max:number}.',
        '标题 {count:number} 个字符，配置要求最多 {max:number} 个。',
      ),
      severity: 'warning',
    },
    short: say(
      'The title has {count:number} characters; {platforms:fields} advises {min:number} or more.',
      '标题只有 {count:number} 个字符，{platforms:fields}建议至少 {min:number} 个。',
    ),
    wordy: say(
      'The title has {count:number} words; {platforms:fields} advises {max:number} at most.',
      '标题有 {count:number} 个单词，{platforms:fields}建议最多 {max:number} 个。',
    ),
    cut: say(
      'Shoppers see about {shown:number} of the {count:number} characters on {platforms:fields}.',
      '{platforms:fields}通常只显示前 {shown:number} 个字符，标题共 {count:number} 个。',
    ),
  },
  notes: {
    'counted-characters': say(
      'blanks count; over the limit of {platforms:fields}',
      '空格计入；超出{platforms:fields}的要求',
    ),
    'counted-width': say(
      'a Chinese character counts as two; over the limit of {platforms:fields}',
      '一个汉字按两个字符计；超出{platforms:fields}的要求',
    ),
    'counted-bytes': say(
      'counted in bytes; over the limit of {platforms:fields}',
      '按字节计；超出{platforms:fields}的要求',
    ),
    measured: say('characters with blanks: {count:number}', '含空格共 {count:number} 个字符'),
    shorten: say(
      'End it at {kept:quote} or before; move the rest to the bullets or the description.',
      '到{kept:quote}为止或更短，其余移到五点描述或详情描述。',
    ),
    highlight: say(
      'End it at {kept:quote} or before; move the rest to the item highlights.',
      '到{kept:quote}为止或更短，其余移到商品亮点。',
    ),
    lengthen: say(
      'Add what tells it apart: material, size, colour, model.',
      '补充能区分商品的信息：材质、尺寸、颜色、型号。',
    ),
    fewer: say('Keep what names the product and tells it apart.', '只保留品名和能区分商品的信息。'),
    first: say(
      'Put what names the product and tells it apart before {kept:quote}.',
      '把品名和能区分商品的信息放到{kept:quote}之前。',
    ),
  },
  options: {
    max: {
      default: 0,
      en: 'a limit of your own in characters, in place of those of the platforms (0: none)',
      zh: '自定的标题字符上限，代替平台要求（0 表示不设）',
    },
    shown: {
      default: false,
      en: 'also tell titles longer than what the platform shows (Google about 70)',
      zh: '标题超过平台显示的长度时也提示（Google 约 70 个字符）',
    },
  },
  sources: limits.title.sources,
  takes: [limits.title.taking, limits.item_highlights.taking],
  docs: {
    what: {
      en: 'The length of the title as the platform counts it, by platform and date: characters with blanks, on Taobao a Chinese character as two. Amazon: 75 characters from 2026-07-27, 200 before and for books, music, video and software; item highlights 125. Least lengths and numbers of words are hints, and only where a platform states them. Figures that no page of the platform confirms are called commonly cited and warn only. Without a platform the rule tells nothing.',
      zh: '按平台和生效日期检查标题长度，计数方式与平台一致：含空格的字符数，淘宝一个汉字按两个字符计。亚马逊 2026-07-27 起 75 个字符，此前及图书、音像、软件类目为 200 个，商品亮点 125 个。最短长度和单词数只在平台写明时提示。未经平台页面确认的数字标为“一般认为”，只作警告。未设平台时不检查。',
    },
    why: {
      en: 'A title over the limit is refused, or cut by the platform where it likes. Title, picture and price decide whether a shopper clicks.',
      zh: '超出要求的标题会被平台拒绝，或被平台自行截断。标题、图片、价格是买家是否点击的三大因素。',
    },
    how: {
      en: 'Keep brand, product name and the properties that tell it apart; move the rest to item highlights, bullets or the description.',
      zh: '保留品牌、品名和能区分商品的属性，其余移到商品亮点、五点描述或详情描述。',
    },
  },
  examples: {
    valid: [
      {
        name: 'within the limit',
        value: { title: 'Hand-thrown Stoneware Mug, Ash Glaze, 350 ml' },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'before the shorter limit is in force',
        value: {
          category: 'home/kitchen',
          title:
            'Hand-thrown Stoneware Mug with Lid and Beech Spoon, Ash Glaze, 350 ml, Safe for Dishwasher and Oven',
        },
        run: { profiles: ['amazon'], asOf: '2026-07-26' },
      },
      {
        name: 'a book keeps the longer limit',
        value: {
          category: 'media',
          title:
            'Salt Roads: A History of Trade between the Alps and the Sea from the Bronze Age to the Coming of the Railway',
        },
        run: { profiles: ['amazon'] },
      },
      {
        name: 'nothing tells whether it is a book',
        value: {
          title:
            'Between the Alps and the Sea, from the Bronze Age to the Coming of the Railway, in Seven Chapters',
        },
        run: { profiles: ['amazon'] },
        outcome: 'no-data',
      },
      { name: 'no platform', value: { title: 'Mug' }, outcome: 'no-data' },
      {
        name: 'a platform without a limit here',
        value: { title: 'Mug' },
        run: { profiles: ['woocommerce'] },
        outcome: 'not-applicable',
      },
      {
        name: 'what is not shown is no fault',
        value: {
          title: 'Linen Duvet Cover with Coconut Buttons, Washed, 220 x 240 cm, Oat, Made in Portugal',
        },
        run: { profiles: ['google'] },
      },
      {
        name: '六十个字符以内',
        value: { title: '手工陶瓷马克杯 带盖 350 ml 灰釉 可用洗碗机' },
        run: { profiles: ['taobao'] },
      },
    ],
    invalid: [
      {
        name: 'longer than Amazon takes',
        value: {
          category: 'home/kitchen',
          title: 'Hand-thrown Stoneware Mug with Lid and Beech Spoon, Ash Glaze, 350 ml, Dishwasher Safe',
        },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'over', words: 'washer Safe' }],
      },
      {
        name: 'item highlights too',
        value: {
          title: 'Stoneware Mug, 350 ml',
          item_highlights:
            'Thrown by hand, glazed with the ash of beech wood, fired at 1260 degrees, safe for dishwasher and oven, with a lid and a spoon of beech',
        },
        run: { profiles: ['amazon'] },
        findings: [{ messageId: 'highlights' }],
      },
      {
        name: 'two platforms, told once at the strictest',
        value: {
          title:
            'Hand-thrown Stoneware Mug with Lid and Beech Spoon, Ash Glaze, 350 ml, Dishwasher Safe, Gift Box with Ribbon, Set of Two Mugs for Tea and Coffee, Oven Safe',
        },
        run: { profiles: ['ebay', 'google'] },
        findings: [{ messageId: 'over' }],
      },
      {
        name: 'a commonly cited limit warns',
        value: {
          title:
            'Hand-thrown Stoneware Mug with Lid and Beech Spoon, Ash Glaze, 350 ml, Dishwasher Safe, Gift Box with Ribbon, Set of Two Mugs for Tea',
        },
        run: { profiles: ['aliexpress'] },
        findings: [{ messageId: 'reported' }],
      },
      {
        name: 'a limit of the team',
        value: { title: 'Hand-thrown Stoneware Mug with Lid' },
        options: { max: 30 },
        findings: [{ messageId: 'own', words: ' Lid' }],
      },
      {
        name: 'shorter than advised',
        value: { title: 'Stoneware Mug' },
        run: { profiles: ['tiktok'] },
        findings: [{ messageId: 'short' }],
      },
      {
        name: 'more words than Etsy advises',
        value: { title: 'Mug of clay with lid and spoon in a box for tea or milk or soup at home' },
        run: { profiles: ['etsy'] },
        findings: [{ messageId: 'wordy' }],
      },
      {
        name: 'longer than Google shows, where a team wants to know',
        value: {
          title: 'Linen Duvet Cover with Coconut Buttons, Washed, 220 x 240 cm, Oat, Made in Portugal',
        },
        run: { profiles: ['google'] },
        options: { shown: true },
        findings: [{ messageId: 'cut' }],
      },
      {
        name: '汉字按两个字符计',
        value: {
          title:
            '手工陶瓷马克杯带盖带勺大容量咖啡杯灰釉哑光防滑底座家用办公室早餐牛奶杯可用洗碗机微波炉烤箱礼盒装送朋友送同事生日搬家乔迁节日礼物两只装',
        },
        run: { profiles: ['taobao'] },
        findings: [{ messageId: 'reported' }],
      },
    ],
  },

  check(_value, context) {
    const { document, run, options, profiles: asked } = context;
    const title = context.text(['title']);
    if (!title) return context.absent('title');
    const written = title.plain.trimEnd();
    const count = countOf(written, 'characters');
    const beyond = (text: Text, unit: CountUnit, max: number) => {
      const end = endOf(text.plain, unit, max);
      return {
        span: text.sourceSpan({ start: end, end: text.plain.trimEnd().length }),
        kept: lastWords(text.plain, end),
      };
    };
    if (options.max > 0) {
      if (count <= options.max) return pass;
      const { span, kept } = beyond(title, 'characters', options.max);
      const details = { at: ['title'], span, evidence: context.note('measured', { count }) };
      const advice = context.note('shorten', { kept });
      return context.outcome([context.finding('own', { count, max: options.max }, { ...details, advice })]);
    }
    if (asked.length === 0) return noData('profiles');
    const bound = bindingsOf(limits.title.of(run), asked, run.asOf);
    if (bound.length === 0) return notApplicable('profile');
    const category = categoryOf(document, run)?.path;

    const findings: RuleFinding[] = [];
    let undecided = false;
    for (const field of FIELDS) {
      const text = context.text([field]);
      if (!text) continue;
      const seen = brokenBy(
        text.plain.trimEnd(),
        bindingsOf(limits[field].of(run), asked, run.asOf),
        category,
      );
      undecided ||= seen.undecided;
      for (const { profile, limit, platforms, starts, ...measure } of strictest(seen.broken)) {
        const { span, kept } = beyond(text, measure.unit, measure.max);
        const message = limit.confirmed === false ? 'reported' : field === 'title' ? 'over' : 'highlights';
        findings.push(
          context.finding(
            message,
            { count: measure.count, max: measure.max, platforms: [profile] },
            {
              at: [field],
              span,
              loss: Math.min(1, 0.5 + (measure.count - measure.max) / measure.max),
              evidence: {
                ...context.note(`counted-${measure.unit}`, { platforms }),
                source: sourceKey(profile, limit),
              },
              advice: context.note(limit.rest === 'item_highlights' ? 'highlight' : 'shorten', { kept }),
              appliesTo: { profiles: platforms },
              ...(starts && { starts }),
            },
          ),
        );
      }
    }
    for (const { profile, limit, starts } of bound) {
      const over = findings.some(
        finding => finding.appliesTo?.profiles?.includes(profile) && !finding.starts,
      );
      if (starts || over) continue;
      const platforms = [profile];
      const details = { at: ['title'], appliesTo: { profiles: platforms } };
      const evidence = { ...context.note('measured', { count }), source: sourceKey(profile, limit) };
      const words = wordsOf(written);
      if (limit.min && count < limit.min) {
        const advice = context.note('lengthen', {});
        findings.push(
          context.finding('short', { count, min: limit.min, platforms }, { ...details, evidence, advice }),
        );
      } else if (limit.words && words > limit.words) {
        const advice = context.note('fewer', {});
        findings.push(
          context.finding(
            'wordy',
            { count: words, max: limit.words, platforms },
            { ...details, evidence, advice },
          ),
        );
      } else if (options.shown && limit.shown && countOf(written, limit.unit ?? 'characters') > limit.shown) {
        const { kept } = beyond(title, limit.unit ?? 'characters', limit.shown);
        const advice = context.note('first', { kept });
        findings.push(
          context.finding('cut', { count, shown: limit.shown, platforms }, { ...details, evidence, advice }),
        );
      }
    }
    return findings.length === 0 && undecided ? noData('category') : context.outcome(findings);
  },
});
