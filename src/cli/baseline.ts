import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type BaselineEntry,
  baselineKeys,
  baselineName,
  formatBaseline,
  judgedEntries,
  staleEntries,
} from '../engine/baseline.ts';
import type { FindingKey } from '../engine/fingerprint.ts';
import { writeFile } from '../input/write.ts';
import { speaker } from '../report/render.ts';
import { baseline as words } from '../report/team-words.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { type Run, runOver, type Start } from './run.ts';

/** `baseline write`: what is found now is from before. Entries that this run did not look at stay. */
export async function writeBaseline(
  paths: readonly string[],
  flags: CheckFlags,
  start: Start,
): Promise<number> {
  const run = await judged(paths, flags, start);
  const { result, baseline } = run;
  const now = baselineKeys(result.documents);
  const kept = stillThere(judgedEntries(baseline.entries, result.documents).others, run, paths);
  await save(run, [...now, ...kept]);
  joinByLine(dirname(baseline.path));
  const say = speaker(run.lang);
  return done(say(words.written, { file: baseline.file, n: now.length + kept.length }));
}

/** `baseline prune`: takes out what is not found any more, and adds nothing. */
export async function pruneBaseline(
  paths: readonly string[],
  flags: CheckFlags,
  start: Start,
): Promise<number> {
  const run = await judged(paths, flags, start);
  const { result, baseline } = run;
  const stale = new Set(staleEntries(baseline.entries, result.documents));
  const kept = stillThere(
    baseline.entries.filter(entry => !stale.has(entry)),
    run,
    paths,
  );
  if (existsSync(baseline.path)) await save(run, kept);
  const say = speaker(run.lang);
  const removed = baseline.entries.length - kept.length;
  return done(say(words.pruned, { file: baseline.file, n: removed, left: kept.length }));
}

async function judged(paths: readonly string[], flags: CheckFlags, start: Start): Promise<Run> {
  const run = await runOver(paths, flags, start);
  if ('nothing' in run) throw new UsageError(run.nothing);
  return run;
}

/** Without paths the run covers the catalog: what stands on a document that is not in it has gone with it. */
function stillThere(
  entries: readonly BaselineEntry[],
  { result }: Run,
  paths: readonly string[],
): readonly BaselineEntry[] {
  if (paths.length > 0) return entries;
  const documents = new Set(result.documents.map(({ identity }) => identity));
  return entries.filter(({ document }) => documents.has(document));
}

async function save({ baseline }: Run, entries: readonly FindingKey[]): Promise<void> {
  try {
    await writeFile(baseline.path, null, new TextEncoder().encode(formatBaseline(entries)));
  } catch (error) {
    throw new UsageError(`${baseline.file}: ${(error as Error).message}`);
  }
}

/** Two branches that both add entries are joined line by line instead of standing in conflict. */
function joinByLine(folder: string): void {
  const file = join(folder, '.gitattributes');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const isSaid = text
    .split(/\r?\n/)
    .some(line => line.startsWith(`${baselineName} `) && /\smerge=/.test(line));
  if (isSaid) return;
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  writeFileSync(file, `${text}${gap}${baselineName} merge=union\n`);
}

function done(sentence: string): number {
  process.stdout.write(`${sentence}\n`);
  return exitCode.clean;
}
