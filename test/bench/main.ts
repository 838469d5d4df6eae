import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { comparing } from './comparing.ts';
import { hostileRuns } from './hostile.ts';
import { killWrites } from './kill.ts';
import { killFixes } from './kill-fix.ts';
import { picturesASecond } from './pixels.ts';
import { stagedRuns } from './staged.ts';
import { startUp } from './startup.ts';
import { throughput } from './throughput.ts';

/** `npm run bench`, `npm run bench 50000` listings, `npm run bench pixels`: pictures, `npm run bench comparing`: which of up to 50,000 pictures are the same, `npm run bench hostile`: pictures made to hurt, `npm run bench staged`: a hook in a large repository, `npm run bench kill`: 200 writes and 200 runs of `--fix` cut off. */
if (process.argv[2] === 'kill') {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-kill-'));
  try {
    console.log('writes of one large file', await killWrites(folder, 200, 32, 600));
    console.log('--fix over a folder', await killFixes(resolve('bin/listing-lint.js'), folder, 200));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
} else if (process.argv[2] === 'pixels') {
  console.log(await picturesASecond(Number(process.argv[3] ?? 10_000), resolve('bin/listing-lint.js')));
} else if (process.argv[2] === 'comparing') {
  const counts = process.argv.slice(3).map(Number);
  for (const count of counts.length > 0 ? counts : [1500, 5000, 20_000, 50_000])
    console.log(comparing(count));
} else if (process.argv[2] === 'hostile') {
  await hostileRuns(resolve('bin/listing-lint.js'), console.log);
} else if (process.argv[2] === 'staged') {
  console.log(stagedRuns(resolve('bin/listing-lint.js'), Number(process.argv[3] ?? 5000)));
} else {
  const command = resolve('bin/listing-lint.js');
  const count = Number(process.argv[2] ?? 20_000);
  console.log(startUp('--version', [command, '--version']));
  console.log(startUp('one YAML listing', [command, 'fixtures/shop/trail-backpack.yaml', '--no-config']));
  for (const language of ['en', 'zh'] as const) console.log(throughput(command, count, language));
}
