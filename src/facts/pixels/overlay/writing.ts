import { around, type Blob } from './blobs.ts';

/** What is told of a row of signs; lengths as shares of its height. */
interface Row {
  readonly box: Blob;
  readonly signs: number;
  /** Strokes crossed from left to right, mean of the rows in its middle. */
  readonly strokes: number;
  /** Share of its box that is ink. */
  readonly density: number;
  /** Median width of a stroke. */
  readonly stroke: number;
  /** Wide strokes by narrow ones. */
  readonly spread: number;
  /** Share of its signs that stand on one line. */
  readonly onLine: number;
  /** How like neighbouring signs are, −1 to 1. */
  readonly alike: number;
}

/**
 * The box of a row of signs if it is writing: many thin strokes of about one width, standing on one line, and no shape
 * again and again (domain research 5.9: stroke width, common base line).
 * @param isInk 1 where a pixel has the colour of the signs, `width` a row.
 */
export function writingIn(isInk: Uint8Array, width: number, group: readonly Blob[]): Blob | undefined {
  const box = around(group);
  if (box.right - box.left < 1.5 * (box.bottom - box.top)) return undefined;
  return isWriting(rowOf(isInk, width, group, box)) ? box : undefined;
}

/** Latin letters have one to two strokes one above the other (E has three), Chinese characters two to five. */
const manyStrokes = 2.3;

/** Fewer signs say nothing: a per cent sign is dense too. */
const leastSigns = 3;

/** Whether signs of one line have as many strokes one above the other as Chinese characters have. */
export function isDense(isInk: Uint8Array, width: number, signs: readonly Blob[]): boolean {
  if (signs.length < leastSigns) return false;
  const { top, bottom } = around(signs);
  let [strokes, columns] = [0, 0];
  for (const { left, right } of signs)
    for (let x = left; x < right; x++) {
      const before = strokes;
      for (let y = top, inside = 0; y < bottom; y++) {
        const is = isInk[y * width + x] as number;
        if (is > inside) strokes++;
        inside = is;
      }
      if (strokes > before) columns++;
    }
  return strokes >= manyStrokes * columns;
}

function isWriting({ box, signs, strokes, density, stroke, spread, onLine, alike }: Row): boolean {
  const slimness = (box.right - box.left) / (box.bottom - box.top);
  return (
    signs >= Math.max(4, 0.35 * slimness) &&
    strokes >= 4 &&
    density >= 0.12 &&
    density <= 0.7 &&
    stroke <= 0.35 &&
    spread <= 5 &&
    onLine >= 0.6 &&
    alike <= 0.8
  );
}

/** The middle of a row of signs, where each letter has its strokes. */
const [middleFrom, middleTo] = [0.2, 0.8];
const offLine = 0.14;

function rowOf(isInk: Uint8Array, width: number, group: readonly Blob[], box: Blob): Row {
  const { left, top, right, bottom } = box;
  const high = bottom - top;
  let [strokes, rows, ink] = [0, 0, 0];
  const widths: number[] = [];
  for (let y = top; y < bottom; y++) {
    const before = widths.length;
    const end = y * width + right;
    for (let at = y * width + left; at < end; at++) {
      if (isInk[at] !== 1) continue;
      const start = at;
      while (at < end && isInk[at] === 1) at++;
      widths.push(at - start);
      ink += at - start;
    }
    if (y < top + high * middleFrom || y >= top + high * middleTo) continue;
    rows++;
    strokes += widths.length - before;
  }
  widths.sort((one, other) => one - other);
  const quantile = (share: number): number => widths[Math.floor(widths.length * share)] ?? 0;
  const feet = group.map(sign => sign.bottom).sort((one, other) => one - other);
  const line = feet[feet.length >> 1] as number;
  return {
    box,
    signs: group.length,
    strokes: strokes / Math.max(1, rows),
    density: ink / ((right - left) * high),
    stroke: quantile(0.5) / high,
    spread: quantile(0.85) / Math.max(1, quantile(0.3)),
    onLine: feet.filter(foot => Math.abs(foot - line) <= Math.max(1, offLine * high)).length / feet.length,
    alike: likenessOf(isInk, width, group),
  };
}

/** Cells a side of the small picture by which signs are compared. */
const cells = 8;

/** Mean correlation of neighbouring signs: letters differ, beads and samples of one thing do not. */
function likenessOf(isInk: Uint8Array, width: number, group: readonly Blob[]): number {
  const shapes = [...group]
    .sort((one, other) => one.left - other.left)
    .map(sign => shapeOf(isInk, width, sign));
  let sum = 0;
  shapes.forEach((shape, at) => {
    const before = shapes[at - 1];
    if (before) sum += correlation(before, shape);
  });
  return sum / Math.max(1, shapes.length - 1);
}

function shapeOf(isInk: Uint8Array, width: number, { left, top, right, bottom }: Blob): Float64Array {
  const shape = new Float64Array(cells * cells);
  const beginning = (from: number, to: number, cell: number): number =>
    Math.floor(from + (cell * (to - from)) / cells);
  for (let cell = 0; cell < shape.length; cell++) {
    const [column, row] = [cell % cells, Math.floor(cell / cells)];
    const [x0, y0] = [beginning(left, right, column), beginning(top, bottom, row)];
    const x1 = Math.max(x0 + 1, beginning(left, right, column + 1));
    const y1 = Math.max(y0 + 1, beginning(top, bottom, row + 1));
    let ink = 0;
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) ink += isInk[y * width + x] as number;
    shape[cell] = ink / ((x1 - x0) * (y1 - y0));
  }
  return shape;
}

/** Pearson's; two shapes without any difference inside are alike. */
function correlation(one: Float64Array, other: Float64Array): number {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, first, second] = [0, 0, 0];
  one.forEach((value, at) => {
    const [x, y] = [value - a, (other[at] as number) - b];
    both += x * y;
    first += x * x;
    second += y * y;
  });
  if (first === 0 || second === 0) return first === second ? 1 : 0;
  return both / Math.sqrt(first * second);
}
