import { say } from '../rule/phrase.ts';

/** What can be wrong with a config or a flag. */
export const faults = {
  unknownKey: say('unknown key {name:quote}', '未知的配置项：{name:quote}'),
  unknownRule: say(
    'unknown rule {name:quote} (listing-lint rules lists them)',
    '未知的检查项：{name:quote}（listing-lint rules 可列出全部）',
  ),
  emptyGlob: say(
    '{name:quote} matches no rule (listing-lint rules lists them)',
    '{name:quote} 不匹配任何检查项（listing-lint rules 可列出全部）',
  ),
  unknownSeverity: say('unknown severity {name:quote}', '未知的严重程度：{name:quote}'),
  unknownOption: say('{rule:text} has no option {name:quote}', '{rule:text} 没有 {name:quote} 这个设置'),
  noOptions: say('{rule:text} has no options, only a severity', '{rule:text} 没有可设置项，只能设严重程度'),
  globOption: say(
    'option {name:quote} needs a rule’s own id; {pattern:quote} stands for several rules',
    '设置 {name:quote} 要写明具体的检查项，{pattern:quote} 代表多个检查项',
  ),
  ruleEntry: say(
    'a rule takes a severity or its options, e.g. {example:text}',
    '检查项后应写严重程度或设置，如 {example:text}',
  ),
  unknownProfile: say('unknown platform {name:quote}', '未知的平台：{name:quote}'),
  unknownMarket: say(
    'unknown market {name:quote}: two letters of ISO 3166-1 such as DE or US, or EU',
    '未知的目标市场：{name:quote}；应为 ISO 3166-1 两位字母代码，如 DE、US，或 EU',
  ),
  unknownLanguage: say(
    'unknown language {name:quote}: a tag such as en, zh or pt-BR',
    '未知的语言：{name:quote}；应为语言代码，如 en、zh、pt-BR',
  ),
  unknownDialect: say('unknown dialect {name:quote}', '未知的导出格式：{name:quote}'),
  unknownPreset: say('unknown preset {name:quote}', '未知的检查方案：{name:quote}'),
  unknownCategory: say(
    'unknown category {name:quote} (listing-lint schema categories lists them)',
    '未知的类目：{name:quote}（listing-lint schema categories 可列出全部）',
  ),
  unknownList: say('unknown word list {name:quote}', '未知的词表：{name:quote}'),
  unknownField: say('unknown field {name:quote}', '未知的字段：{name:quote}'),
  unknownValue: say('{name:quote} is none of the possible values', '{name:quote} 不是可用的值'),
  badDate: say(
    '{name:quote} is no day of the calendar; write it as 2026-11-22',
    '{name:quote} 不是有效日期；写成 2026-11-22 的形式',
  ),
  missingKey: say('key {name:quote} is missing', '缺少配置项 {name:quote}'),
  noColumn: say(
    'a mapping needs a column: write “column” or “columns”',
    '字段映射要写明列：column 或 columns',
  ),
  twoColumns: say('write either “column” or “columns”, not both', 'column 与 columns 只能写一个'),
  wantsText: say('a text belongs here', '这里应为文本'),
  wantsList: say('a list belongs here, e.g. [a, b]', '这里应为列表，如 [a, b]'),
  wantsMap: say(
    'keys with values belong here: one “key: value” a line, without “-” and without [ ]',
    '这里应为“键: 值”的形式：每行一个，行首不加“-”，外面不加 [ ]',
  ),
  fullWidthColon: say(
    '“：” is the Chinese colon; write “: ”, a colon and a blank',
    '“：”是中文冒号，请改成英文冒号加空格“: ”',
  ),
  noBlank: say('a blank belongs after the colon: {example:text}', '冒号后面要加空格：{example:text}'),
  badGlob: say(
    '{name:quote} matches no file: a bracket is not closed',
    '{name:quote} 匹配不到任何文件：括号没有成对',
  ),
  fileMissing: say(
    'file {name:quote} is not there (paths are seen from the folder of the config)',
    '找不到文件 {name:quote}（路径从配置文件所在的文件夹算起）',
  ),
  unknownMapped: say(
    'unknown field {name:quote}; the field stands on the left, your own column on the right, e.g. title: {name:text}',
    '未知的字段：{name:quote}。左边写字段名，右边写店铺自己的列名，如 title: {name:text}',
  ),
  extendsPackage: say(
    '{name:quote} is neither a preset nor a file (./team.yaml), and no installed package has such a config',
    '{name:quote} 既不是检查方案也不是文件（./team.yaml），已安装的软件包里也没有这份配置',
  ),
  pluginMissing: say('plugin {name:quote} is not there: {what:text}', '找不到插件 {name:quote}：{what:text}'),
  pluginFile: say('there is no plugin file {name:quote}', '没有插件文件 {name:quote}'),
  pluginPackage: say(
    'package {name:quote} is not installed (npm install {name:text}); a file is written ./{name:text}.mjs',
    '没有安装软件包 {name:quote}（npm install {name:text}）；如果是文件，写成 ./{name:text}.mjs',
  ),
  pluginLoad: say(
    'plugin {name:quote} does not load: {what:text}',
    '插件 {name:quote} 无法加载：{what:text}',
  ),
  pluginShape: say(
    'plugin {name:quote} is not as the rule kit wants it: {place:text} is missing or of the wrong kind',
    '插件 {name:quote} 不符合规则接口：{place:text} 缺失或类型不对',
  ),
  pluginKey: say(
    'plugin {name:quote}: unknown key {place:text}',
    '插件 {name:quote} 里有未知的配置项：{place:text}',
  ),
  pluginRule: say(
    'plugin {name:quote} brings a rule {rule:quote}, and there is one already',
    '插件 {name:quote} 中的检查项 {rule:quote} 已经存在',
  ),
  broughtNowhere: say(
    'plugin {name:quote} brings {place:quote}, which no rule reads',
    '插件 {name:quote} 提供的 {place:quote} 没有检查项会读取',
  ),
  broughtTwice: say(
    'plugin {name:quote} brings {place:quote} of {what:quote}, and there is one already',
    '插件 {name:quote} 提供了 {what:quote} 的 {place:quote}，但已经有了',
  ),
  broughtMarket: say(
    'plugin {name:quote}: unknown market {what:quote} (two capital letters of ISO 3166-1)',
    '插件 {name:quote} 里有未知的目标市场 {what:quote}（应为 ISO 3166-1 两位大写字母代码）',
  ),
  extendsMissing: say('file {name:quote} is not there', '找不到文件 {name:quote}'),
  extendsCycle: say(
    '{name:quote} extends itself, directly or through others',
    '{name:quote} 直接或间接引用了自己',
  ),
  overrideEverything: say(
    'an override says where it holds: “files” or “where”',
    '例外设置要写明范围：files 或 where',
  ),
  overrideTooLate: say(
    '{name:quote} decides how a file is read, so it cannot depend on “where”; use “files”',
    '{name:quote} 决定文件的读取方式，不能配合 where 使用；改用 files',
  ),
  neverMatches: say('no text can match this pattern', '没有文本能匹配该表达式'),
  nameNeverMatches: say(
    'no picture’s file name can match this pattern: it holds no folder and no / (a name is looked at with and without its ending)',
    '没有图片文件名能匹配该表达式：文件名不含文件夹和“/”（带扩展名和不带扩展名都会比对）',
  ),
  nameAlwaysMatches: say(
    'every file name matches this pattern, so it says nothing of a picture; e.g. _02$ for names that end in _02',
    '任何文件名都能匹配该表达式，无法区分图片；例如以 _02 结尾的写 _02$',
  ),
  unknownShow: say('{name:quote} is nothing that a picture shows', '图片内容没有 {name:quote} 这一类'),
  configMissing: say('no such config file', '找不到该配置文件'),
  notText: say('the file is not a text', '该文件不是文本文件'),
} as const;

