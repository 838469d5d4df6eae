import type { Frame } from '../frame.ts';
import type { Overlay, OverlayKind } from '../measurement.ts';
import type { Raster } from '../raster.ts';
import { badgesOf } from './badges.ts';
import { bannersOf } from './banners.ts';
import type { Blob } from './blobs.ts';
import { canvasOf } from './canvas.ts';
import { linesOf } from './lines.ts';
import { watermarkOf } from './watermark.ts';

/**
 * What was laid over a photograph: writing on its background, bars along an edge, badges in a corner, marks strewn over
 * all of it. What may belong to the product is left out: writing on a product or its pack looks like writing on a
 * picture.
 */
export function overlaysOf(raster: Raster, { ring, subject }: Frame): readonly Overlay[] {
  const { width, height } = raster;
  const placed = (kind: OverlayKind, { left, top, right, bottom }: Blob): Overlay => ({
    kind,
    box: {
      left: left / width,
      top: top / height,
      width: (right - left) / width,
      height: (bottom - top) / height,
    },
  });
  const flat = [
    ...bannersOf(raster, ring.colour, subject.apart).map(bar => placed('banner', bar)),
    ...badgesOf(raster).map(badge => placed('badge', badge)),
  ];
  if (!subject.apart) return flat;
  const canvas = canvasOf(raster, ring.colour);
  const mark = watermarkOf(canvas);
  if (mark) return [...flat, placed('watermark', mark)];
  return [
    ...flat,
    ...linesOf(canvas).map((line): Overlay => {
      const text = placed('text', line);
      return line.dense ? { ...text, dense: true } : text;
    }),
  ];
}
