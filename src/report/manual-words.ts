import { say } from '../rule/phrase.ts';
import type { Word } from './words.ts';

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
