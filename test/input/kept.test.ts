import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoder } from '../../src/facts/pixels/decode.ts';
import type { Look } from '../../src/facts/pixels/index.ts';
import { digestOf, keptLooks } from '../../src/input/pictures/kept.ts';
import { findPicture, type PictureFile } from '../../src/input/pictures/local.ts';
import { type Looking, lookAt } from '../../src/input/pictures/look.ts';
import { shelfIn } from '../../src/input/shelf.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

const runs = Number(process.env.LAW_RUNS ?? 15);
const version = decoder()?.version ?? '';
const day = 86_400_000;
const folderHere = (): string => mkdtempSync(join(tmpdir(), 'listing-lint-kept-'));

/** Pictures of one size in bytes: what follows the end of a JPEG is no part of it. */
const pictures = await (async () => {
  const made = await Promise.all([1, 2, 3].map(seed => jpeg(product(90, { seed }))));
  const most = Math.max(...made.map(({ length }) => length));
  return made.map(bytes => Buffer.concat([bytes, Buffer.alloc(most - bytes.length)]));
})();
const [first, second] = pictures as [Buffer, Buffer, Buffer];

/** An hour on, when all that was written is settled. */
const later = (): number => Date.now() + day / 24;
const keepingIn = (cwd: string, program = 'test') => ({ folder: join(cwd, 'cache'), program });
async function look(cwd: string, src: string, more: Partial<Looking> = {}): Promise<Look> {
  const how = { cwd, keeping: keepingIn(cwd), clock: later, ...more };
  return (await lookAt([{ file: 'catalog.yaml', src }], how))('catalog.yaml', src);
}
const plainly = (cwd: string, src: string): Promise<Look> => look(cwd, src, { keeping: undefined });
const keptIn = (cwd: string) => keptLooks(keepingIn(cwd), version, later());
const fileIn = (cwd: string, name: string): PictureFile => findPicture(join(cwd, name), cwd) as PictureFile;

describe('looks that are kept', () => {
  test('are told by content: a picture is not decoded again, under whatever name or address', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first);
    const other = await plainly(cwd, 'a.jpg');
    // Kept of something else, so that it shows where it is taken from.
    const kept = keptIn(cwd);
    kept.keep(digestOf(second), other);
    kept.save();
    writeFileSync(join(cwd, 'b.jpg'), second);
    expect(await look(cwd, 'b.jpg')).toEqual(other);
    expect(await look(cwd, `data:image/jpeg;base64,${second.toString('base64')}`)).toEqual(other);
    const fetch = async () => second;
    expect(await look(cwd, 'https://shop.example/b.jpg', { fetch })).toEqual(other);
  });

  test('are told by the state of the file: one that was left alone is not even read', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first);
    writeFileSync(join(cwd, 'b.jpg'), second);
    const other = await plainly(cwd, 'b.jpg');
    const kept = keptIn(cwd);
    kept.keep(digestOf(second), other, fileIn(cwd, 'a.jpg'));
    kept.save();
    expect(await look(cwd, 'a.jpg')).toEqual(other);
  });

  test('are not taken for a file that changed, with the same size and the same time', async () => {
    const cwd = folderHere();
    const path = join(cwd, 'a.jpg');
    writeFileSync(path, first);
    const { atime, mtime } = statSync(path);
    const before = await look(cwd, 'a.jpg');
    writeFileSync(path, second);
    utimesSync(path, atime, mtime);
    expect(statSync(path).size).toBe(first.length);
    const after = await look(cwd, 'a.jpg');
    expect(after).not.toEqual(before);
    expect(after).toEqual(await plainly(cwd, 'a.jpg'));
  });

  test('are not bound to a file that was only just written: its times may not tell it from the next', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first);
    await look(cwd, 'a.jpg', { clock: Date.now });
    expect(keptIn(cwd).look(digestOf(first))).toBeDefined();
    expect(keptIn(cwd).digestOf(fileIn(cwd, 'a.jpg'))).toBeUndefined();
    await look(cwd, 'a.jpg');
    expect(keptIn(cwd).digestOf(fileIn(cwd, 'a.jpg'))).toBe(digestOf(first));
  });

  test('are those of one program and one decoder, and the last two stay', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first);
    for (const program of ['1', '2', '3']) await look(cwd, 'a.jpg', { keeping: keepingIn(cwd, program) });
    expect(readdirSync(join(cwd, 'cache/pictures'))).toHaveLength(2);
    const digest = digestOf(first);
    expect(keptLooks(keepingIn(cwd, '3'), version, later()).look(digest)).toBeDefined();
    expect(keptLooks(keepingIn(cwd, '3'), 'sharp 1', later()).look(digest)).toBeUndefined();
    expect(keptLooks(keepingIn(cwd, '1'), version, later()).look(digest)).toBeUndefined();
  });

  test('cost nothing where they cannot be written', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first);
    writeFileSync(join(cwd, 'cache'), 'in the way');
    expect(await look(cwd, 'a.jpg')).toEqual(await plainly(cwd, 'a.jpg'));
    rmSync(join(cwd, 'cache'));
    chmodSync(cwd, 0o500);
    expect(await look(cwd, 'a.jpg')).toEqual(await plainly(cwd, 'a.jpg'));
    chmodSync(cwd, 0o700);
  });

  test('are none of faults, which are found again', async () => {
    const cwd = folderHere();
    writeFileSync(join(cwd, 'a.jpg'), first.subarray(0, 200));
    expect(await look(cwd, 'a.jpg')).toMatchObject({ kind: 'fault', fault: 'damaged' });
    expect(existsSync(join(cwd, 'cache'))).toBe(false);
  });
});

