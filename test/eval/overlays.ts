import sharp, { type Sharp } from 'sharp';
import overlay from '../../rules/image/overlay.ts';
import { type Drawing, oneOf, overlays, parts, printed, svgOf } from './drawings.ts';
import { type Measure, type Photo, type Seen, series, shareOf, told } from './photographs.ts';

/** Photographs that their maker composed with captions or a mark, by eye: neither yes nor no. */
const composed = new Set(
  'iphone_2 iphone_6 ipod_classic_2 ipod_nano_1 ipod_nano_2 ipod_shuffle_2 macbook_2 macbook_3 macbook_pro_1'.split(
    ' ',
  ),
);
const isComposed = ({ file }: Photo): boolean => composed.has(file.replace(/^.*\/|\.jpg$/g, ''));

/** One overlay in so many is drawn on each photograph, another on the next. */
const each = 4;

interface Tally {
  yes: number;
  all: number;
}
const tally = (): Tally => ({ yes: 0, all: 0 });

/** A row of figures: how many were reported, in the half that was tuned on and in the other. */
class Figures {
  readonly rows = new Map<string, readonly [tuned: Tally, held: Tally]>();
  add(name: string, isTuned: boolean, isTold: boolean): void {
    const row = this.rows.get(name) ?? [tally(), tally()];
    this.rows.set(name, row);
    const half = row[isTuned ? 0 : 1];
    half.all++;
    if (isTold) half.yes++;
  }
  lines(): string[] {
    return [...this.rows].map(
      ([name, [tuned, held]]) =>
        `    ${name}: ${shareOf(tuned.yes, tuned.all)} · held back ${shareOf(held.yes, held.all)}`,
    );
  }
  sum(half: 0 | 1): Tally {
    const rows = [...this.rows].flatMap(([name, row]) => (name.endsWith(allowed) ? [] : [row[half]]));
    return {
      yes: rows.reduce((sum, { yes }) => sum + yes, 0),
      all: rows.reduce((sum, { all }) => sum + all, 0),
    };
  }
}

const jpeg = (picture: Sharp, quality = 88): Promise<Buffer> => picture.jpeg({ quality }).toBuffer();

const drawnFor = ({ seen }: Photo, drawing: Drawing, random: () => number): Buffer => {
  const { width, height } = seen.size as { width: number; height: number };
  return svgOf(width, height, drawing.draw(width, height, random));
};

const laidOver = ({ bytes }: Photo, input: Buffer, random: () => number): Promise<Buffer> =>
  jpeg(sharp(bytes).composite([{ input }]), 80 + Math.floor(random() * 14));

/** Share of a picture within the box of what is drawn over it. */
async function shareDrawn(drawing: Buffer): Promise<number> {
  const { width, height } = await sharp(drawing).metadata();
  const { info } = await sharp(drawing).trim({ background: '#0000' }).toBuffer({ resolveWithObject: true });
  return (info.width * info.height) / (width * height);
}

/** A little text is allowed: it is told apart, and counts for neither side. */
const allowed = ', no more than the rule allows';

/** Printed on the product: what of the print lies on the background is taken away again. */
async function printedOn(photo: Photo, random: () => number): Promise<Buffer> {
  const { width, height } = photo.seen.size as { width: number; height: number };
  const input = svgOf(width, height, printed.draw(width, height, random));
  const base = await sharp(photo.bytes).removeAlpha().toColourspace('srgb').raw().toBuffer();
  const over = await sharp(photo.bytes).composite([{ input }]).removeAlpha().raw().toBuffer();
  const { data: bare, info } = await sharp(photo.bytes)
    .greyscale()
    .threshold(236)
    .blur(3)
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let pixel = 0; pixel < width * height; pixel++)
    if ((bare[pixel * info.channels] as number) > 20) base.copy(over, pixel * 3, pixel * 3, pixel * 3 + 3);
  return jpeg(sharp(over, { raw: { width, height, channels: 3 } }));
}

/** The photograph above a row of its own colours, small. */
async function withSamples(photo: Photo, random: () => number): Promise<Buffer> {
  const count = 5 + Math.floor(random() * 4);
  const side = Math.floor(900 / count);
  const small = (hue: number): Promise<Buffer> =>
    sharp(photo.bytes)
      .resize(side - 8, side - 8, { fit: 'contain', background: '#fff' })
      .modulate({ hue })
      .toBuffer();
  const samples = await Promise.all(Array.from({ length: count }, (_, at) => small(at * 50)));
  const large = await sharp(photo.bytes).resize(1000, 640, { fit: 'contain', background: '#fff' }).toBuffer();
  return jpeg(
    sharp({ create: { width: 1000, height: 1000, channels: 3, background: '#fff' } }).composite([
      { input: large, left: 0, top: 0 },
      ...samples.map((input, at) => ({ input, left: 50 + at * side, top: 700 })),
    ]),
  );
}

