import { configPhrases } from '../config/phrases.ts';
import type { RunResult } from '../engine/result.ts';
import { toolPhrases } from '../engine/tool-rules.ts';
import { comparedWith } from './compare.ts';
import { exitCode } from './exit.ts';
import type { Written } from './fix.ts';
import type { CheckFlags } from './flags.ts';
import { gateOf } from './gate.ts';
import { meet } from './met.ts';
import { outputsOf, usesColor, write } from './output.ts';
import { type Run, runOver, type Start } from './run.ts';
import { isShardStep } from './shard-step.ts';

/** `check`: reads, judges, reports, and returns the exit code. */
export async function check(paths: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  if (isShardStep(flags)) return (await import('./shards.ts')).runShard(paths, flags, start);
  const answer = answerBy(flags, start);
  const run = await runOver(paths, flags, start);
  if ('nothing' in run) {
    process.stderr.write(`${run.nothing}\n`);
    return flags.passOnNoFiles || run.clean ? exitCode.clean : exitCode.invalid;
  }
  if (run.skipped.length > 0) process.stderr.write(`${skippedText(run.skipped, run.lang)}\n`);
  if (flags.diff) return showDiff(run, flags);
  const { result, failures } = flags.fix ? await fix(run, flags) : { result: run.result, failures: [] };
  return answer(result, run, failures);
}

/**
 * How a run is reported and answered.
 * @throws UsageError where a flag is not valid, before anything is checked
 */
export function answerBy(flags: CheckFlags, { language }: Start) {
  const gate = gateOf(flags);
  const outputs = outputsOf(flags.format, language);
  const compared = flags.compare === undefined ? undefined : comparedWith(flags.compare, language);
  return async (
    found: RunResult,
    { lang, plugins, rules }: Pick<Run, 'lang' | 'plugins' | 'rules'>,
    failures: readonly string[],
  ): Promise<number> => {
    const result = compared ? compared(found) : found;
    for (const { dialect } of result.assumed) meet(dialect);
    for (const { kind, language = '' } of result.documents) meet(`${kind} ${language}`);
    for (const { format } of outputs) meet(format);
    // Set before anything is written: a pipe that closes early ends the process with it.
    process.exitCode = failures.length > 0 ? exitCode.invalid : gate(result);
    for (const failure of failures) process.stderr.write(`${failure}\n`);
    await write(outputs, result, {
      lang,
      color: usesColor(flags.color, process.env, process.stdout.isTTY),
      columns: process.stdout.isTTY ? process.stdout.columns : 80,
      verbose: flags.verbose ?? false,
      quiet: flags.quiet ?? false,
      minSeverity: flags.minSeverity ?? 'info',
      ...(flags.groupBy ? { groupBy: flags.groupBy } : {}),
      rules,
      toolPhrases: { ...toolPhrases, ...configPhrases },
      phrases: Object.assign({}, ...plugins.map(plugin => plugin.phrases)),
    });
    return process.exitCode;
  };
}

/** Rules that did not run are never left unsaid. */
export const skippedText = (names: readonly string[], lang: Run['lang']): string =>
  lang === 'zh'
    ? `未加载插件（--no-plugins）：${names.join('、')}`
    : `Plugins not loaded (--no-plugins): ${names.join(', ')}`;

async function fix(run: Run, flags: CheckFlags): Promise<Written> {
  const { fixed, writeFixed } = await import('./fix.ts');
  return writeFixed(run, flags, await fixed(run, flags));
}

/** `--diff`: what `--fix` would write, and 1 where that is anything. */
async function showDiff(run: Run, flags: CheckFlags): Promise<number> {
  const [{ fixed, statesOf, reported, unwritten }, { diffOf }, { fixedLines }] = await Promise.all([
    import('./fix.ts'),
    import('./diff.ts'),
    import('../report/fixed.ts'),
  ]);
  const done = await fixed(run, flags);
  process.exitCode = done.files.size > 0 ? exitCode.findings : exitCode.clean;
  for (const { from, to } of statesOf(done)) process.stdout.write(diffOf(from, to));
  const { fixed: report } = reported(done, unwritten(done));
  if (report) process.stderr.write(`${fixedLines(report, { lang: run.lang, columns: 80 }).join('\n')}\n`);
  return process.exitCode;
}