type Step =
  | { readonly kind: 'write'; readonly name: string; readonly picture: number; readonly sameTime: boolean }
  | { readonly kind: 'gone'; readonly name: string }
  | { readonly kind: 'harm'; readonly how: 'cut' | 'flipped' | 'gone' | 'longer' }
  | { readonly kind: 'program'; readonly program: string };
const name = fc.constantFrom('a.jpg', 'b.jpg', 'c.jpg');
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('write'), name, picture: fc.nat(2), sameTime: fc.boolean() }),
  },
  fc.record({ kind: fc.constant('gone'), name }),
  fc.record({ kind: fc.constant('harm'), how: fc.constantFrom('cut', 'flipped', 'gone', 'longer') }),
  fc.record({ kind: fc.constant('program'), program: fc.constantFrom('1', '2') }),
) as fc.Arbitrary<Step>;

/** Damages every other file of a cache. */
function harm(folder: string, how: 'cut' | 'flipped' | 'gone' | 'longer'): void {
  if (!existsSync(folder)) return;
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /-..$/.test(file));
  for (const file of all.sort().filter((_, at) => at % 2 === 0)) {
    const path = join(folder, file);
    const bytes = readFileSync(path);
    if (how === 'gone') rmSync(path);
    else if (how === 'cut') writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
    else if (how === 'longer') appendFileSync(path, 'more');
    else
      writeFileSync(
        path,
        bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 255 : byte)),
      );
  }
}

test('pictures look alike from a cold, warm, stale and damaged cache, and without one', async () => {
  const names = ['a.jpg', 'b.jpg', 'c.jpg'];
  const wanted = names.map(src => ({ file: 'catalog.yaml', src }));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(steps, fc.boolean()), { minLength: 3, maxLength: 8 }), async all => {
      const cwd = folderHere();
      try {
        let program = '1';
        for (const [step, isSettled] of all) {
          const path = 'name' in step ? join(cwd, step.name) : '';
          if (step.kind === 'write') {
            const old = statSync(path, { throwIfNoEntry: false });
            writeFileSync(path, pictures[step.picture] as Buffer);
            if (old && step.sameTime) utimesSync(path, old.atime, old.mtime);
          } else if (step.kind === 'gone') rmSync(path, { force: true });
          else if (step.kind === 'harm') harm(join(cwd, 'cache'), step.how);
          else program = step.program;
          const clock = isSettled ? later : Date.now;
          const kept = await lookAt(wanted, { cwd, clock, keeping: keepingIn(cwd, program) });
          const plain = await lookAt(wanted, { cwd });
          for (const src of names) expect(kept('catalog.yaml', src)).toEqual(plain('catalog.yaml', src));
        }
      } finally {
        rmSync(cwd, { recursive: true, force: true });
      }
    }),
    { numRuns: runs },
  );
}, 120_000);

describe('a shelf', () => {
  const shelfAt = (cwd: string, now: number) =>
    shelfIn({ folder: cwd, own: join(cwd, '0123456789abcdef'), name: 'values', most: 1, bytes: 1000, now });
  const numbers = Array.from({ length: 300 }, (_, number) => String(number));

  test('lets go of what was not met for two months; what was met stays', () => {
    const cwd = folderHere();
    const putting = shelfAt(cwd, 0);
    for (const number of numbers) putting.put(number, Buffer.from(number));
    putting.save();
    const meeting = shelfAt(cwd, 40 * day);
    for (const number of numbers.slice(0, 150)) expect(meeting.get(number)?.toString()).toBe(number);
    meeting.save();
    const writing = shelfAt(cwd, 70 * day);
    // Every file of the shelf is written again.
    for (const number of numbers) for (const more of 'abcdef') writing.put(number + more, Buffer.alloc(1));
    writing.save();
    const now = shelfAt(cwd, 70 * day);
    expect(numbers.filter(number => now.get(number))).toEqual(numbers.slice(0, 150));
  });

  test('is bounded in size: what was met last stays', () => {
    const cwd = folderHere();
    for (const [at, time] of [0, 1, 2].entries()) {
      const shelf = shelfAt(cwd, time * day);
      for (const number of numbers) shelf.put(`${at} ${number}`, Buffer.alloc(90));
      shelf.save();
    }
    const own = join(cwd, '0123456789abcdef');
    for (const file of readdirSync(own)) expect(statSync(join(own, file)).size).toBeLessThan(1500);
    const shelf = shelfAt(cwd, 3 * day);
    const left = [0, 1, 2].map(at => numbers.filter(number => shelf.get(`${at} ${number}`)).length);
    expect(left[2]).toBeGreaterThan(270);
    expect(left[1]).toBeLessThan(300);
    expect(left[0]).toBeLessThan(100);
  });

  test('keeps what another wrote meanwhile', () => {
    const cwd = folderHere();
    const [one, other] = [shelfAt(cwd, 0), shelfAt(cwd, 0)];
    one.get('x');
    other.get('x');
    for (let item = 0; item < 100; item++)
      (item % 2 ? one : other).put(String(item), Buffer.from(String(item)));
    one.save();
    other.save();
    const all = shelfAt(cwd, 0);
    for (let item = 0; item < 100; item++) expect(all.get(String(item))?.toString()).toBe(String(item));
  });
});
