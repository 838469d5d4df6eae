import { type Comparable, wholePicture } from './alike.ts';
import { labOf } from './lab.ts';
import type { Lab } from './measurement.ts';
import { colourCells, lumaCells } from './sketch.ts';
import { type GridWindow, meansOf } from './window.ts';

/** Tiles a side that are compared of whole pictures and of windows, whose edges lie between the sketch's cells. */
const tilesOfWhole = 5;
const tilesOfWindow = 3;
/** Mean difference of colour (CIE 1976) over the subject of the same picture (`npm run eval pixels`). */
const mostColour = 6;
/** The same once the one picture is made as light as the other: then nothing else differs. */
const mostLevelled = 3;
/** A darker copy has so much of the lightness, where a background shows it. */
const leastGain = 0.65;
/** Without one a darker copy and the same thing in a darker colour look alike. */
const leastGainAlone = 0.85;
/** Less background than this share says nothing. */
const leastBackground = 0.06;

/**
 * Whether `small`, laid over a window of `large`, has its colours: those of the subject, as they are or all of the
 * picture darker or lighter. A thing in another colour before the same background has others.
 */
export function isSameColour(
  large: Comparable,
  window: GridWindow,
  small: Comparable,
  mirrored = false,
): boolean {
  const tiles = window === wholePicture ? tilesOfWhole : tilesOfWindow;
  const within = scaled(window, colourCells / lumaCells);
  const left = tilesIn(large, within, tiles, false);
  const right = wholeTiles(small, tiles, mirrored);
  const subject = meansOf(large.subject, within, tiles, tiles, false, weighed.subarray(0, tiles * tiles));
  if (differenceOf(left, right, subject, 1, 1) <= mostColour) return true;
  const background = subject.reduce((sum, weight) => sum + 1 - weight / 255, 0);
  const hasBackground = background >= leastBackground * tiles ** 2;
  const gain = gainOf(left, right, hasBackground ? subject : undefined);
  const least = hasBackground ? leastGain : leastGainAlone;
  if (gain < least || gain > 1 / least) return false;
  // Some programs darken colours with their lightness, some leave them as strong as they were.
  return [1, gain].some(chroma => differenceOf(left, right, subject, gain, chroma) <= mostLevelled);
}

const wholeColours: GridWindow = { left: 0, top: 0, width: colourCells, height: colourCells };
/** Room for the subject's share (0-255) of each tile, and for a channel of each. */
const weighed = new Float64Array(tilesOfWhole * tilesOfWhole);
const channels = [weighed.slice(), weighed.slice(), weighed.slice()] as const;

const scaled = ({ left, top, width, height }: GridWindow, by: number): GridWindow => ({
  left: left * by,
  top: top * by,
  width: width * by,
  height: height * by,
});

/** Colours of the tiles of whole pictures: they are asked for with each crop that may be one of theirs. */
const known = new WeakMap<Comparable, Map<string, readonly Lab[]>>();

function wholeTiles(picture: Comparable, tiles: number, mirrored: boolean): readonly Lab[] {
  const own = known.get(picture) ?? new Map<string, readonly Lab[]>();
  known.set(picture, own);
  const key = `${tiles} ${mirrored}`;
  const made = own.get(key) ?? tilesIn(picture, wholeColours, tiles, mirrored);
  own.set(key, made);
  return made;
}

/** Mean colours of the tiles of a window. */
function tilesIn(
  { colours }: Comparable,
  window: GridWindow,
  tiles: number,
  mirrored: boolean,
): readonly Lab[] {
  channels.forEach((means, channel) => {
    meansOf(colours[channel as 0 | 1 | 2], window, tiles, tiles, mirrored, means);
  });
  const value = (channel: 0 | 1 | 2, tile: number): number =>
    Math.max(0, Math.min(255, Math.round(channels[channel][tile] as number)));
  return Array.from({ length: tiles * tiles }, (_, tile) =>
    labOf([value(0, tile), value(1, tile), value(2, tile)]),
  );
}

/**
 * By what the lightness of the one has to be multiplied to be that of the other: least squares, over the background
 * where there is one.
 */
function gainOf(left: readonly Lab[], right: readonly Lab[], subject: Float64Array | undefined): number {
  let [both, own] = [0, 0];
  left.forEach(([lightness], tile) => {
    const weight = subject ? Math.max(0, 1 - (2 * (subject[tile] as number)) / 255) : 1;
    both += weight * lightness * (right[tile] as Lab)[0];
    own += weight * lightness * lightness;
  });
  return own === 0 ? 1 : both / own;
}

/** Mean difference over the subject, once the one's lightness and chroma are multiplied. */
function differenceOf(
  left: readonly Lab[],
  right: readonly Lab[],
  subject: Float64Array,
  gain: number,
  chroma: number,
): number {
  let [sum, weight] = [0, 0];
  for (let tile = 0; tile < left.length; tile++) {
    const [one, other] = [left[tile] as Lab, right[tile] as Lab];
    const [lightness, a, b] = [
      gain * one[0] - other[0],
      chroma * one[1] - other[1],
      chroma * one[2] - other[2],
    ];
    const importance = subject[tile] as number;
    sum += importance * Math.sqrt(lightness * lightness + a * a + b * b);
    weight += importance;
  }
  return weight === 0 ? 0 : sum / weight;
}
