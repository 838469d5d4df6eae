import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decoder } from '../../../src/facts/pixels/decode.ts';
import type { Look } from '../../../src/facts/pixels/index.ts';
import { distinctOf, type SupplierPicture, suppliedAmong } from '../../../src/facts/same-picture/supplied.ts';
import { jpeg, product } from '../pixels/photographs.ts';

const decode = decoder();
const lookAt = async (bytes: Buffer): Promise<Look> => (await decode?.(bytes)) as Look;

/** Pictures of a supplier, by the number they are drawn with. */
const seeds = [1, 2, 3, 4, 5];
const originals = await Promise.all(seeds.map(seed => product(1000, { seed }).png().toBuffer()));
const theirs = await Promise.all(
  originals.map(async (bytes, at): Promise<SupplierPicture> => {
    const distinct = distinctOf(await lookAt(bytes));
    if (!distinct) throw new Error('not decoded');
    return { ...distinct, file: `suppliers/${seeds[at]}.png` };
  }),
);
const original = (seed: number) => sharp(originals[seed - 1]);
const third = 'suppliers/3.png';

test.each([
  ['resized', () => jpeg(original(3).resize(420)), { file: third, likeness: 'same' }],
  ['recompressed', () => jpeg(original(3), 35), { file: third, likeness: 'same' }],
  [
    'in another format',
    () => original(3).webp({ quality: 60 }).toBuffer(),
    { file: third, likeness: 'same' },
  ],
  ['mirrored', () => jpeg(original(3).flop()), { file: third, likeness: 'mirrored' }],
  [
    'cropped',
    () => jpeg(original(3).extract({ left: 90, top: 50, width: 820, height: 820 })),
    { file: third, likeness: 'cropped' },
  ],
])('a picture of a supplier is found %s', async (_, make, expected) => {
  const look = await lookAt(await make());
  expect(suppliedAmong([look], theirs).get(look)).toMatchObject(expected);
});

test('what the supplier has a part of is found too', async () => {
  const whole = await lookAt(await jpeg(original(3)));
  const part = distinctOf(
    await lookAt(await jpeg(original(3).extract({ left: 90, top: 50, width: 820, height: 820 }))),
  );
  const found = suppliedAmong([whole], [{ ...(part as SupplierPicture), file: 'part.jpg' }]);
  expect(found.get(whole)).toMatchObject({ file: 'part.jpg', likeness: 'cropped' });
});

test.each([
  ['another colour', () => jpeg(product(1000, { seed: 3, colour: '#a5543a' }))],
  ['another picture', () => jpeg(product(1000, { seed: 7 }))],
  [
    'a blank one',
    () => jpeg(sharp({ create: { width: 500, height: 500, channels: 3, background: '#fff' } })),
  ],
])('%s is none of theirs', async (_, make) => {
  expect(suppliedAmong([await lookAt(await make())], theirs).size).toBe(0);
});

test('of several files the one that is most like it is named, and every picture is asked at once', async () => {
  const looks = await Promise.all([2, 4].map(async seed => lookAt(await jpeg(original(seed).resize(500)))));
  const [first] = theirs as [SupplierPicture];
  const mirrored = distinctOf(await lookAt(await original(2).flop().png().toBuffer()));
  const all = [{ ...(mirrored as SupplierPicture), file: 'mirrored.png' }, first, ...theirs.slice(1)];
  const found = suppliedAmong(looks, all);
  expect(looks.map(look => found.get(look)?.file)).toEqual(['suppliers/2.png', 'suppliers/4.png']);
});
