import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { decode } from '../input/decode.ts';
import { nearest } from '../model/near.ts';
import { type Plugin, pluginOf } from '../rule/plugin.ts';
import type { AnyRule } from '../rule/rule.ts';
import { broughtFault } from './brought.ts';
import { type ConfigFlags, flagProblems } from './flags.ts';
import { faults } from './phrases.ts';
import { readPictureNames } from './picture-names.ts';
import type { Places } from './places.ts';
import { type Preset, presets } from './presets.ts';
import { ConfigError, type ConfigProblem, type Fault, fault } from './problem.ts';
import type { Config, Known } from './schema.ts';
import type { ConfigSource } from './source.ts';

/** One config file as it was read. */
export interface Layer {
  readonly source: ConfigSource;
  readonly config: Config;
}

/** A plugin that a config names. */
export interface NamedPlugin {
  readonly name: string;
  /** The config file that names it: paths and packages are looked for from there. */
  readonly from: string;
}

/** What a config may lean on: the built-in plugins, and how to load another. */
export interface Extensions {
  /** The names that a config may use with these plugins beside the built-in ones. */
  known(plugins: readonly Plugin[]): Known;
  /** Loads a plugin, or says why it cannot be; undefined where plugins are not to be loaded. */
  load: ((plugin: NamedPlugin) => Promise<Plugin | Fault>) | undefined;
}

/** The config of a run: the file found and all that it extends, the one that counts most last. */
export interface LoadedConfig {
  readonly layers: readonly Layer[];
  /** Plugins that the config names, and the rules it declares as one more. */
  readonly plugins: readonly Plugin[];
  /** Plugins that it names and that were not to be loaded. */
  readonly skipped: readonly string[];
  /** What the shop's names of pictures say; absent where no config tells. */
  readonly shownByName?: (src: string) => readonly string[];
  /** The preset that was named last. */
  readonly preset: Preset;
  /** The folder of the file found, else the working directory. */
  readonly folder: string;
  readonly cwd: string;
  readonly places: Places;
}

/** Standard input, as a file. */
const STDIN = 0;

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

/** A config file as it was read, before anything of it is known to be right. */
interface Draft {
  readonly source: ConfigSource;
  readonly problems: ConfigProblem[];
  readonly path: string;
}

/**
 * Finds and reads the config and what it extends, the plugins it names and the rules it declares.
 * @throws ConfigError (as a rejection) with everything that is wrong with the files and the flags.
 */
