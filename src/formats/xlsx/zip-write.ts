import { crc32, deflateRawSync } from 'node:zlib';
import { EditError } from '../edit.ts';
import { endRecord, partName, viewOf } from './zip.ts';

/** Where an entry stands in the archive's directory, and what it says. */
interface Listed {
  readonly name: string;
  /** Of its record in the directory. */
  readonly at: number;
  readonly offset: number;
}

/** A field of all ones stands for a wider one elsewhere (Zip64). */
const WIDE = 0xffffffff;

/**
 * The archive with other contents of some parts, by name. All else is copied byte for byte, as packed as it is:
 * only the offsets and the sizes of these parts change in the directory.
 * @throws EditError for an archive of Zip64, which no workbook that is read needs
 */
export function withParts(bytes: Uint8Array, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const view = viewOf(bytes);
  const end = endRecord(bytes, view);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (start === WIDE || view.getUint16(end + 10, true) === 0xffff) throw new EditError('format-read-only');
  const entries = listed(bytes, start, view.getUint16(end + 10, true));
  const changed = new Map([...parts].map(([name, content]) => [partName(name), content]));
  const tail = copied(bytes.subarray(start));
  const directory = viewOf(tail);
  const pieces: Uint8Array[] = [];
  let done = 0;
  let moved = 0;
  for (const [index, { name, at, offset }] of entries.entries()) {
    directory.setUint32(at - start + 42, offset + moved, true);
    // Of two entries of one name the last one counts, as in reading.
    const content = entries.findLast(entry => entry.name === name)?.at === at ? changed.get(name) : undefined;
    if (!content) continue;
    const next = entries[index + 1]?.offset ?? start;
    const made = localEntry(bytes, offset, content);
    pieces.push(bytes.subarray(done, offset), made.header, made.packed);
    done = next;
    moved += made.header.length + made.packed.length - (next - offset);
    describe(directory, at - start + 8, made);
  }
  pieces.push(bytes.subarray(done, start));
  directory.setUint32(end - start + 16, start + moved, true);
  if (size > tail.length) throw new EditError('format-read-only');
  return joined([...pieces, tail]);
}

/** The entries of the directory, in the order of their places in the archive. */
function listed(bytes: Uint8Array, start: number, count: number): readonly Listed[] {
  const view = viewOf(bytes);
  const names = new TextDecoder();
  const entries: Listed[] = [];
  let at = start;
  for (let index = 0; index < count; index++) {
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    if ([20, 24, 42].some(field => view.getUint32(at + field, true) === WIDE))
      throw new EditError('format-read-only');
    entries.push({ name: partName(names.decode(bytes.subarray(at + 46, nameEnd))), at, offset });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries.sort((left, right) => left.offset - right.offset);
}

interface Made {
  readonly header: Uint8Array;
  readonly packed: Uint8Array;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
}

/** A part packed anew behind its old name; its sizes stand before it, not behind. */
function localEntry(bytes: Uint8Array, offset: number, content: Uint8Array): Made {
  const nameLength = viewOf(bytes).getUint16(offset + 26, true);
  const header = copied(bytes.subarray(offset, offset + 30 + nameLength));
  const view = viewOf(header);
  const packed = deflateRawSync(content);
  const made = {
    header,
    packed,
    flags: view.getUint16(6, true) & ~8,
    crc: crc32(content),
    size: content.length,
  };
  describe(view, 6, made);
  view.setUint16(28, 0, true);
  return made;
}

/** Flags, method, checksum and sizes, which a part's own header and the directory have in the same order. */
function describe(view: DataView, at: number, { flags, crc, packed, size }: Made): void {
  view.setUint16(at, flags, true);
  view.setUint16(at + 2, 8, true);
  view.setUint32(at + 8, crc, true);
  view.setUint32(at + 12, packed.length, true);
  view.setUint32(at + 16, size, true);
}

/** `slice` of a Buffer would be the archive itself. */
const copied = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
