import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { decode } from '../input/decode.ts';
import { nearest } from '../model/near.ts';
import { type ConfigFlags, flagProblems } from './flags.ts';
import { faults } from './phrases.ts';
import { type Preset, presets } from './presets.ts';
import { ConfigError, type ConfigProblem, fault } from './problem.ts';
import type { Config, Known } from './schema.ts';
import type { ConfigSource } from './source.ts';

/** One config file as it was read. */
export interface Layer {
  readonly source: ConfigSource;
  readonly config: Config;
}

/** The config of a run: the file found and all that it extends, the one that counts most last. */
export interface LoadedConfig {
  readonly layers: readonly Layer[];
  /** The preset that was named last. */
  readonly preset: Preset;
  /** The folder of the file found, else the working directory. Globs of a config are relative to it. */
  readonly folder: string;
  readonly cwd: string;
}

const names = ['listing-lint.yaml', 'listing-lint.yml'];
const slashed = (path: string): string => path.replaceAll('\\', '/');
const isPreset = (name: string): name is Preset => presets.includes(name as Preset);

/** The config file that holds for `cwd`: in it, or in a folder above up to the root of the git repository. */
function findConfig(cwd: string): string | undefined {
  const folders = [resolve(cwd)];
  const top = (): string => folders.at(-1) as string;
  while (!existsSync(join(top(), '.git')) && dirname(top()) !== top()) folders.push(dirname(top()));
  const searched = existsSync(join(top(), '.git')) ? folders : folders.slice(0, 1);
  return searched.flatMap(folder => names.map(name => join(folder, name))).find(file => existsSync(file));
}

/**
 * Finds and reads the config and what it extends.
 * @throws ConfigError (as a rejection) with everything that is wrong with the files and the flags.
 */
export async function loadConfig(cwd: string, flags: ConfigFlags, known: Known): Promise<LoadedConfig> {
  const problems: ConfigProblem[] = flagProblems(flags, known);
  const layers: Layer[] = [];
  const named: Preset[] = [];
  const main = flags.config === false ? undefined : (flags.config ?? findConfig(cwd));
  const file = main === undefined ? undefined : resolve(cwd, main);
  if (file !== undefined && !existsSync(file)) {
    problems.push({ ...fault(faults.configMissing, {}), place: { flag: `--config ${main}` } });
  } else if (file !== undefined) await read(file, [file]);
  if (problems.length > 0) throw new ConfigError(problems);
  const folder = file === undefined ? resolve(cwd) : dirname(file);
  return { layers, preset: named.at(-1) ?? 'recommended', folder, cwd: resolve(cwd) };

  async function read(path: string, chain: readonly string[]): Promise<void> {
    // Parser and schema take as long to load as a small run takes: only where there is a config.
    const [{ readSource }, { validate }] = await Promise.all([
      import('./source.ts'),
      import('./validate.ts'),
    ]);
    const decoded = decode(slashed(relative(cwd, path)), readFileSync(path));
    const source = readSource(decoded.source);
    const { config, problems: found } = validate(source, known);
    const unreadable = decoded.readable ? [] : [source.problem(fault(faults.notText, {}), [])];
    const own = [...found, ...unreadable];
    for (const [index, entry] of extendsOf(config, source).entries()) {
      if (isPreset(entry)) {
        named.push(entry);
        continue;
      }
      const extended = resolve(dirname(path), entry);
      const wrong = extendsFault(entry, extended, chain);
      if (wrong) own.push(source.problem(wrong, ['extends', index]));
      else await read(extended, [...chain, extended]);
    }
    problems.push(...own);
    if (config) layers.push({ source, config });
  }
}

/** What a config extends, known even where something else in it is wrong. */
function extendsOf(config: Config | undefined, source: ConfigSource): readonly string[] {
  if (config) return config.extends ?? [];
  const given = (source.value as { extends?: unknown } | undefined)?.extends;
  const entries = Array.isArray(given) ? given : [given];
  return entries.every(entry => typeof entry === 'string') ? entries : [];
}

function extendsFault(name: string, path: string, chain: readonly string[]) {
  if (!/^\.{1,2}[/\\]/.test(name) && !isAbsolute(name)) {
    return fault(faults.extendsPackage, { name }, { near: nearest(name, presets), valid: presets });
  }
  if (chain.includes(path)) return fault(faults.extendsCycle, { name });
  return existsSync(path) ? undefined : fault(faults.extendsMissing, { name });
}

/** A file of the run as globs of the config see it: relative to the config’s folder, with `/`. */
export const inFolder = (loaded: LoadedConfig, file: string): string =>
  slashed(relative(loaded.folder, resolve(loaded.cwd, file)));

/** A glob or path of the config as the working directory sees it. */
export function fromFolder(loaded: LoadedConfig, glob: string): string {
  const way = slashed(relative(loaded.cwd, loaded.folder));
  return way === '' || isAbsolute(glob) ? glob : `${way}/${glob}`;
}

/** Ignore patterns as the working directory sees them; those that name places outside of it are left out. */
export function ignoredFromFolder(loaded: LoadedConfig, patterns: readonly string[]): readonly string[] {
  const below = slashed(relative(loaded.folder, loaded.cwd));
  if (below === '') return patterns;
  return patterns.flatMap(pattern => {
    const [, not, rooted] = /^(!?)\/?(.*)$/.exec(pattern) as unknown as [string, string, string];
    const anywhere = !rooted.replace(/\/$/, '').includes('/') || rooted.startsWith('**/');
    if (anywhere && !pattern.startsWith(`${not}/`)) return [pattern];
    return rooted.startsWith(`${below}/`) ? [`${not}/${rooted.slice(below.length + 1)}`] : [];
  });
}
