/** A slope of so many grey levels over two pixels is an edge. */
const steep = 40;

/** Where luma changes steeply: 1 on an edge. */
export function edgesOf(luma: Uint8Array, width: number, height: number): Uint8Array {
  const edges = new Uint8Array(luma.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const across = Math.abs((luma[at + 1] as number) - (luma[at - 1] as number));
      const down = Math.abs((luma[at + width] as number) - (luma[at - width] as number));
      if (across + down > steep) edges[at] = 1;
    }
  }
  return edges;
}

/** Share of what is not background that lies on an edge. */
export function edgeShare(edges: Uint8Array, background: Uint8Array): number {
  let [count, all] = [0, 0];
  for (let pixel = 0; pixel < edges.length; pixel++) {
    if (background[pixel] === 1) continue;
    all++;
    count += edges[pixel] as number;
  }
  return all === 0 ? 0 : count / all;
}
