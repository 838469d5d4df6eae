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

/** Room for a window, written over and over: where its columns begin, how far into a cell, and the sums up to two rows. */
const mostColumns = 32;
const before = new Uint8Array(mostColumns + 1);
const into = new Float64Array(mostColumns + 1);
const rows = [new Float64Array(mostColumns + 1), new Float64Array(mostColumns + 1)] as const;

/** Means of a window cut into `columns` × `rows`, from the left or, `mirrored`, from the right. */
export function meansOf(
  { side, corners }: Sums,
  { left, top, width, height }: GridWindow,
  columns: number,
  rowCount: number,
  mirrored = false,
  means = new Float64Array(columns * rowCount),
): Float64Array {
  for (let column = 0; column <= columns; column++) {
    const x = Math.min(side, left + (column * width) / columns);
    const cell = Math.min(side - 1, Math.floor(x));
    before[column] = cell;
    into[column] = x - cell;
  }
  const perArea = (columns * rowCount) / (width * height);
  const line = side + 1;
  let [above, below] = rows;
  for (let row = 0; row <= rowCount; row++) {
    const y = Math.min(side, top + (row * height) / rowCount);
    const cell = Math.min(side - 1, Math.floor(y));
    const down = y - cell;
    for (let column = 0, from = cell * line; column <= columns; column++) {
      const at = from + (before[column] as number);
      const right = into[column] as number;
      const over = (corners[at] as number) * (1 - right) + (corners[at + 1] as number) * right;
      const under = (corners[at + line] as number) * (1 - right) + (corners[at + line + 1] as number) * right;
      below[column] = over * (1 - down) + under * down;
    }
    if (row > 0)
      for (let column = 0, at = (row - 1) * columns; column < columns; column++) {
        const sum =
          (below[column + 1] as number) -
          (below[column] as number) -
          (above[column + 1] as number) +
          (above[column] as number);
        means[at + (mirrored ? columns - 1 - column : column)] = sum * perArea;
      }
    [above, below] = [below, above];
  }
  return means;
}
