import { brief } from './brief.ts';
import { checkstyle } from './checkstyle.ts';
import { compact } from './compact.ts';
import type { BinaryReporter, Reporter } from './context.ts';
import { csv } from './csv.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { html } from './html/page.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { pretty } from './pretty.ts';
import { sarif } from './sarif.ts';
import { xlsx } from './xlsx/review-book.ts';

export type { BinaryReporter, PageContext, ReportContext, Reporter } from './context.ts';

/** The output formats of text by the name `--format` takes. Each is a module of its own for who needs only one. */
export const reporters = {
  pretty,
  compact,
  json,
  jsonl,
  csv,
  markdown,
  html,
  brief,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
} as const satisfies Readonly<Record<string, Reporter>>;

/** Those of bytes. */
export const binaryReporters: Readonly<Record<'xlsx', BinaryReporter>> = { xlsx };

export type TextFormat = keyof typeof reporters;
export type BinaryFormat = keyof typeof binaryReporters;
