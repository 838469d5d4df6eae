import builtIn from '../../rules/index.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { readDocuments } from '../../src/dialects/index.ts';
import { lint } from '../../src/engine/lint.ts';
import { memoryOf } from '../../src/engine/memory.ts';
import type { DocumentResult } from '../../src/engine/result.ts';
import type { SourceFile } from '../../src/formats/format.ts';
import { loadFormat } from '../../src/formats/index.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { AnyRule, InvalidExample, ValidExample } from '../../src/rule/index.ts';
import { type Encoding, encoders } from './encode.ts';
import { lookFor } from './pictures.ts';

/** What a rule said of the first document of an example, with the file it was read from. */
export interface Tried {
  readonly result: DocumentResult;
  readonly document: AnyDocument;
  readonly source: SourceFile;
}

/** Values as a file of the given format, read back. */
async function readAs(file: string, values: readonly unknown[], encoding: Encoding) {
  const source: SourceFile = { file, text: encoders[encoding].write(values), encoding: 'utf-8', bom: false };
  const parsed = (await loadFormat(encoding)).parse(source);
  return { source, ...readDocuments(source, parsed) };
}

/** Runs one rule over an example, written to a file of the given format and read back as the command does. */
export async function tryExample(
  rule: AnyRule,
  example: ValidExample | InvalidExample,
  encoding: Encoding,
): Promise<Tried> {
  const values = Array.isArray(example.value) ? example.value : [example.value];
  const { source, documents, ...read } = await readAs(`example.${encoding}`, values, encoding);
  const references = await readAs(`references.${encoding}`, example.references ?? [], encoding);
  const options = {
    ...Object.fromEntries(
      Object.entries(rule.options).map(([name, option]) => [name, (option as { default: unknown }).default]),
    ),
    ...example.options,
  };
  const { language, markets = [], profiles = [], asOf = '2026-11-22' } = example.run ?? {};
  const [result] = lint({
    version: 'test',
    files: [
      {
        file: source.file,
        documents,
        findings: [],
        assumed: {
          file: source.file,
          format: encoding,
          encoding: 'utf-8',
          profiles: [],
          markets: [],
          language: null,
          ...read,
          documents: documents.length,
        },
      },
    ],
    references: references.documents,
    rules: [rule],
    run: {
      asOf,
      scope: example.run?.scope ?? 'store',
      categories: categoriesOf([builtIn], {}),
      owners: builtIn.owners,
      ...lexiconsWith(builtIn.lexicons, {}),
      look: (_, src) => lookFor(example.pictures?.[src]),
    },
    settings: () => ({
      profiles,
      markets,
      ...(language ? { language } : {}),
      rule: asked => (asked === rule ? { severity: null, options } : undefined),
    }),
    complete: [],
    memory: memoryOf([]),
    notes: () => [],
    otherFiles: 0,
    partial: false,
    timing: false,
  }).documents;
  const [document] = documents;
  if (!result || !document)
    throw new Error(`${rule.id}: the example “${example.name}” gave no document as ${encoding}`);
  return { result, document, source };
}

/** The text of a file between two places. */
export function sliceOf(source: SourceFile, place: DocumentResult['location']): string {
  const lines = source.text.split('\n');
  const offset = (line: number, column: number): number =>
    lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  return source.text.slice(offset(place.line, place.column), offset(place.endLine, place.endColumn));
}
