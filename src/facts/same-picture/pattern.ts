import { lumaCells } from '../pixels/sketch.ts';

/** Cells a side into which a window is cut, and as many waves, of which those count that are long in both directions. */
const cells = 6;

/** Numbers of a pattern. */
export const patternLength = (cells * (cells + 1)) / 2 - 1;

/** Numbers of a pattern, those of the longest waves first. */
export const byLength: Uint8Array = (() => {
  const found: { readonly number: number; readonly waves: number }[] = [];
  for (let right = 0; right < cells; right++)
    for (let down = right === 0 ? 1 : 0; down < cells - right; down++)
      found.push({ number: found.length, waves: right + down });
  return Uint8Array.from(
    found.sort((one, other) => one.waves - other.waves),
    ({ number }) => number,
  );
})();

/**
 * What each number of a pattern mostly is: things stand in the middle before a lighter ground, so the waves that are even
 * both ways lean to one side (medians of half of the photographs).
 */
export const usual: Float64Array = (() => {
  const leaning: Readonly<Record<string, number>> = {
    '0 2': 0.35,
    '0 4': 0.07,
    '2 0': 0.58,
    '2 2': -0.16,
    '4 0': 0.1,
  };
  const made: number[] = [];
  for (let right = 0; right < cells; right++)
    for (let down = right === 0 ? 1 : 0; down < cells - right; down++)
      made.push(leaning[`${right} ${down}`] ?? 0);
  return Float64Array.from(made);
})();

/** A stretch of one side of a picture, in luma cells. */
export interface Span {
  readonly from: number;
  readonly length: number;
  /** Where its cells begin and end: a luma cell, and how far into it. */
  readonly at: Uint8Array;
  readonly into: Float64Array;
}

export const spanOf = (from: number, length: number): Span => {
  const edges = Array.from({ length: cells + 1 }, (_, edge) => from + (edge * length) / cells);
  const at = Uint8Array.from(edges, edge => Math.min(lumaCells - 1, Math.floor(edge)));
  return { from, length, at, into: Float64Array.from(edges, (edge, cell) => edge - (at[cell] as number)) };
};

/** Sums up to the edges of the cells of a stretch, and its waves, from the longest on. */
const sums = new Float64Array(cells + 1);
const waves = new Float64Array(cells);

const cosine = (twelfths: number): number => Math.cos((Math.PI * twelfths) / 12);
const [c1, c2, c3, c5] = [cosine(1), cosine(2), cosine(3), cosine(5)];

/** The cosine transform (DCT-II) of six cells, from the sums up to their edges. */
function transform(): void {
  const [e1, e2, e3, e4, e5] = [sums[1], sums[2], sums[3], sums[4], sums[5]] as [
    number,
    number,
    number,
    number,
    number,
  ];
  const first = e1 - (sums[0] as number);
  const last = (sums[6] as number) - e5;
  const [outer, outerOff] = [first + last, first - last];
  const [middle, middleOff] = [e2 - e1 + e5 - e4, e2 - e1 - e5 + e4];
  const [inner, innerOff] = [e4 - e2, 2 * e3 - e2 - e4];
  waves[0] = (outer + middle + inner) * Math.SQRT1_2;
  waves[1] = outerOff * c1 + middleOff * c3 + innerOff * c5;
  waves[2] = (outer - inner) * c2;
  waves[3] = (outerOff - middleOff - innerOff) * c3;
  waves[4] = (outer + inner) / 2 - middle;
  waves[5] = outerOff * c5 - middleOff * c3 + innerOff * c1;
}

/** Waves across of the picture that was read last: of each span, summed up from the top to each row. */
const rows = lumaCells + 1;
let across = new Float64Array(0);
const line = new Float64Array(lumaCells + 1);

/** Measures the waves across of the rows of a picture, for each span; they hold until the next picture. */
export function readAcross(luma: Uint8Array, spans: readonly Span[]): void {
  if (across.length < spans.length * rows * cells) across = new Float64Array(spans.length * rows * cells);
  for (let y = 0; y < lumaCells; y++) {
    for (let x = 0; x < lumaCells; x++)
      line[x + 1] = (line[x] as number) + (luma[y * lumaCells + x] as number);
    for (let span = 0; span < spans.length; span++) {
      const { at, into } = spans[span] as Span;
      for (let edge = 0; edge <= cells; edge++) {
        const cell = at[edge] as number;
        const before = line[cell] as number;
        sums[edge] = before + (into[edge] as number) * ((line[cell + 1] as number) - before);
      }
      transform();
      const row = (span * rows + y) * cells;
      for (let wave = 0; wave < cells; wave++)
        across[row + cells + wave] = (across[row + wave] as number) + (waves[wave] as number);
    }
  }
}

/** A window of fewer grey levels has no pattern. */
const leastContrast = 2;

/**
 * The pattern of a window of the picture that was read last: its long waves, without its brightness and its contrast
 * (length 1). False where the window is of one tone.
 * @param span Which of the spans that were read it lies in from left to right.
 * @param area Luma cells of the window.
 */
export function readPattern(span: number, { at, into }: Span, area: number, pattern: Float64Array): boolean {
  let next = 0;
  let energy = 0;
  for (let right = 0; right < cells; right++) {
    const column = span * rows * cells + right;
    for (let edge = 0; edge <= cells; edge++) {
      const above = column + (at[edge] as number) * cells;
      const before = across[above] as number;
      sums[edge] = before + (into[edge] as number) * ((across[above + cells] as number) - before);
    }
    transform();
    for (let down = right === 0 ? 1 : 0; down < cells - right; down++) {
      const wave = waves[down] as number;
      pattern[next++] = wave;
      energy += wave * wave;
    }
  }
  if (energy < (leastContrast * area) ** 2) return false;
  const scale = 1 / Math.sqrt(energy);
  for (let number = 0; number < patternLength; number++)
    pattern[number] = (pattern[number] as number) * scale;
  return true;
}
