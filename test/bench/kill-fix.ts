import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What became of the files of runs that were killed, how often. */
export interface KilledFixes {
  /** Runs that were killed before they ended by themselves. */
  killed: number;
  /** Files, over all runs, that were the old or the new one. */
  old: number;
  written: number;
  /** Neither of the two. */
  broken: number;
  /** Hidden files beside them, before the next run takes them away. */
  leftovers: number;
}

/** So many files are fixed in one run, so that many of the kills meet a write. */
const files = 40;

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A catalog of listings that all have something to fix. */
const catalog = (file: number): string =>
  Array.from(
    { length: 20 },
    (_, index) => `- id: "${file}-${index}"\n  title: Stoneware  Mug ${index}\n  price: 12.50\n`,
  ).join('');

/** Kills `--fix` over a folder of catalogs, at moments spread over the time that a whole run takes. */
export async function killFixes(command: string, folder: string, kills: number): Promise<KilledFixes> {
  const target = join(folder, 'fix');
  mkdirSync(target);
  const names = Array.from({ length: files }, (_, index) => `catalog-${index}.yaml`);
  const fresh = (): void => {
    for (const [index, name] of names.entries()) writeFileSync(join(target, name), catalog(index));
  };
  const hashes = (): string[] => names.map(name => hash(readFileSync(join(target, name))));
  fresh();
  const before = hashes();
  const began = performance.now();
  await run(command, target, undefined);
  const whole = performance.now() - began;
  const after = hashes();
  const counts: KilledFixes = { killed: 0, old: 0, written: 0, broken: 0, leftovers: 0 };
  for (let kill = 0; kill < kills; kill++) {
    fresh();
    // The first half of a run only reads and judges.
    if (await run(command, target, whole * (0.5 + (0.6 * kill) / kills))) counts.killed++;
    for (const [index, found] of hashes().entries())
      counts[found === before[index] ? 'old' : found === after[index] ? 'written' : 'broken']++;
    counts.leftovers += readdirSync(target).length - names.length;
  }
  return counts;
}

/** Whether the run was killed, `delay` milliseconds after it began. */
function run(command: string, cwd: string, delay: number | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, '.', '--fix', '--quiet', '--no-config'], {
      cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const timer = delay === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), delay);
    child.on('error', reject);
    child.on('exit', (_, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL');
    });
  });
}
