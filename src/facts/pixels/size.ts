import type { Document } from '../../model/document.ts';
import type { Image } from '../../model/listing.ts';
import type { Run } from '../run.ts';
import { looksOf } from './looks.ts';
import type { Size } from './measurement.ts';
import data from './renditions.yaml';

const { hosts, paths } = data as { readonly hosts: readonly string[]; readonly paths: readonly string[] };

/** A picture of a listing whose size is known. */
export interface SizedPicture {
  readonly index: number;
  readonly size: Size;
  /** Measured, or only what its file name says. */
  readonly from: 'pixels' | 'name';
}

/** `mug_1200x1200.jpg`: two numbers at the end of a file name with one extension. */
const NAMED = /^[^.]*[_-](\d{3,5})x(\d{3,5})\.(?:jpe?g|png|webp|gif|bmp|tiff?)$/iu;

/**
 * The size that a file name states, in pixels. Undefined where the address is that of a rendition, or the title says the
 * same numbers of the product itself.
 */
export function sizeInName(src: string, title: string): Size | undefined {
  if (/^data:/i.test(src) || /[?]/.test(src)) return undefined;
  const address = src.toLowerCase().replace(/#.*$/s, '');
  const host = /^(?:https?:)?\/\/([^/]+)/.exec(address)?.[1] ?? '';
  if (hosts.some(part => host.includes(part)) || paths.some(part => address.includes(part))) return undefined;
  const name = address.slice(address.lastIndexOf('/') + 1);
  const [, width, height] = NAMED.exec(name) ?? [];
  if (width === undefined || height === undefined) return undefined;
  const words = title.toLowerCase();
  if (words.includes(width) || words.includes(height)) return undefined;
  return { width: Number(width), height: Number(height) };
}

/** The pictures of a listing whose size is known: measured where they were looked at, else as their file name says. */
export function sizedPictures(document: Document<'listing'>, run: Run): readonly SizedPicture[] {
  const { title = '' } = document.value;
  return looksOf(document, run).flatMap(({ index, image, look }): readonly SizedPicture[] => {
    if (look.kind === 'seen')
      return look.picture.size ? [{ index, size: look.picture.size, from: 'pixels' }] : [];
    return look.kind === 'unseen' ? named(index, image, title) : [];
  });
}

function named(index: number, { src = '' }: Image, title: string): readonly SizedPicture[] {
  const size = sizeInName(src, title);
  return size ? [{ index, size, from: 'name' }] : [];
}
