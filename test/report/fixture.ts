import type { AssumedFile, DocumentResult, Finding, RunResult, Verdict } from '../../src/engine/result.ts';
import { gradeOf } from '../../src/engine/score.ts';
import { summarise } from '../../src/engine/summary.ts';
import { columnLetter, type Location } from '../../src/model/place.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { phrases, rules, toolPhrases } from './rules.ts';

const dresses = 'catalog/dresses.csv';
const shirts = 'catalog/衬衫.yaml';
const broken = 'catalog/broken.json';

const headers: Readonly<Record<number, string>> = {
  0: 'Handle',
  1: 'Title',
  3: 'Body (HTML)',
  26: 'Image Alt Text',
  21: 'Variant Compare At Price',
};

const cell = (row: number, column: number): Location => ({
  file: dresses,
  line: row + 2,
  column: column * 7 + 1,
  endLine: row + 2,
  endColumn: column * 7 + 6,
  cell: { sheet: null, row, letter: columnLetter(column), column: headers[column] ?? '' },
});

const spot = (line: number, column: number, file = shirts): Location => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column + 6,
  cell: null,
});

const finding = (
  rule: string,
  messageId: string,
  location: Location,
  more: Partial<Finding> = {},
): Finding => ({
  rule,
  severity: rules.get(rule)?.severity ?? 'error',
  consequence: rules.get(rule)?.consequence ?? 'refused',
  messageId,
  data: {},
  at: [],
  location,
  places: [location],
  points: 0,
  fingerprint: `${rule}-${location.line}-${location.column}`,
  relatedPlaces: [],
  status: 'open',
  ...more,
});

const noDetail = (location: Location, points: number): Finding =>
  finding('image/detail', 'missing', location, {
    at: ['images'],
    points,
    evidence: { id: 'roles', data: { n: 4, roles: ['front', 'back', 'on-model', 'front'] } },
    advice: { id: 'add', data: { alt: 'detail: …' } },
  });

const noUnit = (location: Location, points: number, values: readonly string[], fixed = true): Finding =>
  finding('size/chart-unit', 'missing', location, {
    at: ['size_chart', 'unit'],
    points,
    data: { measure: 'bust', values },
    evidence: { id: 'plausible', data: { unit: 'cm', low: 70, high: 150, other: 'inches' }, source: 'body' },
    suggestion: { phrase: 'size.unit', data: { unit: 'cm' } },
    ...(fixed
      ? {
          fix: {
            safety: 'unsafe',
            title: { id: 'state', data: { unit: 'cm' } },
            edits: [{ op: 'set', path: ['size_chart', 'unit'], value: 'cm' }],
          },
        }
      : {}),
  });

const longTitle = (location: Location, points: number): Finding =>
  finding('title/length', 'long', location, {
    at: ['title'],
    span: { start: 75, end: 131 },
    points,
    data: { n: 131, max: 75, platform: 'amazon' },
    evidence: { id: 'cut', data: { words: ['New Arrival', 'Hot Sale', 'Free Shipping'] }, source: 'help' },
    appliesTo: { profiles: ['amazon'] },
  });

const verdictOf = (findings: readonly Finding[], coverage: number): Verdict => {
  const open = findings.filter(entry => entry.status === 'open');
  if (open.some(entry => entry.severity === 'error')) return 'blocked';
  if (open.some(entry => entry.severity === 'warning')) return 'needs-work';
  return coverage < 0.5 ? 'unsure' : 'ready';
};

type Draft = Partial<DocumentResult> & Pick<DocumentResult, 'file' | 'index' | 'location'>;

function document(draft: Draft): DocumentResult {
  const { score = 90, coverage = 0.74, findings = [] } = draft;
  return {
    key: `${draft.file}#${draft.index}`,
    identity: `listing|${draft.file}#${draft.index}|||`,
    kind: 'listing',
    id: null,
    title: null,
    category: null,
    score,
    grade: gradeOf(score, coverage),
    coverage,
    verdict: verdictOf(findings, coverage),
    areas: { image: { score: 80, weight: 18 }, title: { score: 50, weight: 14 } },
    findings,
    coming: [],
    notApplicable: 12,
    noData: [
      { rule: 'price/inflated-original', field: 'price.history' },
      { rule: 'returns/law', field: 'markets' },
    ],
    judged: ['image/detail', 'size/chart-unit', 'title/length', 'claims/absolute'],
    ...draft,
  };
}

const soon = { rule: 'title/length', from: '2027-01-31' };

const dress = (
  index: number,
  id: string,
  title: string,
  score: number,
  findings: (row: number) => Finding[],
): DocumentResult => {
  const row = 2 + index * 6;
  return document({
    file: dresses,
    index,
    id,
    title,
    score,
    location: cell(row, 0),
    findings: findings(row),
    language: 'en',
    coming: index < 3 ? [soon] : [],
  });
};

