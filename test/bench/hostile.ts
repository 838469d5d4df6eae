import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jpeg, product } from '../facts/pixels/photographs.ts';
import { hostilePictures, putHostile } from '../input/hostile-pictures.ts';

/** What a run of the command took. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Most memory the process ever had, in megabytes. */
  readonly peak: number;
  /** Seconds of processor time. */
  readonly seconds: number;
}

/**
 * Says on file 3, at the end, what the process took. On Linux the kernel's own mark of the program: the other one counts
 * what its parent had when it was started.
 */
const telling = `process.on('exit', () => {
  const { readFileSync, writeSync } = require('node:fs');
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  let peak = maxRSS;
  try {
    peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {}
  writeSync(3, JSON.stringify([peak / 1024, (userCPUTime + systemCPUTime) / 1e6]));
});`;

/** Runs the command with what it took at the end. */
export function measured(command: string, cwd: string, args: readonly string[]): Promise<Ran> {
  const hook = join(cwd, 'telling.cjs');
  writeFileSync(hook, telling);
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['-r', hook, command, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const said = ['', '', ''];
    for (const [at, stream] of [child.stdout, child.stderr, child.stdio[3]].entries())
      (stream as NodeJS.ReadableStream).on('data', part => {
        said[at] += String(part);
      });
    child.on('error', failed);
    child.on('close', status => {
      const [stdout = '', stderr = '', took = ''] = said;
      const [peak, seconds] = took === '' ? [Number.NaN, Number.NaN] : (JSON.parse(took) as [number, number]);
      done({ status, stdout, stderr, peak, seconds });
    });
  });
}

/** The findings of `image/file` in a report, in short. */
const said = (stdout: string): string => {
  try {
    const { documents } = JSON.parse(stdout) as {
      documents: { findings: { rule: string; messageId: string; path: readonly unknown[] }[] }[];
    };
    const about = documents
      .flatMap(({ findings }) => findings)
      .filter(({ rule, path }) => rule === 'image/file' && path[1] === 1);
    return about.map(({ messageId }) => messageId).join(', ') || 'nothing to object';
  } catch {
    return 'NO REPORT';
  }
};

/** Runs the whole command over a listing with a sound picture and each hostile one, and over all of them at once. */
export async function hostileRuns(command: string, say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-bench-hostile-'));
  try {
    writeFileSync(join(folder, 'sound.jpg'), await jpeg(product(900)));
    const run = (names: readonly string[]): Promise<Ran> => {
      const images = ['sound.jpg', ...names].map(src => ({ src }));
      writeFileSync(join(folder, 'shop.json'), JSON.stringify([{ id: 'A', title: 'Oak Table', images }]));
      return measured(command, folder, [
        'shop.json',
        '--no-config',
        '--no-cache',
        '--format',
        'json',
        '--fail-on',
        'never',
      ]);
    };
    const plain = await run([]);
    say(
      `a sound picture alone: ${plain.peak.toFixed(0)} MB, ${plain.seconds.toFixed(1)} s of processor time`,
    );
    const line = (name: string, { status, stdout, stderr, peak, seconds }: Ran): string => {
      const more = peak - plain.peak;
      const wrong = status === 0 && stderr === '' && more < 300 ? '' : `   WRONG: status ${status} ${stderr}`;
      return `${name.padEnd(32)} ${more.toFixed(0).padStart(5)} MB more ${seconds.toFixed(1).padStart(6)} s   ${said(stdout)}${wrong}`;
    };
    for (const hostile of hostilePictures) {
      await putHostile(hostile, folder);
      say(line(hostile.name, await run([hostile.name])));
    }
    say(line('all of them at once', await run(hostilePictures.map(({ name }) => name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
