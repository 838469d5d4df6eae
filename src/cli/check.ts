import { configPhrases } from '../config/phrases.ts';
import { toolPhrases } from '../engine/tool-rules.ts';
import { exitCode } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { gateOf } from './gate.ts';
import { outputsOf, usesColor, write } from './output.ts';
import { runOver, type Start } from './run.ts';

/** `check`: reads, judges, reports, and returns the exit code. */
export async function check(paths: readonly string[], flags: CheckFlags, start: Start): Promise<number> {
  const gate = gateOf(flags);
  const outputs = outputsOf(flags.format, start.language);
  const run = await runOver(paths, flags, start);
  if ('nothing' in run) {
    process.stderr.write(`${run.nothing}\n`);
    return flags.passOnNoFiles ? exitCode.clean : exitCode.invalid;
  }
  const { result, lang, plugins, rules } = run;
  // Set before anything is written: a pipe that closes early ends the process with it.
  process.exitCode = gate(result);
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
}
