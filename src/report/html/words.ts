import { say } from '../../rule/phrase.ts';

/** What stands on the page beside the words that all reports share. */
export const page = {
  title: say('Listing quality report, {day:date}', '商品质量报告，{day:date}'),
  of: say('of 100', '满分 100'),
  spread: say('Listings by score', '质量分分布'),
  bar: say(
    {
      one: '{from:count}-{to:count}: {n:count} listing',
      other: '{from:count}-{to:count}: {n:count} listings',
    },
    '{from:count}–{to:count} 分：{n:count} 件商品',
  ),
  findings: say('Findings', '问题'),
  search: say('Search id, title, text', '搜索编号、标题、内容'),
  allRules: say('All rules', '全部检查项'),
  shown: say('{n:text} findings shown', '显示 {n:text} 个问题'),
  copy: say('Copy', '复制'),
  copied: say('Copied', '已复制'),
  read: say('What was read', '读取的文件'),
} as const;
