import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { lookAt } from '../../src/input/pictures/look.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

/** Sides of the pictures made: as shops have them, from a small one to a camera's. */
const sides = [700, 1000, 1600, 2400];

/**
 * Pictures a second against sharp's own decode of the same files to 512 px on as many threads, and the growth of
 * memory over `count` pictures.
 */
export async function picturesASecond(count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-bench-pixels-'));
  try {
    const made: string[] = [];
    for (let seed = 1; made.length < 64; seed++) {
      const picture = product(sides[seed % sides.length] as number, {
        seed: 1 + (seed % 9),
        fill: 0.5 + (seed % 40) / 100,
      });
      const noisy = picture.composite([{ input: await grain(seed), tile: true, blend: 'soft-light' }]);
      const file = `${seed}.jpg`;
      writeFileSync(join(folder, file), await jpeg(sharp(await noisy.png().toBuffer()), 88));
      made.push(file);
    }
    const own = await rate(made.length, () =>
      lookAt(
        made.map(src => ({ file: 'catalog.yaml', src })),
        { cwd: folder },
      ),
    );
    const plain = await rate(made.length, () => decodeAll(made.map(file => join(folder, file))));
    const growth = await memoryOver(count, made, folder);
    return [
      `pixels: ${made.length} pictures of ${sides.join(', ')} px · ${own.perSecond.toFixed(0)} a second · sharp’s own decode to 512 px ${plain.perSecond.toFixed(0)} a second · ${Math.round((100 * own.perSecond) / plain.perSecond)} %`,
      `  processor time a picture: ${own.cpu.toFixed(1)} ms, sharp’s own decode ${plain.cpu.toFixed(1)} ms · ${Math.round((100 * plain.cpu) / own.cpu)} %`,
      `  ${growth}`,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const grain = (seed: number): Promise<Buffer> =>
  sharp({
    create: {
      width: 97,
      height: 97,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 12 + (seed % 5) },
    },
  })
    .png()
    .toBuffer();

/** The better of three runs: pictures a second, and milliseconds of all processors a picture. */
async function rate(pictures: number, run: () => Promise<unknown>) {
  let best = { perSecond: 0, cpu: Number.POSITIVE_INFINITY };
  for (let round = 0; round < 3; round++) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    await run();
    const perSecond = (1000 * pictures) / (performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    const cpu = (user + system) / 1000 / pictures;
    best = { perSecond: Math.max(best.perSecond, perSecond), cpu: Math.min(best.cpu, cpu) };
  }
  return best;
}

async function decodeAll(files: readonly string[]): Promise<void> {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < files.length) {
      const bytes = await readFile(files[next++] as string);
      await sharp(bytes).resize(512, 512, { fit: 'inside', withoutEnlargement: true }).raw().toBuffer();
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, work));
}

/** Measures copies of the pictures that differ in their last bytes, so that each is another one. */
async function memoryOver(count: number, made: readonly string[], folder: string): Promise<string> {
  const bytes = await Promise.all(made.map(file => readFile(join(folder, file))));
  const marks: number[] = [];
  const rss = (): number => process.memoryUsage.rss() / 2 ** 20;
  const looks: unknown[] = [];
  const step = Math.ceil(count / 4);
  for (let from = 0; from < count; from += step) {
    const wanted = Array.from({ length: Math.min(step, count - from) }, (_, at) => {
      const copy = bytes[(from + at) % bytes.length] as Buffer;
      const tail = Buffer.from(`${from + at}`);
      writeFileSync(join(folder, `copy-${at}.jpg`), Buffer.concat([copy, tail]));
      return { file: 'catalog.yaml', src: `copy-${at}.jpg` };
    });
    looks.push(await lookAt(wanted, { cwd: folder }));
    marks.push(rss());
  }
  return `memory after each quarter of ${count} pictures, all kept: ${marks.map(mark => `${mark.toFixed(0)} MB`).join(', ')} (${looks.length} parts)`;
}
