import type { SourceFile } from '../formats/format.ts';

export type Encoding = SourceFile['encoding'];

/** How a file's bytes are to be read; `null` where they are no text. */
export interface Detected {
  readonly encoding: Encoding;
  /** Bytes of the byte-order mark, to be left out of the text. */
  readonly bomBytes: 0 | 2 | 3;
}

/** Bytes looked at where an encoding is chosen by statistics. */
const SAMPLE = 1 << 18;

/**
 * The encoding of a file: a byte-order mark, else UTF-16 by the place of its zero bytes, else UTF-8 where
 * most multi-byte sequences are well-formed, else whichever of GB18030, Shift_JIS and Windows-1252 makes the
 * most of the high bytes plausible. `null`: binary.
 */
export function detect(bytes: Uint8Array): Detected | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', bomBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', bomBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', bomBytes: 2 };
  const head = bytes.subarray(0, SAMPLE);
  const utf16 = utf16ByZeros(head);
  if (utf16 !== undefined) return { encoding: utf16, bomBytes: 0 };
  if (isBinary(head)) return null;
  let high = 0;
  while (high < bytes.length && (bytes[high] as number) < 0x80) high++;
  if (high === bytes.length) return { encoding: 'utf-8', bomBytes: 0 };
  const sample = bytes.subarray(Math.max(0, high - 1), high + SAMPLE);
  return { encoding: utf8Share(sample) >= 0.7 ? 'utf-8' : legacy(sample), bomBytes: 0 };
}

/** Text in UTF-16 has its zero bytes (ASCII characters: line ends, commas) on one side only. */
function utf16ByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let even = 0;
  let odd = 0;
  let signs = 0;
  for (let index = 0; index < head.length; index++) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
    if (commonSigns.has(head[index ^ 1] ?? 0)) signs++;
  }
  if (signs === 0 || even + odd < head.length / 100) return undefined;
  if (odd > 50 * even) return 'utf-16le';
  return even > 50 * odd ? 'utf-16be' : undefined;
}

/** Line feed, comma, blank, colon, quote: one of them is in every file that has records. */
const commonSigns: ReadonlySet<number> = new Set([0x0a, 0x2c, 0x20, 0x3a, 0x22]);

/** Zero bytes, or more control characters than a text would hold. */
function isBinary(head: Uint8Array): boolean {
  let zeros = 0;
  let controls = 0;
  // By position: an iterator over bytes is many times slower.
  for (let index = 0; index < head.length; index++) {
    const byte = head[index] as number;
    if (byte === 0) zeros++;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) controls++;
  }
  return zeros > head.length / 1000 || controls > head.length / 50;
}

/** Share of the high bytes' sequences that are well-formed UTF-8. */
function utf8Share(sample: Uint8Array): number {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let continued = 1;
    while (continued < length && ((sample[at + continued] ?? 0) & 0xc0) === 0x80) continued++;
    if (length > 0 && byte < 0xf5 && (continued === length || at + continued >= sample.length)) good++;
    else bad++;
    at += continued - 1;
  }
  return good / (good + bad);
}

/** How much of the high bytes one encoding explains as text that people write, 0-1. */
type Measure = (sample: Uint8Array) => number;

const measures: readonly (readonly [Encoding, Measure])[] = [
  ['gb18030', gb18030Share],
  ['shift_jis', shiftJisShare],
  ['windows-1252', windows1252Share],
];

function legacy(sample: Uint8Array): Encoding {
  let best: Encoding = 'windows-1252';
  let share = 0;
  for (const [encoding, measure] of measures) {
    const measured = measure(sample);
    if (measured > share) [best, share] = [encoding, measured];
  }
  return best;
}

/** Hanzi of GB 2312 level 1 (the 3,755 in daily use, rows 16-55) and its punctuation and full-width rows 1-3. */
function gb18030Share(sample: Uint8Array): number {
  let good = 0;
  let total = 0;
  for (let at = 0; at < sample.length; at++) {
    const lead = sample[at] as number;
    if (lead < 0x80) continue;
    const trail = sample[at + 1];
    if (trail === undefined) break;
    total++;
    if (trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))) good++;
    if (trail >= 0x40) at += 1;
    else if (trail >= 0x30 && trail <= 0x39 && (sample[at + 2] ?? 0) >= 0x81) at += 3;
  }
  return total === 0 ? 0 : good / total;
}

/** Kana, punctuation and kanji of JIS X 0208 level 1 (2,965 in daily use, leads 0x88-0x97). */
function shiftJisShare(sample: Uint8Array): number {
  let good = 0;
  let total = 0;
  for (let at = 0; at < sample.length; at++) {
    const lead = sample[at] as number;
    if (lead < 0x80) continue;
    total++;
    if (lead >= 0xa0 && lead <= 0xdf) continue;
    const trail = sample[++at];
    if (trail === undefined) break;
    if (trail < 0x40 || trail === 0x7f) at--;
    else if (
      lead === 0x82
        ? trail >= 0x4f
        : lead === 0x83
          ? trail <= 0x96
          : lead === 0x81 || (lead >= 0x88 && lead <= 0x97)
    )
      good++;
  }
  return total === 0 ? 0 : good / total;
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Accented letters inside words, and typographic signs where they stand in Western text. */
function windows1252Share(sample: Uint8Array): number {
  let good = 0;
  let total = 0;
  for (let at = 0; at < sample.length; at++) {
    const byte = sample[at] as number;
    if (byte < 0x80) continue;
    total++;
    if (isWestern(sample[at - 1] ?? 0x20, byte, sample[at + 1] ?? 0x20)) good++;
  }
  return total === 0 ? 0 : good / total;
}

function isWestern(before: number, byte: number, after: number): boolean {
  // Opening and closing quotes, apostrophe, bullet and dashes, then the letters, then single signs.
  if (byte === 0x91 || byte === 0x93 || byte === 0x84 || byte === 0x82)
    return !isLetter(before) && after > 0x20;
  if (byte === 0x92) return isLetter(before) || (before >= 0x30 && before <= 0x39);
  if (byte === 0x94) return before > 0x20 && !isLetter(after);
  if (byte >= 0x95 && byte <= 0x97)
    return (before <= 0x39 && after <= 0x39) || (isLetter(before) && isLetter(after));
  if (byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) {
    return isLetter(before) || isLetter(after) || (before < 0x80 && after < 0x80);
  }
  if (byte === 0x8a || byte === 0x8c || byte === 0x8e || byte === 0x9a || byte === 0x9c || byte === 0x9e) {
    return isLetter(before) || isLetter(after);
  }
  return (byte >= 0xa0 || byte === 0x80 || byte === 0x85 || byte === 0x99) && before < 0x80 && after < 0x80;
}
