import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

/** What became of a file whose writer was killed, how often. */
export interface Kills {
  old: number;
  written: number;
  /** Neither the old nor the new one. */
  broken: number;
  /** Of another mode than before. */
  modes: number;
  /** Hidden files left over, before the next run took them away. */
  leftovers: number;
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Kills a process that rewrites a file of so many megabytes without pause, at moments spread over `spread`
 * milliseconds of its work.
 */
export async function killWrites(
  folder: string,
  kills: number,
  megabytes: number,
  spread: number,
): Promise<Kills> {
  // Inside node_modules, where nothing is searched, linted or committed.
  const work = mkdtempSync(resolve('node_modules/.kill-'));
  const outfile = join(work, 'writer.mjs');
  const source = resolve('src/input/write.ts');
  await build({
    stdin: { contents: writer(source), resolveDir: process.cwd() },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
  });
  const target = join(folder, 'kill');
  mkdirSync(target);
  const path = join(target, 'large.csv');
  const versions = [
    Buffer.alloc(megabytes * 2 ** 20, 'old\n'),
    Buffer.alloc(megabytes * 2 ** 20 + 7, 'newer\n'),
  ];
  const hashes = versions.map(hash);
  const counts: Kills = { old: 0, written: 0, broken: 0, modes: 0, leftovers: 0 };
  try {
    for (let kill = 0; kill < kills; kill++) {
      writeFileSync(path, versions[0] as Buffer);
      chmodSync(path, 0o640);
      await killed(outfile, path, (spread * kill) / kills);
      const found = hashes.indexOf(hash(readFileSync(path)));
      counts[found === 0 ? 'old' : found === 1 ? 'written' : 'broken']++;
      if ((statSync(path).mode & 0o7777) !== 0o640) counts.modes++;
      counts.leftovers += readdirSync(target).length - 1;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return counts;
}

/** Reads the file, says that it starts, and writes the other version and the first one in turn. */
const writer = (source: string): string => `
import { readFileSync } from 'node:fs';
import { writeFile } from ${JSON.stringify(source)};
const path = process.argv[2];
const first = readFileSync(path);
const other = Buffer.alloc(first.length + 7, 'newer\\n');
process.stdout.write('ready\\n');
for (let turn = 0; ; turn++) await writeFile(path, turn % 2 ? other : first, turn % 2 ? first : other);
`;

/** Ends once the writer is dead; \`share\` of a turn's time after it began. */
function killed(outfile: string, path: string, after: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [outfile, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.on('error', reject);
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), after));
    child.on('exit', (code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(`writer ended: ${code}`)),
    );
  });
}
