import type { CatalogFile } from '../engine/cache/gathering.ts';
import type { InputFile } from '../input/files.ts';
import { type ChangedFile, changedSince, GitError, indexOf, namesFrom, stagedFiles } from '../input/git.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { sha1 } from './cache.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { bytesOf } from './read-files.ts';

/** A file of the catalog at one moment, and how to read it. */
export interface HeldFile extends CatalogFile {
  readonly input: InputFile;
  /** Its object in git, where it is read from there. */
  readonly blob: string | null;
}

/** What differs between two states of a catalog. */
export interface Changes {
  /** As it is to be: what is staged, or the working tree. */
  readonly now: readonly HeldFile[];
  /** As it was: at the head, or where the branches parted. */
  readonly base: readonly HeldFile[];
  /** Names of the files that differ. */
  readonly changed: ReadonlySet<string>;
  /** A file of the disk as one of the catalog’s. */
  hold(input: InputFile, reference?: boolean): Promise<HeldFile>;
  /** Whether git has the file, or files in the folder. */
  isTracked(path: string): boolean;
}

/** Finds the files of a run on the disk, or among names. */
export type Find = (among?: ReadonlySet<string>) => Promise<readonly InputFile[]>;

/**
 * What the next commit would change, or what changed since the head and a ref parted; undefined where no file of the
 * run is among it. To be fixed, a file must be staged whole: what is written goes into the working tree and the index.
 * @throws UsageError without a repository, where `--since` names no commit that is here, or a file to fix is partly staged
 */
export async function changesOf(
  flags: CheckFlags,
  find: Find,
  lang: ReportLanguage,
): Promise<Changes | undefined> {
  const cwd = process.cwd();
  const named = namesFrom(cwd);
  const [changes, index] = await answered(flags, lang, () =>
    Promise.all([
      flags.since === undefined ? stagedFiles(cwd, named) : changedSince(cwd, flags.since, named),
      indexOf(cwd, named),
      named,
    ]),
  );
  const byName = new Map(changes.map(change => [change.file, change]));
  const own = await find(new Set(changes.flatMap(({ file, gone }) => (gone ? [] : [file]))));
  if (own.length === 0) return undefined;
  const modified = flags.staged && flags.fix ? await index.modified() : undefined;
  const partly = own.filter(({ file }) => modified?.has(file));
  if (partly.length > 0) throw new UsageError(partlyText(partly, lang));

  const fromGit = (input: InputFile, blob: string): HeldFile => ({
    file: input.file,
    input,
    blob,
    id: `git ${blob}`,
    reference: false,
  });
  const hold = async (given: InputFile, reference = false): Promise<HeldFile> => {
    const { file } = given;
    const isModified = (await index.modified()).has(file);
    const known = isModified ? undefined : index.blobs.get(file);
    if (known !== undefined) return { file, input: given, blob: null, id: `disk ${known}`, reference };
    const bytes = await bytesOf(given, lang);
    // Standard input is read but once.
    const input = given.path === null ? { ...given, bytes } : given;
    return { file, input, blob: null, id: `disk ${sha1(bytes)}`, reference };
  };
  const now: HeldFile[] = [];
  if (flags.since === undefined) {
    for (const input of await find(new Set(index.blobs.keys())))
      now.push(
        flags.fix && byName.has(input.file)
          ? await hold(input)
          : fromGit(input, index.blobs.get(input.file) as string),
      );
  } else for (const input of await find()) now.push(await hold(input));
  const gone = await find(new Set(changes.flatMap(({ file, gone, base }) => (gone && base ? [file] : []))));
  const before = (input: InputFile, { base }: ChangedFile): readonly HeldFile[] =>
    base === null ? [] : [fromGit(input, base)];
  return {
    now,
    base: [
      ...now.flatMap(held => {
        const change = byName.get(held.file);
        return change ? before(held.input, change) : [held];
      }),
      ...gone.flatMap(input => before(input, byName.get(input.file) as ChangedFile)),
    ],
    changed: new Set(byName.keys()),
    hold,
    isTracked(path) {
      const inside = `${path}/`;
      for (const file of index.blobs.keys()) if (file === path || file.startsWith(inside)) return true;
      return false;
    },
  };
}

/** Stages what a fix wrote, so that the commit has it. */
export const stageFixed = async (files: readonly string[], lang: ReportLanguage): Promise<void> => {
  const { stage } = await import('../input/git.ts');
  await answered({ staged: true }, lang, () => stage(process.cwd(), files));
};

async function answered<T>(flags: CheckFlags, lang: ReportLanguage, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const says = lang === 'zh' ? 'git 报错：' : 'git says: ';
    if (flags.since === undefined) throw new UsageError(`--staged: ${says}${error.message}`);
    // A shallow clone, as CI makes it, does not hold the commit.
    throw new UsageError(
      lang === 'zh'
        ? `--since ${flags.since}：${says}${error.message || '没有共同的提交'}（CI 中请取完整历史：fetch-depth: 0）`
        : `--since ${flags.since}: ${says}${error.message || 'no commit in common'} (in CI fetch the whole history: fetch-depth: 0)`,
    );
  }
}

const partlyText = (files: readonly InputFile[], lang: ReportLanguage): string =>
  [
    lang === 'zh'
      ? '--staged --fix 未执行：以下文件还有未暂存的改动，请先全部暂存（git add）或收起（git stash）'
      : '--staged --fix: not run: these files also have changes that are not staged; stage them (git add) or put them away (git stash)',
    ...files.map(({ file }) => `  ${file}`),
  ].join('\n');
