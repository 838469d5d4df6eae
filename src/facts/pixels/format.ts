import type { PictureFormat } from './measurement.ts';

const ascii = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));

/** What a file is, by its first bytes; its name says nothing. */
export function formatOf(bytes: Uint8Array): PictureFormat {
  const start = ascii(bytes, 0, 12);
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'tiff';
  if (start.startsWith('BM')) return 'bmp';
  if (start.startsWith('%PDF')) return 'pdf';
  if (start.slice(4, 8) === 'ftyp') return heif(ascii(bytes, 8, Math.min(bytes.length, 40)));
  const text = ascii(bytes, 0, Math.min(bytes.length, 1024))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<') && text.includes('<svg')) return 'svg';
  return /^<(!doctype html|html|head|body)/.test(text) ? 'html' : 'unknown';
}

const heif = (brands: string): PictureFormat =>
  /avif|avis/.test(brands) ? 'avif' : /hei[cx]|hev[cx]|mif1|msf1/.test(brands) ? 'heic' : 'unknown';

/** What the extension of a file name says. */
export const formatsByName: Readonly<Record<string, PictureFormat>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  tif: 'tiff',
  tiff: 'tiff',
  bmp: 'bmp',
  avif: 'avif',
  heic: 'heic',
  svg: 'svg',
};
