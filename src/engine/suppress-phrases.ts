import { say } from '../rule/phrase.ts';

/** Findings of the tool about suppressions: rule id, then message id. */
export const suppressPhrases = {
  'suppress/unused': {
    remove: say('Take the suppression out', '删去这条忽略'),
    unused: say(
      'Nothing to suppress here any more: {rule:text} finds nothing. Remove the suppression.',
      '{rule:text} 已无问题，这条忽略不再起作用。删去它。',
    ),
    decisions: say(
      {
        one: '{count:count} decision has no finding any more: the value was edited, or what was found is gone.',
        other:
          '{count:count} decisions have no finding any more: the values were edited, or what was found is gone.',
      },
      '{count:count} 条审核决定已没有对应的问题：内容已改，或问题已解决。',
    ),
    nowhere: say(
      'This suppression stands above nothing. Put it above a key or an item.',
      '这条忽略后面没有内容。把它放到某个键或列表项的上一行。',
    ),
  },
  'suppress/unknown': {
    rule: say(
      'There is no rule {rule:quote}, so nothing is suppressed.',
      '没有名为 {rule:quote} 的检查项，这条忽略不起作用。',
    ),
    near: say(
      'There is no rule {rule:quote}, so nothing is suppressed. Did you mean {near:list}?',
      '没有名为 {rule:quote} 的检查项，这条忽略不起作用。是不是 {near:list}？',
    ),
    form: say(
      '{field:text} says nothing that can be understood here. Write a rule and a reason: {field:text}: image/detail -- the reason until=2026-12-05',
      '{field:text} 的写法无法识别。写明检查项和原因：{field:text}: image/detail -- 原因 until=2026-12-05',
    ),
    decision: say(
      'The decision {word:quote} is none of {known:list}, so the finding stays open.',
      '处理决定 {word:quote} 不是以下任何一项：{known:list}，问题仍为未处理。',
    ),
    tool: say(
      'Findings of {rule:text} are about the file itself and cannot be decided on. Mend the file.',
      '{rule:text} 是文件本身的问题，不能在审核中处理。修改文件。',
    ),
    row: say(
      'This row does not say which finding it decides. Keep the column “finding key”, or “id”, “rule” and “value hash”.',
      '这一行没有写明是哪个问题。保留“问题编号”列，或“商品编号”“检查项”“内容校验码”三列。',
    ),
  },
  'suppress/expired': {
    expired: say(
      'The suppression of {rule:text} ended on {until:date}. Fix the finding or set a new date.',
      '对 {rule:text} 的忽略已于{until:date}到期。修改问题，或重新设定有效期。',
    ),
    date: say(
      'until={until:text} is no day of the calendar, so nothing is suppressed. Write it as until=2026-11-22.',
      'until={until:text} 不是有效日期，这条忽略不起作用。写成 until=2026-11-22 的形式。',
    ),
  },
  'suppress/blanket': {
    blanket: say(
      'This suppresses every rule, also ones nobody has looked at. Name the rules that are meant.',
      '这条忽略了所有检查项，包括没人看过的。写明要忽略哪些检查项。',
    ),
  },
  'suppress/no-reason': {
    'no-reason': say(
      'The suppression of {rule:text} gives no reason. Add one behind “--”, or as “reason”.',
      '对 {rule:text} 的忽略没有写原因。在 “--” 之后或 reason 里补上原因。',
    ),
    decision: say(
      'A finding of {rule:text} was accepted without a reason. Write one into the column “reason”.',
      '接受了 {rule:text} 的问题，但没有写原因。在“原因”列补上。',
    ),
  },
} as const;
