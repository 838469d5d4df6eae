import sharp from 'sharp';
import colorMatch from '../../rules/image/color-match.ts';
import dimensions from '../../rules/image/dimensions.ts';
import fileRule from '../../rules/image/file.ts';
import mainFrame from '../../rules/image/main-frame.ts';
import { decoder } from '../../src/facts/pixels/decode.ts';
import type { PictureSample } from '../../src/rule/index.ts';
import { framed, svgOf } from './drawings.ts';
import { type Measure, type Photo, series, shareOf, told } from './photographs.ts';

/** One case: how it was made, whether the message is due, and whether it came. */
interface Case {
  readonly message: string;
  readonly made: string;
  readonly isDue: boolean;
  readonly isTold: boolean;
}

/** Precision and recall of each message, and how each kind of picture fared. */
function report(title: string, cases: readonly Case[]): string {
  const lines = [title];
  for (const message of new Set(cases.map(one => one.message))) {
    const own = cases.filter(one => one.message === message);
    const right = own.filter(({ isDue, isTold }) => isDue && isTold).length;
    const all = own.filter(({ isTold }) => isTold).length;
    const due = own.filter(({ isDue }) => isDue).length;
    lines.push(`  ${message}: precision ${shareOf(right, all)} · recall ${shareOf(right, due)}`);
    for (const made of new Set(own.map(one => one.made))) {
      const these = own.filter(one => one.made === made);
      const yes = these.filter(({ isTold }) => isTold).length;
      lines.push(`    ${these[0]?.isDue ? 'due' : 'not due'}, ${made}: told of ${yes} of ${these.length}`);
    }
  }
  return lines.join('\n');
}

const jpeg = (picture: ReturnType<typeof sharp>): Promise<Buffer> => picture.jpeg({ quality: 92 }).toBuffer();

