import type { Grouping } from '../engine/groups.ts';
import type { Verdict } from '../engine/result.ts';
import type { Trait } from '../facts/category/index.ts';
import type { Kind } from '../model/document.ts';
import type { Consequence, Severity } from '../rule/finding.ts';
import { type Phrase, say } from '../rule/phrase.ts';

/** A word or sentence of the report without data. */
export type Word = Phrase<Record<never, never>>;

export const severities: Readonly<Record<Severity, Word>> = {
  error: say('error', '错误'),
  warning: say('warning', '警告'),
  info: say('info', '提示'),
};

export const verdicts: Readonly<Record<Verdict, Word>> = {
  blocked: say('blocked', '必须修改'),
  'needs-work': say('needs work', '建议修改'),
  ready: say('ready', '可上架'),
  unsure: say('cannot tell yet', '暂不能下结论'),
};

export const verdictCounts: Readonly<Record<Verdict, Phrase<{ n: number }>>> = {
  blocked: say('{n:count} blocked', '{n:count} 个必须修改'),
  'needs-work': say({ one: '{n:count} needs work', other: '{n:count} need work' }, '{n:count} 个建议修改'),
  ready: say('{n:count} ready', '{n:count} 个可上架'),
  unsure: say('{n:count} cannot be told yet', '{n:count} 个暂不能下结论'),
};

/** What happens if a finding is left. */
export const consequences: Readonly<Record<Consequence, Word>> = {
  refused: say('refused or hidden', '平台拒绝或屏蔽'),
  legal: say('legal risk', '法律风险'),
  returns: say('returns, bad reviews', '退货差评'),
  ranking: say('lower ranking', '影响排名'),
  polish: say('polish', '细节优化'),
};

/** Kinds of document other than the usual one. */
export const kinds: Readonly<Record<Kind | 'file', Word>> = {
  listing: say('listing', '商品'),
  store: say('store page', '店铺页面'),
  message: say('message template', '消息模板'),
  seller: say('seller figures', '店铺指标'),
  file: say('file', '文件'),
};

export const kindCounts: Readonly<Record<Kind, Phrase<{ n: number }>>> = {
  listing: say({ one: '{n:count} listing', other: '{n:count} listings' }, '{n:count} 件商品'),
  store: say({ one: '{n:count} store page', other: '{n:count} store pages' }, '{n:count} 个店铺页面'),
  message: say(
    { one: '{n:count} message template', other: '{n:count} message templates' },
    '{n:count} 个消息模板',
  ),
  seller: say(
    { one: '{n:count} set of seller figures', other: '{n:count} sets of seller figures' },
    '{n:count} 份店铺指标',
  ),
};

/** Dialects by name; others are shown as they are called. */
export const dialects: Readonly<Record<string, Word>> = {
  shopify: say('Shopify export', 'Shopify 导出表'),
  woocommerce: say('WooCommerce export', 'WooCommerce 导出表'),
  magento: say('Magento export', 'Magento 导出表'),
  amazon: say('Amazon template', '亚马逊模板'),
  tiktok: say('TikTok Shop template', 'TikTok Shop 模板'),
  aliexpress: say('AliExpress table', '速卖通商品表'),
  alibaba: say('Alibaba.com table', '阿里巴巴国际站商品表'),
  1688: say('1688 table', '1688 商品表'),
  'google-merchant': say('Google Merchant feed', 'Google Merchant 商品数据'),
  'schema.org': say('schema.org markup', 'schema.org 结构化数据'),
  table: say('table', '普通表格'),
  message: say('message template', '消息模板文件'),
  page: say('page', '页面文件'),
  csv: say('CSV table', 'CSV 表格'),
  yaml: say('YAML', 'YAML'),
  json: say('JSON', 'JSON'),
  jsonl: say('JSON Lines', 'JSON Lines'),
  xml: say('XML', 'XML'),
};

