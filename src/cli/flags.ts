import { type Command, Option } from 'commander';
import type { Page } from '../dialects/page.ts';
import { type Grouping, groupings } from '../engine/groups.ts';
import type { ReportLanguage } from '../rule/phrase.ts';

/** One flag: how it is written, and what it does in both languages. */
interface Flag {
  readonly flags: string;
  readonly en: string;
  readonly zh: string;
  readonly choices?: readonly string[];
  /** May be given several times, or once with commas; never swallows the paths that follow. */
  readonly many?: boolean;
}

const severities = ['error', 'warning', 'info'] as const;

/** What is checked, and as what: for every command that judges. Names are the contract's. */
export const inputFlags: readonly Flag[] = [
  {
    flags: '--config <file>',
    en: 'read this config file; - for standard input',
    zh: '使用该配置文件；- 表示标准输入',
  },
  { flags: '--no-config', en: 'read no config file', zh: '不读取配置文件' },
  {
    flags: '--no-plugins',
    en: 'run no code of plugins the config names (for changes from strangers)',
    zh: '不运行配置里的插件代码（用于检查外部提交）',
  },
  {
    flags: '--preset <name>',
    en: 'set of rules',
    zh: '检查方案',
    choices: ['core', 'recommended', 'strict'],
  },
  { flags: '--profile <platform>', en: 'platforms the listings are for', zh: '平台', many: true },
  {
    flags: '--market <country>',
    en: 'countries the listings are for, e.g. DE US',
    zh: '目标市场，如 DE US',
    many: true,
  },
  {
    flags: '--dialect <name>',
    en: 'kind of export, where it is not the one detected',
    zh: '导出格式（自动识别有误时指定）',
  },
  {
    flags: '--kind <kind>',
    en: 'kind of document where the file does not say',
    zh: '文件未注明时的检查对象类型',
    choices: ['listing', 'store', 'message', 'seller'],
  },
  {
    flags: '--page <page>',
    en: 'texts (.md, .html, .txt) are this page of the store',
    zh: '文本文件（.md、.html、.txt）是店铺的哪个页面',
    choices: ['returns', 'shipping', 'checkout', 'preorder'],
  },
  {
    flags: '--rule <glob>',
    en: 'only these rules; prints no score',
    zh: '只运行这些检查项（不评分）',
    many: true,
  },
  { flags: '--ignore <glob>', en: 'leave these files out', zh: '忽略这些文件', many: true },
  {
    flags: '--fetch-images',
    en: 'fetch pictures from their addresses (http, https)',
    zh: '按网址下载图片后检查（http、https）',
  },
  { flags: '--no-images', en: 'do not look at pictures', zh: '不读取图片' },
  { flags: '--as-of <date>', en: 'the day that counts as today', zh: '以该日期为“今天”' },
  {
    flags: '--stdin-name <file>',
    en: 'name (and so the format) of standard input',
    zh: '标准输入的文件名（决定格式）',
  },
];

/** The flags of `history add`: what is read, and on which day. */
export const historyFlags: readonly Flag[] = inputFlags.filter(({ flags }) =>
  /^--(config|no-config|dialect|ignore|as-of)\b/.test(flags),
);

