import { lumaCells } from '../pixels/sketch.ts';
import type { GridWindow } from '../pixels/window.ts';
import type { Distinct } from './distinct.ts';
import { byLength, patternLength, readAcross, readPattern, type Span, spanOf, usual } from './pattern.ts';
import { isTintOf } from './tint.ts';

/** A picture that may be a window of another. */
export interface Cut {
  readonly other: number;
  readonly window: GridWindow;
}

/** Sides of a window have the ratio of the crop within this. */
export const windowRatio = 0.1;
/** Distance of the patterns of a crop and of the nearest window. */
const farthest = 0.15;
/** So many of the least certain bits of a key may be otherwise in the window. */
const uncertain = 4;
/** A key that more entries have says nothing. */
const crowded = 2000;
/** Of more pictures that may be cut out of one, the nearest. */
const mostCuts = 40;

/** Stretches that a crop may have of a side: 55 to 100 %, at every sixteenth. */
const spans: readonly Span[] = (() => {
  const all = 16;
  const found: Span[] = [];
  for (let length = 9; length <= all; length++)
    for (let from = 0; from + length <= all; from++)
      found.push(spanOf((from * lumaCells) / all, (length * lumaCells) / all));
  return found;
})();
const whole = spans.length - 1;

/** Windows by the ratio of their sides: for each the span across and the span down. */
const shapes: readonly {
  readonly ratio: number;
  readonly windows: readonly (readonly [number, number])[];
}[] = (() => {
  const grouped = new Map<number, [number, number][]>();
  spans.forEach((across, left) => {
    spans.forEach((down, top) => {
      if (left === whole && top === whole) return;
      const ratio = across.length / down.length;
      const group = grouped.get(ratio) ?? [];
      group.push([left, top]);
      grouped.set(ratio, group);
    });
  });
  return [...grouped].map(([ratio, windows]) => ({ ratio, windows }));
})();

/**
 * Finds for a picture which others may be cut out of it, each with the window that it is most like. All pictures stand
 * in one table under their key, the signs of their pattern; each window of a picture is asked for once.
 * @param telling Which of them can be told from others; all where it is absent.
 */
export function cutFinder(
  pictures: readonly Distinct[],
  telling?: readonly boolean[],
): (own: Distinct) => readonly Cut[] {
  const patterns = new Float32Array(pictures.length * patternLength);
  const table = tableOf(pictures, patterns, telling);
  const aspects = Float64Array.from(pictures, ({ aspect }) => aspect);
  const sorted = aspects.slice().sort();
  /** The question in which a picture was met last, how near and at which window. */
  const met = new Uint32Array(pictures.length);
  const nearest = new Float32Array(pictures.length);
  const where = new Uint16Array(pictures.length);
  const pattern = new Float64Array(patternLength);
  let question = 0;
  return own => {
    question++;
    const found: number[] = [];
    readAcross(own.sketch.luma, spans);
    for (const { ratio, windows } of shapes) {
      const aspect = own.aspect * ratio;
      // Most catalogs have pictures of few shapes, and most windows then none of them.
      if (!hasBetween(sorted, aspect / (1 + windowRatio), aspect / (1 - windowRatio))) continue;
      for (const [left, top] of windows) {
        const [across, down] = [spans[left] as Span, spans[top] as Span];
        if (!readPattern(left, down, across.length * down.length, pattern)) continue;
        const key = keyOf(pattern) >>> table.shift;
        const start = table.starts[key] as number;
        const end = table.starts[key + 1] as number;
        if (end - start > crowded) continue;
        for (let index = start; index < end; index++) {
          const other = table.positions[index] as number;
          if (Math.abs(aspect / (aspects[other] as number) - 1) > windowRatio) continue;
          const limit = met[other] === question ? (nearest[other] as number) : farthest;
          const distance = distanceTo(pattern, patterns, other * patternLength, limit);
          if (distance >= limit) continue;
          if (met[other] !== question) found.push(other);
          met[other] = question;
          nearest[other] = distance;
          where[other] = left * spans.length + top;
        }
      }
    }
    found.sort((one, other) => (nearest[one] as number) - (nearest[other] as number) || one - other);
    const cuts: Cut[] = [];
    for (const other of found) {
      const window = windowAt(where[other] as number);
      if (isTintOf(own.sketch, window, (pictures[other] as Distinct).sketch)) cuts.push({ other, window });
      if (cuts.length === mostCuts) break;
    }
    return cuts;
  };
}

