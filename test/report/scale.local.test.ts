import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { reporters } from '../../src/report/index.ts';
import { contextOf, result } from './fixture.ts';
test('scale', () => {
  const documents = Array.from({ length: 5000 }, (_, i) => result.documents.map(d => ({ ...d, key: d.key + i, file: d.file + (i % 5) }))).flat();
  writeFileSync('/tmp/shows/scale.txt', [...reporters.pretty({ ...result, documents }, contextOf({ columns: 120 }))].join(''));
});
