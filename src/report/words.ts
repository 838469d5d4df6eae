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
  slowest: say('Slowest rules: {rules:list}', '最慢的检查项：{rules:list}'),
  catalog: say('The catalog as a whole', '全店'),
} as const;

/** The workbook that reviewers fill in. */
export const review = {
  findings: say('Findings', '问题清单'),
  guide: say('How to review', '填写说明'),
  how: say('How to review', '怎么填写'),
  step1: say(
    '1. Look at each row of the sheet “Findings” and choose a decision (yellow columns). A row without one stays open.',
    '1. 在“问题清单”中逐行查看，在黄色列选择“处理决定”。不填的行仍算未处理。',
  ),
  step2: say(
    '2. fix: you will change the listing. The finding goes when the listing is changed.',
    '2. 修改：会修改商品。商品改好后问题自动消失。',
  ),
  step3: say(
    '3. accept: the listing stays as it is. Give a reason, and a date in “until” if it holds only for a time.',
    '3. 接受：商品保持现状。写明原因；只在一段时间内有效的，填写“有效期至”。',
  ),
  step4: say(
    '4. false alarm: the finding is wrong. A word in “reason” helps to better the rule.',
    '4. 误报：这不是问题。在“原因”里写一句，便于改进检查项。',
  ),
  step5: say(
    '5. Save the file and name it in listing-lint.yaml (decisions: review.xlsx). You may sort, filter, move and add columns; leave “finding key” and “value hash” as they are. A listing that is edited later comes up again.',
    '5. 保存文件，并写入 listing-lint.yaml（decisions: review.xlsx）。可以排序、筛选、移动或增加列；不要改动“问题编号”和“内容校验码”。内容以后有改动的，会重新列出。',
  ),
  chooseDecision: say(
    'fix: will be changed. accept: stays, give a reason. false alarm: not a fault.',
    '修改：会修改。接受：保持现状，写明原因。误报：不是问题。',
  ),
  giveDate: say('A date, such as 2026-12-05; empty: for good.', '填写日期，如 2026-12-05；不填则长期有效。'),
  run: say(
    'The run: as of {day:text}, listing-lint {version:text}',
    '检查日期 {day:text}，listing-lint {version:text}',
  ),
  byRule: say('Rule', '检查项'),
  what: say('What it finds', '检查内容'),
  count: say('Findings', '问题数'),
} as const;

/** Answers of `decisions`. */
export const decisions = {
  none: say(
    'No file of decisions: name one, or set decisions: in the config.',
    '没有审核结果文件：在命令里写出文件名，或在配置里写 decisions:。',
  ),
  rule: say('rule', '检查项'),
  accepted: say('accepted', '已接受'),
  falseAlarms: say('false alarms', '误报'),
} as const;

/** Answers of `baseline`. */
export const baseline = {
  written: say(
    { one: '{file:text}: {n:count} finding', other: '{file:text}: {n:count} findings' },
    '{file:text}：{n:count} 个存量问题',
  ),
  pruned: say(
    {
      one: '{file:text}: {n:count} stale entry removed, {left:number} left',
      other: '{file:text}: {n:count} stale entries removed, {left:number} left',
    },
    '{file:text}：清理 {n:count} 条已失效记录，剩余 {left:number} 条',
  ),
  empty: say('{file:text}: no entries', '{file:text}：没有记录'),
  rule: say('rule', '检查项'),
  entries: say('entries', '记录'),
  documents: say('documents', '检查对象'),
} as const;

/** Answers of `history add`. */
export const history = {
  added: say(
    {
      one: '{file:text}: {n:count} price of {day:date} added',
      other: '{file:text}: {n:count} prices of {day:date} added',
    },
    '{file:text}：新增{day:date}的价格 {n:count} 条',
  ),
  same: say(
    {
      one: '{changed:number} replaced by a lower one, {n:count} already there',
      other: '{changed:number} replaced by lower ones, {n:count} already there',
    },
    '{changed:number} 条改为更低的价格，{n:count} 条已有记录',
  ),
  unread: say(
    'So that checks read it, write into listing-lint.yaml: priceHistory: [{file:text}]',
    '要让检查读取它，请在 listing-lint.yaml 中写：priceHistory: [{file:text}]',
  ),
  noPrices: say(
    'No listing with an id and a price in {files:list}; nothing was written.',
    '{files:list} 中没有带编号和价格的商品，未写入任何内容。',
  ),
  notOurs: say(
    '{file:text} has no columns date, id and price, so nothing can be added to it. Name another file first under priceHistory.',
    '{file:text} 没有 date、id、price 列，无法追加。请在 priceHistory 中把另一个文件写在最前面。',
  ),
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

/** `explain` and the table of rules. */
export const manual = {
  what: say('What it looks for', '检查什么'),
  why: say('Why it matters', '为什么重要'),
  how: say('How to fix it', '怎么改'),
  facts: say('At a glance', '概览'),
  severity: say('Severity', '严重程度'),
  consequence: say('If left', '后果'),
  on: say('Looks at', '检查对象'),
  needs: say('Needs', '所需信息'),
  absence: say('Where that is missing', '缺少时'),
  fix: say('Fix', '修改方式'),
  presets: say('In presets', '所属检查方案'),
  guidelines: say('Guidelines', '对应指南条目'),
  options: say('Options', '可设置项'),
  option: say(
    '{name:text} (default {value:text}): {meaning:text}',
    '{name:text}（默认 {value:text}）：{meaning:text}',
  ),
  none: say('none', '无'),
  config: say('In listing-lint.yaml', '写在 listing-lint.yaml 里'),
  good: say('Fine: {name:text}', '正确示例：{name:text}'),
  bad: say('Found: {name:text}', '问题示例：{name:text}'),
  sources: say('Sources', '出处'),
  source: say('{title:text} (as of {day:text})', '{title:text}（截至 {day:text}）'),
  examples: say('Examples', '示例'),
  rule: say('Rule', '检查项'),
  title: say('What it finds', '检查内容'),
  rules: say({ one: '{n:count} rule', other: '{n:count} rules' }, '{n:count} 个检查项'),
  more: say('listing-lint explain <rule> tells more', '详细说明：listing-lint explain <检查项>'),
} as const;

export const absences: Readonly<Record<'finding' | 'no-data' | 'pass', Word>> = {
  finding: say('that itself is a finding', '缺少本身就是问题'),
  'no-data': say('not checked', '不检查'),
  pass: say('nothing to object to', '视为通过'),
};

export const fixKinds: Readonly<Record<'auto' | 'auto-review' | 'suggest' | 'advice', Word>> = {
  auto: say('an edit that cannot change the meaning', '不改含义的修改'),
  'auto-review': say('an edit that needs a person’s check', '需人工确认的修改'),
  suggest: say('text to paste', '给出建议文案（可复制）'),
  advice: say('advice', '修改建议'),
};

export const outcomes: Readonly<Record<'pass' | 'no-data' | 'not-applicable', Word>> = {
  pass: say('passes', '通过'),
  'no-data': say('not checked', '未检查'),
  'not-applicable': say('does not apply', '不适用'),
};

export const presets: Readonly<Record<'core' | 'recommended' | 'strict', Word>> = {
  core: say('core', '核心'),
  recommended: say('recommended', '推荐'),
  strict: say('strict', '严格'),
};

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