export async function loadConfig(
  cwd: string,
  flags: ConfigFlags,
  extensions: Extensions,
): Promise<LoadedConfig> {
  const drafts: Draft[] = [];
  const named: Preset[] = [];
  const main = flags.config === false ? undefined : (flags.config ?? findConfig(cwd));
  // Read from standard input, a config is one of the working directory.
  const isPiped = main === '-';
  const file = main === undefined ? undefined : resolve(cwd, isPiped ? 'config' : main);
  const lost = file !== undefined && !isPiped && !existsSync(file);
  if (file !== undefined && !lost) await read(file, [file], isPiped);
  const { plugins, skipped } = await extended(drafts, extensions);
  const known = { ...extensions.known(plugins), lenient: skipped.length > 0 };
  const layers = drafts.length > 0 ? await validated(drafts, known) : [];
  const pictures = await readPictureNames(drafts.map(({ source }) => source));
  const problems = [
    ...flagProblems(flags, known),
    ...(lost ? [{ ...fault(faults.configMissing, {}), place: { flag: `--config ${main}` } }] : []),
    ...drafts.flatMap(draft => draft.problems),
    ...pictures.problems,
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  const folder = file === undefined ? resolve(cwd) : dirname(file);
  const preset = named.at(-1) ?? 'recommended';
  return {
    layers,
    plugins,
    skipped,
    ...(pictures.shownByName ? { shownByName: pictures.shownByName } : {}),
    preset,
    folder,
    cwd: resolve(cwd),
    places: placesOf(folder, resolve(cwd)),
  };

  async function read(path: string, chain: readonly string[], isPiped = false): Promise<void> {
    // The parser takes as long to load as a small run takes: only where there is a config.
    const { readSource } = await import('./source.ts');
    const decoded = decode(slashed(relative(cwd, path)), readFileSync(isPiped ? STDIN : path));
    const source = readSource(decoded.source);
    const problems = decoded.readable ? [] : [source.problem(fault(faults.notText, {}), [])];
    for (const [index, entry] of textsOf(source, 'extends').entries()) {
      if (isPreset(entry)) {
        named.push(entry);
        continue;
      }
      const extended = extendedFile(entry, path);
      const wrong = extendsFault(entry, extended, chain);
      if (wrong) problems.push(source.problem(wrong, ['extends', index]));
      else if (extended) await read(extended, [...chain, extended]);
    }
    drafts.push({ source, problems, path });
  }
}

/** The plugins that configs name, in their order, and the rules they declare. */
async function extended(
  drafts: readonly Draft[],
  extensions: Extensions,
): Promise<Pick<LoadedConfig, 'plugins' | 'skipped'>> {
  const plugins: Plugin[] = [];
  const skipped: string[] = [];
  for (const { source, problems, path } of drafts) {
    for (const [index, name] of textsOf(source, 'plugins').entries()) {
      if (!extensions.load) {
        skipped.push(name);
        continue;
      }
      const plugin = await extensions.load({ name, from: path });
      const wrong = 'phrase' in plugin ? plugin : clash(plugin, extensions.known(plugins).rules);
      if (wrong) problems.push(source.problem(wrong, ['plugins', index]));
      else plugins.push(plugin as Plugin);
    }
  }
  const rules: AnyRule[] = [];
  for (const { source, problems } of drafts) {
    if (!(source.value as { declare?: unknown } | undefined)?.declare) continue;
    // Brings the engine of patterns along.
    const { readDeclared } = await import('./declare/index.ts');
    const taken = new Set([...extensions.known(plugins).rules.keys(), ...rules.map(({ id }) => id)]);
    const declared = readDeclared(source, taken);
    rules.push(...declared.rules);
    problems.push(...declared.problems);
  }
  return { plugins: rules.length > 0 ? [...plugins, pluginOf('declare', rules)] : plugins, skipped };
}

const clash = (plugin: Plugin, known: Known['rules']): Fault | undefined => {
  const { name, rules } = plugin;
  const twice = rules.find(({ id }) => known.has(id));
  return twice ? fault(faults.pluginRule, { name, rule: twice.id }) : broughtFault(plugin, known.values());
};

async function validated(drafts: readonly Draft[], known: Known): Promise<readonly Layer[]> {
  const { validate } = await import('./validate.ts');
  return drafts.flatMap(({ source, problems }) => {
    const { config, problems: found } = validate(source, known);
    problems.unshift(...found);
    return config ? [{ source, config }] : [];
  });
}

/** One text or several under a key, known even where something else in the config is wrong. */
function textsOf(source: ConfigSource, key: 'extends' | 'plugins'): readonly string[] {
  const given = (source.value as Readonly<Record<string, unknown>> | undefined)?.[key];
  const entries = Array.isArray(given) ? given : [given];
  return entries.every(entry => typeof entry === 'string') ? entries : [];
}

const isPath = (name: string): boolean => /^\.{1,2}[/\\]/.test(name) || isAbsolute(name);

/** The file that an entry of `extends` means: a path, or a config in a package, by default its `listing-lint.yaml`. */
function extendedFile(name: string, from: string): string | undefined {
  if (isPath(name)) return resolve(dirname(from), name);
  const [, inPackage] = /^(?:@[^/]+\/)?[^/]+(?:\/(.+))?$/.exec(name) ?? [];
  const entry = inPackage === undefined ? `${name}/${names[0]}` : name;
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    const file = join(folder, 'node_modules', entry);
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

function extendsFault(name: string, path: string | undefined, chain: readonly string[]): Fault | undefined {
  if (path === undefined)
    return fault(faults.extendsPackage, { name }, { near: nearest(name, presets), valid: presets });
  if (chain.includes(path)) return fault(faults.extendsCycle, { name });
  return existsSync(path) ? undefined : fault(faults.extendsMissing, { name });
}

function placesOf(folder: string, cwd: string): Places {
  const way = slashed(relative(cwd, folder));
  const below = slashed(relative(folder, cwd));
  return {
    inFolder: file => slashed(relative(folder, resolve(cwd, file))),
    fromFolder: glob => (way === '' || isAbsolute(glob) ? glob : `${way}/${glob}`),
    ignored: patterns =>
      patterns.flatMap(pattern => {
        if (below === '') return [pattern];
        const [, not, rooted] = /^(!?)\/?(.*)$/.exec(pattern) as unknown as [string, string, string];
        const anywhere = !rooted.replace(/\/$/, '').includes('/') || rooted.startsWith('**/');
        if (anywhere && !pattern.startsWith(`${not}/`)) return [pattern];
        return rooted.startsWith(`${below}/`) ? [`${not}/${rooted.slice(below.length + 1)}`] : [];
      }),
  };
}
