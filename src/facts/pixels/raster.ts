/** Decoded pixels, red, green and blue in turn, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Luma of each pixel, 0-255 (ITU-R BT.601 weights in 8-bit integers). */
export function lumaOf({ width, height, data }: Raster): Uint8Array {
  const luma = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 3)
    luma[pixel] =
      (77 * (data[at] as number) + 150 * (data[at + 1] as number) + 29 * (data[at + 2] as number)) >> 8;
  return luma;
}

/** Shannon entropy of values 0-255, in bits. */
export function entropyOf(values: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of values) counts[value] = (counts[value] as number) + 1;
  let bits = 0;
  for (const count of counts)
    if (count > 0) bits -= (count / values.length) * Math.log2(count / values.length);
  return bits;
}

/** Means of one channel over a grid of `columns` × `rows` cells; every pixel counts in exactly one cell. */
export function gridOf(
  values: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
  columns: number,
  rows: number,
  step = 1,
  offset = 0,
): Uint8Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  const cellOf = Uint16Array.from({ length: width }, (_, x) => Math.floor((x * columns) / width));
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      const cell = row + (cellOf[x] as number);
      sums[cell] = (sums[cell] as number) + (values[(y * width + x) * step + offset] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  // A picture smaller than the grid leaves cells without a pixel: they are as the nearest pixel.
  return Uint8Array.from(sums, (sum, cell) => {
    if ((counts[cell] as number) > 0) return Math.round(sum / (counts[cell] as number));
    const x = Math.floor(((cell % columns) * width) / columns);
    const y = Math.floor((Math.floor(cell / columns) * height) / rows);
    return values[(y * width + x) * step + offset] as number;
  });
}
