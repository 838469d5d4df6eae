/** A slope of so many grey levels over two pixels is an edge. */
const steep = 40;

/** Share of what is not background that lies on an edge; every other line is enough. */
export function edgeShare(luma: Uint8Array, width: number, height: number, background: Uint8Array): number {
  let [count, all] = [0, 0];
  for (let y = 1; y < height - 1; y += 2) {
    for (let at = y * width + 1, end = y * width + width - 1; at < end; at++) {
      if (background[at] === 1) continue;
      all++;
      const across = (luma[at + 1] as number) - (luma[at - 1] as number);
      const down = (luma[at + width] as number) - (luma[at - width] as number);
      if ((across < 0 ? -across : across) + (down < 0 ? -down : down) > steep) count++;
    }
  }
  return all === 0 ? 0 : count / all;
}
