import { type Comparable, comparable, distance, greyOver, wholePicture } from './alike.ts';
import type { Look } from './measurement.ts';
import { isSameColour } from './same-colours.ts';

/** Hashes of the same picture differ by no more bits than this. */
export const mostBits = 10;
/** The same picture has so much of its luma in common (`npm run eval pixels`). */
const leastGrey = 0.975;
/** Width by height of the same picture are equal within this. */
const sameRatio = 0.03;

export const ratioOf = (left: number, right: number): number => Math.abs(left / right - 1);

/** Whether two pictures lie over each other, in luma and in the colours of the subject. */
export function isSame(one: Comparable, other: Comparable, mirrored: boolean): boolean {
  if (ratioOf(one.aspect, other.aspect) > sameRatio) return false;
  return (
    greyOver(one, wholePicture, other, mirrored) >= leastGrey &&
    isSameColour(one, wholePicture, other, mirrored)
  );
}

/** Tells pictures that were asked about before: asked in turn, whether a look shows one of them again. */
export function repeats(): (look: Look) => boolean {
  const seen: Comparable[] = [];
  return look => {
    const picture = look.kind === 'seen' ? look.picture : undefined;
    if (!picture?.pixels || !picture.size) return false;
    const own = comparable(picture.pixels.sketch, picture.size.width / picture.size.height);
    if (!own.telling) return false;
    const isOne = (other: Comparable, mirrored: boolean): boolean =>
      distance(mirrored ? own.mirrored : own.hash, other.hash) <= mostBits && isSame(other, own, mirrored);
    if (seen.some(other => isOne(other, false) || isOne(other, true))) return true;
    seen.push(own);
    return false;
  };
}