/** The first line and the line of each file. */
export const head = {
  profile: say('platform {names:list}', '平台：{names:list}'),
  market: say('market {names:list}', '目标市场：{names:list}'),
  noMarket: say(
    {
      one: 'no market set: {n:count} rule not run (--market DE)',
      other: 'no market set: {n:count} rules not run (--market DE)',
    },
    '未设置目标市场：{n:count} 个检查项没有运行（--market DE）',
  ),
  noProfile: say(
    {
      one: 'no platform set: {n:count} rule not run (--profile amazon)',
      other: 'no platform set: {n:count} rules not run (--profile amazon)',
    },
    '未设置平台：{n:count} 个检查项没有运行（--profile amazon）',
  ),
  language: say('texts in {names:list}', '文案语言：{names:list}'),
  asOf: say('as of {day:text}', '检查日期 {day:text}'),
  partial: say('only some rules were run, so there is no score', '只运行了部分检查项，不给质量分'),
  rows: say({ one: '{n:count} row', other: '{n:count} rows' }, '{n:count} 行数据'),
  views: say('{n:count} more for other markets or languages', '另有 {n:count} 份其他站点或语言的内容'),
  joined: say('{n:count} joined to others', '{n:count} 行并入其他商品'),
  helpRows: say({ one: '{n:count} help row', other: '{n:count} help rows' }, '{n:count} 行填写说明'),
  inferred: say('by the file name: {parts:list}', '按文件名判断：{parts:list}'),
  otherSheets: say(
    { one: '{n:count} other sheet', other: '{n:count} other sheets' },
    '另有 {n:count} 个工作表',
  ),
  columns: say('{read:count} of {all:count} columns read', '读取了 {read:count}/{all:count} 列'),
  columnsBut: say(
    '{read:count} of {all:count} columns read; ignored: {names:text}',
    '读取了 {read:count}/{all:count} 列，未读取：{names:text}',
  ),
  categories: say(
    'category: {stated:count} stated, {inferred:count} inferred, {unknown:count} unknown',
    '类目：{stated:count} 个已写明，{inferred:count} 个由标题推断，{unknown:count} 个未知',
  ),
  ignored: say('columns not read: {names:list}', '未读取的列：{names:list}'),
} as const;

/** What listings are counted together by. */
export const groupings: Readonly<Record<Grouping, Word>> = {
  seller: say('Seller', '卖家账号'),
  brand: say('Brand', '品牌'),
  owner: say('Owner', '负责人'),
  file: say('File', '文件'),
};

/** The table of `--group-by`. */
export const groups = {
  listings: say('listings', '商品数'),
  score: say('score', '质量分'),
  checked: say('checked', '已检查'),
  topRule: say('costs most', '扣分最多的检查项'),
  share: say('{share:percent}', '{share:percent}'),
  none: say('(none)', '（无）'),
  more: say('{n:count} more', '另有 {n:count} 个'),
} as const;

/** The head of a document. */
export const document = {
  kind: say('kind of document', '检查对象类型'),
  checked: say('checked {share:percent}', '已检查 {share:percent}'),
  noScore: say('no score', '无质量分'),
  untitled: say('(no title)', '（无标题）'),
  row: say('row {row:text}', '第 {row:text} 行'),
  line: say('line {line:text}', '第 {line:text} 行'),
  stated: say('category {path:text}', '类目：{path:text}'),
  inferred: say(
    'category {path:text} (from the title, {share:percent})',
    '类目：{path:text}（按标题推断，可信度 {share:percent}）',
  ),
  elsewhere: say('also, as above: {rules:list}', '另有上文已列出的问题：{rules:list}'),
} as const;

/** What stands under a finding. */
export const finding = {
  found: say('found: {what:text}', '检测到：{what:text}'),
  /** Evidence of one listing that stands for others. */
  example: say(
    'e.g. {name:text} ({place:text}), {found:text}',
    '例如 {name:text}（{place:text}），{found:text}',
  ),
  source: say('{title:text}, as of {day:text}', '{title:text}，截至 {day:text}'),
  onlyFor: say('only for {names:list}', '仅适用于：{names:list}'),
  with: say('see also: {places:list}', '相关位置：{places:list}'),
  alsoAt: say('also at: {places:text}', '其他位置：{places:text}'),
  paste: say('text to paste: {text:quote}', '建议文案（可复制）：{text:quote}'),
  pasteIn: say(
    'text to paste ({language:text}): {text:quote}',
    '建议文案（{language:text}，可复制）：{text:quote}',
  ),
  suppressed: say('set aside: {reason:text}', '已忽略：{reason:text}'),
  accepted: say('accepted: {reason:text}', '已接受：{reason:text}'),
  falseAlarm: say('false alarm: {reason:text}', '误报：{reason:text}'),
  baselined: say('from before (baseline)', '存量问题'),
  noReason: say('no reason given', '未写原因'),
} as const;

/** Findings of one kind that stand on many listings of a file. */
export const fold = {
  heading: say('On several listings', '多个商品都有的问题'),
  times: say('{n:count} ×', '{n:count} 个'),
  example: say('e.g. {name:text}: {message:text}', '例如 {name:text}：{message:text}'),
  rows: say('rows {places:text}', '行号：{places:text}'),
  listings: say('on {places:text}', '涉及：{places:text}'),
  more: say('{n:count} more', '另有 {n:count} 个'),
  rest: say(
    {
      one: '{n:count} more document with nothing but the above: {verdicts:text}',
      other: '{n:count} more documents with nothing but the above: {verdicts:text}',
    },
    '其余 {n:count} 个检查对象只有以上问题：{verdicts:text}',
  ),
  likeThis: say('{n:count} more like this: {places:list}', '另有 {n:count} 处同类问题：{places:list}'),
  restOnly: say(
    {
      one: '{n:count} more document with nothing but the above',
      other: '{n:count} more documents with nothing but the above',
    },
    '其余 {n:count} 个检查对象只有以上问题',
  ),
} as const;

