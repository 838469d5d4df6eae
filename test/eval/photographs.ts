import { readdirSync, readFileSync } from 'node:fs';
import { type Decoder, decoder } from '../../src/facts/pixels/decode.ts';
import type { Measurement, Pixels } from '../../src/facts/pixels/measurement.ts';
import type { AnyRule, PictureSample } from '../../src/rule/index.ts';
import { tryExample } from '../../src/tester/try.ts';
import { shared } from './shared.ts';
import { wilson } from './stats.ts';

export type Seen = Measurement & { readonly pixels: Pixels };

export interface Photo {
  readonly file: string;
  readonly bytes: Buffer;
  readonly seen: Seen;
  /** False for the half of the products that nothing was tuned on. */
  readonly isTuned: boolean;
}

/** Looks at a picture; undefined where it shows nothing. */
export type Measure = (bytes: Buffer) => Promise<Seen | undefined>;

export const measureWith =
  (decode: Decoder): Measure =>
  async bytes => {
    const look = await decode(bytes);
    if (look.kind !== 'seen' || !look.picture.pixels) return undefined;
    return { ...look.picture, pixels: look.picture.pixels };
  };

/** What of a file name is the product: views and colours of one stay in one half. */
const productOf = (name: string): string =>
  name.replace(/\.jpg$/, '').replace(/[-_](?:[a-z]+_)?(?:main|back|alt1|\d+)$/, '');

/** The real photographs, every other product held back; undefined without sharp. */
export async function photographs(): Promise<readonly Photo[] | undefined> {
  const decode = decoder();
  if (!decode) return undefined;
  const measure = measureWith(decode);
  const files = ['magento', 'opencart'].flatMap(maker =>
    readdirSync(new URL(`data/images/${maker}/`, shared))
      .sort()
      .map(name => ({ file: `${maker}/${name}`, product: productOf(name) })),
  );
  const products = [...new Set(files.map(({ product }) => product))].sort();
  const photos: Photo[] = [];
  for (const { file, product } of files) {
    const bytes = readFileSync(new URL(`data/images/${file}`, shared));
    const seen = await measure(bytes);
    if (seen) photos.push({ file, bytes, seen, isTuned: products.indexOf(product) % 2 === 0 });
  }
  return photos;
}

/** The messages of a rule about a listing with one picture. */
export async function told(
  rule: AnyRule,
  sample: PictureSample,
  run: { readonly profiles?: readonly string[]; readonly markets?: readonly string[] } = {},
  value: Readonly<Record<string, unknown>> = {},
): Promise<readonly string[]> {
  const { result } = await tryExample(
    rule,
    {
      name: 'a photograph',
      value: { title: 'Sample', images: [{ src: 'a.jpg' }], ...value },
      pictures: { 'a.jpg': sample },
      run,
    },
    'json',
  );
  return result.findings.map(({ messageId }) => messageId);
}

/** A series that is the same on every run (Numerical Recipes, quick and dirty). */
export function series(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

export const shareOf = (count: number, all: number): string => {
  const [low, high] = wilson(count, all);
  return `${count} of ${all} (${(count / all).toFixed(2)}; ${low.toFixed(2)}–${high.toFixed(2)})`;
};
