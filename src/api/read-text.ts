import type { FileSettings } from '../config/resolve.ts';
import { readDocuments } from '../dialects/index.ts';
import type { LintFile } from '../engine/lint.ts';
import { lintFileOf } from '../engine/lint-file.ts';
import type { SourceFile } from '../formats/format.ts';
import { byExtension, extensionOf, type TextFormatName, textLoaders } from '../formats/text.ts';
import type { Kind } from '../model/document.ts';

/** A text and the name of the file it would be: `.yaml`, `.json`, `.jsonl`, `.csv`, `.tsv` or `.xml`. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
  /** Kind of the documents that do not say theirs; listings unless said. */
  readonly kind?: Kind;
}

/** A text as a run takes it, with the source it was read from. */
export interface TextRead {
  readonly source: SourceFile;
  readonly format: TextFormatName;
  readonly lintFile: LintFile;
}

/**
 * Reads a text as a file of its name.
 * @throws Error (as a rejection) where the name tells no format of text
 */
export async function readText({ file, text, kind }: TextFile, settings: FileSettings): Promise<TextRead> {
  const format = byExtension[extensionOf(file)];
  if (format === undefined)
    throw new Error(`${file}: name it ${Object.keys(byExtension).join(', ')}, so that its format is known`);
  const source: SourceFile = { file, text, encoding: 'utf-8', bom: false };
  const parsed = (await textLoaders[format]()).parse(source);
  const documents = readDocuments(source, parsed, { ...settings, kind });
  return {
    source,
    format,
    lintFile: lintFileOf({ source, parsed, problems: parsed.problems, documents }, []),
  };
}
