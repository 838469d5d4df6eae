import { describe, expect, test } from 'vitest';
import { fixAll } from '../../../src/engine/fix/loop.ts';
import type { RefusedFix } from '../../../src/engine/fix/report.ts';
import { editsOf } from '../../../src/engine/tool-finding.ts';
import { valueAt } from '../../../src/model/path.ts';
import { cases, hand } from '../../formats/hand.ts';
import { catalogByHand, linted } from './catalog.ts';

const formats = ['yaml', 'json', 'jsonl', 'csv'] as const;
const allowed = { unsafe: false, rule: () => true };

/** Refusals that have no reason: a table without a column for it cannot take a new value. */
const unwritable = (format: string, refused: readonly RefusedFix[]): string[] =>
  refused
    .filter(({ messageId }) => format !== 'csv' || messageId !== 'no-place')
    .map(({ rule, messageId }) => `${rule} ${messageId}`);

/** Fields that no rule of the tests touches. */
const untouched = (value: unknown): unknown => {
  const { id, kind } = value as Record<string, unknown>;
  return { id, kind };
};

describe.each(formats)('laws of fixing: %s', format => {
  test('fixing twice is fixing once, leaves nothing safe to fix, and touches no value that no edit names', async () => {
    for (let seed = 0; seed < cases; seed++) {
      const { file, bytes } = catalogByHand(hand(seed), format);
      const { first, fixing } = await linted(file, bytes);
      const done = await fixAll(first, { allowed, ...fixing });
      const where = `seed ${seed}`;
      const left = done.last.result.documents.flatMap(({ findings }) =>
        findings.filter(({ fix }) => fix?.safety === 'safe'),
      );
      expect(left.length, where).toBe(done.refused.length);
      expect(unwritable(format, done.refused), where).toEqual([]);
      expect(done.cycle, where).toEqual([]);

      const to = done.files.get(file)?.to;
      const before = first.files.get(file)?.documents ?? [];
      const after = (to ?? first.files.get(file))?.documents ?? [];
      expect(
        after.map(({ value }) => untouched(value)),
        where,
      ).toEqual(before.map(({ value }) => untouched(value)));
      const named = new Set(
        first.result.documents.flatMap(({ key, findings }) =>
          findings.flatMap(finding => editsOf(finding).map(({ path }) => `${key} ${path[0]}`)),
        ),
      );
      for (const [index, { key, value }] of before.entries()) {
        for (const [field, content] of Object.entries(value)) {
          if (named.has(`${key} ${field}`)) continue;
          const now = valueAt(after[index]?.value, [field]);
          expect(now, `${where} ${field}`).toEqual(content);
        }
      }

      if (to === undefined) continue;
      const again = await linted(file, to.bytes);
      const twice = await fixAll(again.first, { allowed, ...again.fixing });
      expect([...twice.files.keys()], where).toEqual([]);
    }
  });
});
