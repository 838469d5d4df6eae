/** Column of a reference such as `AB12`, from 0; -1 where it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** Row of a reference such as `AB12`, from 1; 0 where it is none. */
export const rowOf = (reference: string): number => Number(/\d+/.exec(reference)?.[0] ?? 0);
