import type { SourceFile } from '../formats/format.ts';

/** Thrown where an encoding does not have a character of the text. */
export class MissingCharacter extends RangeError {
  readonly character: string;
  constructor(encoding: string, character: string) {
    super(`${encoding} has no character “${character}”`);
    this.character = character;
  }
}

/**
 * Bytes of a text in the encoding it was read in. The tables are made from the decoder itself, so every byte
 * sequence that is the only (or the usual) one for its character comes back; a caller that must not touch
 * the rest compares `encode(decode(bytes))` with `bytes` first.
 * @throws MissingCharacter
 */
export function encode({ text, encoding, bom }: Pick<SourceFile, 'text' | 'encoding' | 'bom'>): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(marked);
    case 'utf-16le':
    case 'utf-16be':
      return encodeUtf16(marked, encoding === 'utf-16le');
    case 'windows-1252':
      return encodeByTable(text, encoding, windows1252Bytes());
    case 'shift_jis':
      return encodeByTable(text, encoding, shiftJisBytes());
    case 'gb18030':
      return encodeByTable(text, encoding, gb18030Bytes());
  }
}

/**
 * Characters of the bytes 0x80-0x9F in Windows-1252 (Microsoft's code page 1252); the five bytes without one
 * stand for themselves, as the WHATWG Encoding Standard has it. Node 20 decodes them as Latin-1.
 */
const WINDOWS_1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** The text of Windows-1252 bytes; never fails. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = Uint16Array.from(bytes, byte => windows1252Unit(byte));
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units);
}

function windows1252Unit(byte: number): number {
  return byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
}

/** Whether Windows-1252 has no character for the byte. */
export function isUnassigned1252(byte: number): boolean {
  return byte >= 0x80 && byte < 0xa0 && windows1252Unit(byte) === byte;
}

function encodeUtf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), little);
  return bytes;
}

/** Big-endian byte sequence of a code point, as a number; undefined where there is none. */
type Bytes = (codePoint: number) => number | undefined;

function encodeByTable(text: string, encoding: string, bytesOf: Bytes): Uint8Array {
  let bytes = new Uint8Array(text.length * 2 + 16);
  let length = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    const sequence = codePoint < 0x80 ? codePoint : bytesOf(codePoint);
    if (sequence === undefined) throw new MissingCharacter(encoding, character);
    if (length + 4 > bytes.length) {
      const grown = new Uint8Array(bytes.length * 2);
      grown.set(bytes);
      bytes = grown;
    }
    if (sequence > 0xffffff) bytes[length++] = sequence >>> 24;
    if (sequence > 0xffff) bytes[length++] = (sequence >>> 16) & 0xff;
    if (sequence > 0xff) bytes[length++] = (sequence >>> 8) & 0xff;
    bytes[length++] = sequence & 0xff;
  }
  return bytes.slice(0, length);
}

const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

const windows1252Bytes = once<Bytes>(() => {
  const table = new Map<number, number>();
  for (let byte = 0x80; byte < 0x100; byte++) table.set(windows1252Unit(byte), byte);
  return codePoint => table.get(codePoint);
});

const shiftJisBytes = once<Bytes>(() => {
  const table = new Map<number, number>([[0x80, 0x80]]);
  for (let byte = 0xa1; byte <= 0xdf; byte++) table.set(0xff61 + byte - 0xa1, byte);
  // NEC's copy of IBM's extensions (leads 0xED, 0xEE) comes last: Windows writes 0xFA-0xFC instead.
  const leads = [...between(0x81, 0x9f), ...between(0xe0, 0xec), ...between(0xef, 0xfc), 0xed, 0xee];
  addSequences(table, 'shift_jis', pairs(leads, between(0x40, 0xfc)));
  return codePoint => table.get(codePoint);
});

const gb18030Bytes = once<Bytes>(() => {
  const table = new Map<number, number>();
  addSequences(table, 'gb18030', pairs(between(0x81, 0xfe), between(0x40, 0xfe)));
  addSequences(
    table,
    'gb18030',
    between(0, 39_419).map(index => fourBytes(0x81, index)),
  );
  // Above the BMP the standard counts on from 0x90308130 without gaps.
  return codePoint => (codePoint > 0xffff ? fourBytes(0x90, codePoint - 0x10000) : table.get(codePoint));
});

const between = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const pairs = (leads: readonly number[], trails: readonly number[]): number[] =>
  leads.flatMap(lead => trails.filter(trail => trail !== 0x7f).map(trail => (lead << 8) | trail));

/** The four-byte sequence at a linear position, digits of base 126 · 10 · 126 · 10 from `lead` 30 81 30. */
function fourBytes(lead: number, index: number): number {
  const bytes = [
    lead + Math.floor(index / 12_600),
    0x30 + (Math.floor(index / 1260) % 10),
    0x81 + (Math.floor(index / 10) % 126),
    0x30 + (index % 10),
  ];
  return bytes.reduce((sequence, byte) => sequence * 256 + byte, 0);
}

/** Decodes every sequence, each followed by a line end, and notes which character it gives; the first one wins. */
function addSequences(table: Map<number, number>, encoding: string, sequences: readonly number[]): void {
  const bytes: number[] = [];
  for (const sequence of sequences) {
    if (sequence > 0xffff) bytes.push(sequence >>> 24, (sequence >>> 16) & 0xff);
    bytes.push((sequence >>> 8) & 0xff, sequence & 0xff, 0x0a);
  }
  const characters = new TextDecoder(encoding).decode(Uint8Array.from(bytes)).split('\n');
  sequences.forEach((sequence, index) => {
    const character = characters[index] ?? '';
    const codePoint = character.codePointAt(0) ?? 0xfffd;
    const single = character.length === (codePoint > 0xffff ? 2 : 1);
    if (single && codePoint !== 0xfffd && !table.has(codePoint)) table.set(codePoint, sequence);
  });
}
