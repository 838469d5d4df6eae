import { dirname, resolve, sep } from 'node:path';

/** Where a listing says its picture is. */
export type PictureSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'data'; readonly text: string }
  | { readonly kind: 'address'; readonly url: string }
  /** An address within a shop that is not known here (`/media/1.jpg`), or none at all. */
  | { readonly kind: 'elsewhere' };

/**
 * What `src` of a listing in `file` (relative to `cwd`) means. A path is relative to the file; what begins with a
 * slash is an address within the shop, as exports write it.
 */
export function sourceOf(src: string, file: string, cwd: string): PictureSource {
  const text = src.trim();
  if (/^data:/i.test(text)) return { kind: 'data', text };
  if (/^https?:\/\//i.test(text)) return { kind: 'address', url: text };
  if (text === '' || /^[\\/]/.test(text) || /^[a-z][a-z\d+.-]+:/i.test(text)) return { kind: 'elsewhere' };
  return { kind: 'path', path: resolve(cwd, dirname(file), text.replaceAll('\\', '/')) };
}

/** The folder that pictures of `file` must lie in: the working directory, or the file's own where that is elsewhere. */
export function rootOf(file: string, cwd: string): string {
  const folder = resolve(cwd, dirname(file));
  return isWithin(folder, cwd) ? cwd : folder;
}

/** Whether a path is a folder or lies in it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
