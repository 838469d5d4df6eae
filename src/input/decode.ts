import type { InputProblem, SourceFile } from '../formats/format.ts';
import { type Detected, detect, type Encoding } from './detect.ts';
import { decodeWindows1252, isUnassigned1252 } from './encode.ts';

/** A decoded file and what stood in the way; a binary file has no text and `readable` is false. */
export interface Decoded {
  readonly source: SourceFile;
  readonly problems: readonly InputProblem[];
  readonly readable: boolean;
}

/**
 * The text of a file. Bytes that its encoding does not know become U+FFFD, with one problem at the first of
 * them; `encode` gives the same bytes back wherever there were none.
 */
export function decode(file: string, bytes: Uint8Array): Decoded {
  const detected = detect(bytes);
  if (detected === null) {
    const source: SourceFile = { file, text: '', encoding: 'utf-8', bom: false };
    const problem = encodingProblem('binary', {}, 0, 0);
    return { source, problems: [problem], readable: false };
  }
  const { encoding, bomBytes } = detected;
  const body = bytes.subarray(bomBytes);
  const { text, broken } = decodeBody(body, detected);
  const source: SourceFile = { file, text, encoding, bom: bomBytes > 0 };
  if (broken === undefined) return { source, problems: [], readable: true };
  return {
    source,
    problems: [encodingProblem('undecodable', { encoding }, broken, broken + 1)],
    readable: true,
  };
}

function encodingProblem(
  messageId: string,
  data: InputProblem['data'],
  start: number,
  end: number,
): InputProblem {
  return { rule: 'input/encoding', messageId, data, range: { start, end } };
}

/** The text, and the place in it of the first byte that could not be decoded. */
function decodeBody(body: Uint8Array, { encoding }: Detected): { text: string; broken?: number } {
  if (encoding === 'windows-1252') {
    const text = decodeWindows1252(body);
    const broken = body.findIndex(isUnassigned1252);
    return broken < 0 ? { text } : { text, broken };
  }
  try {
    return { text: decoder(encoding, true).decode(body) };
  } catch {
    return { text: decoder(encoding, false).decode(body), broken: firstBroken(body, encoding) };
  }
}

const decoder = (encoding: Encoding, fatal: boolean) => new TextDecoder(encoding, { fatal, ignoreBOM: true });

/** The longest prefix that decodes, found by halving; its length in text units. */
function firstBroken(body: Uint8Array, encoding: Encoding): number {
  const prefix = (length: number): string | undefined => {
    try {
      return decoder(encoding, true).decode(body.subarray(0, length), { stream: true });
    } catch {
      return undefined;
    }
  };
  let good = 0;
  let bad = body.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (prefix(middle) === undefined) bad = middle;
    else good = middle;
  }
  return prefix(good)?.length ?? 0;
}
