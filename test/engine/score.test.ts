import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  coverageOf,
  gainsOf,
  gradeOf,
  type Judged,
  scoreModel,
  scoreOf,
  verdictOf,
} from '../../src/engine/score.ts';

const severity = fc.constantFrom('error', 'warning', 'info') as fc.Arbitrary<'error' | 'warning' | 'info'>;
const finding = fc.record({ severity, loss: fc.double({ min: 0, max: 1, noNaN: true }) });
const rule = fc.constantFrom(
  'image/count',
  'image/detail',
  'title/stuffing',
  'title/length',
  'size/chart-unit',
  'copy/lead',
);
const judged: fc.Arbitrary<Judged[]> = fc.uniqueArray(
  fc.record({ rule, findings: fc.array(finding, { maxLength: 4 }) }),
  { selector: entry => entry.rule, minLength: 1 },
);

test('law: replacing findings by pass never lowers a score', () => {
  fc.assert(
    fc.property(judged, fc.nat(), fc.nat(), (entries, which, keep) => {
      const before = scoreOf('listing', entries).score as number;
      const after = scoreOf(
        'listing',
        entries.map((entry, index) =>
          index === which % entries.length
            ? { ...entry, findings: entry.findings.slice(0, keep % (entry.findings.length + 1)) }
            : entry,
        ),
      ).score as number;
      expect(after).toBeGreaterThanOrEqual(before - 1e-9);
    }),
    { numRuns: 10_000 },
  );
});

test('law: the points of a rule are what the score gains when it passes', () => {
  fc.assert(
    fc.property(judged, entries => {
      for (const { rule } of entries) {
        const passed = entries.map(entry => (entry.rule === rule ? { rule, findings: [] } : entry));
        const gain =
          (scoreOf('listing', passed).score as number) - (scoreOf('listing', entries).score as number);
        expect(gainsOf('listing', entries).get(rule) ?? 0).toBeCloseTo(gain, 9);
      }
    }),
  );
});

test('law: a rule that passes in an area already judged changes nothing', () => {
  fc.assert(
    fc.property(judged, entries => {
      const area = (entries[0] as Judged).rule.split('/')[0];
      const more = [...entries, { rule: `${area}/new`, findings: [] }];
      expect(scoreOf('listing', more).score).toBeCloseTo(scoreOf('listing', entries).score as number, 9);
    }),
  );
});

test('law: order of rules does not matter', () => {
  fc.assert(
    fc.property(judged, entries => {
      expect(scoreOf('listing', [...entries].reverse()).areas).toEqual(scoreOf('listing', entries).areas);
    }),
  );
});

test('one full warning in the only judged area takes its weight', () => {
  const { score, areas } = scoreOf('listing', [
    { rule: 'image/detail', findings: [{ severity: 'warning' }] },
  ]);
  expect(score).toBeCloseTo(80);
  expect(areas.image).toEqual({ score: 80, weight: scoreModel.areas.listing.image });
});

test('coverage is the judged share of the applicable weight, areas shared evenly', () => {
  expect(coverageOf('listing', ['image/detail'], ['image/count'])).toBe(0.5);
  expect(coverageOf('listing', ['image/detail'], ['title/length'])).toBeCloseTo(18 / 32);
  expect(coverageOf('listing', [], [])).toBe(1);
});

test('under half coverage there is no grade, and ready becomes unsure', () => {
  expect(gradeOf(95, 0.49)).toBeNull();
  expect(gradeOf(95, 0.5)).toBe('A');
  expect(gradeOf(59.99, 1)).toBe('E');
  expect(verdictOf([], 0.49)).toBe('unsure');
  expect(verdictOf([{ severity: 'info' }], 1)).toBe('ready');
  expect(verdictOf([{ severity: 'warning' }], 0.2)).toBe('needs-work');
  expect(verdictOf([{ severity: 'info' }, { severity: 'error' }], 1)).toBe('blocked');
});
