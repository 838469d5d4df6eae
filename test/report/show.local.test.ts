import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { contextOf, result } from './fixture.ts';

test('show', () => {
  for (const lang of ['en', 'zh'] as const)
    for (const columns of [80, 120]) {
      writeFileSync(
        `/tmp/shows/${lang}${columns}.txt`,
        [...reporters.pretty(result, contextOf({ lang, columns }))].join(''),
      );
      writeFileSync(
        `/tmp/shows/${lang}${columns}.ansi`,
        [...reporters.pretty(result, contextOf({ lang, columns, color: true }))].join(''),
      );
    }
  writeFileSync(
    '/tmp/shows/en120v.txt',
    [...reporters.pretty(result, contextOf({ columns: 120, verbose: true }))].join(''),
  );
  for (const f of ['compact', 'json', 'jsonl'] as const)
    writeFileSync(`/tmp/shows/${f}.txt`, [...reporters[f](result, contextOf({ lang: 'zh' }))].join(''));
});

import { explainers, ruleTables } from '../../src/report/manual.ts';
import { rules } from './rules.ts';

test('manual', () => {
  const out = [];
  for (const lang of ['en', 'zh'] as const) {
    for (const f of ['pretty', 'markdown'] as const) {
      out.push(...explainers[f](rules.get('image/detail')!, { lang, columns: 80, color: false }), '-----\n');
      out.push(...ruleTables[f](rules.values(), { lang, columns: 80, color: false }), '-----\n');
    }
  }
  writeFileSync('/tmp/shows/manual.txt', out.join(''));
});
