import type { InputFile } from '../input/files.ts';
import { GitError, type StagedFile, stage, stagedFiles } from '../input/git.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/**
 * Of the files of a run those that are staged, as the index has them. To be fixed, a file must be staged whole:
 * what is written goes into the working tree and the index alike.
 * @throws UsageError without a repository, or where a file to fix is partly staged
 */
export async function onlyStaged(
  files: readonly InputFile[],
  fix: boolean,
  lang: ReportLanguage,
): Promise<readonly InputFile[]> {
  const staged = new Map(
    (await answered(stagedFiles(process.cwd()), lang)).map(entry => [entry.file, entry]),
  );
  const own = files.filter(({ file }) => staged.has(file));
  const entryOf = ({ file }: InputFile) => staged.get(file) as StagedFile;
  if (!fix) return own.map(file => ({ ...file, blob: entryOf(file).blob }));
  const partly = own.filter(file => entryOf(file).partly);
  if (partly.length > 0) throw new UsageError(partlyText(partly, lang));
  return own;
}

/** Stages what a fix wrote, so that the commit has it. */
export const stageFixed = (files: readonly string[], lang: ReportLanguage): Promise<void> =>
  answered(stage(process.cwd(), files), lang);

async function answered<T>(answer: Promise<T>, lang: ReportLanguage): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(`--staged: ${lang === 'zh' ? 'git 报错：' : 'git says: '}${error.message}`);
  }
}

const partlyText = (files: readonly InputFile[], lang: ReportLanguage): string =>
  [
    lang === 'zh'
      ? '--staged --fix 未执行：以下文件还有未暂存的改动，请先全部暂存（git add）或收起（git stash）'
      : '--staged --fix: not run: these files also have changes that are not staged; stage them (git add) or put them away (git stash)',
    ...files.map(({ file }) => `  ${file}`),
  ].join('\n');
