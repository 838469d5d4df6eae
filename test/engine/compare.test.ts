import { describe, expect, test } from 'vitest';
import { compare } from '../../src/engine/compare.ts';
import { scoreModel } from '../../src/engine/score.ts';
import { reporters } from '../../src/report/index.ts';
import { readReport } from '../../src/report/read-report.ts';
import { contextOf, result } from '../report/fixture.ts';

const earlier = () => {
  const read = readReport([...reporters.json(result, contextOf())].join(''));
  if (!read) throw new Error('the report of this very version is not read');
  return read;
};
const open = result.documents.flatMap(({ findings }) =>
  findings.filter(({ status, fingerprint }) => status === 'open' && fingerprint !== ''),
);

describe('compare', () => {
  test('a run compared with its own report: nothing fixed, nothing new', () => {
    const { fixed, added, score, since } = compare(result, earlier(), scoreModel.model);
    expect({ fixed, added, since }).toEqual({ fixed: 0, added: [], since: '2026-11-22' });
    expect(score?.before).toBeCloseTo(score?.after ?? 0, 1);
  });

  test('what is gone is fixed, what was not there is new, one for one', () => {
    const before = earlier();
    const [first, ...others] = before.fingerprints;
    const changed = { ...before, fingerprints: [...others, 'gone', 'gone'] };
    const { fixed, added } = compare(result, changed, scoreModel.model);
    expect(fixed).toBe(2);
    expect(added.map(({ fingerprint }) => fingerprint)).toEqual([first]);
    expect(before.fingerprints).toHaveLength(open.length);
  });

  test('scores of two models are not compared', () => {
    expect(compare(result, { ...earlier(), scoreModel: 0 }, scoreModel.model).score).toBeNull();
  });

  test.each(['', '{}', '[1]', 'null', '{"reportVersion": 2, "documents": []}'])('%j is no report', text => {
    expect(readReport(text)).toBeUndefined();
  });
});