/** What a photograph shows before white, cut out by sharp's own trimming: a measure that is not ours. */
async function cutOut(bytes: Buffer) {
  const { data, info } = await sharp(bytes)
    .trim({ background: '#fff', threshold: 12 })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Whole products before white: they touch no edge and nothing is drawn around them. */
const isWhole = ({ seen: { pixels } }: Photo): boolean =>
  pixels.subject.apart &&
  pixels.ring.white > 0.99 &&
  pixels.border === 0 &&
  pixels.subject.touches.every(share => share === 0) &&
  pixels.subject.fill < 0.97;

/** Products cut out of their photographs and set before white anew, larger, smaller, cut off, framed, before colours. */
export async function evaluateFrames(photos: readonly Photo[], measure: Measure): Promise<string> {
  const cases: Case[] = [];
  const whole = photos.filter(isWhole);
  for (const photo of whole) {
    const { data, width, height } = await cutOut(photo.bytes);
    const long = Math.max(width, height);
    const judged = async (bytes: Buffer, message: string, made: string, isDue: boolean): Promise<void> => {
      const seen = await measure(bytes);
      if (!seen) return;
      const found = await told(mainFrame, seen, { profiles: ['amazon'] }, { category: 'electronics' });
      cases.push({ message, made, isDue, isTold: found.includes(message) });
    };
    const filling = (share: number, background: string): Promise<Buffer> => {
      const [across, down] = [width, height].map(side =>
        Math.max(side, Math.round((long / share) * (side / long))),
      );
      const [left, top] = [
        Math.floor(((across as number) - width) / 2),
        Math.floor(((down as number) - height) / 2),
      ];
      return jpeg(
        sharp(data)
          .flatten({ background: '#fff' })
          .extend({
            left,
            right: (across as number) - width - left,
            top,
            bottom: (down as number) - height - top,
            background,
          }),
      );
    };
    for (const share of [0.4, 0.6, 0.75, 0.82, 0.86, 0.9, 0.94])
      await judged(await filling(share, '#fff'), 'small', `fills ${share * 100} %`, share < 0.85);
    for (const side of ['left', 'top', 'right', 'bottom'] as const) {
      const [across, down] = [Math.round(width * 0.12), Math.round(height * 0.12)];
      const rest = {
        left: side === 'left' ? across : 0,
        top: side === 'top' ? down : 0,
        width: side === 'left' || side === 'right' ? width - across : width,
        height: side === 'top' || side === 'bottom' ? height - down : height,
      };
      const free = Object.fromEntries(
        (['left', 'top', 'right', 'bottom'] as const).map(edge => [
          edge,
          edge === side ? 0 : Math.round(long * 0.06),
        ]),
      );
      const cut = await sharp(data).flatten({ background: '#fff' }).extract(rest).png().toBuffer();
      await judged(
        await jpeg(sharp(cut).extend({ ...free, background: '#fff' })),
        'cut',
        `12 % cut off at the ${side}`,
        true,
      );
    }
    await judged(await filling(0.9, '#fff'), 'cut', 'whole', false);
    const canvas = await filling(0.88, '#fff');
    const { width: w = 0, height: h = 0 } = await sharp(canvas).metadata();
    for (const level of [253, 248, 240, 225, 200, 90]) {
      const tint = {
        create: { width: w, height: h, channels: 3 as const, background: { r: level, g: level, b: level } },
      };
      const bytes = await jpeg(sharp(canvas).composite([{ input: tint, blend: 'multiply' }]));
      await judged(bytes, 'background', `before grey ${level}`, level < 245);
    }
    for (const size of [0.004, 0.01, 0.02, 0.04]) {
      const drawn = svgOf(w, h, framed(size).draw(w, h, series(Math.round(size * 1000))));
      await judged(
        await jpeg(sharp(canvas).composite([{ input: drawn }])),
        'border',
        `frame ${size * 100} % wide`,
        true,
      );
    }
    await judged(canvas, 'border', 'no frame', false);
  }
  return report(`image/main-frame for Amazon, ${whole.length} whole products cut out and set anew`, cases);
}

/** Files that are damaged, empty, of another kind or blank, and sizes around the limit. */
export async function evaluatePictureFiles(photos: readonly Photo[], measure: Measure): Promise<string> {
  const decode = decoder();
  if (!decode) return 'image/file: sharp is not installed';
  const cases: Case[] = [];
  const every = photos.filter((_, at) => at % 4 === 0);
  for (const { bytes, seen } of every) {
    const { width, height } = seen.size as { width: number; height: number };
    const blank = (level: number): Promise<Buffer> =>
      jpeg(sharp({ create: { width, height, channels: 3, background: { r: level, g: level, b: level } } }));
    const made: readonly (readonly [string, Buffer, boolean])[] = [
      ['as it is', bytes, false],
      ['PNG, but named .jpg', await sharp(bytes).png().toBuffer(), true],
      ['WebP, but named .jpg', await sharp(bytes).webp().toBuffer(), true],
      ['without colour', await sharp(bytes).greyscale().jpeg().toBuffer(), false],
      ...[0.3, 0.6, 0.95].map(
        share =>
          [`cut off at ${share * 100} %`, bytes.subarray(0, Math.floor(bytes.length * share)), true] as const,
      ),
      ['empty', Buffer.alloc(0), true],
      ['a page instead', Buffer.from('<!doctype html><html><body>Not found</body></html>'), true],
      ...(await Promise.all(
        [255, 128].map(async level => [`blank, ${level}`, await blank(level), true] as const),
      )),
    ];
    for (const [name, changed, isDue] of made) {
      const look = await decode(changed);
      if (look.kind === 'unseen') continue;
      const sample: PictureSample = look.kind === 'fault' ? look.fault : (look.picture as PictureSample);
      cases.push({ message: 'any', made: name, isDue, isTold: (await told(fileRule, sample)).length > 0 });
    }
    const shape = Math.max(width, height) / Math.min(width, height);
    for (const side of [300, 499, 500, 501, 900]) {
      const [long, short] = [side, Math.max(1, Math.round(side / shape))];
      const small = await sharp(bytes)
        .resize(width >= height ? long : short, width >= height ? short : long, { fit: 'fill' })
        .jpeg()
        .toBuffer();
      const measured = await measure(small);
      if (!measured) continue;
      const found = await told(dimensions, measured, { profiles: ['amazon'] });
      cases.push({
        message: 'refused',
        made: `longer side ${side}`,
        isDue: side < 500,
        isTold: found.includes('refused'),
      });
    }
  }
  const of = (message: string): readonly Case[] => cases.filter(one => one.message === message);
  return [
    report(`image/file, ${every.length} photographs`, of('any')),
    report('image/dimensions for Amazon', of('refused')),
  ].join('\n\n');
}

/** Colours that the maker gave in the file name, and names that nobody would call one of another. */
const named = /-(black|blue|gray|green|orange|purple|red)[_-]/;
const words = ['black', 'white', 'blue', 'green', 'yellow', 'orange', 'red', 'purple', 'pink', 'brown'];
const confusable: Readonly<Record<string, readonly string[]>> = {
  gray: ['black', 'white', 'blue'],
  orange: ['red', 'yellow', 'brown', 'pink'],
  red: ['orange', 'pink'],
  purple: ['blue', 'pink'],
  blue: ['purple', 'green'],
  green: ['blue', 'yellow'],
  black: [],
};

/** Photographs of clothes under the colour their maker names, and under every other. */
export async function evaluateColours(photos: readonly Photo[]): Promise<string> {
  const cases: Case[] = [];
  for (const { file, seen } of photos) {
    const own = named.exec(file)?.[1];
    if (!own) continue;
    for (const word of new Set([own, ...words])) {
      if (word !== own && confusable[own]?.includes(word)) continue;
      const value = { images: [], variants: [{ color: word, image: 'a.jpg' }] };
      const found = await told(colorMatch, seen, {}, value);
      const made = word === own ? 'its own colour' : `called ${word}`;
      cases.push({ message: 'mismatch', made, isDue: word !== own, isTold: found.length > 0 });
    }
  }
  return report(
    'image/color-match, photographs of clothes under the colour of their file name and under others',
    cases,
  );
}
