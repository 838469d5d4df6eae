import type { InputFile } from '../input/files.ts';
import { changedSince, GitError } from '../input/git.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/** What changed since a commit, for a run over all files that tells of what changed alone. */
export interface Since {
  /** The files that changed, by name. */
  readonly files: ReadonlySet<string>;
  /** All files as they were then. */
  readonly base: readonly InputFile[];
}

/**
 * What changed of `files` since the head and `ref` parted.
 * @throws UsageError without a repository, or where `ref` is no commit that is here
 */
export async function sinceRef(
  ref: string,
  files: readonly InputFile[],
  lang: ReportLanguage,
): Promise<Since> {
  const changed = await answered(ref, lang);
  const byName = new Map(changed.map(entry => [entry.file, entry]));
  const kept = files.flatMap(file => {
    const entry = byName.get(file.file);
    if (!entry) return [file];
    return entry.base === null ? [] : [{ ...file, blob: entry.base }];
  });
  const gone = changed.flatMap(({ file, base, gone }) =>
    gone && base !== null ? [{ file, path: null, named: false, blob: base }] : [],
  );
  return { files: new Set(byName.keys()), base: [...kept, ...gone] };
}

async function answered(ref: string, lang: ReportLanguage) {
  try {
    return await changedSince(process.cwd(), ref);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    // A shallow clone, as CI makes it, does not hold the commit.
    throw new UsageError(
      lang === 'zh'
        ? `--since ${ref}：git 报错：${error.message || '没有共同的提交'}（CI 中请取完整历史：fetch-depth: 0）`
        : `--since ${ref}: git says: ${error.message || 'no commit in common'} (in CI fetch the whole history: fetch-depth: 0)`,
    );
  }
}
