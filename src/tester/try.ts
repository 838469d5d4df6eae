import builtIn from '#rules';
import { readText, type TextRead } from '../api/read-text.ts';
import { factsOf } from '../config/facts.ts';
import { lint } from '../engine/lint.ts';
import { memoryOf } from '../engine/memory.ts';
import type { DocumentResult } from '../engine/result.ts';
import type { Look } from '../facts/pixels/measurement.ts';
import type { SourceFile } from '../formats/format.ts';
import type { AnyDocument } from '../model/document.ts';
import type { Plugin } from '../rule/plugin.ts';
import type { AnyRule, InvalidExample, ValidExample } from '../rule/rule.ts';
import { type Encoding, encoders } from './encode.ts';
import { lookFor, suppliedBy } from './pictures.ts';

/** What a rule said of the first document of an example, with the file it was read from. */
export interface Tried {
  readonly result: DocumentResult;
  readonly document: AnyDocument;
  readonly source: SourceFile;
}

/** Values as a file of the given format, read back. */
const readAs = (name: string, values: readonly unknown[], encoding: Encoding): Promise<TextRead> =>
  readText({ file: `${name}.${encoding}`, text: encoders[encoding].write(values) }, { fields: {} });

/**
 * Runs one rule over an example, written to a file of the given format and read back as the command does. Word lists
 * and categories are the built-in ones and those of `plugins`.
 */
export async function tryExample(
  rule: AnyRule,
  example: ValidExample | InvalidExample,
  encoding: Encoding,
  plugins: readonly Plugin[] = [],
): Promise<Tried> {
  const values = Array.isArray(example.value) ? example.value : [example.value];
  const { source, lintFile } = await readAs('example', values, encoding);
  const references = await readAs('references', example.references ?? [], encoding);
  const options = {
    ...Object.fromEntries(
      Object.entries(rule.options).map(([name, option]) => [name, (option as { default: unknown }).default]),
    ),
    ...example.options,
  };
  const { language, markets = [], profiles = [], asOf = '2026-11-22', scope = 'store' } = example.run ?? {};
  const looks = new Map(
    Object.entries(example.pictures ?? {}).map(([src, sample]) => [src, lookFor(sample)]),
  );
  const look = (_: string, src: string): Look => looks.get(src) ?? lookFor(undefined);
  const { suppliers } = example;
  const [result] = lint({
    version: 'test',
    // What is wrong with the file itself is not the rule’s matter.
    files: [{ ...lintFile, findings: [] }],
    references: references.lintFile.documents,
    rules: [rule],
    run: {
      ...factsOf([builtIn, ...plugins], { asOf, scope, categories: {}, words: {} }),
      look,
      ...(suppliers && { supplied: suppliedBy(suppliers, look, looks.values()) }),
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
  const [document] = lintFile.documents;
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