/** Faults of YAML itself, by the parser’s code. */
export const syntax = {
  DUPLICATE_KEY: say('the key {name:quote} stands here twice', '配置项 {name:quote} 重复'),
  BAD_INDENT: say(
    'the indentation does not fit (keys of one level stand below each other), or a bracket above is not closed',
    '缩进不正确（同一层的键要上下对齐），或前面的括号没有闭合',
  ),
  TAB_AS_INDENT: say('a tab cannot indent; use two blanks', '不能用 Tab（制表符）缩进，请改成两个空格'),
  MISSING_CHAR: say('a bracket, a quote, a comma or a blank is missing', '缺少括号、引号、逗号或空格'),
  UNEXPECTED_TOKEN: say('this does not belong here', '此处内容多余'),
  BAD_ALIAS: say(
    'a text that begins with * goes in quotes: "*.csv"',
    '以 * 开头的文本要加英文引号，如 "*.csv"',
  ),
  BAD_SCALAR_START: say(
    'a text cannot begin with this character; put it in quotes',
    '文本不能以该字符开头，请加引号',
  ),
  BAD_DQ_ESCAPE: say('no such escape in a double-quoted text', '双引号文本里没有这种转义'),
  MULTILINE_IMPLICIT_KEY: say(
    'a key must stand on one line; is a colon missing?',
    '键必须写在一行内；是否漏了冒号？',
  ),
  BLOCK_AS_IMPLICIT_KEY: say(
    '“key: key: value” in one line, or the next line is indented too far; put it in quotes, or keys below each other',
    '一行里有两个“键:”，或下一行缩进过多；请加引号，或把同一层的键上下对齐',
  ),
  MULTIPLE_DOCS: say(
    'a config is one document; “---” begins a second one',
    '配置文件只能有一份文档，“---”开始了第二份',
  ),
  other: say('this is not valid YAML', '不是有效的 YAML'),
} as const;

