import sharp, { type Sharp } from 'sharp';
import sharpness from '../../rules/image/sharpness.ts';
import { isCloseUp } from '../../src/facts/pixels/close-up.ts';
import { decoder } from '../../src/facts/pixels/decode.ts';
import { alikeAmong } from '../../src/facts/same-picture/alike.ts';
import type { Distinct } from '../../src/facts/same-picture/distinct.ts';
import { evaluateColours, evaluateFrames, evaluatePictureFiles } from './frames.ts';
import { evaluateOverlays } from './overlays.ts';
import {
  type Measure,
  measureWith,
  type Photo,
  photographs,
  type Seen,
  series,
  shareOf,
} from './photographs.ts';
import { precision, recall } from './stats.ts';

/** A change of a photograph, and whether it is the same picture afterwards. */
interface Change {
  readonly name: string;
  readonly strength: string;
  readonly same: boolean;
  apply(picture: Sharp, width: number, height: number, random: () => number): Sharp;
}

/** Every other photograph is changed: enough to tell, and done in minutes. */
const everyOther = 2;

const watermark = (width: number, height: number, opacity: number): Buffer =>
  Buffer.from(
    `<svg width="${width}" height="${height}"><text x="${width * 0.1}" y="${height * 0.55}" font-size="${width / 7}" font-family="sans-serif" fill="white" stroke="black" fill-opacity="${opacity}" stroke-opacity="${opacity}" transform="rotate(-20 ${width / 2} ${height / 2})">SAMPLE SHOP</text></svg>`,
  );

const resized = (share: number): Change => ({
  name: 'resized',
  strength: `${share * 100} %`,
  same: true,
  apply: (picture, width) => picture.resize(Math.round(width * share)).jpeg(),
});
const compressed = (quality: number): Change => ({
  name: 'recompressed',
  strength: `quality ${quality}`,
  same: true,
  apply: picture => picture.jpeg({ quality }),
});
const marked = (opacity: number): Change => ({
  name: 'watermarked',
  strength: `opacity ${opacity}`,
  same: true,
  apply: (picture, width, height) => picture.composite([{ input: watermark(width, height, opacity) }]).jpeg(),
});
const recoloured = (hue: number): Change => ({
  name: 'recoloured',
  strength: `hue turned by ${hue}°`,
  same: false,
  apply: picture => picture.modulate({ hue }).jpeg(),
});
const lit = (brightness: number): Change => ({
  name: 'brightness',
  strength: `× ${brightness}`,
  same: true,
  apply: picture => picture.modulate({ brightness }).jpeg(),
});
const cropped = (share: number): Change => ({
  name: 'cropped',
  strength: `${share * 100} % of each side`,
  same: true,
  apply: (picture, width, height, random) =>
    picture
      .extract({
        left: Math.floor(random() * width * (1 - share)),
        top: Math.floor(random() * height * (1 - share)),
        width: Math.floor(width * share),
        height: Math.floor(height * share),
      })
      .jpeg({ quality: 85 }),
});
const mirrored: Change = {
  name: 'mirrored',
  strength: 'left to right',
  same: true,
  apply: picture => picture.flop().jpeg(),
};

const changes: readonly Change[] = [
  ...[0.5, 0.25, 0.12].map(resized),
  ...[60, 30, 10].map(compressed),
  mirrored,
  ...[0.2, 0.4, 0.7].map(marked),
  ...[1.2, 1.1, 0.9, 0.8, 0.7].map(lit),
  ...[0.95, 0.9, 0.8, 0.7, 0.6].map(cropped),
  ...[60, 120, 180].map(recoloured),
];

/** Blur by a Gaussian, in pixels of a picture whose long side is 1000 px. */
const blurs = [0, 1, 1.5, 2, 3, 4, 6];

/** Truth made from the photographs: each change in each strength, and all pairs of different ones. */
export async function evaluatePixels(): Promise<string> {
  const [decode, photos] = [decoder(), await photographs()];
  if (!decode || !photos) return 'pixels: sharp is not installed';
  const seenOf = measureWith(decode);
  return [
    await nearDuplicates(photos, seenOf),
    await blurred(photos, seenOf),
    await closeUps(photos, seenOf),
    await evaluateFrames(photos, seenOf),
    await evaluatePictureFiles(photos, seenOf),
    await evaluateColours(photos),
    await evaluateOverlays(photos, seenOf),
  ].join('\n\n');
}

const distinctOf = ({ size, pixels }: Seen): Distinct => ({
  sketch: pixels.sketch,
  aspect: (size?.width ?? 1) / (size?.height ?? 1),
});

