/** Does work that needs so many bytes, as soon as there is room for them. */
export type Room = <Done>(bytes: number, work: () => Promise<Done>) => Promise<Done>;

/** Room for `most` bytes of what is in work at a time; what needs more than that is done alone. */
export function roomFor(most: number): Room {
  let taken = 0;
  const waiting: (() => void)[] = [];
  return async (bytes, work) => {
    while (taken > 0 && taken + bytes > most) await new Promise<void>(resolve => waiting.push(resolve));
    taken += bytes;
    try {
      return await work();
    } finally {
      taken -= bytes;
      for (const wake of waiting.splice(0)) wake();
    }
  };
}
