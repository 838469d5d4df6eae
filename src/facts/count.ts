/**
 * How platforms count a text: code points, bytes of UTF-8, or places as a Chinese form counts them (GBK: two for what
 * is not ASCII).
 */
export type CountUnit = 'characters' | 'bytes' | 'width';

const weigh: Readonly<Record<CountUnit, (point: number) => number>> = {
  characters: () => 1,
  bytes: point => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4),
  width: point => (point < 0x80 ? 1 : 2),
};

/** How long a text is in a unit. */
export function countOf(text: string, unit: CountUnit): number {
  const weight = weigh[unit];
  let count = 0;
  for (const character of text) count += weight(character.codePointAt(0) as number);
  return count;
}

/** Where the first `max` units of a text end, as a position in it (UTF-16). */
export function endOf(text: string, unit: CountUnit, max: number): number {
  const weight = weigh[unit];
  let count = 0;
  let end = 0;
  for (const character of text) {
    count += weight(character.codePointAt(0) as number);
    if (count > max) break;
    end += character.length;
  }
  return end;
}
