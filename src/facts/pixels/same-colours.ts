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
  const right = tilesIn(small, wholeColours, tiles, mirrored);
  const subject = meansOf(large.subject, within, tiles, tiles).map(weight => weight / 255);
  if (differenceOf(left, right, subject, 1, 1) <= mostColour) return true;
  const hasBackground = subject.reduce((sum, weight) => sum + 1 - weight, 0) >= leastBackground * tiles ** 2;
  const gain = gainOf(left, right, hasBackground ? subject.map(weight => Math.max(0, 1 - 2 * weight)) : ones);
  const least = hasBackground ? leastGain : leastGainAlone;
  if (gain < least || gain > 1 / least) return false;
  // Some programs darken colours with their lightness, some leave them as strong as they were.
  return [1, gain].some(chroma => differenceOf(left, right, subject, gain, chroma) <= mostLevelled);
}

const wholeColours: GridWindow = { left: 0, top: 0, width: colourCells, height: colourCells };
const ones = new Float64Array(tilesOfWhole * tilesOfWhole).fill(1);

const scaled = ({ left, top, width, height }: GridWindow, by: number): GridWindow => ({
  left: left * by,
  top: top * by,
  width: width * by,
  height: height * by,
});

/** Mean colours of the tiles of a window. */
function tilesIn(
  { colours }: Comparable,
  window: GridWindow,
  tiles: number,
  mirrored: boolean,
): readonly Lab[] {
  const channels = colours.map(sums => meansOf(sums, window, tiles, tiles, mirrored));
  const value = (channel: number, tile: number): number =>
    Math.max(0, Math.min(255, Math.round(channels[channel]?.[tile] ?? 0)));
  return Array.from({ length: tiles * tiles }, (_, tile) =>
    labOf([value(0, tile), value(1, tile), value(2, tile)]),
  );
}

/** By what the lightness of the one has to be multiplied to be that of the other: least squares. */
function gainOf(left: readonly Lab[], right: readonly Lab[], weights: Float64Array): number {
  let [both, own] = [0, 0];
  left.forEach(([lightness], tile) => {
    const weighted = (weights[tile] as number) * lightness;
    both += weighted * (right[tile] as Lab)[0];
    own += weighted * lightness;
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
  left.forEach(([lightness, a, b], tile) => {
    const other = right[tile] as Lab;
    const importance = subject[tile] as number;
    sum += importance * Math.hypot(gain * lightness - other[0], chroma * a - other[1], chroma * b - other[2]);
    weight += importance;
  });
  return weight === 0 ? 0 : sum / weight;
}
