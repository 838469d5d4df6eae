/** A name in both languages of the report, and what else people call it. */
export interface ReviewName {
  readonly en: string;
  readonly zh: string;
  readonly also?: readonly string[];
}

/**
 * The columns of a review: one finding a row, for people to decide on. In this order they are written; read back
 * they may stand in any, in either language, among others.
 */
export const reviewColumns = {
  id: { en: 'id', zh: '商品编号', also: ['sku', '编号'] },
  title: { en: 'title', zh: '商品标题' },
  severity: { en: 'severity', zh: '严重程度' },
  rule: { en: 'rule', zh: '检查项' },
  field: { en: 'field', zh: '字段' },
  problem: { en: 'problem', zh: '问题' },
  found: { en: 'found', zh: '判断依据' },
  advice: { en: 'what to do', zh: '修改建议' },
  decision: { en: 'decision', zh: '处理决定', also: ['处理', '决定'] },
  reason: { en: 'reason', zh: '原因', also: ['理由'] },
  who: { en: 'who', zh: '处理人', also: ['reviewer', '审核人'] },
  until: { en: 'until', zh: '有效期至', also: ['有效期'] },
  points: { en: 'points', zh: '修改后加分' },
  file: { en: 'file', zh: '文件' },
  place: { en: 'place', zh: '位置' },
  words: { en: 'value hash', zh: '内容校验码' },
  key: { en: 'finding key', zh: '问题编号' },
} as const satisfies Readonly<Record<string, ReviewName>>;

export type ReviewColumn = keyof typeof reviewColumns;

/** What a reviewer may say of a finding: it will be fixed, stays as it is, or is none. */
export const verdictNames = {
  fix: { en: 'fix', zh: '修改', also: ['to fix', '需修改', '待修改', '已修改'] },
  accept: { en: 'accept', zh: '接受', also: ['accepted', '已接受'] },
  'false-alarm': { en: 'false alarm', zh: '误报', also: ['false-alarm', 'false positive'] },
} as const satisfies Readonly<Record<string, ReviewName>>;

export type ReviewVerdict = keyof typeof verdictNames;

const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

const reader = <K extends string>(names: Readonly<Record<K, ReviewName>>) => {
  const known = new Map<string, K>();
  for (const [key, { en, zh, also = [] }] of Object.entries(names) as [K, ReviewName][])
    for (const name of [en, zh, ...also]) known.set(folded(name), key);
  return (text: string): K | undefined => known.get(folded(text));
};

/** The column that a header names; undefined for columns of a team’s own. */
export const reviewColumnOf = reader<ReviewColumn>(reviewColumns);

/** The decision that a cell says; undefined where it says something else. */
export const reviewVerdictOf = reader<ReviewVerdict>(verdictNames);

/** Whether a row of cells is the header of a review: it asks for a decision about findings. */
export function isReviewHeader(cells: readonly string[]): boolean {
  const columns = new Set(cells.map(reviewColumnOf));
  return columns.has('decision') && columns.has('rule');
}

/**
 * Hashes of digits would be numbers to a spreadsheet, which then rounds them: a letter in front keeps them
 * texts. An empty hash stays empty.
 */
export const hashText = (hash: string): string => (hash === '' ? '' : `k${hash}`);

/** The hash that a cell says. */
export const hashOf = (text: string): string => text.trim().toLowerCase().replace(/^k/, '');
