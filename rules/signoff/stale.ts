import { defineRule, say } from '../../src/rule/index.ts';

interface Signoff {
  readonly author?: string | undefined;
  readonly owner?: string | undefined;
  readonly updated_at?: string | undefined;
  readonly reviewed_by?: string | undefined;
  readonly reviewed_at?: string | undefined;
}

const DAY = 86_400_000;
const dayOf = (moment: string): string => moment.slice(0, 10);
/** Whether a change came after a review: by the moment where both say one, else by the day. */
const isAfter = (change: string, review: string): boolean =>
  change.length > 10 && review.length > 10
    ? Date.parse(change) > Date.parse(review)
    : dayOf(change) > dayOf(review);

const soap = (signoff: object, title = 'Olive Soap') => ({ id: 'SOAP-1', title, signoff });
const REVIEWED = { author: 'Mira', owner: 'Lea', reviewed_by: 'Jon', reviewed_at: '2026-10-20' };

export default defineRule({
  id: 'signoff/stale',
  on: ['listing', 'store', 'message'],
  severity: 'info',
  consequence: 'returns',
  needs: ['signoff'],
  absent: 'finding',
  fix: 'advice',
  guidelines: ['S1-13', 'S1-15'],
  presets: ['strict'],
  version: 1,
  title: {
    en: 'No record of content review, or changed after the review',
    zh: '缺少内容审核记录，或审核后又修改',
  },
  messages: {
    none: say('No record of a content review.', '没有内容审核记录。'),
    unreviewed: say('Nobody has reviewed the content.', '内容未经审核。'),
    changed: say(
      'Changed on {changed:date}, after the review of {reviewed:date}.',
      '{reviewed:date}审核后，{changed:date}又有修改。',
    ),
    old: {
      ...say('The last review is {days:number} days old.', '上次审核已过去 {days:number} 天。'),
    },
    'own-work': say(
      '{person:quote} wrote the content and reviewed it.',
      '{person:quote} 既是作者又是审核人。',
    ),
    'no-owner': say('Nobody is named who answers for the content.', '没有注明内容负责人。'),
  },
  notes: {
    reviewed: say('reviewed on {day:date}', '审核日期：{day:date}'),
    review: say(
      'Have another person check it, and record who and when (signoff.reviewed_by, signoff.reviewed_at).',
      '请另一人审核，并记录审核人和日期（signoff.reviewed_by、signoff.reviewed_at）。',
    ),
    own: say('Name an owner (signoff.owner).', '注明负责人（signoff.owner）。'),
  },
  options: {
    maxAgeDays: { default: 180, en: 'days a review holds', zh: '审核的有效天数' },
    needDifferentPerson: {
      default: true,
      en: 'whether author and reviewer must be two people',
      zh: '作者与审核人是否须为不同的人',
    },
    needOwner: { default: true, en: 'whether an owner must be named', zh: '是否须注明负责人' },
  },
  sources: {
    guide: {
      title: 'Cross-border seller guide, chapter 2: a team that checks content before it goes up',
      asOf: '2026-11-22',
    },
  },
  docs: {
    what: {
      en: 'The record of content review (signoff): who answers for the text, who checked it and when; a change after the check; a check by the author; a check that is too old.',
      zh: '检查内容审核记录（signoff）：负责人、审核人和日期；审核后又修改；作者自审；审核过期。',
    },
    why: {
      en: 'The guide asks for a second pair of eyes before a page goes up or changes: most wrong measures and prices are slips of its author.',
      zh: '指南要求页面上架或更新前由他人检查：尺寸、价格的错误大多是作者的疏忽。',
    },
    how: {
      en: 'Record owner, reviewer and day in signoff, and review again after each change.',
      zh: '在 signoff 中记录负责人、审核人和日期，每次修改后重新审核。',
    },
  },
  examples: {
    valid: [
      { name: 'reviewed by another person', value: soap({ ...REVIEWED, updated_at: '2026-10-19' }) },
      { name: '同日修改并审核', value: soap({ ...REVIEWED, updated_at: '2026-10-20' }, '橄榄皂') },
      {
        name: 'a team of one',
        value: soap({ author: 'Mira', reviewed_by: 'Mira', reviewed_at: '2026-10-20' }),
        options: { needDifferentPerson: false, needOwner: false },
      },
      { name: 'a store has no such field', value: { kind: 'store', id: 'main' }, outcome: 'no-data' },
    ],
    invalid: [
      { name: 'no record', value: { id: 'SOAP-2', title: 'Olive Soap' }, findings: [{ messageId: 'none' }] },
      {
        name: '未审核',
        proves: ['S1-15'],
        value: soap({ author: 'Mira', owner: 'Lea' }, '橄榄皂'),
        findings: [{ messageId: 'unreviewed', path: ['signoff'] }],
      },
      {
        name: 'changed after the review',
        value: soap({ ...REVIEWED, updated_at: '2026-11-02' }),
        findings: [{ messageId: 'changed', path: ['signoff', 'updated_at'], words: '2026-11-02' }],
      },
      {
        name: 'a review of last winter',
        value: soap({ ...REVIEWED, reviewed_at: '2026-02-01' }),
        options: { maxAgeDays: 200 },
        findings: [{ messageId: 'old' }],
      },
      {
        name: 'reviewed by its author, owned by nobody',
        proves: ['S1-13'],
        value: soap({ author: 'Mira', reviewed_by: 'mira ', reviewed_at: '2026-10-20' }),
        findings: [{ messageId: 'no-owner' }, { messageId: 'own-work' }],
      },
    ],
  },

  check(value, context) {
    const { maxAgeDays, needDifferentPerson, needOwner } = context.options;
    const { signoff } = value as { readonly signoff?: Signoff };
    const advice = context.note('review', {});
    if (signoff === undefined)
      return context.absent('signoff', () => context.finding('none', {}, { at: ['signoff'], advice }));
    const {
      author = '',
      owner,
      updated_at: changed,
      reviewed_by: reviewer = '',
      reviewed_at: reviewed,
    } = signoff;
    if (reviewed === undefined)
      return context.outcome([context.finding('unreviewed', {}, { at: ['signoff'], advice })]);
    const evidence = { ...context.note('reviewed', { day: dayOf(reviewed) }), source: 'guide' };
    const age = Math.round((Date.parse(context.run.asOf) - Date.parse(dayOf(reviewed))) / DAY);
    const at = ['signoff', 'reviewed_at'];
    const isOwn = reviewer.trim() !== '' && reviewer.trim().toLowerCase() === author.trim().toLowerCase();
    const isChanged = changed !== undefined && isAfter(changed, reviewed);
    return context.outcome([
      ...(needOwner && owner === undefined
        ? [
            context.finding(
              'no-owner',
              {},
              { at: ['signoff', 'owner'], loss: 0.3, advice: context.note('own', {}) },
            ),
          ]
        : []),
      ...(isChanged
        ? [
            context.finding(
              'changed',
              { changed: dayOf(changed), reviewed: dayOf(reviewed) },
              { at: ['signoff', 'updated_at'], evidence, advice },
            ),
          ]
        : []),
      ...(!isChanged && age > maxAgeDays
        ? [context.finding('old', { days: age }, { at, loss: 0.5, evidence, advice })]
        : []),
      ...(needDifferentPerson && isOwn
        ? [
            context.finding(
              'own-work',
              { person: reviewer.trim() },
              { at: ['signoff', 'reviewed_by'], loss: 0.5, evidence, advice },
            ),
          ]
        : []),
    ]);
  },
});
