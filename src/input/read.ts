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
  if (isWorkbook(bytes)) return readWorkbook(file, bytes);
  const { source, problems, readable } = decode(file, bytes);
  if (!readable) return { source, problems };
  const format = await formatOf(file, source.text);
  if (!format)
    return { source, problems: [...problems, syntaxProblem('unknown-format', { start: 0, end: 0 })] };
  const parsed = parsedBy(format, source);
  if (!parsed) return { source, problems: [...problems, syntaxProblem('too-deep', { start: 0, end: 0 })] };
  return { source, parsed, problems: [...problems, ...parsed.problems] };
}

/** What a format makes of a file; undefined where brackets stand in one another thousands deep. */
function parsedBy(format: Format, source: SourceFile): Parsed | undefined {
  try {
    return format.parse(source);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/**
 * Whether the bytes are a zip archive or the container of older office files, whatever the name says: a text
 * of that beginning would be none that we read.
 */
function isWorkbook([first, second, third, fourth]: Uint8Array): boolean {
  return (
    (first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04) ||
    (first === 0xd0 && second === 0xcf && third === 0x11 && fourth === 0xe0)
  );
}

async function readWorkbook(file: string, bytes: Uint8Array): Promise<ReadFile> {
  const source: SourceFile = { file, text: '', encoding: 'utf-8', bom: false, bytes };
  const parsed = (await loadFormat('xlsx')).parse(source);
  return { source, parsed, problems: parsed.problems };
}

/** Shops' systems also write CSV under the name of a workbook: without a workbook's bytes the text decides. */
async function formatOf(file: string, text: string): Promise<Format | undefined> {
  const named = await formatFor(file);
  if (named && named.name !== 'xlsx') return named;
  const name = sniff(text);
  return name && loadFormat(name);
}
