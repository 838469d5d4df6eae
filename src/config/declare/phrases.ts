import { say } from '../../rule/phrase.ts';

/** What is wrong with an entry of `declare`. */
export const declareFaults = {
  id: say(
    '{name:quote} is no id of a rule: two names in lower case, such as acme/no-competitor',
    '{name:quote} 不是检查项编号：应为两段小写名称，如 acme/no-competitor',
  ),
  taken: say('there is a rule {name:quote} already', '已经有检查项 {name:quote}'),
  noCheck: say('a declared rule needs a check: {names:list}', '自定义检查项至少要写一种检查：{names:list}'),
  structured: say(
    '{name:quote} holds several fields; name one of them',
    '{name:quote} 下有多个字段，请写明是哪一个',
  ),
  unordered: say(
    '{name:quote} is neither a number nor a date, so it cannot be compared',
    '{name:quote} 既不是数字也不是日期，无法比较',
  ),
  itself: say('{name:quote} is compared with itself', '{name:quote} 与自己比较没有意义'),
  empty: say('no text can break this: it never finds anything', '任何内容都不会违反这一条，永远查不出问题'),
  whole: say('{name:quote} is no whole number', '{name:quote} 不是整数'),
  bound: say(
    '{name:quote} is neither a number nor a day such as 2026-11-22',
    '{name:quote} 既不是数字也不是日期（如 2026-11-22）',
  ),
  noWord: say('a word is empty', '词语不能为空'),
  same: say('{name:quote} is replaced by itself', '{name:quote} 被替换成自己'),
  bounds: say(
    'the least ({min:text}) is over the most ({max:text}): no value can pass',
    '下限 {min:text} 大于上限 {max:text}，没有内容能通过',
  ),
  noBound: say('“min” or “max” is missing', '缺少 min 或 max'),
  noChoice: say('none of these is a value of {name:quote}', '这些都不是 {name:quote} 的可用值'),
  placeholder: say('this check fills no {name:quote} in a message', '这种检查没有占位符 {name:quote} 的内容'),
} as const;

/** What a declared rule says where the team gives no message of its own. */
export const defaultMessages = {
  require: say('{field:field} is missing.', '缺少{field:field}。'),
  forbid: say('{match:quote} may not stand here.', '不能写{match:quote}。'),
  match: say('{value:quote} does not have the form {limit:text}.', '{value:quote}不符合格式 {limit:text}。'),
  short: say(
    {
      one: '{count:count} character; at least {limit:text} are wanted.',
      other: '{count:count} characters; at least {limit:text} are wanted.',
    },
    '只有 {count:count} 个字符，至少要 {limit:text} 个。',
  ),
  long: say(
    {
      one: '{count:count} character; at most {limit:text} are allowed.',
      other: '{count:count} characters; at most {limit:text} are allowed.',
    },
    '有 {count:count} 个字符，最多 {limit:text} 个。',
  ),
  enum: say(
    '{value:quote} is none of the values allowed: {limit:text}.',
    '{value:quote}不是允许的值：{limit:text}。',
  ),
  low: say('{value:text} is under {limit:text}.', '{value:text} 小于 {limit:text}。'),
  high: say('{value:text} is over {limit:text}.', '{value:text} 大于 {limit:text}。'),
  replace: say('Write {to:quote} instead of {match:quote}.', '{match:quote}应写作{to:quote}。'),
  compare: say(
    '{field:field} is {value:text}; wanted: {relation:text} {limit:text} ({other:field}).',
    '{field:field}为 {value:text}，应 {relation:text} {limit:text}（{other:field}）。',
  ),
  unique: say('{value:quote} is also that of {id:quote}.', '{value:quote}与{id:quote}相同。'),
} as const;

export type MessageId = keyof typeof defaultMessages;

/** Names that a message of a team may use, and how each is printed. */
export const placeholderKinds = {
  match: 'quote',
  to: 'quote',
  value: 'text',
  field: 'field',
  limit: 'text',
  count: 'count',
  relation: 'text',
  other: 'field',
  id: 'text',
} as const;

export const declareNotes = {
  replace: say('Replace {match:quote} with {to:quote}', '把{match:quote}改为{to:quote}'),
} as const;
