import { expect, test } from 'vitest';
import type { FindingKey } from '../../src/engine/fingerprint.ts';
import type { PlacedFinding } from '../../src/engine/judged.ts';
import type { Aside, DocumentResult } from '../../src/engine/result.ts';
import { type Suppression, suppressorOf } from '../../src/engine/suppress.ts';
import { suppressPhrases } from '../../src/engine/suppress-phrases.ts';
import { render } from '../../src/report/render.ts';
import { place } from '../config/documents.ts';

const rules = ['image/count', 'image/detail', 'title/length'];
const lines: Readonly<Record<string, number>> = { id: 1, images: 5, title: 9 };
const placeOf = (field: string) => place('a.yaml', lines[field] as number, 3);
const document = { key: 'a.yaml#0', file: 'a.yaml', id: 'A', location: place('a.yaml', 1, 1, 100) };

/** Suppressions hold by place, never by key. */
const finding = (rule: string, field: string): PlacedFinding => ({
  rule,
  severity: 'warning',
  consequence: 'returns',
  messageId: 'missing',
  data: {},
  at: [field],
  location: placeOf(field),
  places: [placeOf(field)],
  key: {} as FindingKey,
  fingerprint: '',
  relatedPlaces: [],
});

const reasonOf = (aside: Aside | undefined) => (aside?.status === 'suppressed' ? aside.reason : undefined);

const result = (judged: readonly string[]): DocumentResult =>
  ({
    key: document.key,
    file: document.file,
    id: 'A',
    location: document.location,
    judged,
  }) as unknown as DocumentResult;

const suppress = (given: Partial<Suppression>): Suppression => ({
  rule: 'image/detail',
  reason: 'supplier sends photos',
  scope: { kind: 'id', id: 'A' },
  place: place('listing-lint.yaml', 7),
  ...given,
});

/** What becomes of one finding about pictures and one about the title. */
function run(given: Partial<Suppression>, judged: readonly string[] = rules) {
  const suppressor = suppressorOf([suppress(given)], { asOf: '2026-11-22', rules });
  const reasons = [finding('image/detail', 'images'), finding('title/length', 'title')].map(each =>
    reasonOf(suppressor.aside(document, each)),
  );
  const said = suppressor.findings([result(judged)]);
  return {
    reasons,
    said: said.map(({ rule, messageId, severity }) => `${severity} ${rule} ${messageId}`),
    all: said,
  };
}

const reason = 'supplier sends photos';
const stretch = (line: number, endLine: number) =>
  ({ kind: 'stretch', file: 'a.yaml', stretch: place('a.yaml', line, 1, endLine, 1) }) as const;

test.each<[string, Partial<Suppression>, readonly (string | undefined)[], readonly string[]]>([
  ['by id', {}, [reason, undefined], []],
  ['by glob', { rule: 'image/*' }, [reason, undefined], []],
  ['by document', { scope: { kind: 'document', key: 'a.yaml#0' } }, [reason, undefined], []],
  ['by file', { scope: { kind: 'file', file: 'a.yaml' } }, [reason, undefined], []],
  [
    'by place',
    { rule: '*/*', scope: stretch(5, 8) },
    [reason, undefined],
    ['warning suppress/blanket blanket'],
  ],
  ['of another document', { scope: { kind: 'id', id: 'B' } }, [undefined, undefined], []],
  ['of another file', { scope: { kind: 'file', file: 'b.yaml' } }, [undefined, undefined], []],
  ['until today', { until: '2026-11-22' }, [reason, undefined], []],
  ['until yesterday', { until: '2026-11-21' }, [undefined, undefined], ['warning suppress/expired expired']],
  ['until no day', { until: '2026-11-31' }, [undefined, undefined], ['warning suppress/expired date']],
  ['without a reason', { reason: '' }, ['', undefined], ['info suppress/no-reason no-reason']],
  ['of everything', { rule: '' }, [reason, reason], ['warning suppress/blanket blanket']],
  ['of a misspelt rule', { rule: 'image/detial' }, [undefined, undefined], ['warning suppress/unknown near']],
  ['of no rule at all', { rule: 'price/*' }, [undefined, undefined], ['warning suppress/unknown rule']],
  [
    'of a rule that finds nothing',
    { rule: 'image/count' },
    [undefined, undefined],
    ['info suppress/unused unused'],
  ],
  [
    'where the rule finds nothing',
    { scope: stretch(9, 10) },
    [undefined, undefined],
    ['info suppress/unused unused'],
  ],
  [
    'above nothing',
    { scope: { kind: 'stretch', file: 'a.yaml', stretch: null } },
    [undefined, undefined],
    ['info suppress/unused nowhere'],
  ],
])('%s', (_, given, reasons, said) => {
  expect(run(given)).toMatchObject({ reasons, said });
});

