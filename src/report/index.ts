import { compact } from './compact.ts';
import type { BinaryReporter, Reporter } from './context.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { pretty } from './pretty.ts';
import { xlsx } from './xlsx/review-book.ts';

export type { BinaryReporter, PageContext, ReportContext, Reporter } from './context.ts';

/** The output formats of text by the name `--format` takes. Each is a module of its own for who needs only one. */
export const reporters: Readonly<Record<'pretty' | 'compact' | 'json' | 'jsonl' | 'csv', Reporter>> = {
  pretty,
  compact,
  json,
  jsonl,
  csv,
};

/** Those of bytes. */
export const binaryReporters: Readonly<Record<'xlsx', BinaryReporter>> = { xlsx };

export type TextFormat = keyof typeof reporters;
export type BinaryFormat = keyof typeof binaryReporters;
