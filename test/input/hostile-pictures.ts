import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import type { PictureFault } from '../../src/facts/pixels/index.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

/** A picture that somebody made to hurt, or that is not what its name says. */
export interface Hostile {
  readonly name: string;
  /** What is to be said of it: a fault, or `seen` with its pixels or without. */
  readonly says: PictureFault | 'seen' | 'not decoded';
  /** Puts it there; bytes are written to the file of that name. */
  make(path: string): Promise<Uint8Array | string> | Uint8Array | string | undefined;
}

const length = (bytes: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(bytes);
  return four;
};

/** A chunk of a PNG. */
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([length(data.length), body, length(crc32(body) >>> 0)]);
}

/** A grey PNG that says it is so large, with these bytes before scaling down and what else is to stand in it. */
export function png(
  side: number,
  lines: Uint8Array,
  { bits = 1, more = [] as readonly Uint8Array[] } = {},
): Buffer {
  const header = Buffer.concat([length(side), length(side), Buffer.from([bits, 0, 0, 0, 0])]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const body = [
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...body]);
}

const photo = (): Sharp => product(600, { fill: 0.7 });
const sound = (): Promise<Buffer> => jpeg(photo());
const plain = (width: number, height = width, channels: 3 | 4 = 3): Sharp =>
  sharp({ create: { width, height, channels, background: '#886644' }, limitInputPixels: false });

/** A text chunk of a PNG that carries XMP. */
const xmpChunk = (xmp: string): Buffer =>
  chunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0'), Buffer.from(xmp)]));

