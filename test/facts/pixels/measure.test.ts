import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decoder } from '../../../src/facts/pixels/decode.ts';
import { difference } from '../../../src/facts/pixels/lab.ts';
import type { Measurement, Pixels } from '../../../src/facts/pixels/measurement.ts';
import { repeats } from '../../../src/facts/pixels/same.ts';
import { jpeg, product } from './photographs.ts';

const decode = decoder();

async function measured(bytes: Uint8Array): Promise<Measurement & { readonly pixels: Pixels }> {
  const look = await decode?.(bytes);
  if (look?.kind !== 'seen' || !look.picture.pixels) throw new Error(JSON.stringify(look));
  return { ...look.picture, pixels: look.picture.pixels };
}

test('frame: white ring, and how much of the picture the product fills', async () => {
  for (const fill of [0.5, 0.7, 0.9]) {
    const { pixels } = await measured(await jpeg(product(1200, { fill })));
    expect(pixels.ring.white).toBeGreaterThan(0.99);
    expect(pixels.subject.apart).toBe(true);
    expect(pixels.subject.fill).toBeCloseTo(fill, 1);
    expect(pixels.subject.touches).toEqual([0, 0, 0, 0]);
  }
});

test('frame: a background that is even but not white is told from the product', async () => {
  const { pixels } = await measured(await jpeg(product(800, { background: '#c8d2c0', fill: 0.6 })));
  expect(pixels.ring.white).toBe(0);
  expect(pixels.subject.apart).toBe(true);
  expect(pixels.subject.fill).toBeCloseTo(0.6, 1);
});

test('border: a line around the picture, thick or thin, and none where there is none', async () => {
  for (const width of [4, 16, 40]) {
    const framed = product(1000).extend({
      top: width,
      bottom: width,
      left: width,
      right: width,
      background: '#204060',
    });
    const { pixels } = await measured(await jpeg(sharp(await framed.png().toBuffer())));
    expect(pixels.border).toBeGreaterThan(0);
    // The line's own corners are soft.
    expect(Math.max(...pixels.subject.touches)).toBeLessThan(0.01);
  }
  for (const background of ['#ffffff', '#204060'])
    expect((await measured(await jpeg(product(1000, { background })))).pixels.border).toBe(0);
});

test('sharpness: the blur of the strongest edges is what the picture was blurred by', async () => {
  const sharpest = (await measured(await jpeg(product(1000)))).pixels.sharpness;
  expect(sharpest?.blur).toBeLessThan(1.3);
  for (const sigma of [2, 3, 5]) {
    const blurred = sharp(await product(1000).png().toBuffer()).blur(sigma);
    const { pixels } = await measured(await jpeg(blurred));
    expect(pixels.sharpness?.blur).toBeGreaterThan(0.75 * sigma);
    expect(pixels.sharpness?.blur).toBeLessThan(1.3 * sigma);
  }
});

test('colours: the main colour is that of the product', async () => {
  const { pixels } = await measured(await jpeg(product(700, { colour: '#b01e28' })));
  expect(difference(pixels.colours[0]?.lab ?? [0, 0, 0], [38, 57, 35])).toBeLessThan(8);
});

test('CIEDE2000 as published by Sharma, Wu and Dalal (pairs 1, 7, 17, 25 of their table)', () => {
  const pairs = [
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const;
  for (const [left, right, expected] of pairs) expect(difference(left, right)).toBeCloseTo(expected, 3);
});

test('the same picture: smaller, compressed, mirrored; not in another colour, not another product', async () => {
  const original = await product(1000).png().toBuffer();
  const isRepeat = async (bytes: Buffer): Promise<boolean> => {
    const shown = repeats();
    shown({ kind: 'seen', picture: await measured(original) });
    return shown({ kind: 'seen', picture: await measured(bytes) });
  };
  expect(await isRepeat(await jpeg(sharp(original).resize(300)))).toBe(true);
  expect(await isRepeat(await jpeg(sharp(original), 30))).toBe(true);
  expect(await isRepeat(await jpeg(sharp(original).flop()))).toBe(true);
  expect(await isRepeat(await jpeg(sharp(original).modulate({ brightness: 0.75 })))).toBe(true);
  expect(await isRepeat(await jpeg(product(1000, { colour: '#2b527b' })))).toBe(false);
  expect(await isRepeat(await jpeg(product(1000, { colour: '#a5543a' })))).toBe(false);
  expect(await isRepeat(await jpeg(product(1000, { seed: 4 })))).toBe(false);
});

test('metadata: IPTC digital source type, licence, and the program that made it', async () => {
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
    Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    xmpRights:WebStatement="https://stock.example/licence/77"/></rdf:RDF></x:xmpmeta>`;
  const marked = await product(300).withXmp(xmp).jpeg().toBuffer();
  expect((await measured(marked)).marks).toEqual({
    digitalSource: 'trainedAlgorithmicMedia',
    license: 'https://stock.example/licence/77',
  });
  const drawn = await product(300)
    .withExif({ IFD0: { Software: 'Midjourney v7' } })
    .jpeg()
    .toBuffer();
  expect((await measured(drawn)).marks).toEqual({ generator: 'Midjourney' });
  expect((await measured(await jpeg(product(300)))).marks).toEqual({});
});

test('the same bytes give the same measurement', async () => {
  const bytes = await jpeg(product(900));
  expect(await measured(bytes)).toEqual(await measured(bytes));
});