/** The last lines. */
export const totals = {
  documents: say({ one: '{n:count} document', other: '{n:count} documents' }, '{n:count} 个检查对象'),
  score: say(
    'score {score:text} (median {median:text}, p10 {p10:text})',
    '质量分 {score:text}（中位数 {median:text}，最差一成低于 {p10:text}）',
  ),
  scoreOnly: say('score {score:text}', '质量分 {score:text}'),
  errors: say({ one: '{n:count} error', other: '{n:count} errors' }, '{n:count} 个错误'),
  warnings: say({ one: '{n:count} warning', other: '{n:count} warnings' }, '{n:count} 个警告'),
  infos: say({ one: '{n:count} info', other: '{n:count} infos' }, '{n:count} 个提示'),
  nothing: say('nothing to object to', '没有发现问题'),
  suppressed: say('{n:count} set aside', '已忽略 {n:count} 个'),
  baselined: say('{n:count} from before (baseline)', '存量问题 {n:count} 个'),
  unsure: say(
    {
      one: 'Less than {share:percent} could be checked of {n:count} document, so it gets no grade: {names:list}',
      other:
        'Less than {share:percent} could be checked of {n:count} documents, so they get no grade: {names:list}',
    },
    '{n:count} 个检查对象的已检查比例不到 {share:percent}，不给等级：{names:list}',
  ),
  otherFiles: say(
    { one: '{n:count} other file not read', other: '{n:count} other files not read' },
    '另有 {n:count} 个无关文件未读取',
  ),
  hidden: say(
    {
      one: '{n:count} finding under {severity:text} not shown',
      other: '{n:count} findings under {severity:text} not shown',
    },
    '低于“{severity:text}”的 {n:count} 个问题未显示',
  ),
  coming: say(
    {
      one: 'From {day:date}: {rule:text} will hold for {n:count} listing',
      other: 'From {day:date}: {rule:text} will hold for {n:count} listings',
    },
    '{day:date}起：{rule:text} 将涉及 {n:count} 件商品',
  ),
  compared: say(
    'since the report of {since:date}: {fixed:count} fixed, {added:count} new',
    '与{since:date}的报告相比：已解决 {fixed:count} 个，新增 {added:count} 个',
  ),
  comparedScore: say(
    'since the report of {since:date}: score {before:text} → {after:text}, {fixed:count} fixed, {added:count} new',
    '与{since:date}的报告相比：质量分 {before:text} → {after:text}，已解决 {fixed:count} 个，新增 {added:count} 个',
  ),
  slowest: say('Slowest rules: {rules:list}', '最慢的检查项：{rules:list}'),
  catalog: say('The catalog as a whole', '全店'),
} as const;

export const priorities = {
  heading: say('Do these first', '优先处理'),
  unit: say('points of the catalog’s score', '全店质量分可提高'),
  on: say({ one: 'on {n:count} listing', other: 'on {n:count} listings' }, '{n:count} 件商品'),
} as const;

export const notChecked = {
  heading: say('Not checked', '未检查'),
  on: say({ one: '{n:count} document', other: '{n:count} documents' }, '{n:count} 个检查对象'),
  more: say(
    { one: 'and {n:count} more (--verbose)', other: 'and {n:count} more (--verbose)' },
    '另有 {n:count} 项（--verbose）',
  ),
} as const;

/** What `schema categories` says. */
export const categories = {
  comma: say(', ', '、'),
  use: say(
    '{n:count} categories. Write one as category, or map a shop’s own names in listing-lint.yaml: {example:text}.',
    '共 {n:count} 个类目。可直接写在商品的 category 里，也可在 listing-lint.yaml 中对应本店类目：{example:text}。',
  ),
} as const;

/** What rules ask of a category. */
export const traitNames: Readonly<Record<Trait, Word>> = {
  sized: say('sizes', '分尺码'),
  worn: say('worn', '穿戴类'),
  modelled: say('on a model', '真人模特图'),
  textile: say('fabric', '纺织品'),
  hygiene: say('hygiene', '卫生用品'),
  perishable: say('perishable', '有保质期'),
  demonstrated: say('in use', '使用演示'),
  recorded: say('recordings, software', '音像软件'),
  service: say('service', '服务'),
};