/** The flags of `check`, by purpose. */
export const checkFlags: readonly Flag[] = [
  ...inputFlags,
  {
    flags: '--format <format[:file]>',
    en: 'pretty, compact, json, jsonl, csv, xlsx, html, markdown, brief, sarif, github, gitlab, junit, checkstyle; with :file into a file',
    zh: '报告格式：pretty、compact、json、jsonl、csv、xlsx、html、markdown、brief、sarif、github、gitlab、junit、checkstyle；加 :文件 写入文件',
    many: true,
  },
  { flags: '--lang <language>', en: 'language of the report', zh: '报告语言', choices: ['en', 'zh'] },
  {
    flags: '--min-severity <level>',
    en: 'show nothing milder',
    zh: '只显示不低于该严重程度的问题',
    choices: severities,
  },
  {
    flags: '--verbose',
    en: 'show every finding instead of folding equal ones',
    zh: '逐条显示，不合并同类问题',
  },
  { flags: '--quiet', en: 'print the summary only', zh: '只显示汇总' },
  {
    flags: '--compare <report>',
    en: 'what became of the findings of an earlier JSON report',
    zh: '与以前的 JSON 报告相比，解决和新增了哪些问题',
  },
  {
    flags: '--group-by <value>',
    en: 'a table of the listings by seller, brand, owner or file',
    zh: '按卖家账号、品牌、负责人或文件分组统计',
    choices: groupings,
  },
  { flags: '--no-color', en: 'no colours', zh: '不用颜色' },
  {
    flags: '--fail-on <level>',
    en: 'exit 1 from this severity on (default: error)',
    zh: '达到该严重程度即返回 1（默认 error）',
    choices: [...severities, 'never'],
  },
  { flags: '--max-warnings <n>', en: 'exit 1 over so many warnings', zh: '警告超过该数量时返回 1' },
  { flags: '--min-score <n>', en: 'exit 1 where the catalog scores less', zh: '全店质量分低于该值时返回 1' },
  {
    flags: '--min-document-score <n>',
    en: 'exit 1 where any document scores less',
    zh: '任一商品质量分低于该值时返回 1',
  },
  {
    flags: '--min-coverage <percent>',
    en: 'exit 1 where less was checked',
    zh: '已检查比例低于该值时返回 1',
  },
  {
    flags: '--require <rule>',
    en: 'these rules must have their data',
    zh: '这些检查项必须有数据',
    many: true,
  },
  {
    flags: '--strict-baseline',
    en: 'exit 1 where the baseline has entries that are no longer found',
    zh: '存量问题有已失效记录时返回 1',
  },
  { flags: '--pass-on-no-files', en: 'exit 0 where nothing matched', zh: '没有匹配文件时返回 0' },
  {
    flags: '--staged',
    en: 'only what the next commit changes, as it is staged; catalog rules know all',
    zh: '只报告本次提交改动的商品，以暂存内容为准（全店检查项仍会对比全部商品）',
  },
  {
    flags: '--since <ref>',
    en: 'only what changed since the branch left this commit; catalog rules know all',
    zh: '只报告从该提交分出后改动的商品（全店检查项仍会对比全部商品）',
  },
  { flags: '--fix', en: 'write the fixes that cannot change a meaning', zh: '执行不改含义的修改' },
  {
    flags: '--unsafe-fixes',
    en: 'with --fix or --diff: also those that a person has to check',
    zh: '配合 --fix 或 --diff：连同需人工确认的修改',
  },
  {
    flags: '--diff',
    en: 'show what --fix would write; exit 1 where it would change anything',
    zh: '显示 --fix 会改什么，不写入；有改动时返回 1',
  },
  {
    flags: '--out <folder>',
    en: 'with --fix: write corrected copies there (exports always: default listing-lint-fixed)',
    zh: '配合 --fix：把修改后的副本写到该文件夹（平台导出文件默认写到 listing-lint-fixed）',
  },
  {
    flags: '--changed-only',
    en: 'with --fix: an upload file of the changed products only, and a list before/after',
    zh: '配合 --fix：只输出有改动的商品（可直接上传）和修改前后对照表',
  },
  {
    flags: '--no-cache',
    en: 'with --staged or --since: neither use nor write .listing-lint-cache',
    zh: '配合 --staged 或 --since：不读写缓存 .listing-lint-cache',
  },
  {
    flags: '--threads <n>',
    en: 'threads that judge: auto (default), as many as the catalog pays for, or a number',
    zh: '检查所用线程数：auto（默认，按商品数据量和 CPU 数决定）或具体数字',
  },
  {
    flags: '--shard <i/n>',
    en: 'judge the i-th of n parts of the catalog, with --collect, then with --partial',
    zh: '只检查全部商品 n 份中的第 i 份，先配合 --collect，再配合 --partial',
  },
  {
    flags: '--collect',
    en: 'write the first pass over the shard to the file of --summary, and report nothing',
    zh: '把该分片的第一遍汇总写入 --summary 文件，不出报告',
  },
  {
    flags: '--summary <file>',
    en: 'the first pass: of the shard with --collect, of all shards with --partial',
    zh: '第一遍汇总文件：--collect 写出该分片的，--partial 读取全部分片合并后的',
  },
  {
    flags: '--partial <file>',
    en: 'write what was judged of the shard to this file, for listing-lint merge',
    zh: '把该分片的检查结果写入该文件，供 listing-lint merge 合并',
  },
  { flags: '--timing', en: 'time by rule', zh: '按检查项统计耗时' },
  { flags: '--debug', en: 'print stacks of internal errors', zh: '打印内部错误的堆栈' },
];

const mergeFlagNames =
  /^--(config|format|lang|min-severity|verbose|quiet|compare|group-by|no-color|fail-on|max-warnings|min-\S+|require|strict-baseline|pass-on-no-files|timing|debug)\b/;

/** The flags of `merge`: what is found was decided when the shards were judged. */
export const mergeFlags: readonly Flag[] = [
  {
    flags: '--summary <file>',
    en: 'join summaries of --collect, and write them to this file',
    zh: '合并 --collect 写出的汇总，写入该文件',
  },
  ...checkFlags.filter(({ flags }) => mergeFlagNames.test(flags)),
];

/** What `check` was asked, as commander hands it over. */
export interface CheckFlags {
  readonly config?: string | false;
  readonly plugins?: boolean;
  readonly preset?: string;
  readonly profile?: readonly string[];
  readonly market?: readonly string[];
  readonly dialect?: string;
  readonly kind?: string;
  readonly page?: Page;
  readonly rule?: readonly string[];
  readonly ignore?: readonly string[];
  readonly images?: boolean;
  readonly fetchImages?: boolean;
  readonly asOf?: string;
  readonly stdinName?: string;
  readonly format?: readonly string[];
  readonly lang?: ReportLanguage;
  readonly minSeverity?: 'error' | 'warning' | 'info';
  readonly verbose?: boolean;
  readonly quiet?: boolean;
  readonly groupBy?: Grouping;
  readonly compare?: string;
  readonly color?: boolean;
  readonly failOn?: 'error' | 'warning' | 'info' | 'never';
  readonly maxWarnings?: string;
  readonly minScore?: string;
  readonly minDocumentScore?: string;
  readonly minCoverage?: string;
  readonly require?: readonly string[];
  readonly strictBaseline?: boolean;
  readonly passOnNoFiles?: boolean;
  readonly staged?: boolean;
  readonly since?: string;
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly out?: string;
  readonly changedOnly?: boolean;
  readonly cache?: boolean;
  readonly threads?: string;
  readonly shard?: string;
  readonly collect?: boolean;
  readonly partial?: string;
  readonly summary?: string;
  readonly timing?: boolean;
  readonly debug?: boolean;
}

const collect = (value: string, earlier: readonly string[] = []): readonly string[] => [
  ...earlier,
  ...value.split(',').filter(part => part !== ''),
];

/** Adds `flags` to a command, described in `language`. */
export function addFlags(command: Command, flags: readonly Flag[], language: ReportLanguage): Command {
  for (const flag of flags) {
    const option = new Option(flag.flags, flag[language]);
    if (flag.choices) option.choices(flag.choices);
    if (flag.many) option.argParser(collect);
    command.addOption(option);
  }
  return command;
}