/** Ten documents of three files: a table whose listings share a fault, a hand-written list, a broken file. */
const documents: readonly DocumentResult[] = [
  dress(0, 'LINEN-WRAP', 'Linen Wrap Dress with Belt, Sage Green', 62.4, row => [
    longTitle(cell(row, 1), 6.5),
    noUnit(cell(row, 3), 2.4, ['88', '92', '96']),
    noDetail(cell(row, 26), 3.6),
  ]),
  dress(1, 'BOXY-TEE', 'Boxy Tee', 81.2, row => [noDetail(cell(row, 26), 3.6)]),
  dress(2, 'MIDI-SKIRT', 'Pleated Midi Skirt, Navy', 79.9, row => [noDetail(cell(row, 26), 3.6)]),
  dress(3, 'SUN-HAT', 'Straw Sun Hat with Ribbon', 71, row => [
    finding('price/discount-math', 'wrong', cell(row, 21), {
      at: ['price', 'compare_at'],
      points: 0.6,
      data: {
        was: { amount: '1299.00', currency: 'USD' },
        now: { amount: '999', currency: 'USD' },
        real: 0.231,
        claimed: 0.3,
      },
    }),
    noDetail(cell(row, 26), 4.1),
  ]),
  dress(4, 'RIB-SOCKS', 'Ribbed Cotton Socks, 3 Pairs', 96.3, () => []),
  document({
    file: shirts,
    index: 0,
    id: 'SHIRT-1',
    title: '亚麻长袖衬衫 女 宽松 显瘦 春秋新款 通勤百搭 白色 大码可选 全网最低价',
    language: 'zh',
    score: 55.04,
    location: spot(1, 3),
    findings: [
      finding('claims/absolute', 'claim', spot(3, 28), {
        at: ['title'],
        points: 4.2,
        data: { words: '全网最低价' },
        span: { start: 31, end: 36 },
      }),
      finding('claims/absolute', 'claim', spot(7, 18), {
        at: ['description'],
        points: 4.2,
        data: { words: '史上最强面料' },
      }),
      noUnit(spot(12, 5), 2.4, ['88', '92', '96', '100', '104', '108', '112', '116', '120'], false),
    ],
  }),
  document({
    file: shirts,
    index: 1,
    id: null,
    title: '女士针织开衫',
    language: 'zh',
    score: 58.9,
    coverage: 0.41,
    location: spot(24, 3),
    findings: [
      finding('copy/duplicated', 'copied', spot(29, 3), {
        at: ['description'],
        points: 1.1,
        data: { share: 0.83, id: 'SHIRT-1' },
        relatedPlaces: [{ file: shirts, id: 'SHIRT-1', line: 7 }],
      }),
      finding('image/detail', 'missing', spot(31, 3), {
        status: 'suppressed',
        reason: 'supplier sends photos',
      }),
    ],
  }),
  document({
    file: shirts,
    index: 2,
    id: 'SHIRT-3',
    title: '纯棉 T 恤',
    score: 91,
    coverage: 0.44,
    location: spot(40, 3),
  }),
  document({
    file: shirts,
    index: 3,
    kind: 'message',
    id: 'dispatch-en',
    title: 'Your order is on its way',
    score: 88.2,
    location: spot(55, 3),
  }),
  document({
    file: shirts,
    index: -1,
    kind: 'file',
    score: null,
    location: spot(1, 1),
    noData: [],
    judged: [],
    areas: {},
    findings: [
      finding('input/unknown-field', 'misspelt', spot(44, 3), {
        severity: 'info',
        consequence: 'polish',
        data: { name: 'titel', guess: 'title' },
      }),
    ],
  }),
  document({
    file: broken,
    index: -1,
    kind: 'file',
    score: null,
    location: spot(1, 1, broken),
    noData: [],
    judged: [],
    areas: {},
    findings: [
      finding('input/syntax', 'syntax', spot(14, 9, broken), {
        data: { format: 'JSON', problem: 'a comma is missing' },
      }),
    ],
  }),
];

const assumed = (file: string, more: Partial<AssumedFile>): AssumedFile => ({
  file,
  dialect: 'native',
  format: 'yaml',
  encoding: 'utf-8',
  profiles: [],
  markets: [],
  language: 'en',
  rows: 1,
  rowsJoined: 0,
  rowsReported: 0,
  listings: 0,
  documents: 0,
  columnsRead: 0,
  columnsIgnored: [],
  categories: { stated: 0, inferred: 0, unknown: 0 },
  ...more,
});

export const result: RunResult = {
  version: '0.1.0',
  asOf: '2026-11-22',
  assumed: [
    assumed(dresses, {
      dialect: 'shopify',
      format: 'csv',
      encoding: 'gb18030',
      delimiter: ',',
      profiles: ['shopify'],
      rows: 30,
      rowsJoined: 25,
      listings: 5,
      documents: 5,
      columnsRead: 21,
      columnsIgnored: ['采购价', '备注'],
    }),
    assumed(shirts, { language: 'zh', rows: 4, listings: 3, documents: 4 }),
    assumed(broken, { format: 'json', language: null, rows: 0, rowsReported: 1 }),
  ],
  notRun: { market: 11, profile: 0 },
  summary: summarise(documents, [], 14),
  documents,
  catalog: [],
  partial: false,
};

export const contextOf = (more: Partial<ReportContext> = {}): ReportContext => ({
  lang: 'en',
  color: false,
  columns: 80,
  verbose: false,
  quiet: false,
  minSeverity: 'info',
  rules,
  toolPhrases,
  phrases,
  ...more,
});

/** The same run where no limit starts soon. */
export const still: RunResult = { ...result, summary: { ...result.summary, coming: [] } };
