import sharp from 'sharp';
import { expect, test } from 'vitest';
import { type Hash, ones } from '../../../src/facts/pixels/alike.ts';
import { decoder } from '../../../src/facts/pixels/decode.ts';
import { alikeAmong } from '../../../src/facts/same-picture/alike.ts';
import type { Distinct } from '../../../src/facts/same-picture/distinct.ts';
import { hashIndex } from '../../../src/facts/same-picture/hash-index.ts';
import { jpeg, product } from '../pixels/photographs.ts';

const decode = decoder();

async function distinct(bytes: Buffer): Promise<Distinct> {
  const look = await decode?.(bytes);
  if (look?.kind !== 'seen' || !look.picture.pixels || !look.picture.size)
    throw new Error(JSON.stringify(look));
  const { width, height } = look.picture.size;
  return { sketch: look.picture.pixels.sketch, aspect: width / height };
}

test('a crop is found in either order, and never in another colour', async () => {
  const whole = await product(1000, { seed: 3 }).png().toBuffer();
  const window = { left: 40, top: 60, width: 850, height: 850 };
  const crop = await jpeg(sharp(whole).extract(window));
  const red = await jpeg(
    sharp(await product(1000, { seed: 3, colour: '#a5543a' }).png().toBuffer()).extract(window),
  );
  const [one, two, three] = await Promise.all([whole, crop, red].map(distinct));
  if (!one || !two || !three) throw new Error('not decoded');
  expect(alikeAmong([one, two])[0]).toMatchObject([{ other: 1, likeness: 'cropped' }]);
  expect(alikeAmong([two, one])[1]).toMatchObject([{ other: 0, likeness: 'cropped' }]);
  expect(alikeAmong([one, three])).toEqual([[], []]);
});

test('the index finds what a look at every hash finds', () => {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state;
  };
  const hashes: Hash[] = Array.from({ length: 300 }, () => [random(), random()]);
  for (let at = 0; at < 300; at++) {
    const [high, low] = hashes[at] as Hash;
    hashes.push([
      high ^ (1 << (at % 32)),
      low ^ (3 << (at % 31)) ^ ((random() & random() & random()) >>> 28),
    ]);
  }
  const apart = (one: Hash, other: Hash): number => ones(one[0] ^ other[0]) + ones(one[1] ^ other[1]);
  for (const bits of [5, 7, 10]) {
    const index = hashIndex(hashes, bits);
    for (const hash of hashes)
      expect(index.near(hash)).toEqual(
        hashes.flatMap((other, at) => (apart(hash, other) <= bits ? [at] : [])),
      );
  }
});
