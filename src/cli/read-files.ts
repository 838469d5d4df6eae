import type { FileSettings } from '../config/resolve.ts';
import { type DocumentsRead, isOurs, readDocuments } from '../dialects/index.ts';
import { isTemplate, messageDocuments, saysMessage, templateParts } from '../dialects/message-file.ts';
import { isPage, type Page, pageDocuments } from '../dialects/page.ts';
import type { FileState } from '../engine/fix/state.ts';
import type { LintFile } from '../engine/lint.ts';
import { type FileRead, lintFileOf } from '../engine/lint-file.ts';
import type { Suppression } from '../engine/suppress.ts';
import { inlineSuppressions } from '../engine/suppress-inline.ts';
import { recordSuppressions } from '../engine/suppress-record.ts';
import type { InputProblem, SourceFile } from '../formats/format.ts';
import { loadFormat } from '../formats/index.ts';
import { decode } from '../input/decode.ts';
import { type InputFile, mayHaveFrontMatter, readBytes } from '../input/files.ts';
import { read } from '../input/read.ts';
import type { Kind } from '../model/document.ts';
import { isReport } from '../report/read-report.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import { withPages } from './read-pages.ts';

/** What the files of a run gave. */
export interface FilesRead {
  readonly files: readonly LintFile[];
  readonly suppressions: readonly Suppression[];
  /** Files of searched folders that are nothing of ours. */
  readonly otherFiles: number;
  /** The files that could be parsed, by name. */
  readonly states: ReadonlyMap<string, FileState>;
}

/** How one file is to be read. */
export interface Reading {
  readonly language: ReportLanguage;
  readonly kind?: Kind;
  /** What texts in Markdown, HTML or none are: the page of a store that says this. */
  readonly page?: Page;
  settings(file: string): FileSettings;
  /** Files read before, where they are read again and again: under `--fix`. */
  readonly known?: Map<string, ReadOne> | undefined;
}

/** Whether a problem says more of a searched file than that it is none of ours. */
const isTelling = ({ messageId }: InputProblem): boolean => !silent.has(messageId);

const silent = new Set(['empty', 'not-a-document', 'not-a-workbook', 'hidden-sheets-only']);

/**
 * Reads files to documents. A malformed one gives its findings and the run goes on.
 * @param changed Files that are to be read as something else than what is on the disk.
 * @throws UsageError where a named file cannot be read at all.
 */
export async function readFiles(
  inputs: readonly InputFile[],
  reading: Reading,
  changed: ReadonlyMap<string, FileState> = new Map(),
): Promise<FilesRead> {
  const files: LintFile[] = [];
  const suppressions: Suppression[] = [];
  const states = new Map<string, FileState>();
  let otherFiles = 0;
  for (const input of inputs) {
    // A text that nobody named is ours only by its front matter: the rest of it need not be read.
    if (isSearchedText(input, reading) && !(await mayHaveFrontMatter(input))) continue;
    const known = changed.get(input.file)?.bytes ?? reading.known?.get(input.file)?.bytes;
    const bytes = known ?? (await bytesOf(input, reading.language));
    const made = await readOne(input.file, bytes, reading, input.named);
    if (made === undefined) {
      otherFiles += 1;
      continue;
    }
    if (made.front) suppressions.push(...inlineSuppressions(made.front));
    const state = stateOf(made);
    const own = state && recordSuppressions(state.source, state.parsed, state.documents);
    files.push(lintFileOf(made, own?.faults ?? []));
    if (state === undefined) continue;
    suppressions.push(...(state.parsed.format === 'yaml' ? inlineSuppressions(state.source) : []));
    suppressions.push(...(own?.suppressions ?? []));
    states.set(input.file, state);
  }
  return { files, suppressions, otherFiles, states };
}

/** A text in a searched folder that no flag makes a page. */
const isSearchedText = ({ file, named }: InputFile, { page }: Reading): boolean =>
  !named && isTemplate(file) && !(page !== undefined && isPage(file));

