import { existsSync, readFileSync } from 'node:fs';
import type { LoadedConfig } from '../config/load.ts';
import { resolve } from '../config/resolve.ts';
import { appendPrices, historyHeader } from '../dialects/price-history/append.ts';
import { pricesOf } from '../dialects/price-history/index.ts';
import { encode } from '../input/encode.ts';
import { findFiles } from '../input/files.ts';
import { read } from '../input/read.ts';
import { writeFile } from '../input/write.ts';
import { today } from '../model/day.ts';
import { globTest, isGlob } from '../model/glob.ts';
import { speaker } from '../report/render.ts';
import { history as words } from '../report/team-words.ts';
import { configOf } from './config.ts';
import { exitCode, UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { readFiles } from './read-files.ts';
import type { Start } from './run.ts';

/**
 * `history add`: today's prices of the listings in `paths`, at the end of the price history. Adding twice on one
 * day adds nothing.
 */
export async function addToHistory(
  paths: readonly string[],
  flags: CheckFlags,
  start: Start,
): Promise<number> {
  const { loaded, rules } = await configOf(flags, start.language);
  const settings = resolve(loaded, flags, { rules: rules.values(), today: today() });
  const language = settings.lang ?? start.language;
  const say = speaker(language);
  const cwd = process.cwd();

  const histories =
    settings.priceHistory.length > 0 ? await findFiles({ cwd, paths: settings.priceHistory }) : undefined;
  const foreign = new Set(histories?.files.map(({ file }) => file));
  const { files } = await findFiles({ cwd, paths, ignore: settings.ignore });
  const listed = await readFiles(
    files.filter(({ file }) => !foreign.has(file)),
    { language, settings: settings.forFile },
  );
  const prices = listed.files.flatMap(({ documents }) =>
    documents.flatMap(document => pricesOf(document, settings.asOf)),
  );
  if (prices.length === 0) throw new UsageError(say(words.noPrices, { files: paths }));

  const { file, isRead } = targetOf(settings.priceHistory, loaded);
  const bytes = existsSync(file) ? readFileSync(file) : new Uint8Array();
  const { source, parsed } = await read(
    file,
    bytes.length > 0 ? bytes : new TextEncoder().encode(historyHeader),
  );
  const appended = parsed && appendPrices(source, parsed, prices, settings.forFile(file));
  // A file whose bytes do not come back as they were is left alone.
  const same = bytes.length === 0 || Buffer.compare(encode(source), bytes) === 0;
  if (!appended || !same) throw new UsageError(say(words.notOurs, { file }));
  const { text, added, changed, kept } = appended;
  if (added + changed > 0)
    await writeFile(file, bytes.length > 0 ? bytes : null, encode({ ...source, text }));

  const lines = [say(words.added, { file, n: added, day: settings.asOf })];
  if (changed + kept > 0) lines.push(say(words.same, { changed, n: kept }));
  if (!isRead) lines.push(say(words.unread, { file: 'history/prices.csv' }));
  process.stdout.write(`${lines.join('\n')}\n`);
  return exitCode.clean;
}

/** The first file of `priceHistory` that can grow, else `prices.csv` where its globs look, else a new one. */
function targetOf(globs: readonly string[], loaded: LoadedConfig): { file: string; isRead: boolean } {
  const named = globs.find(glob => /\.csv$/i.test(glob) && !isGlob(glob));
  if (named !== undefined) return { file: named, isRead: true };
  for (const glob of globs.filter(isGlob)) {
    const steps = glob.split('/');
    const file = [...steps.slice(0, steps.findIndex(isGlob)), 'prices.csv'].join('/');
    if (globTest(glob)(file)) return { file, isRead: true };
  }
  return { file: loaded.places.fromFolder('history/prices.csv'), isRead: false };
}
