import { constants, crc32, inflateRawSync } from 'node:zlib';
import { WorkbookFault } from './fault.ts';
import { limits } from './limits.ts';

/** The parts of an archive, by name. */
export interface Archive {
  /** Names as they are compared: lower case, with `/`, without a leading one. */
  readonly names: readonly string[];
  /** A part's bytes; undefined where there is none of that name. @throws WorkbookFault */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** Names of parts differ neither by case (OPC) nor, as some programs write them, by the slash. */
export const partName = (name: string): string =>
  name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/**
 * Opens a zip archive (PKWARE APPNOTE 6.3, Zip64 included) by its directory alone. Unpacking is left to the
 * zlib of Node, which stops at the size that the directory gave.
 * @throws WorkbookFault where the archive is damaged, or its directory promises more than `limits`
 */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = directory(bytes);
  let total = 0;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(partName(name));
      if (!entry) return undefined;
      total += entry.size;
      refuseBomb(entry, total);
      return unpack(bytes, entry, name);
    },
  };
}

function refuseBomb({ size, packed }: Entry, total: number): void {
  const dense = size > limits.ratioFrom && size > packed * limits.ratio;
  if (size > limits.partBytes || total > limits.totalBytes || dense) oversized(Math.max(size, total));
}

function oversized(size: number): never {
  throw new WorkbookFault('unpacks-too-large', { megabytes: Math.ceil(size / 2 ** 20) });
}

function unpack(bytes: Uint8Array, entry: Entry, name: string): Uint8Array {
  if (entry.flags & 1) throw new WorkbookFault('encrypted-workbook');
  const packed = packedBytes(bytes, entry);
  const content = packed && (entry.method === 0 ? packed : inflated(packed, entry));
  if (!content || content.length !== entry.size || crc32(content) !== entry.crc)
    throw new WorkbookFault('broken-workbook', { part: name });
  return content;
}

function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed);
}

function inflated(packed: Uint8Array, { method, size }: Entry): Uint8Array | undefined {
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(packed, {
      maxOutputLength: Math.max(1, size),
      finishFlush: constants.Z_FINISH,
    });
  } catch {
    return undefined;
  }
}

export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function directory(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = viewOf(bytes);
  const { count, start } = directoryPlace(bytes, view);
  if (count > limits.entries) throw new WorkbookFault('oversized-workbook');
  const entries = new Map<string, Entry>();
  const names = new TextDecoder();
  let packed = 0;
  let at = start;
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw broken();
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > bytes.length) throw broken();
    const entry = withWideFields(view, nameEnd, extraEnd, {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    packed += entry.packed;
    entries.set(partName(names.decode(bytes.subarray(at + 46, nameEnd))), entry);
    at = extraEnd + view.getUint16(at + 32, true);
  }
  // Parts that lie upon each other make a bomb of any size out of one packed stretch.
  if (packed > bytes.length) oversized([...entries.values()].reduce((sum, { size }) => sum + size, 0));
  return entries;
}

const broken = (): WorkbookFault => new WorkbookFault('broken-workbook', { part: 'zip' });

/** Where the record behind the last entry is; a comment of up to 64 kB may follow it. */
export function endRecord(bytes: Uint8Array, view: DataView): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw broken();
}

/** The end record tells where the directory is. */
function directoryPlace(bytes: Uint8Array, view: DataView): { count: number; start: number } {
  const at = endRecord(bytes, view);
  const count = view.getUint16(at + 10, true);
  const start = view.getUint32(at + 16, true);
  return count === 0xffff || start === 0xffffffff ? wideDirectoryPlace(view, at - 20) : { count, start };
}

/** Zip64: the locator in front of the end record tells where the wide end record is. */
function wideDirectoryPlace(view: DataView, locator: number): { count: number; start: number } {
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) throw broken();
  const record = Number(view.getBigUint64(locator + 8, true));
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== 0x06064b50) throw broken();
  return {
    count: Number(view.getBigUint64(record + 32, true)),
    start: Number(view.getBigUint64(record + 48, true)),
  };
}

/** Zip64: a field of all ones stands as eight bytes in the extra field 1, in this order. */
function withWideFields(view: DataView, from: number, to: number, entry: Entry): Entry {
  const wide: Record<'size' | 'packed' | 'offset', number> = { ...entry };
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    let field = at + 4;
    for (const name of ['size', 'packed', 'offset'] as const) {
      if (entry[name] !== 0xffffffff || field + 8 > end) continue;
      wide[name] = Number(view.getBigUint64(field, true));
      field += 8;
    }
  }
  return { ...entry, ...wide };
}
