import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import { type Baseline, BaselineFault, baselineName, parseBaseline } from '../engine/baseline.ts';
import { display } from '../input/display.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/** A baseline where it is, or where it would be written. */
export interface BaselineFile extends Baseline {
  readonly path: string;
}

/**
 * The baseline beside the config, else in the working directory; without one, an empty one beside the config.
 * @throws UsageError where a line of it is no entry
 */
export function findBaseline(loaded: LoadedConfig, language: ReportLanguage): BaselineFile {
  const places = [loaded.folder, loaded.cwd].map(folder => join(folder, baselineName));
  const path = places.find(place => existsSync(place));
  if (path === undefined) return named(places[0] as string, []);
  try {
    return named(path, parseBaseline(readFileSync(path, 'utf8')));
  } catch (error) {
    const file = display(loaded.cwd, path);
    if (!(error instanceof BaselineFault)) throw new UsageError(`${file}: ${(error as Error).message}`);
    throw new UsageError(
      language === 'zh'
        ? `${file}:${error.line}：这一行不是存量问题记录。删去它，或重新运行 listing-lint baseline write。`
        : `${file}:${error.line}: this line is no entry of a baseline. Remove it, or run listing-lint baseline write again.`,
    );
  }

  function named(at: string, entries: Baseline['entries']): BaselineFile {
    return { path: at, file: display(loaded.cwd, at), entries };
  }
}
