import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