/** A JPEG that sends its three colours one after the other: whoever decodes it has to hold all of it. */
async function inThreeScans(side: number): Promise<Buffer> {
  const grey = await plain(side).greyscale().jpeg({ optimiseCoding: false }).toBuffer();
  const segment = (marker: number, from = 0): { at: number; end: number } => {
    let at = 2;
    while (grey[at + 1] !== marker || at < from) at += 2 + grey.readUInt16BE(at + 2);
    return { at, end: at + 2 + grey.readUInt16BE(at + 2) };
  };
  const [frame, scan] = [segment(0xc0), segment(0xda)];
  const data = grey.subarray(scan.end, grey.length - 2);
  const three = Buffer.concat([
    grey.subarray(frame.at + 4, frame.at + 9),
    Buffer.from([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
  ]);
  const header = Buffer.concat([Buffer.from([0xff, 0xc0, 0, three.length + 2]), three]);
  const scans = [1, 2, 3].flatMap(component => [
    Buffer.from([0xff, 0xda, 0, 8, 1, component, 0, 0, 63, 0]),
    data,
  ]);
  return Buffer.concat([
    grey.subarray(0, frame.at),
    header,
    grey.subarray(frame.end, scan.at),
    ...scans,
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** A JPEG that says it is so large, whatever it holds. */
function saysSide(picture: Buffer, side: number): Buffer {
  const bytes = Buffer.from(picture);
  let at = 2;
  while (![0xc0, 0xc1, 0xc2].includes(bytes[at + 1] as number)) at += 2 + bytes.readUInt16BE(at + 2);
  bytes.writeUInt16BE(side, at + 5);
  bytes.writeUInt16BE(side, at + 7);
  return bytes;
}

/** The same of a lossy WebP. */
function saysSideWebp(picture: Buffer, side: number): Buffer {
  const bytes = Buffer.from(picture);
  bytes.writeUInt16LE(side, 26);
  bytes.writeUInt16LE(side, 28);
  return bytes;
}

async function pages(count: number, side: number): Promise<Buffer> {
  const drawn = await Promise.all([1, 2, 3].map(seed => product(side, { seed }).png().toBuffer()));
  const all = Array.from({ length: count }, (_, at) => drawn[at % 3] as Buffer);
  return sharp(all, { join: { animated: true } })
    .tiff()
    .toBuffer();
}

const animated = async (count: number, side: number, format: 'gif' | 'webp'): Promise<Buffer> => {
  const drawn = await Promise.all([1, 2].map(seed => product(side, { seed }).png().toBuffer()));
  const all = Array.from({ length: count }, (_, at) => drawn[at % 2] as Buffer);
  return sharp(all, { join: { animated: true } })
    .toFormat(format)
    .toBuffer();
};

const ftyp = (brand: string): Buffer =>
  Buffer.concat([length(24), Buffer.from(`ftyp${brand}\0\0\0\0${brand}mif1`, 'latin1'), Buffer.alloc(300)]);

/** A GIF of one black line that says it is so large. */
const gif = (side: number): Buffer => {
  const two = Buffer.from([side & 255, side >> 8]);
  return Buffer.concat([
    Buffer.from('GIF89a'),
    two,
    two,
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0]),
    two,
    two,
    Buffer.from([0, 2, 2, 0x4c, 1, 0, 0x3b]),
  ]);
};

/** Every kind of picture that a run must answer with a clear finding or a clean result. */
export const hostilePictures: readonly Hostile[] = [
  { name: 'truncated.jpg', says: 'damaged', make: async () => (await sound()).subarray(0, 9000) },
  {
    name: 'truncated.png',
    says: 'damaged',
    make: async () => (await photo().png().toBuffer()).subarray(0, 9000),
  },
  {
    name: 'truncated.webp',
    says: 'damaged',
    make: async () => (await photo().webp().toBuffer()).subarray(0, 3000),
  },
  { name: 'empty.jpg', says: 'empty', make: () => '' },
  { name: 'words.jpg', says: 'not-a-picture', make: () => 'no picture at all' },
  { name: 'page.jpg', says: 'not-a-picture', make: () => '<!DOCTYPE html><html>not found</html>' },
  { name: 'huge-in-2-kb.png', says: 'not decoded', make: () => png(50_000, Buffer.alloc(100_000)) },
  { name: 'header-lies-more.png', says: 'damaged', make: () => png(4000, Buffer.alloc(5000)) },
  { name: 'header-lies-less.png', says: 'seen', make: () => png(64, Buffer.alloc(50_000_000)) },
  { name: 'bomb.png', says: 'seen', make: () => png(12_000, Buffer.alloc(12_001 * 12_000), { bits: 8 }) },
  {
    name: 'bomb-in-text.png',
    says: 'seen',
    make: () => {
      const text = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(100_000_000))]);
      return png(64, Buffer.alloc(9 * 64), { more: [chunk('zTXt', text)] });
    },
  },
  {
    name: 'endless-metadata.png',
    says: 'seen',
    make: () => png(64, Buffer.alloc(9 * 64), { more: [xmpChunk('cc:license '.repeat(600_000))] }),
  },
  { name: 'bomb.jpg', says: 'seen', make: () => plain(6000).jpeg({ quality: 1 }).toBuffer() },
  {
    name: 'bomb-progressive.jpg',
    says: 'not decoded',
    make: async () => saysSide(await photo().jpeg({ progressive: true }).toBuffer(), 12_000),
  },
  {
    name: 'bomb-in-three-scans.jpg',
    says: 'not decoded',
    make: async () => saysSide(await inThreeScans(64), 12_000),
  },
  {
    name: 'bomb.webp',
    says: 'not decoded',
    make: async () => saysSideWebp(await photo().webp().toBuffer(), 16_000),
  },
  { name: 'large.webp', says: 'seen', make: () => plain(5000).webp({ quality: 1, effort: 0 }).toBuffer() },
  { name: 'bomb.gif', says: 'not decoded', make: () => gif(65_535) },
  { name: 'large.gif', says: 'seen', make: () => plain(4000).gif({ effort: 1 }).toBuffer() },
  {
    name: 'bomb.tiff',
    says: 'not decoded',
    make: () => plain(8200).tiff({ compression: 'deflate' }).toBuffer(),
  },
  { name: 'large.tiff', says: 'seen', make: () => plain(5000).tiff({ compression: 'deflate' }).toBuffer() },
  {
    name: 'floats.tiff',
    says: 'not decoded',
    make: () => plain(4200).toColourspace('scrgb').tiff({ compression: 'deflate' }).toBuffer(),
  },
  { name: 'hundred-pages.tiff', says: 'seen', make: () => pages(100, 300) },
  { name: 'large.avif', says: 'seen', make: () => plain(2500).avif({ effort: 0, quality: 1 }).toBuffer() },
  { name: 'broken.avif', says: 'damaged', make: () => ftyp('avif') },
  { name: 'unsupported.heic', says: 'not decoded', make: () => ftyp('heic') },
  { name: 'animated.gif', says: 'seen', make: () => animated(200, 200, 'gif') },
  { name: 'animated.webp', says: 'seen', make: () => animated(60, 200, 'webp') },
  { name: 'cmyk.jpg', says: 'seen', make: () => photo().toColourspace('cmyk').jpeg().toBuffer() },
  { name: 'sixteen-bits.png', says: 'seen', make: () => photo().toColourspace('rgb16').png().toBuffer() },
  { name: 'sixteen-bits.tiff', says: 'seen', make: () => photo().toColourspace('rgb16').tiff().toBuffer() },
  {
    name: 'turned.jpg',
    says: 'seen',
    make: () => photo().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  },
  {
    name: 'large-turned.jpg',
    says: 'seen',
    make: async () => {
      const soft = await product(300).blur(3).png().toBuffer();
      return sharp(soft).resize(6000).withMetadata({ orientation: 6 }).jpeg({ quality: 40 }).toBuffer();
    },
  },
  {
    name: 'large-turned.png',
    says: 'seen',
    make: () => {
      const turned = Buffer.from('MM\0*\0\0\0\b\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1');
      const more = [chunk('eXIf', turned)];
      return png(12_000, Buffer.alloc(12_001 * 12_000), { bits: 8, more });
    },
  },
  { name: 'jpeg-called.png', says: 'seen', make: sound },
  {
    name: 'asks-others.svg',
    says: 'not decoded',
    make: () =>
      '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/><image href="http://127.0.0.1:1/x.png"/></svg>',
  },
  { name: 'link-outside.jpg', says: 'outside', make: path => void symlinkSync('/etc/passwd', path) },
  { name: 'link-to-device.jpg', says: 'outside', make: path => void symlinkSync('/dev/zero', path) },
  { name: 'link-to-itself.jpg', says: 'missing', make: path => void symlinkSync(path, path) },
  { name: 'pipe.jpg', says: 'not-a-file', make: path => void execFileSync('mkfifo', [path]) },
  { name: 'folder.jpg', says: 'not-a-file', make: path => void mkdirSync(path) },
  { name: '../../../../../../etc/passwd', says: 'outside', make: () => undefined },
];

/** Puts a hostile picture into a folder. */
export async function putHostile({ name, make }: Hostile, folder: string): Promise<void> {
  const path = join(folder, name);
  const bytes = await make(path);
  if (bytes !== undefined) writeFileSync(path, bytes);
}
