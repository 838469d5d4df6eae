import { joined } from '../engine/joined.ts';
import { joinGathered, joinJudged } from '../engine/parts.ts';
import { answerBy, skippedText } from './check.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { decidedBefore } from './joining.ts';
import { completeRun, readPartial, sameOrigin, writePartial } from './partial-file.ts';
import { prepare, type Start } from './prepare.ts';
import { originOf, type ShardGathered, type ShardJudged } from './shards.ts';

/**
 * `merge`: joins the files of one run's shards, in any order. With `--summary` those of its first pass, to the file of
 * that name; else what was judged, to the report and the exit code that one process would have given.
 * @throws UsageError where the files are not all those of one run, or the config here is another
 */
export async function merge(files: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  return flags.summary === undefined
    ? mergePartials(files, flags, start)
    : mergeSummaries(files, flags.summary, flags, start);
}

/** The config and flags of the run, read again where the files are merged. */
async function runOf(
  head: { readonly flags: CheckFlags; readonly origin: { readonly asOf: string } },
  flags: CheckFlags,
  start: Start,
) {
  const own = { ...head.flags, ...flags };
  return { flags: own, prepared: await prepare([], own, { ...start, today: head.origin.asOf }) };
}

async function mergeSummaries(
  names: readonly string[],
  to: string,
  flags: CheckFlags,
  start: Start,
): Promise<number> {
  const { language } = start;
  const shards = completeRun(
    names.map(name => readPartial<ShardGathered>(name, 'summary', language)),
    language,
  );
  const [{ file, head }] = shards as [(typeof shards)[number]];
  const run = await runOf(head, flags, start);
  const origin = originOf(run.prepared, run.flags, start, head.origin.files);
  sameOrigin({ file, head }, { file: here[language], head: { origin } }, language);
  const contents = shards.map(({ content }) => content);
  const gathered: ShardGathered = {
    ...joinGathered(run.prepared.catalogRules, contents),
    folders: [...new Set(contents.flatMap(({ folders }) => folders))].sort(),
  };
  const all = Array.from({ length: head.of }, (_, at) => at + 1);
  writePartial(to, { ...head, kind: 'summary', shards: all }, gathered);
  return exitCode.clean;
}

async function mergePartials(names: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  const { language } = start;
  const answer = answerBy(flags, start);
  const shards = completeRun(
    names.map(name => readPartial<ShardJudged>(name, 'partial', language)),
    language,
  );
  const [{ file, head }] = shards as [(typeof shards)[number]];
  const { prepared, flags: own } = await runOf(head, flags, start);
  const origin = originOf(prepared, own, start, head.origin.files);
  sameOrigin({ file, head }, { file: here[language], head: { origin } }, language);
  const { joining } = await decidedBefore(prepared, own, start);
  const contents = shards.map(({ content }) => content);
  const { files, micros, overrides } = joinJudged(contents);
  const read = {
    suppressions: contents.flatMap(({ suppressions }) => suppressions),
    otherFiles: contents.reduce((sum, { otherFiles }) => sum + otherFiles, 0),
  };
  if (files.length === 0) {
    if (flags.passOnNoFiles) return exitCode.clean;
    throw new UsageError(nothing[prepared.lang]);
  }
  const coversAll = contents.every(content => content.coversAll);
  const unused = () => (coversAll ? prepared.settings.unusedOverrides(overrides) : []);
  if (prepared.loaded.skipped.length > 0)
    process.stderr.write(`${skippedText(prepared.loaded.skipped, prepared.lang)}\n`);
  return answer(joined(files, joining(read, unused), micros), prepared, []);
}

const here = { en: 'the config here', zh: '此处的配置' } as const;
const nothing = {
  en: 'Nothing to check: no shard holds a listing.',
  zh: '没有可检查的内容：各分片都没有商品。',
} as const;
