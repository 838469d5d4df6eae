import { dirname, relative, sep } from 'node:path';
import {
  type Looks,
  type PartGathered,
  type PartJudged,
  type Picture,
  pictureName,
  type Read,
  type Sealed,
  sealGathered,
  type Team,
} from '../engine/parts.ts';
import { sourceOf } from '../input/pictures/source.ts';
import type { AnyRule } from '../rule/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { buildMark } from './build-mark.ts';
import { sha1, telling } from './cache.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { looking } from './look.ts';
import { nothingFound } from './nothing.ts';
import {
  completeRun,
  type Head,
  type Origin,
  readPartial,
  sameOrigin,
  writePartial,
} from './partial-file.ts';
import { type Prepared, prepare, type Start } from './prepare.ts';
import { threadsFor, weightOf } from './thread-count.ts';
import { byThreads, cutShare, filesAtHand, looksAt } from './threads.ts';

/** The first pass over a shard, as a file holds it. */
export interface ShardGathered extends PartGathered {
  /** Folders in which a picture was found, as the working directory sees them. */
  readonly folders: readonly string[];
}

/** A judged shard, as a file holds it. */
export interface ShardJudged extends PartJudged, Read {
  /** Whether no paths were given: an override that holds for nothing is then told. */
  readonly coversAll: boolean;
}

/**
 * One step of a run that several processes share: `--collect` writes the first pass over a shard, `--partial` what was
 * judged of it.
 * @throws UsageError where flags, config or a file are not valid
 */
export async function runShard(paths: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  const { language: given } = start;
  const [shard, of] = shardOf(flags, given);
  const prepared = await prepare(paths, flags, start);
  const { lang, loaded, references } = prepared;
  const found = await prepared.find();
  const facts = await prepared.facts();
  const { all, whole } = await filesAtHand({ files: found.files, references: references.records }, lang);
  const share = cutShare(whole, of)[shard - 1] as typeof whole;
  const sizes = [...all.files, ...all.references].map(input => [input.file, weightOf(input)]);
  const origin = originOf(prepared, flags, start, sha1(JSON.stringify(sizes)));
  const head: Omit<Head, 'form' | 'kind'> = { origin, shards: [shard], of, flags: tellingOf(flags) };
  const known = flags.collect ? undefined : summaryFor(flags, head, lang);
  const lookAtPictures = looking({
    config: loaded,
    version: start.version,
    flags,
    suppliers: references.pictures,
  });
  const folders = new Set(known?.folders);
  const look = async (pictures: readonly Picture[]) => {
    const looks = await looksAt(pictures, lookAtPictures);
    return looks && withFolders(looks, pictures, folders);
  };
  const footing = { prepared, facts, flags, start };
  const by = async <T>(work: (team: Team) => Promise<T>): Promise<T> => {
    const files = [...share.files, ...share.references].map(({ input }) => input);
    const threads = threadsFor(flags, files, lang);
    return (
      (await byThreads(threads, share, all, footing, work)) ??
      ((await byThreads(1, share, all, footing, work)) as T)
    );
  };
  const write = (file: string, kind: Head['kind'], content: ShardGathered | ShardJudged): void =>
    plainly(lang, () => writePartial(file, { ...head, kind }, content));
  if (flags.collect) {
    const gathered = await by(async team => {
      await team.read(look);
      return team.gather(prepared.catalogRules);
    });
    write(flags.summary as string, 'summary', { ...gathered, folders: [...folders].sort() });
    return exitCode.clean;
  }
  const judged = await by(async team => {
    const read = await team.read(look);
    const gathered = known ?? (await team.gather(prepared.catalogRules));
    const sealed: Sealed = sealGathered(prepared.catalogRules, gathered);
    return { ...(await team.judge(sealed)), ...read };
  });
  if (of === 1 && judged.files.length === 0) {
    process.stderr.write(`${nothingFound(found, judged.otherFiles, lang)}\n`);
    return flags.passOnNoFiles ? exitCode.clean : exitCode.invalid;
  }
  write(flags.partial as string, 'partial', { ...judged, coversAll: paths.length === 0 });
  return exitCode.clean;
}

