import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Fixed, fixAll } from '../engine/fix/loop.ts';
import type { FixedFile, FixReport, RefusedFix } from '../engine/fix/report.ts';
import type { FileState } from '../engine/fix/state.ts';
import type { RunResult } from '../engine/result.ts';
import { asFinding } from '../engine/tool-finding.ts';
import { fixedFolder } from '../input/search.ts';
import { WriteError, writeFile } from '../input/write.ts';
import { globTest } from '../model/glob.ts';
import { writeFaults } from '../report/fix-words.ts';
import { speaker } from '../report/render.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import type { Run } from './run.ts';

/** The run after its fixes were written, and the files that could not be. */
export interface Written {
  readonly result: RunResult;
  readonly failures: readonly string[];
}

/** The fixes that the flags allow, applied in memory. */
export async function fixed(run: Run, flags: CheckFlags): Promise<Fixed> {
  const tests = (flags.rule ?? []).map(globTest);
  return fixAll(
    { result: run.result, files: run.states },
    {
      allowed: {
        unsafe: flags.unsafeFixes ?? false,
        rule: id => tests.length === 0 || tests.some(test => test(id)),
      },
      reread: run.reread,
      relint: run.relint,
    },
  );
}

/** Writes what was fixed: native files in place, exports as copies that leave the input alone. */
export async function writeFixed(run: Run, flags: CheckFlags, done: Fixed): Promise<Written> {
  const failures: string[] = [];
  const files: FixedFile[] = [];
  const targets = targetsOf(run, flags, done);
  for (const [file, { from, to, fixes }] of done.files) {
    const target = targets.get(file) as string;
    try {
      const upload = flags.changedOnly ? await uploadFor(run, from, to, fixes) : undefined;
      await writeFile(target, target === file ? from.bytes : null, upload ?? to.bytes);
      files.push({ file, to: target, fixes });
    } catch (error) {
      if (!(error instanceof WriteError)) throw error;
      failures.push(failureText(target, error, run.lang));
      files.push({ file, to: null, fixes });
    }
  }
  if (flags.staged)
    await (await import('./changes.ts')).stageFixed(
      files.flatMap(({ file, to }) => (to === file ? [file] : [])),
      run.lang,
    );
  if (flags.changedOnly && files.length > 0) {
    const list = join(flags.out ?? fixedFolder, 'changes.csv')
      .split(sep)
      .join('/');
    const { changeList } = await import('./upload.ts');
    const { fixes: words } = await import('../report/fix-words.ts');
    const say = speaker(run.lang);
    await writeFile(
      list,
      null,
      changeList(
        files,
        words.list.map(word => say(word)),
      ),
    );
    process.stderr.write(`${say(words.changes, { file: list })}\n`);
  }
  return { result: reported(done, files), failures };
}

async function uploadFor(
  run: Run,
  from: FileState,
  to: FileState,
  fixes: FixedFile['fixes'],
): Promise<Uint8Array | undefined> {
  const { uploadOf } = await import('./upload.ts');
  return uploadOf(from, to, fixes, run.dialects.get(from.file) ?? '');
}

/** The result with what was done; that a file's encoding kept it from being written is a finding of its own. */
export function reported(done: Fixed, files: readonly FixedFile[]): RunResult {
  const fixed: FixReport = { files, refused: done.refused, cycle: done.cycle };
  const { result } = done.last;
  const catalog = [...result.catalog, ...encodings(done.refused).map(asFinding)];
  return { ...result, catalog, fixed };
}

function encodings(refused: readonly RefusedFix[]) {
  const byFile = new Map(
    refused
      .filter(({ messageId }) => messageId === 'encoding')
      .map(refusal => [refusal.location.file, refusal] as const),
  );
  return [...byFile.values()].map(({ location: { file }, data }) => ({
    rule: 'fix/encoding',
    severity: 'error' as const,
    messageId: 'character' in data ? 'character' : 'round-trip',
    data,
    location: { file, line: 1, column: 1, endLine: 1, endColumn: 1, cell: null },
  }));
}

/** Where each changed file is written. */
function targetsOf(run: Run, flags: CheckFlags, done: Fixed): ReadonlyMap<string, string> {
  const targets = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const file of done.files.keys()) {
    const inPlace = flags.out === undefined && !flags.changedOnly && run.dialects.get(file) === 'native';
    const target = inPlace ? file : copyOf(file, flags.out ?? fixedFolder);
    if (isStdin(file, run) && inPlace) throw new UsageError(stdinText[run.lang]);
    const other = taken.get(resolve(target));
    if (other !== undefined) throw new UsageError(clashText(file, other, target, run.lang));
    taken.set(resolve(target), file);
    targets.set(file, target);
  }
  return targets;
}

const isStdin = (file: string, run: Run): boolean => run.stdin === file;

/** The same path below the folder, steps out of the working folder left out. */
function copyOf(file: string, folder: string): string {
  const inside = isAbsolute(file) ? relative(process.cwd(), file) : file;
  const steps = inside.split(/[\\/]/).filter(step => step !== '..' && step !== '.');
  return join(folder, ...steps)
    .split(sep)
    .join('/');
}

const stdinText: Readonly<Record<ReportLanguage, string>> = {
  en: '--fix cannot write standard input: name a folder with --out, or use --diff',
  zh: '--fix 不能写回标准输入：用 --out 指定文件夹，或改用 --diff',
};

const clashText = (file: string, other: string, target: string, lang: ReportLanguage): string =>
  lang === 'zh'
    ? `${file} 与 ${other} 都会写到 ${target}：请分开运行，或用 --out 指定不同文件夹`
    : `${file} and ${other} would both be written to ${target}: run them apart, or name other folders with --out`;

function failureText(file: string, { messageId, data }: WriteError, lang: ReportLanguage): string {
  const reason = speaker(lang)(writeFaults[messageId], { code: String(data.code ?? '') });
  return lang === 'zh' ? `${file}：未写入（${reason}）` : `${file}: not written (${reason})`;
}

/** The files as they would be, none written. */
export const unwritten = (done: Fixed): readonly FixedFile[] =>
  [...done.files].map(([file, { fixes }]) => ({ file, to: null, fixes }));

/** Both states of every changed file. */
export const statesOf = (done: Fixed): readonly { readonly from: FileState; readonly to: FileState }[] => [
  ...done.files.values(),
];