async function nearDuplicates(photos: readonly Photo[], seenOf: Measure): Promise<string> {
  const base = photos.map(({ seen }) => distinctOf(seen));
  const all = (photos.length * (photos.length - 1)) / 2;
  const falsePairs = alikeAmong(base).flatMap((list, at) =>
    list.flatMap(({ other, likeness }) =>
      other > at ? [`    ${photos[at]?.file} ${photos[other]?.file} (${likeness})`] : [],
    ),
  );
  const lines = [
    `image/near-duplicate: ${photos.length} photographs, half of the products held back; ${all} pairs of different ones: ${falsePairs.length} taken for the same`,
    ...falsePairs,
  ];
  const random = series(7);
  const halves = [true, false].map(isTuned => ({ isTuned, told: 0, wrong: falsePairs.length }));
  for (const change of changes) {
    const copies: { of: number; distinct: Distinct }[] = [];
    for (let at = 0; at < photos.length; at += everyOther) {
      const { bytes, seen } = photos[at] as Photo;
      const { width, height } = seen.size as { width: number; height: number };
      // What is grey stays as it is whatever its hue.
      if (!change.same && !isColourful(seen.pixels)) continue;
      const changed = await seenOf(await change.apply(sharp(bytes), width, height, random).toBuffer());
      if (changed) copies.push({ of: at, distinct: distinctOf(changed) });
    }
    const alike = alikeAmong([...base, ...copies.map(({ distinct }) => distinct)]);
    const named = copies.map(({ of }, index) => ({
      of,
      others: (alike[base.length + index] ?? []).flatMap(({ other }) => (other < base.length ? [other] : [])),
    }));
    const figures = halves.map(half => {
      const own = named.filter(({ of }) => photos[of]?.isTuned === half.isTuned);
      const found = own.filter(({ of, others }) => others.includes(of)).length;
      const strangers = own.flatMap(({ of, others }) =>
        others.flatMap(other => (other === of ? [] : [`${photos[of]?.file} ${photos[other]?.file}`])),
      );
      half.told += change.same ? found : 0;
      half.wrong += strangers.length + (change.same ? 0 : found);
      return `${shareOf(found, own.length)}, other pictures named ${strangers.length}${strangers.map(pair => ` (${pair})`).join('')}`;
    });
    lines.push(
      `  ${change.name} ${change.strength}: ${change.same ? 'recall' : 'taken for the same'} ${figures.join(' · held back ')}`,
    );
  }
  const precisions = halves.map(({ told, wrong }) => shareOf(told, told + wrong));
  lines.push(`  precision over all pairs named: ${precisions.join(' · held back ')}`);
  return lines.join('\n');
}

/** Chroma from which on a colour is no grey (CIE 1976). */
const leastChroma = 20;

const isColourful = ({ colours: [first] }: Seen['pixels']): boolean =>
  first !== undefined && Math.hypot(first.lab[1], first.lab[2]) >= leastChroma;

async function blurred(photos: readonly Photo[], seenOf: Measure): Promise<string> {
  const { edgeWidth, laplacianVarWarn } = sharpness.options;
  const isTold = ({ pixels: { sharpness: seen } }: Seen): boolean =>
    seen !== undefined && 2.56 * seen.blur >= edgeWidth.default && seen.variance < laplacianVarWarn.default;
  const lines = ['image/sharpness: photographs blurred by a Gaussian σ, in pixels at a long side of 1000'];
  const sums = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 };
  for (const sigma of blurs) {
    let [told, all] = [0, 0];
    for (let at = 0; at < photos.length; at += everyOther) {
      const { bytes, seen } = photos[at] as Photo;
      const long = Math.max(seen.size?.width ?? 0, seen.size?.height ?? 0);
      const radius = (sigma * long) / Math.min(1000, long);
      const changed = sigma === 0 ? bytes : await sharp(bytes).blur(radius).jpeg({ quality: 88 }).toBuffer();
      const measured = await seenOf(changed);
      if (!measured) continue;
      all++;
      if (isTold(measured)) told++;
    }
    lines.push(`  σ ${sigma}: told of ${shareOf(told, all)}`);
    // Between 1 and 3 px opinions differ: those count for neither side.
    if (sigma >= 3) {
      sums.truePositive += told;
      sums.falseNegative += all - told;
    } else if (sigma <= 1) {
      sums.falsePositive += told;
      sums.trueNegative += all - told;
    }
  }
  lines.push(
    `  σ of 3 and more against 1 and less: precision ${precision(sums).toFixed(3)}, recall ${recall(sums).toFixed(3)}`,
  );
  return lines.join('\n');
}

/** Windows of 20 to 40 % cut out of the large photographs stand for close-ups: they are not, so this flatters. */
async function closeUps(photos: readonly Photo[], seenOf: Measure): Promise<string> {
  const random = series(11);
  const large = photos.filter(({ seen }) => (seen.size?.width ?? 0) >= 1000 && seen.pixels.subject.apart);
  let [found, all, stray, pairs] = [0, 0, 0, 0];
  for (const { bytes, seen } of large) {
    const { width, height } = seen.size as { width: number; height: number };
    const share = 0.2 + 0.2 * random();
    const { box } = seen.pixels.subject;
    const place = (from: number, span: number, side: number): number =>
      Math.max(0, Math.min(Math.floor(side * (1 - share)), Math.round(side * (from + span / 2 - share / 2))));
    const window = {
      left: place(box.left, box.width, width),
      top: place(box.top, box.height, height),
      width: Math.floor(width * share),
      height: Math.floor(height * share),
    };
    const cut = await seenOf(await sharp(bytes).extract(window).jpeg().toBuffer());
    if (!cut) continue;
    all++;
    if (isCloseUp(cut.pixels, seen.pixels)) found++;
    for (const other of large) {
      if (other.seen === seen) continue;
      pairs++;
      if (isCloseUp(other.seen.pixels, seen.pixels)) stray++;
    }
  }
  return [
    'image/detail, close-ups by pixels (windows of 20–40 % cut out of the subject of large photographs: no labels exist)',
    `  told of ${shareOf(found, all)}; whole pictures taken for close-ups of another: ${stray} of ${pairs}`,
  ].join('\n');
}