/** Why a text is no pattern of RE2, by the words of its parser. */
export const patternFaults = {
  'missing closing )': say(
    'a “(” is not closed in this pattern: {part:text}',
    '表达式里的“(”没有对应的“)”：{part:text}',
  ),
  'unexpected )': say(
    'a “)” closes nothing in this pattern: {part:text}',
    '表达式里的“)”没有对应的“(”：{part:text}',
  ),
  'missing closing ]': say(
    'a “[” is not closed in this pattern: {part:text}',
    '表达式里的“[”没有对应的“]”：{part:text}',
  ),
  'missing argument to repetition operator': say(
    'nothing stands before “{part:text}” that it could repeat; the sign itself is written \\{part:text}',
    '“{part:text}”前面没有可重复的内容；要匹配这个符号本身，写 \\{part:text}',
  ),
  'invalid nested repetition operator': say(
    '“{part:text}” repeats twice; one sign is enough',
    '“{part:text}”重复了两次，保留一个符号即可',
  ),
  'invalid repeat count': say(
    '“{part:text}”: a pattern repeats 1000 times at most, nested ones multiplied',
    '“{part:text}”：最多重复 1000 次，嵌套的要相乘',
  ),
  'invalid character class range': say(
    '“{part:text}” is no range: the smaller character stands first, as in [0-9]',
    '“{part:text}”不是有效范围：小的写在前面，如 [0-9]',
  ),
  'invalid escape sequence': say('there is no {part:text} in a pattern', '表达式里没有 {part:text} 这种写法'),
  'trailing backslash at end of expression': say(
    'a pattern cannot end in \\; the sign itself is written \\\\',
    '表达式不能以 \\ 结尾；要匹配反斜杠本身，写 \\\\',
  ),
  'invalid or unsupported Perl syntax': say(
    'patterns here have no {part:text} (look-ahead, back-reference: RE2 has none, so that no pattern can hang)',
    '这里的表达式不支持 {part:text}（RE2 没有环视和反向引用，因此不会卡死）',
  ),
  'expression nests too deeply': say('the pattern nests too deeply', '表达式嵌套太深'),
  'expression too large': say(
    'the pattern is too large: write smaller numbers of repetitions',
    '表达式太大：减少重复次数',
  ),
  other: say('this is no pattern of RE2: {part:text}', '不是有效的 RE2 表达式：{part:text}'),
} as const;

/** What an option takes, by the type of its default. */
export const optionTypes = {
  number: say(
    'option {name:quote} of {rule:text} takes a number',
    '{rule:text} 的设置 {name:quote} 应为数字',
  ),
  boolean: say(
    'option {name:quote} of {rule:text} takes true or false',
    '{rule:text} 的设置 {name:quote} 应为 true 或 false',
  ),
  string: say('option {name:quote} of {rule:text} takes a text', '{rule:text} 的设置 {name:quote} 应为文本'),
  list: say(
    'option {name:quote} of {rule:text} takes a list of texts',
    '{rule:text} 的设置 {name:quote} 应为文本列表',
  ),
} as const;

export const words = {
  near: say('did you mean {names:list}?', '是不是 {names:list}？'),
  valid: say('valid: ', '可用的值：'),
} as const;

/** Findings of the tool about the config itself: rule id, then message id. */
export const configPhrases = {
  'config/unused-override': {
    unused: say('This override matched no document of the run.', '这条例外设置没有匹配到任何检查对象。'),
  },
} as const;
