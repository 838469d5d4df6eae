import type { Format, InputProblem, Parsed, SourceFile } from '../formats/format.ts';
import { formatFor, loadFormat, sniff } from '../formats/index.ts';
import { syntaxProblem } from '../formats/syntax.ts';
import { decode } from './decode.ts';

/** A file, decoded and parsed; a binary one, or one in no format known here, has no `parsed`. */
export interface ReadFile {
  readonly source: SourceFile;
  readonly parsed?: Parsed;
  /** Of the encoding, then of the form. */
  readonly problems: readonly InputProblem[];
}

/** Reads a file's bytes by its name's extension, or by what its text looks like. Never throws on content. */
export async function read(file: string, bytes: Uint8Array): Promise<ReadFile> {
  const { source, problems, readable } = decode(file, bytes);
  if (!readable) return { source, problems };
  const format = await (formatFor(file) ?? sniffed(source.text));
  if (!format)
    return { source, problems: [...problems, syntaxProblem('unknown-format', { start: 0, end: 0 })] };
  const parsed = format.parse(source);
  return { source, parsed, problems: [...problems, ...parsed.problems] };
}

async function sniffed(text: string): Promise<Format | undefined> {
  const name = sniff(text);
  return name && loadFormat(name);
}
