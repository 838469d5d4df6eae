import { existsSync, mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import type { Look } from '../../src/facts/pixels/index.ts';
import { lookAt, lookAtFiles } from '../../src/input/pictures/look.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';
import { hostilePictures, putHostile } from './hostile-pictures.ts';

const folder = mkdtempSync(join(tmpdir(), 'listing-lint-pictures-'));
mkdirSync(join(folder, 'img'));
const put = (name: string, bytes: Uint8Array | string): void =>
  writeFileSync(join(folder, 'img', name), bytes);

async function look(src: string, more: readonly string[] = []): Promise<Look> {
  const wanted = ['img/sound.jpg', src, ...more].map(each => ({ file: 'catalog.yaml', src: each }));
  return (await lookAt(wanted, { cwd: folder }))('catalog.yaml', src);
}

const sound = await jpeg(product(900));
put('sound.jpg', sound);

test.each(hostilePictures)('$name is told as what it is: $says', async hostile => {
  const { name, says } = hostile;
  await putHostile(hostile, join(folder, 'img'));
  const seen = await look(name.startsWith('..') ? name : `img/${name}`);
  if (seen.kind === 'fault') expect(seen.fault).toBe(says);
  else if (seen.kind === 'seen') expect(seen.picture.pixels ? 'seen' : 'not decoded').toBe(says);
  else throw new Error(JSON.stringify(seen));
});

test('large pictures of every kind stay under 300 MB', async () => {
  const plain = sharp({ create: { width: 6000, height: 5000, channels: 3, background: '#888' } });
  put('large.jpg', await plain.clone().jpeg({ progressive: true, quality: 50 }).toBuffer());
  put('large.png', await plain.clone().png({ progressive: true, compressionLevel: 1 }).toBuffer());
  put('large.tiff', await plain.clone().tiff({ compression: 'lzw' }).toBuffer());
  const before = process.resourceUsage().maxRSS;
  for (const name of ['large.jpg', 'large.png', 'large.tiff'])
    expect(await look(`img/${name}`)).toMatchObject({ kind: 'seen', picture: { size: { width: 6000 } } });
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(300);
});

test('CMYK, 16 bits, transparency, an animation and a turned picture are measured as they are shown', async () => {
  const picture = (): Sharp => product(600, { fill: 0.7 });
  put('cmyk.jpg', await picture().toColourspace('cmyk').jpeg().toBuffer());
  put('deep.png', await picture().toColourspace('rgb16').png().toBuffer());
  put('clear.webp', await picture().unflatten().webp().toBuffer());
  for (const name of ['cmyk.jpg', 'deep.png', 'clear.webp']) {
    const seen = await look(`img/${name}`);
    if (seen.kind !== 'seen') throw new Error(`${name}: ${JSON.stringify(seen)}`);
    expect(seen.picture.pixels?.ring.white).toBeGreaterThan(0.95);
    expect(seen.picture.pixels?.subject.fill).toBeCloseTo(0.7, 1);
  }
  const frames = await Promise.all([1, 2].map(seed => product(200, { seed }).png().toBuffer()));
  put(
    'moving.gif',
    await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  expect(await look('img/moving.gif')).toMatchObject({ kind: 'seen', picture: { frames: 2, format: 'gif' } });
  const wide = sharp(await picture().png().toBuffer()).resize(600, 300, { fit: 'fill' });
  put('turned.jpg', await wide.withMetadata({ orientation: 6 }).jpeg().toBuffer());
  expect(await look('img/turned.jpg')).toMatchObject({
    kind: 'seen',
    picture: { size: { width: 300, height: 600 } },
  });
});

test('the name of a file says nothing of its format', async () => {
  put('renamed.png', sound);
  expect(await look('img/renamed.png')).toMatchObject({ kind: 'seen', picture: { format: 'jpeg' } });
});

test('a file that holds less than its size says is taken as it was read', async () => {
  // As one that was cut while it was read; the kernel's own files all say one size.
  const file = '/sys/kernel/mm/transparent_hugepage/enabled';
  if (!existsSync(file)) return;
  const seen = await lookAtFiles([file], { cwd: folder }, one => one);
  expect(seen).toEqual([{ kind: 'fault', fault: 'not-a-picture', found: 'unknown' }]);
});

test('a picture that is replaced while it is looked at is the old one or the new one', async () => {
  const others = await Promise.all([2, 3].map(seed => jpeg(product(300, { seed }))));
  const expected: string[] = [];
  for (const [at, bytes] of others.entries()) {
    put(`other-${at}.jpg`, bytes);
    expected.push(JSON.stringify(await look(`img/other-${at}.jpg`)));
  }
  const path = join(folder, 'img/replaced.jpg');
  put('replaced.jpg', others[0] as Buffer);
  let turn = 0;
  const timer = setInterval(() => {
    put('next.jpg', others[turn++ % 2] as Buffer);
    renameSync(join(folder, 'img/next.jpg'), path);
  }, 1);
  try {
    for (let round = 0; round < 60; round++)
      expect(expected).toContain(JSON.stringify(await look('img/replaced.jpg')));
  } finally {
    clearInterval(timer);
  }
  expect(turn).toBeGreaterThan(10);
});

test('a picture is missing only where others of its folder are there', async () => {
  expect(await look('img/none.jpg')).toEqual({ kind: 'fault', fault: 'missing' });
  expect(await look('elsewhere/none.jpg')).toEqual({ kind: 'unseen', missing: 'pixels' });
});

test('addresses are not fetched unasked; a picture can be written into the listing', async () => {
  expect(await look('https://shop.example/1.jpg')).toEqual({ kind: 'unseen', missing: 'pixels' });
  expect(await look('/media/1.jpg')).toEqual({ kind: 'unseen', missing: 'pixels' });
  expect(await look(`data:image/jpeg;base64,${sound.toString('base64')}`)).toMatchObject({
    kind: 'seen',
    picture: { format: 'jpeg', size: { width: 900, height: 900 } },
  });
});

test('the same bytes are measured once', async () => {
  put('again.jpg', sound);
  const wanted = ['img/sound.jpg', 'img/again.jpg'].map(src => ({ file: 'catalog.yaml', src }));
  const looked = await lookAt(wanted, { cwd: folder });
  expect(looked('catalog.yaml', 'img/again.jpg')).toBe(looked('catalog.yaml', 'img/sound.jpg'));
});
