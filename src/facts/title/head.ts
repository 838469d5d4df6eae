import type { Piece, TitleReading } from './reading.ts';

/** Languages that put the name of a product first and its properties behind; the others put it last. */
export const HEAD_FIRST: ReadonlySet<string> = new Set(['fr', 'es']);

/** Where the words begin that only say what the thing is for, made of or comes with; `named` is where its name ends. */
export function limitOf({ words, joints, folded }: TitleReading, named: number): number {
  const after = words.find(
    word => word.kind === 'function' && word.span.start >= named && !joints.has(word.text),
  );
  return after?.span.start ?? folded.length;
}

/** Whether a word list knows a piece as the name of some product in particular. */
export const namesProduct = ({ groups }: Piece): boolean =>
  groups.nouns?.some(group => !group.startsWith('_')) ?? false;

/**
 * The piece that names the product: in the first part of a title that has such a name, the last one before what only
 * says what it is for, or the first one in languages that put it first. Undefined where the word lists know none.
 */
export function headOf(reading: TitleReading): Piece | undefined {
  const named = reading.pieces.filter(
    piece => piece.bracket === 0 && piece.product === 0 && namesProduct(piece),
  );
  const [first] = named;
  if (!first) return undefined;
  const limit = limitOf(reading, first.span.end);
  const partOf = ({ span }: Piece) => reading.words.find(word => word.span.start >= span.start)?.part;
  const spoken = named.filter(
    piece => piece.span.start < limit && (reading.unspaced || partOf(piece) === partOf(first)),
  );
  return HEAD_FIRST.has(reading.language) ? spoken[0] : spoken.at(-1);
}
