import { writeFileSync } from 'node:fs';
import type { RunResult } from '../engine/result.ts';
import type { ReportContext, Reporter, ReportFormat } from '../report/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/** Where one report goes: a file, or standard output. */
export interface Output {
  readonly format: ReportFormat;
  readonly file?: string;
}

/** Reporters by format, each loaded only when asked for. */
const load: Readonly<Record<ReportFormat, () => Promise<Reporter>>> = {
  pretty: async () => (await import('../report/pretty.ts')).pretty,
  compact: async () => (await import('../report/compact.ts')).compact,
  json: async () => (await import('../report/json.ts')).json,
  jsonl: async () => (await import('../report/jsonl.ts')).jsonl,
};

/** `--format F[:FILE]`, split at the first colon. */
export function outputsOf(given: readonly string[] | undefined, language: ReportLanguage): readonly Output[] {
  if (!given || given.length === 0) return [{ format: 'pretty' }];
  return given.map(entry => {
    const [, format = '', file] = /^([^:]*)(?::(.+))?$/s.exec(entry) ?? [];
    if (!Object.hasOwn(load, format)) {
      const known = Object.keys(load).join(', ');
      throw new UsageError(
        language === 'zh'
          ? `--format ${entry}：没有这种格式，可用：${known}`
          : `--format ${entry}: no such format; there are ${known}`,
      );
    }
    return file === undefined ? { format: format as ReportFormat } : { format: format as ReportFormat, file };
  });
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
    const reporter = await load[format]();
    if (file === undefined) {
      for (const chunk of reporter(result, context)) {
        if (!process.stdout.write(chunk)) await new Promise(resolve => process.stdout.once('drain', resolve));
      }
      continue;
    }
    const text = [...reporter(result, { ...context, color: false, columns: 80 })].join('');
    try {
      writeFileSync(file, text);
    } catch (error) {
      throw new UsageError(`${file}: ${(error as Error).message}`);
    }
  }
}
