import { writeFileSync } from 'node:fs';
import type { RunResult } from '../engine/result.ts';
import type { BinaryFormat, BinaryReporter, ReportContext, Reporter, TextFormat } from '../report/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/** Where one report goes: a file, or standard output. */
export interface Output {
  readonly format: TextFormat | BinaryFormat;
  readonly file?: string;
}

/** Reporters by format, each loaded only when asked for. */
const texts: Readonly<Record<TextFormat, () => Promise<Reporter>>> = {
  pretty: async () => (await import('../report/pretty.ts')).pretty,
  compact: async () => (await import('../report/compact.ts')).compact,
  json: async () => (await import('../report/json.ts')).json,
  jsonl: async () => (await import('../report/jsonl.ts')).jsonl,
  csv: async () => (await import('../report/csv.ts')).csv,
  markdown: async () => (await import('../report/markdown.ts')).markdown,
  html: async () => (await import('../report/html/page.ts')).html,
  brief: async () => (await import('../report/brief.ts')).brief,
  sarif: async () => (await import('../report/sarif.ts')).sarif,
  github: async () => (await import('../report/github.ts')).github,
  gitlab: async () => (await import('../report/gitlab.ts')).gitlab,
  junit: async () => (await import('../report/junit.ts')).junit,
  checkstyle: async () => (await import('../report/checkstyle.ts')).checkstyle,
};

const binaries: Readonly<Record<BinaryFormat, () => Promise<BinaryReporter>>> = {
  xlsx: async () => (await import('../report/xlsx/review-book.ts')).xlsx,
};

const isBinary = (format: Output['format']): format is BinaryFormat => Object.hasOwn(binaries, format);

/** `--format F[:FILE]`, split at the first colon. */
export function outputsOf(given: readonly string[] | undefined, language: ReportLanguage): readonly Output[] {
  if (!given || given.length === 0) return [{ format: 'pretty' }];
  return given.map(entry => outputOf(entry, language));
}

function outputOf(entry: string, language: ReportLanguage): Output {
  const [, format = '', file] = /^([^:]*)(?::(.+))?$/s.exec(entry) ?? [];
  const known = [...Object.keys(texts), ...Object.keys(binaries)];
  if (!known.includes(format)) {
    throw new UsageError(
      language === 'zh'
        ? `--format ${entry}：没有这种格式，可用：${known.join(', ')}`
        : `--format ${entry}: no such format; there are ${known.join(', ')}`,
    );
  }
  const output: Output = { format: format as Output['format'], ...(file === undefined ? {} : { file }) };
  if (isBinary(output.format) && file === undefined && process.stdout.isTTY) {
    throw new UsageError(
      language === 'zh'
        ? `--format ${format}：工作簿无法显示在终端里。写入文件：--format ${format}:review.${format}`
        : `--format ${format}: a workbook cannot be shown on a terminal. Write it to a file: --format ${format}:review.${format}`,
    );
  }
  return output;
}

/** Whether colours may be used on standard output: `NO_COLOR` and `FORCE_COLOR` count before the terminal. */
export function usesColor(
  flag: boolean | undefined,
  environment: NodeJS.ProcessEnv,
  isTerminal: boolean,
): boolean {
  if (flag === false || environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR !== undefined)
    return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false';
  return isTerminal && environment.TERM !== 'dumb';
}

/** Writes every report; the first to standard output keeps the terminal's colours and width. */
export async function write(
  outputs: readonly Output[],
  result: RunResult,
  context: ReportContext,
): Promise<void> {
  for (const { format, file } of outputs) {
    const setting = file === undefined ? context : { ...context, color: false, columns: 80 };
    const report = isBinary(format)
      ? [(await binaries[format]())(result, setting)]
      : (await texts[format]())(result, setting);
    if (file === undefined) await print(report);
    else save(file, report);
  }
}

async function print(report: Iterable<string | Uint8Array>): Promise<void> {
  for (const chunk of report) {
    if (!process.stdout.write(chunk)) await new Promise(resolve => process.stdout.once('drain', resolve));
  }
}

function save(file: string, report: Iterable<string | Uint8Array>): void {
  const chunks = [...report].map(chunk => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
  try {
    writeFileSync(file, Buffer.concat(chunks));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}
