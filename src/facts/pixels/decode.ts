import { createRequire } from 'node:module';
import type { Sharp, SharpOptions } from 'sharp';
import { formatOf } from './format.ts';
import { marksOf } from './marks.ts';
import { measure, needsCloserLook, sharpnessOfWindow } from './measure.ts';
import type { Box, Look, Measurement, PictureFormat, Pixels } from './measurement.ts';

/** The longer side of what every picture is decoded to, and of the window for sharpness, in pixels. */
const side = 512;
/** A picture that has to be whole in memory may hold this many bytes there; others are read line by line. */
const mostInMemory = 200e6;
/** More pixels than this are not decoded at all: what any platform takes has fewer. */
const mostPixels = 150e6;
/** Formats that are decoded. Others may be pictures, but are not opened: an SVG can ask for other files. */
const decoded: ReadonlySet<PictureFormat> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif']);
/** Formats whose decoder holds the whole picture. */
const wholeFormats: ReadonlySet<PictureFormat> = new Set(['webp', 'gif', 'avif', 'tiff']);

/** Bytes of a sample, by what libvips calls it. */
const sampleBytes: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
  complex: 8,
  double: 8,
};

/** Measures a picture's bytes. */
export interface Decoder {
  (bytes: Uint8Array): Promise<Look>;
  /** Another version may decode otherwise. */
  readonly version: string;
}

/** Looks at pictures with sharp; undefined where it is not installed. It is loaded here and nowhere else. */
export function decoder(): Decoder | undefined {
  const sharp = installed();
  if (!sharp) return undefined;
  // Nothing is decoded twice, and pictures are worked on side by side instead of each by all processors.
  sharp.cache(false);
  sharp.concurrency(1);
  return Object.assign((bytes: Uint8Array) => lookAt(bytes, picture => sharp(picture, options)), {
    version: JSON.stringify(sharp.versions),
  });
}

/** Required, not imported: code that V8 compiled at an earlier start (cli/load.ts) cannot import. */
function installed(): typeof import('sharp').default | undefined {
  try {
    return createRequire(import.meta.url)('sharp');
  } catch {
    return undefined;
  }
}

const options: SharpOptions = {
  failOn: 'truncated',
  // The header is read of any size; what is decoded is decided here.
  limitInputPixels: false,
  sequentialRead: true,
};

async function lookAt(bytes: Uint8Array, open: (bytes: Uint8Array) => Sharp): Promise<Look> {
  if (bytes.length === 0) return { kind: 'fault', fault: 'empty' };
  const format = formatOf(bytes);
  if (!decoded.has(format)) {
    if (format === 'unknown' || format === 'html' || format === 'pdf')
      return { kind: 'fault', fault: 'not-a-picture', found: format };
    return { kind: 'seen', picture: { format, bytes: bytes.length, frames: 1, marks: {} } };
  }
  try {
    return { kind: 'seen', picture: await measured(bytes, format, open) };
  } catch {
    return { kind: 'fault', fault: 'damaged', found: format };
  }
}

async function measured(
  bytes: Uint8Array,
  format: PictureFormat,
  open: (bytes: Uint8Array) => Sharp,
): Promise<Measurement> {
  // The header alone is read: a size of gigapixels costs nothing yet.
  const header = await open(bytes).metadata();
  const { width, height } = header.autoOrient;
  const text = (part: Uint8Array | undefined): string => (part ? Buffer.from(part).toString('latin1') : '');
  const xmp = header.xmpAsString ?? text(header.xmp);
  const comments = (header.comments ?? []).map(({ keyword, text: said }) => `${keyword} ${said}`).join(' ');
  const picture = {
    format,
    bytes: bytes.length,
    size: { width, height },
    frames: header.pages ?? 1,
    marks: marksOf(xmp, `${text(header.iptc)} ${text(header.exif)} ${comments}`),
  };
  // A progressive JPEG is kept as coefficients of two bytes.
  const sample = format === 'jpeg' ? 2 : (sampleBytes[header.depth] ?? 16);
  const isLarge = width * height * header.channels * sample > mostInMemory;
  // What is shown turned has its last lines first; only a JPEG is made smaller before.
  const isTurned = (header.orientation ?? 1) > 2;
  const isWhole =
    header.isProgressive === true || wholeFormats.has(format) || (isTurned && format !== 'jpeg');
  if (width * height > mostPixels || (isWhole && isLarge)) return picture;
  const { data, info } = await open(bytes)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = measure({ width: info.width, height: info.height, data }, Math.max(width, height));
  if (
    (isTurned && isLarge) ||
    !needsCloserLook(pixels, Math.max(info.width, info.height), Math.max(width, height))
  )
    return { ...picture, pixels };
  const { sharpness, ...rest } = pixels;
  const closer = await windowOf(open(bytes), width, height, pixels);
  return { ...picture, pixels: closer ? { ...rest, sharpness: closer } : rest };
}

/** A window of the subject in the picture's own scale: high up, where fewer lines have to be decoded. */
async function windowOf(
  picture: Sharp,
  width: number,
  height: number,
  { subject }: Pixels,
): Promise<Pixels['sharpness']> {
  const { data, info } = await picture
    .autoOrient()
    .extract(windowIn(subject.box, width, height))
    .greyscale()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const luma = info.channels === 1 ? data : data.filter((_, at) => at % info.channels === 0);
  return sharpnessOfWindow({ luma, width: info.width, height: info.height }, Math.max(width, height));
}

function windowIn(box: Box, width: number, height: number) {
  const [across, down] = [Math.min(side, width), Math.min(side, height)];
  const within = (place: number, length: number, all: number): number =>
    Math.max(0, Math.min(all - length, Math.round(place - length / 2)));
  return {
    left: within((box.left + box.width / 2) * width, across, width),
    top: within((box.top + box.height / 3) * height, down, height),
    width: across,
    height: down,
  };
}
