/** A stretch of a file, in bytes. Its documents are those whose share of the file's begins in the same stretch. */
export interface Slice<F> {
  readonly input: F;
  readonly from: number;
  readonly to: number;
  /** Of the whole file. */
  readonly size: number;
}

/** A file is cut only where both pieces are worth a part of their own. */
export const leastPiece = 2 ** 18;

export const wholeFile = <F>(input: F, size: number): Slice<F> => ({ input, from: 0, to: size, size });

/** Whether a slice holds the beginning of its file, and with it all that is said of the file itself. */
export const isFirst = ({ from }: Slice<unknown>): boolean => from === 0;

/** The documents of a slice, of all those of its file. */
export function documentsIn<D>(documents: readonly D[], { from, to, size }: Slice<unknown>): readonly D[] {
  if (from === 0 && to === size) return documents;
  const at = (place: number): number => Math.floor((documents.length * place) / size);
  return documents.slice(at(from), at(to));
}

/** Cuts slices into `count` lists of about the same bytes, in their order; the same for the same sizes. */
export function split<F>(
  slices: readonly Slice<F>[],
  count: number,
  least = leastPiece,
): readonly (readonly Slice<F>[])[] {
  const total = slices.reduce((sum, { from, to }) => sum + to - from, 0);
  const lists: Slice<F>[][] = Array.from({ length: count }, () => []);
  let before = 0;
  let list = 0;
  const endOf = (at: number): number => Math.floor((total * (at + 1)) / count);
  for (const slice of slices) {
    let { from } = slice;
    while (list < count - 1 && before + slice.to - from > endOf(list)) {
      const cut = from + Math.max(0, endOf(list) - before);
      const isWorth = cut - from >= least && slice.to - cut >= least;
      // Nearer to its end than to its beginning, the slice is taken whole.
      if (!isWorth && cut - from > slice.to - cut) break;
      if (isWorth) {
        lists[list]?.push({ ...slice, from, to: cut });
        before += cut - from;
        from = cut;
      }
      list += 1;
    }
    lists[list]?.push({ ...slice, from });
    before += slice.to - from;
    if (list < count - 1 && before >= endOf(list)) list += 1;
  }
  return lists;
}
