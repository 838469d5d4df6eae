import type { RunResult } from '../engine/result.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { type Phrase, say } from '../rule/phrase.ts';
import type { ReportContext } from './context.ts';
import { labelOf } from './labels.ts';
import { render } from './render.ts';
import type { Word } from './words.ts';

/** What is missing, said so that a reader understands it, and the config key or flag that gives it. */
interface Remedy {
  readonly missing: Word;
  readonly give: Word;
}

const remedies: Readonly<Record<string, Remedy>> = {
  markets: {
    missing: say('no market set', '未设置目标市场'),
    give: say('--market DE, or markets: in the config', '加 --market DE，或在配置里写 markets:'),
  },
  profiles: {
    missing: say('no platform set', '未设置平台'),
    give: say('--profile amazon, or profiles: in the config', '加 --profile amazon，或在配置里写 profiles:'),
  },
  'price.history': {
    missing: say('no price history', '缺少价格历史'),
    give: say('priceHistory: in the config', '在配置里写 priceHistory:'),
  },
  'price.lowest_prior': {
    missing: say('no earlier lowest price', '缺少近期最低价'),
    give: say('priceHistory: in the config', '在配置里写 priceHistory:'),
  },
  references: {
    missing: say('nothing to compare with', '缺少对比资料'),
    give: say('references: in the config', '在配置里写 references:'),
  },
  language: {
    missing: say('language not clear', '无法判断文案语言'),
    give: say('language: in the config', '在配置里写 language:'),
  },
  'images.role': {
    missing: say('pictures do not say what they show', '图片未注明内容'),
    give: say(
      'name it in role, alt text or file name; or pictureNames: in the config, for names of your own',
      '在图片角色、替代文字或文件名里写明；自有命名写进配置的 pictureNames:',
    ),
  },
  'images.gallery': {
    missing: say('the file seems to hold main pictures only', '文件似乎只含主图'),
    give: say('all pictures of a listing in the file', '在文件中列出每个商品的全部图片'),
  },
  'message.type': {
    missing: say('the type of the message is not said', '消息未注明类型'),
    give: say('type: in the message, or in the file name', '在消息里写 type:，或写进文件名'),
  },
  'message.pair': {
    missing: say('no version in another language', '没有其他语言版本'),
    give: say(
      'the same id with its language (refund.en, refund.zh), or pair:',
      '编号相同、只差语言（refund.en、refund.zh），或写 pair:',
    ),
  },
  'message.templates': {
    missing: say('too few templates to tell what a shop lacks', '模板太少，无法判断缺少哪些'),
    give: say('check all templates in one run', '把全部消息模板放在一次检查里'),
  },
  'message.partial': {
    missing: say('the template brings in texts that are not here', '模板引用了其他文件的内容'),
    give: say('check the message as it is sent', '检查实际发送的消息'),
  },
  'body.page': {
    missing: say('the file of the body was not read', '未读到正文文件'),
    give: say('a text file beside the message', '把正文文件放在消息文件旁边'),
  },
  lexicon: {
    missing: say('no word list for the language of the text', '没有该语言的词表'),
    give: say(
      'English, Chinese, German, French and Spanish have one',
      '目前有中文、英文、德文、法文、西班牙文词表',
    ),
  },
  catalog: {
    missing: say('too few listings to compare', '商品太少，无法比较'),
    give: say('check the whole catalog in one run', '把全店商品放在一次检查里'),
  },
  pixels: {
    missing: say('pictures not read', '没有读取图片'),
    give: say('--fetch-images, or paths to the picture files', '加 --fetch-images，或写图片文件的路径'),
  },
  sharp: {
    missing: say('no reader for pictures installed', '未安装图片读取组件'),
    give: say('npm install sharp', '运行 npm install sharp'),
  },
  'orders.few': {
    missing: say('too few orders to judge by', '订单太少，不足以判断'),
    give: say('figures of a longer period', '提供更长周期的数据'),
  },
  store: {
    missing: say('no store page', '缺少店铺页面'),
    give: say('store: in the config', '在配置里写 store:'),
  },
};

const anyField: { readonly missing: Phrase<{ field: string }>; readonly give: Phrase<{ field: string }> } = {
  missing: say('no {field:field}', '缺少{field:field}'),
  give: say(
    '{field:text}: in the file, or its column under fields: in the config',
    '在文件里补 {field:text}，或在配置的 fields: 里指定对应的列',
  ),
};

/** Fields that may stand on the page without standing in the file. */
const pageFields = new Set(['returns', 'shipping', 'size_chart', 'buyer_protection', 'handling_time']);
const completeField = say(
  '{field:text}: in the file; complete: [{field:text}] in the config if the page has none',
  '在文件里补 {field:text}；页面上确实没有的，在配置里写 complete: [{field:text}]',
);

/** What `field` of a no-data outcome means to a reader. */
export function remedyFor(field: string, language: ReportLanguage): { missing: string; give: string } {
  const known = remedies[field] ?? (field.startsWith('store.') ? remedies.store : undefined);
  if (known) return { missing: render(known.missing, {}, language), give: render(known.give, {}, language) };
  // A name that is no field of a document (a tool, a circumstance) is shown as the rule says it.
  if (!/^[a-z][a-z0-9_.]*$/.test(field)) return { missing: labelOf(field, language), give: '' };
  const give = pageFields.has(field) ? completeField : anyField.give;
  return { missing: render(anyField.missing, { field }, language), give: render(give, { field }, language) };
}

/** Something that rules wait for. */
export interface Missing {
  readonly missing: string;
  /** How to give it; empty where nothing can be said. */
  readonly give: string;
  readonly documents: number;
  readonly rules: readonly string[];
}

/** What could not be judged by what is missing, what would open most first. */
export function missingOf(result: RunResult, { lang }: ReportContext): Missing[] {
  const fields = new Map<string, { rules: Set<string>; documents: Set<string> }>();
  for (const document of result.documents) {
    for (const { rule, field } of document.noData) {
      const entry = fields.get(field) ?? { rules: new Set(), documents: new Set() };
      entry.rules.add(rule);
      entry.documents.add(document.key);
      fields.set(field, entry);
    }
  }
  return [...fields]
    .sort(
      ([leftName, left], [rightName, right]) =>
        right.rules.size * right.documents.size - left.rules.size * left.documents.size ||
        (leftName < rightName ? -1 : 1),
    )
    .map(([field, { rules, documents }]) => ({
      ...remedyFor(field, lang),
      documents: documents.size,
      rules: [...rules].sort(),
    }));
}
