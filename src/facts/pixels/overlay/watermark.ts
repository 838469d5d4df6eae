import { around, type Blob, blobsOf } from './blobs.ts';
import type { Canvas } from './canvas.ts';
import { offBy } from './colour.ts';
import { lowest, type Sign, signsOf } from './signs.ts';

/** What shines through stands out by no less and no more than this, in grey levels. */
const [faintest, strongest] = [14, 150];
/** Channels of one tint differ by no more. */
const oneTint = 12;
/** So many signs, in so many of the picture's nine parts. */
const [leastSigns, leastParts] = [12, 6];

/** The box of signs in one faint tint that are strewn over the background of a whole picture. */
export function watermarkOf(canvas: Canvas): Blob | undefined {
  const { width, height } = canvas.raster;
  const signs = signsOf(canvas, blobsOf(canvas.ink, width, height, faintest, lowest)).filter(
    ({ contrast }) => contrast <= strongest,
  );
  if (signs.length < leastSigns) return undefined;
  let alike: readonly Sign[] = [];
  for (const { colour } of signs) {
    const like = signs.filter(other => offBy(other.colour, 0, colour) <= oneTint);
    if (like.length > alike.length) alike = like;
  }
  const third = (from: number, to: number, length: number): number =>
    Math.floor((1.5 * (from + to)) / length);
  const parts = new Set(
    alike.map(({ left, top, right, bottom }) => 3 * third(top, bottom, height) + third(left, right, width)),
  );
  return alike.length >= leastSigns && parts.size >= leastParts ? around(alike) : undefined;
}
