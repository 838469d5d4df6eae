import { EditError } from '../formats/edit.ts';
import type { SourceFile } from '../formats/format.ts';
import { decode } from './decode.ts';
import { encode, MissingCharacter } from './encode.ts';

/**
 * The bytes of a file whose text is to be `text`, in the encoding that it has.
 * @throws EditError `encoding` where its own text does not give its bytes back, a character is not in its
 * encoding (`character`), or the new bytes would be taken for another encoding
 */
export function reencode(source: SourceFile, bytes: Uint8Array, text: string): Uint8Array {
  const { encoding, bom } = source;
  const written = encoded({ ...source, text });
  if (!isSame(encoded(source), bytes)) throw new EditError('encoding', { encoding });
  const again = decode(source.file, written).source;
  if (again.text !== text || again.encoding !== encoding || again.bom !== bom)
    throw new EditError('encoding', { encoding });
  return written;
}

function encoded(source: SourceFile): Uint8Array {
  try {
    return encode(source);
  } catch (error) {
    if (!(error instanceof MissingCharacter)) throw error;
    throw new EditError('encoding', { encoding: source.encoding, character: error.character });
  }
}

const isSame = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;