/** Pictures with nothing laid over them, made from a photograph. */
function innocent(photo: Photo, random: () => number): readonly (readonly [string, () => Promise<Buffer>])[] {
  const { width, height } = photo.seen.size as { width: number; height: number };
  const share = 0.3 + 0.3 * random();
  const window = {
    left: Math.floor(random() * width * (1 - share)),
    top: Math.floor(random() * height * (1 - share)),
    width: Math.floor(width * share),
    height: Math.floor(height * share),
  };
  const [r, g, b] = oneOf(
    [
      [232, 236, 240],
      [190, 210, 225],
      [60, 64, 70],
    ] as const,
    random,
  );
  const tint = { create: { width, height, channels: 3 as const, background: { r, g, b } } };
  return [
    ['as it is', async () => photo.bytes],
    ['before a colour', () => jpeg(sharp(photo.bytes).composite([{ input: tint, blend: 'multiply' }]))],
    ['a window of it', () => jpeg(sharp(photo.bytes).extract(window))],
    ['with small parts in a row', () => laidOver(photo, drawnFor(photo, parts, random), random)],
    ['above a row of its colours', () => withSamples(photo, random)],
    ...(photo.seen.pixels.subject.apart
      ? ([['with letters printed on the product', () => printedOn(photo, random)]] as const)
      : []),
  ];
}

/** Truth drawn over the photographs, each kind in each strength, and pictures that only look so. */
export async function evaluateOverlays(photos: readonly Photo[], measure: Measure): Promise<string> {
  const [drawn, plain] = [new Figures(), new Figures()];
  const han = { yes: tally(), no: tally() };
  const wrong: string[] = [];
  const isTold = async (seen: Seen): Promise<boolean> =>
    (await told(overlay, seen, { profiles: ['google'] })).length > 0;
  for (const [at, photo] of photos.entries()) {
    if (isComposed(photo)) continue;
    const random = series(1000 + at);
    for (const [name, make] of innocent(photo, random)) {
      const seen = await measure(await make());
      if (!seen) continue;
      const found = await isTold(seen);
      plain.add(name, photo.isTuned, found);
      if (found) wrong.push(`    ${photo.file} ${name}`);
    }
    for (const [index, drawing] of overlays.entries()) {
      if ((index + at) % each !== 0) continue;
      const own = series(5000 + at * 97 + index);
      const input = drawnFor(photo, drawing, own);
      const seen = await measure(await laidOver(photo, input, own));
      if (!seen) continue;
      const isLittle =
        /^(?:text|logo)/.test(drawing.kind) &&
        (await shareDrawn(input)) <= overlay.options.textAreaMax.default;
      drawn.add(
        `${drawing.kind}, ${drawing.strength}${isLittle ? allowed : ''}`,
        photo.isTuned,
        await isTold(seen),
      );
      if (!drawing.kind.startsWith('text') || !seen.pixels.overlays.some(({ kind }) => kind === 'text'))
        continue;
      const side = drawing.kind.includes('Chinese') ? han.yes : han.no;
      side.all++;
      if (seen.pixels.overlays.some(({ dense }) => dense)) side.yes++;
    }
  }
  const [rightTuned, rightHeld] = [drawn.sum(0), drawn.sum(1)];
  const [falseTuned, falseHeld] = [plain.sum(0), plain.sum(1)];
  return [
    `image/overlay: drawn over ${photos.length} photographs, half of the products held back; ${composed.size} that their maker captioned are left out`,
    '  reported of those with something laid over them',
    ...drawn.lines(),
    '  reported of those without',
    ...plain.lines(),
    ...wrong,
    `  precision ${shareOf(rightTuned.yes, rightTuned.yes + falseTuned.yes)}, held back ${shareOf(rightHeld.yes, rightHeld.yes + falseHeld.yes)}`,
    `  recall over all kinds ${shareOf(rightTuned.yes, rightTuned.all)}, held back ${shareOf(rightHeld.yes, rightHeld.all)}`,
    `  of texts found, taken for Chinese: ${shareOf(han.yes.yes, han.yes.all)} Chinese ones, ${shareOf(han.no.yes, han.no.all)} Latin ones`,
  ].join('\n');
}
