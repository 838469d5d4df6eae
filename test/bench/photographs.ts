import { existsSync, readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { shared } from '../eval/shared.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

/** Longer sides that shops have, from a small picture to a camera's. */
const sides = [700, 1000, 1600, 2400];

/** Photographs of products to make others from: real ones, or drawn ones where those are absent. */
export async function photographs(): Promise<readonly Buffer[]> {
  const folder = new URL('data/images/', shared);
  if (existsSync(folder))
    return ['magento/', 'opencart/'].flatMap(maker =>
      readdirSync(new URL(maker, folder))
        .sort()
        .map(name => readFileSync(new URL(maker + name, folder))),
    );
  const drawn = Array.from({ length: 32 }, (_, at) =>
    jpeg(product(1200, { seed: 1 + (at % 9), fill: 0.5 + at / 80 }), 88),
  );
  return Promise.all(drawn);
}

/** The `number`th picture made of them: another window in another size, so that no two are the same bytes or pixels. */
export async function pictureOf(photos: readonly Buffer[], number: number, side?: number): Promise<Buffer> {
  const photo = sharp(photos[number % photos.length] as Buffer);
  const { width, height } = await photo.metadata();
  const round = Math.floor(number / photos.length);
  const share = 0.7 + ((round * 7) % 30) / 100;
  const [across, down] = [Math.floor(width * share), Math.floor(height * share)];
  const left = Math.floor(((round % 5) * (width - across)) / 4);
  const top = Math.floor(((round % 7) * (height - down)) / 6);
  const long = side ?? (sides[number % sides.length] as number);
  return photo
    .extract({ left, top, width: across, height: down })
    .resize(long, long, { fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 80 + (round % 11) })
    .toBuffer();
}
