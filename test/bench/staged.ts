import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { encoders } from '../../src/tester/encode.ts';
import { generate } from './generate.ts';

type Row = Readonly<Record<string, unknown>>;
type Files = Readonly<Record<string, string>>;

/** Listings, half of them English and half Chinese. */
const listings = (count: number): readonly Row[] =>
  (['en', 'zh'] as const).flatMap(language =>
    generate(count / 2, language).lines.map(line => JSON.parse(line) as Row),
  );

const oneEach = (rows: readonly Row[]): Files =>
  Object.fromEntries(
    rows.map((row, at) => [`catalog/${at % 50}/${String(row.id)}.yaml`, encoders.yaml.write([row])]),
  );

/** Five tables. */
const tables = (rows: readonly Row[]): Files =>
  Object.fromEntries(
    Array.from({ length: 5 }, (_, at) => [
      `catalog/${at}.csv`,
      encoders.csv.write(rows.filter((_, index) => index % 5 === at)),
    ]),
  );

/**
 * Runs of `--staged` after one listing of a repository was edited: with no cache, with that of the run before, and a
 * commit without listings; beside a check of that file alone and an empty Node. Medians of processor time and clock.
 */
export function stagedRuns(command: string, count: number): string {
  const rows = listings(count);
  return [
    `${count} YAML files\n${linesOf(command, oneEach(rows))}`,
    `5 CSV files of ${count / 5} rows\n${linesOf(command, tables(rows))}`,
  ].join('\n');
}

function linesOf(command: string, files: Files): string {
  const cwd = mkdtempSync(join(tmpdir(), 'listing-lint-staged-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.com', ...args], { cwd });
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(cwd, file)), { recursive: true });
    writeFileSync(join(cwd, file), text);
  };
  try {
    for (const [file, text] of Object.entries(files)) write(file, text);
    write('notes.txt', 'one');
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'all');
    const measure = measuring(cwd);
    const edit = (round: number): void => {
      const [file, text] =
        Object.entries(files)[round * 7] ?? (Object.entries(files)[round % 5] as [string, string]);
      write(file, text.replace(/\d+ ml/, `${round} ml`));
      git('add', '-A');
    };
    const [first] = Object.keys(files) as [string];
    edit(0);
    const cold = [measure([command, '--staged'])];
    const warm = Array.from({ length: 7 }, (_, round) => {
      git('commit', '-qm', 'next');
      edit(round + 1);
      return measure([command, '--staged']);
    });
    git('commit', '-qm', 'last');
    write('notes.txt', 'two');
    git('add', '-A');
    const times = (args: readonly string[]) => Array.from({ length: 7 }, () => measure(args));
    const none = times([command, '--staged']);
    const alone = times([command, first]);
    const empty = times(['-e', '0']);
    const base = median(empty.map(({ cpu }) => cpu));
    const line = (name: string, runs: readonly Times[]): string => {
      const [cpu, clock] = [median(runs.map(run => run.cpu)), median(runs.map(run => run.clock))];
      return `  ${name}: processor ${cpu.toFixed(0)} ms, ${(cpu / base).toFixed(1)} × an empty Node; clock ${clock.toFixed(0)} ms`;
    };
    return [
      line('cold cache', cold),
      line('warm cache, another listing', warm),
      line('a commit without listings', none),
      line('that file alone', alone),
      line('node -e 0', empty),
    ].join('\n');
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Milliseconds; processor time without that of git. */
interface Times {
  readonly cpu: number;
  readonly clock: number;
}

function measuring(cwd: string): (args: readonly string[]) => Times {
  const folder = join(cwd, '.git');
  const [script, result] = [join(folder, 'times.cjs'), join(folder, 'times.json')];
  writeFileSync(
    script,
    `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(result)}, JSON.stringify(process.cpuUsage())));`,
  );
  return args => {
    const start = performance.now();
    spawnSync(process.execPath, ['--require', script, ...args], { cwd, stdio: 'ignore' });
    const clock = performance.now() - start;
    const { user, system } = JSON.parse(readFileSync(result, 'utf8')) as NodeJS.CpuUsage;
    return { cpu: (user + system) / 1000, clock };
  };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] as number;
