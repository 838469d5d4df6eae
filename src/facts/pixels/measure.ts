import { borderOf } from './border.ts';
import { edgesOf } from './edges.ts';
import { frameOf } from './frame.ts';
import type { Pixels, Sharpness } from './measurement.ts';
import { overlaysOf } from './overlay/index.ts';
import { coloursOf } from './palette.ts';
import type { Raster } from './raster.ts';
import { sketchOf } from './sketch.ts';
import { tonesOf } from './tones.ts';

/** Sharpness is told at the scale of a picture of this long side; smaller ones as they are. */
const longSide = 1000;

/** How many pixels of a raster stand for one at the scale at which sharpness is told. */
const scaleOf = (rasterSide: number, pictureSide: number): number =>
  rasterSide / Math.min(longSide, pictureSide);

/**
 * Measures a decoded picture.
 * @param pictureSide Longer side of the picture itself, in pixels.
 */
export function measure(raster: Raster, pictureSide: number): Pixels {
  const { width, height } = raster;
  const border = borderOf(raster);
  // The line itself is soft after scaling: a pixel more is left out.
  const { frame, planes } = frameOf(raster, border === 0 ? 0 : border + 1);
  const { ring, subject, background } = frame;
  const scale = scaleOf(Math.max(width, height), pictureSide);
  const { share, sharpness } = edgesOf(planes.luma, width, height, scale, background);
  return {
    ...tonesOf(planes.luma, background),
    ring,
    subject,
    border: border / Math.min(width, height),
    ...(sharpness ? { sharpness } : {}),
    edges: share,
    colours: coloursOf(raster, background),
    overlays: overlaysOf(raster, frame),
    sketch: sketchOf(raster, planes.cells, background),
  };
}

/** An edge that is this sharp in the small raster is sharp in the picture. */
const surelySharp = 1.6;

/** Whether a look at the picture in its own scale could say more of its sharpness. */
export const needsCloserLook = ({ sharpness }: Pixels, rasterSide: number, pictureSide: number): boolean =>
  rasterSide < pictureSide && sharpness !== undefined && sharpness.blur > surelySharp;

/** Sharpness by a window of the picture in its own scale. */
export function sharpnessOfWindow(
  { luma, width, height }: { readonly luma: Uint8Array; readonly width: number; readonly height: number },
  pictureSide: number,
): Sharpness | undefined {
  // Larger pictures are seen smaller: the window is averaged down to about the scale of the others.
  const factor = Math.max(1, Math.floor(pictureSide / longSide));
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = factor === 1 ? luma : averaged(luma, width, columns, rows, factor);
  return edgesOf(small, columns, rows, scaleOf(pictureSide / factor, pictureSide)).sharpness;
}

function averaged(
  luma: Uint8Array,
  width: number,
  columns: number,
  rows: number,
  factor: number,
): Uint8Array {
  const small = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let down = 0; down < factor; down++)
        for (let across = 0; across < factor; across++)
          sum += luma[(y * factor + down) * width + x * factor + across] as number;
      small[y * columns + x] = Math.round(sum / (factor * factor));
    }
  }
  return small;
}
