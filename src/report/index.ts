import { compact } from './compact.ts';
import type { Reporter } from './context.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { pretty } from './pretty.ts';

export type { PageContext, ReportContext, Reporter } from './context.ts';

/** The output formats by the name `--format` takes. Each is a module of its own for who needs only one. */
export const reporters: Readonly<Record<'pretty' | 'compact' | 'json' | 'jsonl', Reporter>> = {
  pretty,
  compact,
  json,
  jsonl,
};

export type ReportFormat = keyof typeof reporters;
