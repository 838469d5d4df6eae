import { spawnSync } from 'node:child_process';

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

function milliseconds(args: readonly string[]): number {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: 'ignore' });
  return performance.now() - start;
}

/**
 * Start-up of a command beside an empty Node process, the two in turn so that a drifting machine touches both.
 * Medians in milliseconds and the ratio of the medians.
 */
export function startUp(name: string, args: readonly string[], rounds = 20): string {
  const ours: number[] = [];
  const empty: number[] = [];
  milliseconds(args);
  for (let round = 0; round < rounds; round++) {
    empty.push(milliseconds(['-e', '0']));
    ours.push(milliseconds(args));
  }
  const ratio = median(ours) / median(empty);
  return `${name}: ${median(ours).toFixed(0)} ms · node -e 0: ${median(empty).toFixed(0)} ms · ratio ${ratio.toFixed(2)}`;
}
