import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { isTemplate } from '../dialects/message-file.ts';
import type { InputFile } from '../input/files.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';

/** So many bytes of listings pay for a thread: it has to load the program, and its code is optimised anew. */
const BYTES_A_THREAD = 2 ** 20;
/** Every thread takes memory of its own. */
const mostThreads = 8;

/**
 * How many threads judge these files: `--threads`, or as many as they pay for and there are processors. What is fixed
 * or judged in part is so on one.
 * @throws UsageError where `--threads` is no such number
 */
export function threadsFor(flags: CheckFlags, files: readonly InputFile[], lang: ReportLanguage): number {
  const { threads = 'auto' } = flags;
  if (!/^(auto|[1-9]\d{0,2})$/.test(threads)) throw new UsageError(wrong(threads, lang));
  if (flags.fix || flags.diff || flags.staged || flags.since !== undefined) return 1;
  if (threads !== 'auto') return Number(threads);
  const most = Math.min(availableParallelism(), mostThreads);
  let bytes = 0;
  for (const file of files) {
    bytes += weightOf(file);
    if (bytes >= most * BYTES_A_THREAD) return most;
  }
  return Math.max(1, Math.floor(bytes / BYTES_A_THREAD));
}

/** The bytes of a file; 0 for a text that is mostly nothing of ours, and for standard input before it is read. */
export const weightOf = ({ file, path, named, bytes }: InputFile): number =>
  bytes?.length ??
  (path === null || (!named && isTemplate(file))
    ? 0
    : (statSync(path, { throwIfNoEntry: false })?.size ?? 0));

const wrong = (given: string, lang: ReportLanguage): string =>
  lang === 'zh'
    ? `--threads ${given}：应为 auto 或 1 到 999 的整数`
    : `--threads ${given}: auto, or a number from 1 to 999`;
