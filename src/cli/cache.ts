import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { LoadedConfig } from '../config/load.ts';
import type { StateOf } from '../engine/cache/leaning.ts';
import { type Store, storeIn } from '../engine/cache/store.ts';
import { cacheFolder } from '../input/cache-folder.ts';
import type { Keeping } from '../input/pictures/kept.ts';
import type { CatalogRule } from '../rule/rule.ts';
import { buildMark } from './build-mark.ts';
import type { CheckFlags } from './flags.ts';

/** Flags that can change what the first pass gathers of a file. */
export const telling: Readonly<Record<keyof CheckFlags, boolean>> = {
  config: false,
  plugins: true,
  preset: true,
  profile: true,
  market: true,
  dialect: true,
  kind: true,
  page: true,
  rule: true,
  ignore: false,
  images: true,
  fetchImages: true,
  asOf: false,
  stdinName: false,
  format: false,
  lang: false,
  minSeverity: false,
  verbose: false,
  quiet: false,
  groupBy: false,
  compare: false,
  color: false,
  failOn: false,
  maxWarnings: false,
  minScore: false,
  minDocumentScore: false,
  minCoverage: false,
  require: false,
  strictBaseline: false,
  passOnNoFiles: false,
  staged: false,
  since: false,
  fix: false,
  unsafeFixes: false,
  diff: false,
  out: false,
  changedOnly: false,
  cache: false,
  threads: false,
  collect: false,
  shard: false,
  partial: false,
  summary: false,
  timing: false,
  debug: false,
};

/** What tells which cache is a run’s. */
export interface Caching {
  readonly config: LoadedConfig;
  readonly version: string;
  readonly flags: CheckFlags;
}

/**
 * The cache of a run: beside the config, or in the working directory. Undefined where none is to be used: the flags say
 * so, or `isTracked`, since what came with the repository is not ours.
 */
export function cacheOf(
  { config: { folder, cwd, layers }, version, flags }: Caching,
  rules: readonly CatalogRule[],
  isTracked: (path: string) => boolean,
): Store | undefined {
  // What lies behind an address may change at any time.
  if (flags.cache === false || flags.fetchImages) return undefined;
  if (isTracked(wayTo(folder, cwd))) return undefined;
  const given = Object.entries(flags).filter(([name]) => telling[name as keyof CheckFlags]);
  const settings = sha1(
    JSON.stringify([
      version,
      buildMark(),
      process.version,
      process.arch,
      relative(folder, cwd),
      layers.map(({ source, config }) => [source.value, config]),
      given.sort(([left], [right]) => (left < right ? -1 : 1)),
      rules.map(codeOf),
    ]),
  );
  return storeIn(join(folder, cacheFolder), settings.slice(0, 16));
}

/** Where looks at pictures are kept; as for the cache of a run, not where the flags say so or git has the folder. */
export async function keepingOf(
  { config: { folder, cwd }, version, flags }: Caching,
  isTracked: (path: string) => boolean | Promise<boolean>,
): Promise<Keeping | undefined> {
  if (flags.cache === false) return undefined;
  const path = join(folder, cacheFolder);
  if (existsSync(path) && (await isTracked(wayTo(folder, cwd)))) return undefined;
  return { folder: path, program: `${version} ${buildMark()}` };
}

/** The cache folder, as git’s names are given. */
const wayTo = (folder: string, cwd: string): string =>
  relative(cwd, join(folder, cacheFolder)).replaceAll('\\', '/');

/** What of a rule decides on what it gathers. A rule of a team is edited without a new version. */
const codeOf = ({ id, version, gathers, on, options, collect, fold }: CatalogRule): readonly unknown[] => [
  id,
  version,
  gathers ?? on,
  options,
  String(collect),
  Object.values(fold).map(String),
];

/** How the things that a first pass may lean on stand; each is looked up once. */
export function statesOf({
  run,
  stores,
  histories,
}: {
  readonly run: { readonly asOf: string };
  readonly stores: readonly string[];
  readonly histories: readonly string[];
}): StateOf {
  const known = new Map<string, string>();
  const state = (what: string): string => {
    switch (what) {
      case 'today':
        return run.asOf;
      case 'store':
        return sha1(...stores.map(path => readFileSync(path)));
      default:
        return sha1(...histories.map(path => readFileSync(path)));
    }
  };
  const pictureState = pictureStates();
  return (name, folder) => {
    if (folder !== '') return pictureState(name, folder);
    const found = known.get(name) ?? state(name);
    known.set(name, found);
    return found;
  };
}

/** Size and time of pictures; folders are listed once, as most of what is missing is missing together. */
function pictureStates(): StateOf {
  const folders = new Map<string, Map<string, string | undefined>>();
  const namesIn = (folder: string): Map<string, string | undefined> => {
    try {
      return new Map(readdirSync(folder).map(name => [name, undefined]));
    } catch {
      return new Map();
    }
  };
  return (name, folder) => {
    const names = folders.get(folder) ?? namesIn(folder);
    folders.set(folder, names);
    if (!names.has(name)) return 'missing';
    const known = names.get(name);
    if (known !== undefined) return known;
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    const state = found ? `${found.size} ${found.mtimeMs}` : 'missing';
    names.set(name, state);
    return state;
  };
}

/** The hash of contents, as 40 hex digits. */
export function sha1(...contents: readonly (string | Uint8Array)[]): string {
  const digest = createHash('sha1');
  for (const content of contents) digest.update(String(content.length)).update(' ').update(content);
  return digest.digest('hex');
}