/** What a file holds. @throws UsageError where it cannot be read */
export async function bytesOf(input: InputFile, language: ReportLanguage): Promise<Uint8Array> {
  try {
    return await readBytes(input);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const what = language === 'zh' ? '无法读取' : 'cannot be read';
    throw new UsageError(`${input.file}: ${what} (${code ?? message})`);
  }
}

/** Reads other bytes of a file as the run reads it. */
export async function reread(
  file: string,
  bytes: Uint8Array,
  reading: Reading,
): Promise<FileState | undefined> {
  const made = await readOne(file, bytes, reading, true);
  return made && stateOf(made);
}

/** One file, read. */
export interface ReadOne extends FileRead {
  readonly bytes: Uint8Array;
  /** The front matter of a message template. */
  readonly front?: SourceFile | undefined;
}

/** The file, or undefined where nobody named it and nothing in it is ours. */
async function readOne(
  file: string,
  bytes: Uint8Array,
  reading: Reading,
  named: boolean,
): Promise<ReadOne | undefined> {
  const known = reading.known?.get(file);
  if (known?.bytes === bytes) return known;
  if (isTemplate(file)) {
    const template = await readTemplate(file, bytes, reading, named);
    if (template) return template;
    if (reading.page !== undefined && isPage(file)) return readPage(file, bytes, reading.page, reading);
    if (!named) return undefined;
  }
  const { source, parsed, problems } = await read(file, bytes);
  if (!named && (isReport(source.text) || !(parsed && (problems.some(isTelling) || isOurs(parsed)))))
    return undefined;
  const settings = { ...reading.settings(file), kind: reading.kind };
  const made = {
    bytes,
    source,
    parsed,
    problems,
    documents: parsed && (await withPages(file, readDocuments(source, parsed, settings))),
  };
  reading.known?.set(file, made);
  return made;
}

/** A text as a message, where its front matter or the command line says that it is one. */
async function readTemplate(
  file: string,
  bytes: Uint8Array,
  reading: Reading,
  named: boolean,
): Promise<ReadOne | undefined> {
  const { source, problems, readable } = decode(file, bytes);
  const parts = templateParts(source);
  if (!readable || !(saysMessage(parts) || (named && reading.kind === 'message'))) return undefined;
  const parsed = parts.front && (await loadFormat('yaml')).parse(parts.front);
  const documents = messageDocuments(
    source,
    parts,
    parsed?.shape === 'tree' ? parsed : undefined,
    reading.settings(file),
  );
  return {
    bytes,
    source,
    parsed: undefined,
    problems: [...problems, ...(parsed?.problems ?? [])],
    documents,
    front: parts.front,
  };
}

/**
 * A page as the store document of its own text; it is no file that a fix could write.
 * @throws UsageError where a checkout page has no form to read
 */
function readPage(file: string, bytes: Uint8Array, page: Page, reading: Reading): ReadOne {
  const { source, problems, readable } = decode(file, bytes);
  const documents = readable ? pageDocuments(source, page, reading.settings(file).language) : undefined;
  if (readable && !documents) throw new UsageError(noForm(file, reading.language));
  return { bytes, source, parsed: undefined, problems, documents };
}

const noForm = (file: string, language: ReportLanguage): string =>
  language === 'zh'
    ? `${file}：--page checkout 需要含表单的 HTML 页面（输入项和下单按钮）；文字说明请写在店铺文件的 checkout 字段中。`
    : `${file}: --page checkout takes an HTML page with its form (fields and order button); describe others under checkout in a store file.`;

const stateOf = ({ bytes, source, parsed, documents }: ReadOne): FileState | undefined =>
  parsed && { file: source.file, bytes, source, parsed, documents: documents?.documents ?? [] };

/** What one file became, columns and all; undefined where nobody named it and it is nothing of ours. */
export async function documentsOfFile(
  input: InputFile,
  reading: Reading,
): Promise<DocumentsRead | undefined> {
  const made = await readOne(input.file, await bytesOf(input, reading.language), reading, input.named);
  return made?.documents;
}
