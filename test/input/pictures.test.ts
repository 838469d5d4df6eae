import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import type { Look } from '../../src/facts/pixels/index.ts';
import { lookAt } from '../../src/input/pictures/look.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

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

/** A PNG of `side` × `side` black pixels, 1 bit each; only the first lines are there. */
function hugePng(side: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body) >>> 0);
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const lines = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', lines),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

test.each([
  ['cut.jpg', sound.subarray(0, sound.length / 2), 'damaged'],
  ['empty.jpg', '', 'empty'],
  ['page.jpg', '<!DOCTYPE html><html>not found</html>', 'not-a-picture'],
  ['noise.jpg', 'no picture at all', 'not-a-picture'],
  ['head.jpg', sound.subarray(0, 40), 'damaged'],
])('%s is told as what it is', async (name, bytes, fault) => {
  put(name, bytes);
  expect(await look(`img/${name}`)).toMatchObject({ kind: 'fault', fault });
});

test('50,000 × 50,000 pixels in 2 KB: the size is told and nothing is decoded', async () => {
  const bytes = hugePng(50_000);
  expect(bytes.length).toBeLessThan(2048);
  put('huge.png', bytes);
  const before = process.resourceUsage().maxRSS;
  const seen = await look('img/huge.png');
  expect(seen).toMatchObject({ kind: 'seen', picture: { size: { width: 50_000, height: 50_000 } } });
  expect(seen.kind === 'seen' && seen.picture.pixels).toBeUndefined();
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(300);
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

test('an SVG is never rendered, whatever it refers to', async () => {
  put('drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>');
  const seen = await look('img/drawing.svg');
  expect(seen).toMatchObject({ kind: 'seen', picture: { format: 'svg' } });
  expect(seen.kind === 'seen' && seen.picture.pixels).toBeUndefined();
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

test('no path and no link leads out of the folder, and only files are opened', async () => {
  symlinkSync('/etc/passwd', join(folder, 'img/link.jpg'));
  symlinkSync('/dev/zero', join(folder, 'img/device.jpg'));
  mkdirSync(join(folder, 'img/folder.jpg'));
  execFileSync('mkfifo', [join(folder, 'img/pipe.jpg')]);
  for (const src of ['../../../../etc/passwd', 'img/link.jpg', 'img/device.jpg'])
    expect(await look(src)).toEqual({ kind: 'fault', fault: 'outside' });
  for (const src of ['img/folder.jpg', 'img/pipe.jpg'])
    expect(await look(src)).toEqual({ kind: 'fault', fault: 'not-a-file' });
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
