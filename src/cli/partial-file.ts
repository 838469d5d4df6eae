import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';

/** Raised with every change of what the files hold. */
const VERSION_OF_FORM = 1;

/** A first pass (`summary`), or what was judged (`partial`). */
type Kind = 'summary' | 'partial';

/** What must be the same in all files of one run, by the name that a reader knows it by. */
export interface Origin {
  readonly version: string;
  /** Hash of the program. */
  readonly build: string;
  /** Hash of the config with its rules, and of the flags that decide what is found. */
  readonly config: string;
  readonly asOf: string;
  /** Hash of the names and sizes of all files. */
  readonly files: string;
}

/** The head of a file. */
export interface Head {
  readonly form: number;
  readonly kind: Kind;
  readonly origin: Origin;
  /** The shards it holds, from 1. */
  readonly shards: readonly number[];
  readonly of: number;
  /** The flags that decide what is found. */
  readonly flags: CheckFlags;
}

/** A file with what it holds. */
export interface PartialFile<T> {
  readonly file: string;
  readonly head: Head;
  readonly content: T;
}

const magic = 'listing-lint shard\n';

/** @throws UsageError where the file cannot be written */
export function writePartial(file: string, head: Omit<Head, 'form'>, content: unknown): void {
  const body = deflateRawSync(serialize(content), { level: 1 });
  const said = JSON.stringify({ ...head, form: VERSION_OF_FORM, hash: sha1(body) });
  try {
    writeFileSync(file, Buffer.concat([Buffer.from(`${magic}${said}\n`), body]));
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

/**
 * Reads a file of one kind.
 * @throws UsageError where it is none, of another form, or damaged
 */
export function readPartial<T>(file: string, kind: Kind, lang: ReportLanguage): PartialFile<T> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
  const end = bytes.indexOf(10, magic.length);
  if (!bytes.subarray(0, magic.length).equals(Buffer.from(magic)) || end < 0)
    throw new UsageError(`${file}: ${faults.none[kind][lang]}`);
  try {
    const { hash, ...head } = JSON.parse(bytes.toString('utf8', magic.length, end)) as Head & {
      readonly hash: string;
    };
    if (head.form !== VERSION_OF_FORM) throw new UsageError(`${file}: ${faults.form[lang]}`);
    if (head.kind !== kind) throw new UsageError(`${file}: ${faults.none[kind][lang]}`);
    const body = bytes.subarray(end + 1);
    if (sha1(body) === hash) return { file, head, content: deserialize(inflateRawSync(body)) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
  }
  throw new UsageError(`${file}: ${faults.damaged[lang]}`);
}

/**
 * That files are of one run.
 * @throws UsageError that names what differs, and between which
 */
export function sameOrigin(
  left: { readonly file: string; readonly head: Pick<Head, 'origin'> },
  right: { readonly file: string; readonly head: Pick<Head, 'origin'> },
  lang: ReportLanguage,
): void {
  const [own, other] = [left.head.origin, right.head.origin];
  for (const [name, words] of Object.entries(names) as [keyof Origin, (typeof names)[keyof Origin]][]) {
    if (own[name] === other[name]) continue;
    const shown = name === 'version' || name === 'asOf' ? ` (${own[name]}, ${other[name]})` : '';
    throw new UsageError(
      lang === 'zh'
        ? `${left.file} 与 ${right.file} 不属于同一次运行：${words.zh}不同${shown}`
        : `${left.file} and ${right.file} are not of one run: ${words.en} differs${shown}`,
    );
  }
}

/**
 * Files of one run in the order of their shards.
 * @throws UsageError where they are of several runs, or a shard is missing or there twice
 */
export function completeRun<T>(
  files: readonly PartialFile<T>[],
  lang: ReportLanguage,
): readonly PartialFile<T>[] {
  const [first, ...others] = files as [PartialFile<T>, ...PartialFile<T>[]];
  for (const other of others) sameOrigin(first, other, lang);
  const { of } = first.head;
  const odd = others.find(({ head }) => head.of !== of);
  if (odd)
    throw new UsageError(
      lang === 'zh'
        ? `${first.file} 与 ${odd.file} 的分片总数不同（${of}、${odd.head.of}）`
        : `${first.file} and ${odd.file} are of another number of shards (${of}, ${odd.head.of})`,
    );
  const byShard = new Map<number, PartialFile<T>>();
  for (const file of files)
    for (const shard of file.head.shards) {
      const known = byShard.get(shard);
      if (known)
        throw new UsageError(
          lang === 'zh'
            ? `分片 ${shard}/${of} 重复：${known.file}、${file.file}`
            : `shard ${shard}/${of} is there twice: ${known.file}, ${file.file}`,
        );
      byShard.set(shard, file);
    }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter(shard => !byShard.has(shard));
  if (missing.length > 0) {
    const list = missing.map(shard => `${shard}/${of}`).join(lang === 'zh' ? '、' : ', ');
    throw new UsageError(lang === 'zh' ? `缺少分片：${list}` : `missing shards: ${list}`);
  }
  return [...new Set([...byShard].sort(([left], [right]) => left - right).map(([, file]) => file))];
}

const sha1 = (bytes: Uint8Array): string => createHash('sha1').update(bytes).digest('hex');

const names = {
  version: { en: 'the version', zh: '版本' },
  build: { en: 'the build', zh: '构建' },
  config: { en: 'the config or a flag', zh: '配置或选项' },
  asOf: { en: 'the day (--as-of)', zh: '日期（--as-of）' },
  files: { en: 'the list of files', zh: '文件清单' },
} as const;

const faults = {
  none: {
    summary: {
      en: 'is no summary of --collect',
      zh: '不是 --collect 写出的汇总文件',
    },
    partial: { en: 'is no file of --partial', zh: '不是 --partial 写出的分片结果' },
  },
  form: {
    en: 'was written by another version of listing-lint',
    zh: '由其他版本的 listing-lint 写出',
  },
  damaged: { en: 'is damaged', zh: '已损坏' },
} as const;