function windowAt(number: number): GridWindow {
  const across = spans[Math.floor(number / spans.length)] as Span;
  const down = spans[number % spans.length] as Span;
  return { left: across.from, top: down.from, width: across.length, height: down.length };
}

/** Whether a sorted list has a value from `low` to `high`. */
function hasBetween(sorted: Float64Array, low: number, high: number): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < low) from = middle + 1;
    else to = middle;
  }
  return from < sorted.length && (sorted[from] as number) <= high;
}

/** Square of the distance of two patterns, or `limit` where it is more. */
function distanceTo(pattern: Float64Array, patterns: Float32Array, from: number, limit: number): number {
  let sum = 0;
  for (let number = 0; number < patternLength; number++) {
    const off = (pattern[number] as number) - (patterns[from + number] as number);
    sum += off * off;
    if (sum >= limit) return limit;
  }
  return sum;
}

/** A bit for each number of a pattern, the longest waves first. */
function keyOf(pattern: Float64Array): number {
  let key = 0;
  for (let place = 0; place < patternLength; place++) {
    const number = byLength[place] as number;
    key = (key << 1) | ((pattern[number] as number) > (usual[number] as number) ? 1 : 0);
  }
  return key;
}

interface Table {
  /** Bits of a key that are left out: a few pictures need no more. */
  readonly shift: number;
  /** For each key, where its positions begin. */
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

/** Puts each picture under its key and under those that it might have: with each of its uncertain bits turned. */
function tableOf(
  pictures: readonly Distinct[],
  patterns: Float32Array,
  telling: readonly boolean[] | undefined,
): Table {
  const variants = 2 ** uncertain;
  const bits = Math.min(patternLength, Math.ceil(Math.log2(pictures.length * variants + 1)));
  const shift = patternLength - bits;
  const keys = new Int32Array(pictures.length * variants).fill(-1);
  const pattern = new Float64Array(patternLength);
  const wholeSpan = [spans[whole] as Span];
  pictures.forEach(({ sketch: { luma } }, at) => {
    if (telling?.[at] === false) return;
    readAcross(luma, wholeSpan);
    if (!readPattern(0, wholeSpan[0] as Span, lumaCells * lumaCells, pattern)) return;
    patterns.set(pattern, at * patternLength);
    const key = keyOf(pattern) >>> shift;
    const doubtOf = (place: number): number => {
      const number = byLength[place] as number;
      return Math.abs((pattern[number] as number) - (usual[number] as number));
    };
    const doubtful = Array.from({ length: bits }, (_, place) => place)
      .sort((one, other) => doubtOf(one) - doubtOf(other))
      .slice(0, uncertain)
      .map(place => 1 << (bits - 1 - place));
    for (let variant = 0; variant < variants; variant++)
      keys[at * variants + variant] = doubtful.reduce(
        (turned, bit, place) => ((variant >> place) & 1 ? turned ^ bit : turned),
        key,
      );
  });
  const starts = new Uint32Array(2 ** bits + 1);
  for (const key of keys) if (key >= 0) starts[key + 1] = (starts[key + 1] as number) + 1;
  for (let key = 1; key < starts.length; key++)
    starts[key] = (starts[key] as number) + (starts[key - 1] as number);
  const next = starts.slice();
  const positions = new Uint32Array(starts.at(-1) as number);
  keys.forEach((key, entry) => {
    if (key < 0) return;
    const place = next[key] as number;
    positions[place] = Math.floor(entry / variants);
    next[key] = place + 1;
  });
  return { shift, starts, positions };
}
