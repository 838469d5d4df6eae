import { say } from '../rule/phrase.ts';

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

/** Annotations of GitHub Actions. */
export const github = {
  more: say(
    {
      one: '{n:count} more finding (GitHub shows {most:count} of a kind)',
      other: '{n:count} more findings (GitHub shows {most:count} of a kind)',
    },
    '另有 {n:count} 个问题（GitHub 每类只显示 {most:count} 个）',
  ),
} as const;

export const sarif = {
  leftOut: say(
    {
      one: '{n:count} less grave finding is left out: GitHub takes {most:count} results.',
      other: '{n:count} less grave findings are left out: GitHub takes {most:count} results.',
    },
    '另有 {n:count} 个较轻的问题未写入：GitHub 最多接受 {most:count} 条结果。',
  ),
} as const;

/** The summary of a pull request. */
export const markdown = {
  points: say('Points', '可提高'),
  rule: say('Rule', '检查项'),
  listings: say('Listings', '商品数'),
  consequence: say('If left', '不改的后果'),
  added: say('new', '新增'),
  marked: say('{n:count} marked “new” below.', '下文标“新增”的共 {n:count} 个。'),
  left: say(
    {
      one: '{n:count} more finding does not fit here; the JSON or HTML report has it.',
      other: '{n:count} more findings do not fit here; the JSON or HTML report has them.',
    },
    '另有 {n:count} 个问题因篇幅未列出，请看 JSON 或 HTML 报告。',
  ),
} as const;

/** The run in a few lines for a chat. */
export const brief = {
  heading: say('{heading:text} ({unit:text}):', '{heading:text}（{unit:text}）：'),
} as const;

/** Answers of `config`. */
export const config = {
  from: say('from {file:text}', '来自 {file:text}'),
  none: say('no config file: defaults hold', '没有配置文件，使用默认设置'),
  valid: say(
    '{files:list}: valid, {on:count} of {all:count} rules on',
    '{files:list}：有效，{all:count} 个检查项中启用 {on:count} 个',
  ),
  noFile: say('--columns needs a file', '--columns 后要写文件名'),
  noColumns: say('{file:text}: no table, so it has no columns', '{file:text}：不是表格，没有列'),
  unread: say('not read', '未读取'),
  part: say('read as part of a list or group', '作为列表或一组字段的一部分读取'),
} as const;

/** What `init` writes and answers. */
export const init = {
  head: say(
    'listing-lint, proposed from a sample: files {files:count}, listings {listings:count} ({dialects:list}).',
    'listing-lint 配置，根据 {files:count} 个文件中的 {listings:count} 件商品（{dialects:list}）生成。',
  ),
  preset: say(
    'core: only what is sure and grave; recommended: what most teams want; strict: everything.',
    'core：只查确定且严重的问题；recommended：多数团队适用；strict：全部检查。',
  ),
  profiles: say(
    'Platforms the listings are for: their limits count. From the kind of export.',
    '商品所在平台，按其要求检查。由导出格式判断。',
  ),
  noProfiles: say(
    'Platforms the listings are for: without one, their limits are not checked.',
    '商品所在平台。不设置则不检查平台要求。',
  ),
  markets: say(
    'Countries of the buyers: their law counts. From currency, language and addresses.',
    '目标市场，按当地法律检查。由货币、语言和网址判断。',
  ),
  noMarkets: say(
    'Countries of the buyers: without one, rules of law are not checked.',
    '目标市场。不设置则不检查法律要求。',
  ),
  language: say('Language of the listings.', '商品文案的语言。'),
  languages: say(
    'Language of the listings; without it each listing is looked at.',
    '商品文案的语言。不设置则逐件识别。',
  ),
  columns: say(
    'Columns that look like a field of ours. Take the mark away where it is right.',
    '以下列看起来可以对应到字段，确认无误后去掉行首的 #。',
  ),
  unread: say('Columns that are not read: {names:list}.', '未读取的列：{names:list}。'),
  pictures: say(
    '{told:count} of {all:count} pictures say what they show. Name them so: dress-1-front.jpg, dress-1-back.jpg, dress-1-detail.jpg.',
    '{all:count} 张图片中只有 {told:count} 张写明了内容。建议这样命名：dress-1-front.jpg、dress-1-back.jpg、dress-1-detail.jpg。',
  ),
  pictureNames: say(
    '{untold:count} of {all:count} pictures do not say what they show; their file names end in {names:list}.',
    '{all:count} 张图片中有 {untold:count} 张看不出拍的是什么；文件名末尾是 {names:list}。',
  ),
  pictureOrder: say(
    'Where an ending always shows the same, write what it shows and take the mark away: {more:count} more pictures are understood. (This is a guess; $ means “at the end”.)',
    '如果每种末尾拍的内容固定，把下面改成实际内容并去掉行首的 #，可再认出 {more:count} 张（这里只是猜测；$ 表示“末尾”）。',
  ),
  history: say(
    'Earlier prices, for rules about list prices; “listing-lint history add” writes them.',
    '历史价格，用于检查划线价；可用 listing-lint history add 记录。',
  ),
  rules: say(
    'Severities and options: “listing-lint rules” lists them, “explain” tells of one.',
    '检查项的严重程度和设置：listing-lint rules 查看全部，explain 查看说明。',
  ),
  exists: say('{file:text} is there already: nothing was written.', '{file:text} 已存在，没有写入。'),
  written: say('Wrote {file:text}. With it:', '已写入 {file:text}。按此配置：'),
  next: say(
    'Next: listing-lint shows the findings; listing-lint baseline write leaves those of today aside.',
    '下一步：运行 listing-lint 查看问题；运行 listing-lint baseline write 可先把现有问题记为存量。',
  ),
  editor: say(
    'Completion in editors: write what “listing-lint schema config” prints into listing-lint.schema.json, and above this line: # yaml-language-server: $schema=listing-lint.schema.json',
    '编辑器自动补全：把 listing-lint schema config 的输出存为 listing-lint.schema.json，再在本行上方写：# yaml-language-server: $schema=listing-lint.schema.json',
  ),
  nothing: say('No listings here: name a file or a folder.', '这里没有商品数据：请写明文件或文件夹。'),
} as const;
