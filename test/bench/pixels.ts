import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { inWork, lookAt } from '../../src/input/pictures/look.ts';
import { measured } from './measured.ts';
import { photographs, pictureOf } from './photographs.ts';

/** Pictures whose looks are timed, and how often. */
const timed = 96;
const rounds = 5;
/** Pictures are made a side long enough to be scaled down. */
const side = 640;

/**
 * Pictures a second against sharp's own decode of the same files to 512 px on as many threads, in turn with it, and
 * the memory while `count` different pictures are looked at.
 */
export async function picturesASecond(count: number, command: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-bench-pixels-'));
  try {
    const photos = await photographs();
    const files = await madeIn(folder, timed, number => pictureOf(photos, number));
    return [
      await speed(files, folder),
      await memory(count, photos, folder),
      await wholeCommand(count, command, folder),
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes pictures into a folder and gives their names. */
async function madeIn(
  folder: string,
  count: number,
  make: (number: number) => Promise<Buffer>,
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, number) => `${count}-${number}.jpg`);
  await sideBySide(count, async number =>
    writeFileSync(join(folder, names[number] as string), await make(number)),
  );
  return names;
}

async function sideBySide(count: number, work: (number: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: inWork }, one));
}

interface Cost {
  /** Milliseconds by the clock, and of all processors. */
  readonly clock: number;
  readonly processor: number;
}

async function costOf(run: () => Promise<unknown>): Promise<Cost> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { clock: performance.now() - start, processor: (user + system) / 1000 };
}

async function speed(files: readonly string[], folder: string): Promise<string> {
  const wanted = files.map(src => ({ file: 'catalog.yaml', src }));
  const ours: Cost[] = [];
  const plain: Cost[] = [];
  for (let round = 0; round <= rounds; round++) {
    ours.push(await costOf(() => lookAt(wanted, { cwd: folder })));
    plain.push(await costOf(() => sideBySide(files.length, at => decode(join(folder, files[at] as string)))));
  }
  // The first round warms up.
  const median = (costs: readonly number[]): number =>
    [...costs].sort((left, right) => left - right)[Math.floor(costs.length / 2)] as number;
  const each = (costs: readonly Cost[], kind: keyof Cost): number =>
    median(costs.slice(1).map(cost => cost[kind])) / files.length;
  const ratio = (kind: keyof Cost): string => {
    const ratios = ours.slice(1).map((cost, at) => (plain[at + 1] as Cost)[kind] / cost[kind]);
    return `${Math.round(100 * median(ratios))} % (${ratios.map(one => Math.round(100 * one)).join(', ')})`;
  };
  const second = (costs: readonly Cost[]): string => (1000 / each(costs, 'clock')).toFixed(0);
  return [
    `pixels: ${files.length} pictures, ${rounds} rounds of each in turn on the same threads; medians`,
    `  by the clock: ${second(ours)} a second, sharp’s own decode to 512 px ${second(plain)} · ${ratio('clock')}`,
    `  processor time a picture: ${each(ours, 'processor').toFixed(1)} ms, sharp’s own decode ${each(plain, 'processor').toFixed(1)} ms · ${ratio('processor')}`,
  ].join('\n');
}

const decode = async (file: string): Promise<Buffer> =>
  sharp(await readFile(file))
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer();

/** Memory in ten steps on the way; no picture is the same as another, and all looks are kept. */
async function memory(count: number, photos: readonly Buffer[], folder: string): Promise<string> {
  const names = await madeIn(folder, count, number => pictureOf(photos, number, side));
  const rss = (): number => process.memoryUsage.rss() / 2 ** 20;
  const marks: number[] = [];
  const timer = setInterval(() => marks.push(rss()), 100);
  const wanted = names.map(src => ({ file: 'catalog.yaml', src }));
  const before = rss();
  const looked = await lookAt(wanted, { cwd: folder });
  clearInterval(timer);
  const seen = wanted.filter(({ file, src }) => looked(file, src).kind === 'seen').length;
  const tenths = Array.from({ length: 10 }, (_, at) => marks[Math.floor((at * (marks.length - 1)) / 9)] ?? 0);
  return `  memory while ${count} different pictures are looked at, all ${seen} looks kept: ${before.toFixed(0)} MB before, ${tenths.map(mark => mark.toFixed(0)).join(', ')} MB, at most ${Math.max(...marks).toFixed(0)} MB`;
}

/** What the whole command takes over the same pictures, five a listing: first, again, and without a cache. */
async function wholeCommand(count: number, command: string, folder: string): Promise<string> {
  const names = Array.from({ length: count }, (_, number) => ({ src: `${count}-${number}.jpg` }));
  const listings = Array.from({ length: Math.ceil(count / 5) }, (_, at) => ({
    id: `L${at}`,
    title: `Oak Table ${at}`,
    images: names.slice(at * 5, at * 5 + 5),
  }));
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(listings));
  const args = ['shop.json', '--no-config', '--quiet', '--fail-on', 'never'];
  const lines: string[] = [];
  for (const [name, more] of [
    ['first run', []],
    ['second run', []],
    ['without a cache', ['--no-cache']],
    ['without pictures', ['--no-images']],
  ] as const) {
    const { peak, seconds } = await measured(command, folder, [...args, ...more]);
    lines.push(`${name} ${seconds.toFixed(1)} s, at most ${peak.toFixed(0)} MB`);
  }
  return `  the whole command over them: ${lines.join(' · ')}`;
}