/** The shard that the flags ask for. @throws UsageError where they do not go together */
function shardOf(flags: CheckFlags, lang: ReportLanguage): readonly [shard: number, of: number] {
  const wrong = (en: string, zh: string): never => {
    throw new UsageError(lang === 'zh' ? zh : en);
  };
  const [, shard = '', of = ''] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(flags.shard ?? '1/1') ?? [];
  if (shard === '' || Number(shard) > Number(of))
    wrong(`--shard ${flags.shard}: i/n, from 1/n to n/n`, `--shard ${flags.shard}：应为 i/n，从 1/n 到 n/n`);
  for (const [name, set] of [
    ['--fix', flags.fix],
    ['--diff', flags.diff],
    ['--staged', flags.staged],
    ['--since', flags.since !== undefined],
  ] as const)
    if (set)
      wrong(
        `${name} does not go with --shard, --collect, --partial or --summary`,
        `${name} 不能与 --shard、--collect、--partial、--summary 同用`,
      );
  if (flags.collect && (flags.summary === undefined || flags.partial !== undefined))
    wrong('--collect: name the file to write with --summary', '--collect：用 --summary 指定要写入的文件');
  if (!flags.collect && flags.partial === undefined)
    wrong(
      'a shard writes a file: --collect --summary FILE, then --partial FILE',
      '分片运行需写出文件：先 --collect --summary 文件，再 --partial 文件',
    );
  if (!flags.collect && flags.summary === undefined && Number(of) > 1)
    wrong(
      '--shard: name the summary of all shards with --summary (listing-lint merge --summary)',
      '--shard：用 --summary 指定全部分片的汇总文件（由 listing-lint merge --summary 生成）',
    );
  return [Number(shard), Number(of)];
}

/** The first pass over all shards. @throws UsageError where it is of another run, or not whole */
function summaryFor(
  { summary }: CheckFlags,
  head: Pick<Head, 'origin'>,
  lang: ReportLanguage,
): ShardGathered | undefined {
  if (summary === undefined) return undefined;
  const found = readPartial<ShardGathered>(summary, 'summary', lang);
  const own = { file: lang === 'zh' ? '本次运行' : 'this run', head };
  sameOrigin(found, own, lang);
  completeRun([found], lang);
  return found.content;
}

/** The flags that decide what is found. */
const tellingOf = (flags: CheckFlags): CheckFlags =>
  Object.fromEntries(
    Object.entries(flags).filter(([name]) => telling[name as keyof CheckFlags] || kept.has(name)),
  );

/** Those that a cache need not know, as they bear on which files there are. */
const kept: ReadonlySet<string> = new Set(['config', 'ignore', 'stdinName']);

/** What tells the runs apart; the config by what it says, wherever it stands. */
export function originOf(
  { loaded, settings, rules }: Prepared,
  flags: CheckFlags,
  { version }: Start,
  files: string,
): Origin {
  const { config: _, ...told } = tellingOf(flags);
  const config = [
    loaded.layers.map(({ source, config }) => [source.value, config]),
    Object.entries(told).sort(([left], [right]) => (left < right ? -1 : 1)),
    [...rules.values()].map(codeOf),
  ];
  return {
    version,
    build: buildMark(),
    config: sha1(JSON.stringify(config)),
    asOf: settings.asOf,
    files,
  };
}

const codeOf = (rule: AnyRule): readonly unknown[] => [
  rule.id,
  rule.version,
  rule.options,
  String(rule.scope === 'document' ? rule.check : rule.judge),
];

/**
 * Looks as one run over all shards would have them: a picture is missing where its folder holds another one, whoever
 * found that. Notes the folders that are found here.
 */
function withFolders(looks: Looks, pictures: readonly Picture[], folders: Set<string>): Looks {
  const cwd = process.cwd();
  const folderOf = ({ file, src }: Picture): string | undefined => {
    const source = sourceOf(src, file, cwd);
    return source.kind === 'path' ? relative(cwd, dirname(source.path)).split(sep).join('/') : undefined;
  };
  const look = new Map(looks.look);
  const isAbsent = (picture: Picture): boolean => {
    const seen = look.get(pictureName(picture));
    return seen?.kind === 'unseen'
      ? seen.missing === 'pixels'
      : seen?.kind === 'fault' && seen.fault === 'missing';
  };
  const onDisk = pictures.flatMap(picture => {
    const folder = picture.want ? folderOf(picture) : undefined;
    return folder === undefined ? [] : [{ picture, folder }];
  });
  for (const { picture, folder } of onDisk) if (!isAbsent(picture)) folders.add(folder);
  for (const { picture, folder } of onDisk)
    if (folders.has(folder) && isAbsent(picture))
      look.set(pictureName(picture), { kind: 'fault', fault: 'missing' });
  return { ...looks, look };
}

/** What is no plain data cannot be written; a rule of a team gave it. */
function plainly(lang: ReportLanguage, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && /could not be cloned/.test(error.message))) throw error;
    throw new UsageError(
      lang === 'zh'
        ? `插件的检查项给出的不是纯数据，不能分片运行：${error.message}`
        : `a rule of a plugin gives what is no plain data, which cannot be run in shards: ${error.message}`,
    );
  }
}
