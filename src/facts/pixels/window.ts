/** A part of a grid, in cells; fractions of cells count by their area. */
export interface GridWindow {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Sums of all cells above and left of each corner: the mean of any window is then four look-ups. */
export interface Sums {
  readonly side: number;
  readonly corners: Float64Array;
}

/** Sums over one channel of a square grid. */
export function sumsOf(cells: Uint8Array, side: number, channels = 1, channel = 0): Sums {
  const corners = new Float64Array((side + 1) * (side + 1));
  for (let y = 0; y < side; y++) {
    let row = 0;
    for (let x = 0; x < side; x++) {
      row += cells[(y * side + x) * channels + channel] as number;
      corners[(y + 1) * (side + 1) + x + 1] = (corners[y * (side + 1) + x + 1] as number) + row;
    }
  }
  return { side, corners };
}

/** Sums up to the corners of the cells of a window, and where its columns lie: written over and over. */
let reached = new Float64Array(17 * 17);
let [befores, rights] = [new Int32Array(17), new Float64Array(17)];

/** Means of a window cut into `columns` × `rows`, from the left or, `mirrored`, from the right. */
export function meansOf(
  { side, corners }: Sums,
  { left, top, width, height }: GridWindow,
  columns: number,
  rows: number,
  mirrored = false,
  means = new Float64Array(columns * rows),
): Float64Array {
  const line = columns + 1;
  if (reached.length < line * (rows + 1)) reached = new Float64Array(line * (rows + 1));
  if (befores.length < line) [befores, rights] = [new Int32Array(line), new Float64Array(line)];
  for (let column = 0; column <= columns; column++) {
    const x = Math.min(side, left + (column * width) / columns);
    befores[column] = Math.min(side - 1, Math.floor(x));
    rights[column] = x - (befores[column] as number);
  }
  for (let row = 0; row <= rows; row++) {
    const y = Math.min(side, top + (row * height) / rows);
    const above = Math.min(side - 1, Math.floor(y));
    const down = y - above;
    for (let column = 0; column <= columns; column++) {
      const right = rights[column] as number;
      const at = above * (side + 1) + (befores[column] as number);
      const over = (corners[at] as number) * (1 - right) + (corners[at + 1] as number) * right;
      const under =
        (corners[at + side + 1] as number) * (1 - right) + (corners[at + side + 2] as number) * right;
      reached[row * line + column] = over * (1 - down) + under * down;
    }
  }
  const area = (width * height) / (columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * line + column;
      const sum =
        (reached[at + line + 1] as number) -
        (reached[at + line] as number) -
        (reached[at + 1] as number) +
        (reached[at] as number);
      means[row * columns + (mirrored ? columns - 1 - column : column)] = sum / area;
    }
  }
  return means;
}