test('one that holds for a document its rule did not judge is not called unused', () => {
  expect(run({ rule: 'image/count' }, ['title/length']).said).toEqual([]);
  expect(run({ rule: 'image/count' }, ['image/count']).said).toEqual(['info suppress/unused unused']);
});

test('of two that hold for a finding both are used, and the first gives the reason', () => {
  const both = [
    suppress({ scope: { kind: 'file', file: 'a.yaml' }, reason: 'inline' }),
    suppress({ reason: 'config' }),
  ];
  const suppressor = suppressorOf(both, { asOf: '2026-11-22', rules });
  expect(suppressor.aside(document, finding('image/detail', 'images'))).toMatchObject({
    status: 'suppressed',
    reason: 'inline',
  });
  expect(suppressor.findings([result(rules)])).toEqual([]);
});

test('every finding about a suppression has its words in both languages and stands where it is written', () => {
  const faulty: Partial<Suppression>[] = [
    { rule: 'image/count' },
    { scope: { kind: 'stretch', file: 'a.yaml', stretch: null } },
    { rule: 'image/detial' },
    { rule: 'price/*' },
    { until: '2026-11-01' },
    { until: 'soon' },
    { rule: '*' },
    { reason: '' },
  ];
  const said = faulty.flatMap(given => run(given).all);
  expect(said.every(({ location }) => location.file === 'listing-lint.yaml' && location.line === 7)).toBe(
    true,
  );
  const texts = (language: 'en' | 'zh') =>
    said.map(({ rule, messageId, data }) => {
      const phrases = suppressPhrases[rule as keyof typeof suppressPhrases] as Record<
        string,
        Parameters<typeof render>[0]
      >;
      return render(phrases[messageId] as Parameters<typeof render>[0], data, language);
    });
  expect(texts('en')).toEqual([
    'Nothing to suppress here any more: image/count finds nothing. Remove the suppression.',
    'This suppression stands above nothing. Put it above a key or an item.',
    'There is no rule “image/detial”, so nothing is suppressed. Did you mean image/detail?',
    'There is no rule “price/*”, so nothing is suppressed.',
    'The suppression of image/detail ended on Nov 1, 2026. Fix the finding or set a new date.',
    'until=soon is no day of the calendar, so nothing is suppressed. Write it as until=2026-11-22.',
    'This suppresses every rule, also ones nobody has looked at. Name the rules that are meant.',
    'The suppression of image/detail gives no reason. Add one behind “--”, or as “reason”.',
  ]);
  expect(texts('zh')).toEqual([
    'image/count 已无问题，这条忽略不再起作用。删去它。',
    '这条忽略后面没有内容。把它放到某个键或列表项的上一行。',
    '没有名为 “image/detial” 的检查项，这条忽略不起作用。是不是 image/detail？',
    '没有名为 “price/*” 的检查项，这条忽略不起作用。',
    '对 image/detail 的忽略已于2026年11月1日到期。修改问题，或重新设定有效期。',
    'until=soon 不是有效日期，这条忽略不起作用。写成 until=2026-11-22 的形式。',
    '这条忽略了所有检查项，包括没人看过的。写明要忽略哪些检查项。',
    '对 image/detail 的忽略没有写原因。在 “--” 之后或 reason 里补上原因。',
  ]);
});
