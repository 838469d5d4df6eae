import { existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { resolve as resolvePackage } from 'import-meta-resolve';
import * as z from 'zod';
import type { NamedPlugin } from '../config/load.ts';
import { faults } from '../config/phrases.ts';
import { type Fault, fault } from '../config/problem.ts';
import { formatPath } from '../model/path.ts';
import { type Plugin, pluginOf } from '../rule/plugin.ts';
import type { AnyRule } from '../rule/rule.ts';

import { importModule } from './import-module.ts';
import { marketFiles, partOf, partSteps, platformFile } from './plugin-data.ts';

/**
 * Loads a plugin: a file beside the config, or a package that is installed there. Its code runs; a YAML file has none
 * and brings limits of a platform or laws of markets.
 */
export async function loadPlugin({ name, from }: NamedPlugin): Promise<Plugin | Fault> {
  let url: string;
  try {
    url = urlOf(name, from);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ERR_MODULE_NOT_FOUND'
      ? fault(faults.pluginPackage, { name })
      : fault(faults.pluginMissing, { name, what: message });
  }
  if (url.startsWith('file:') && !existsSync(fileURLToPath(url))) return fault(faults.pluginFile, { name });
  try {
    if (/\.ya?ml$/i.test(url)) {
      const { parse } = await import('yaml');
      return pluginIn(name, partOf(parse(readFileSync(fileURLToPath(url), 'utf8'))), partSteps);
    }
    const loaded = (await importModule(url)) as { readonly default?: unknown };
    return pluginIn(name, loaded.default ?? loaded);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND';
    const what = (error as Error).message;
    return fault(missing ? faults.pluginMissing : faults.pluginLoad, { name, what });
  }
}

const urlOf = (name: string, from: string): string =>
  /^\.{1,2}[/\\]/.test(name) || isAbsolute(name)
    ? pathToFileURL(resolve(dirname(from), name)).href
    : resolvePackage(name, pathToFileURL(from).href);

const bilingual = z.object({ en: z.string(), zh: z.string() });
const phrase = z.looseObject({
  en: z.union([z.string(), z.object({ one: z.string(), other: z.string() })]),
  zh: z.string(),
});

/** What of a rule the engine and the reports cannot do without. */
const rule = z.looseObject({
  id: z.string().regex(/^[a-z][a-z\d-]*\/[a-z][a-z\d-]*$/),
  scope: z.enum(['document', 'catalog']),
  on: z.array(z.enum(['listing', 'store', 'message', 'seller'])).min(1),
  severity: z.enum(['error', 'warning', 'info']),
  consequence: z.enum(['refused', 'legal', 'returns', 'ranking', 'polish']),
  needs: z.array(z.string()),
  absent: z.enum(['finding', 'no-data', 'pass']),
  fix: z.enum(['auto', 'auto-review', 'suggest', 'advice']),
  guidelines: z.array(z.string()),
  presets: z.array(z.enum(['core', 'recommended', 'strict'])),
  version: z.number(),
  title: bilingual,
  messages: z.record(z.string(), phrase),
  notes: z.record(z.string(), phrase),
  options: z.record(z.string(), z.looseObject({ en: z.string(), zh: z.string() })),
  sources: z.record(z.string(), z.looseObject({ title: z.string(), asOf: z.string() })),
  docs: z.object({ what: bilingual, why: bilingual, how: bilingual }),
});

const plugin = z.looseObject({
  name: z.string().optional(),
  rules: z.array(rule).optional(),
  lexicons: z.array(z.looseObject({ list: z.string(), groups: z.looseObject({}) })).optional(),
  limits: z.array(platformFile).optional(),
  laws: marketFiles.optional(),
  profiles: z.array(z.string()).optional(),
  phrases: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

/** A plugin, a list of rules, or one rule; `outside`: the steps of a path that the file itself does not have. */
function pluginIn(name: string, given: unknown, outside = 0): Plugin | Fault {
  const isRule = typeof given === 'object' && given !== null && 'id' in given;
  const value = isRule ? { rules: [given] } : Array.isArray(given) ? { rules: given } : given;
  const parsed = plugin.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const extra = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const place = formatPath([...(issue?.path ?? []), ...extra].slice(outside) as string[]);
    return fault(extra.length > 0 ? faults.pluginKey : faults.pluginShape, { name, place: place || 'rules' });
  }
  const rules = (parsed.data.rules ?? []) as unknown as readonly AnyRule[];
  const { limits = [], laws = {} } = parsed.data;
  if (rules.length + limits.length + Object.keys(laws).length === 0)
    return fault(faults.pluginShape, { name, place: 'rules' });
  const dumb = rules.find(
    entry => typeof (entry.scope === 'document' ? entry.check : entry.judge) !== 'function',
  );
  if (dumb) return fault(faults.pluginShape, { name, place: `${dumb.id}: check` });
  return pluginOf(parsed.data.name ?? name, rules, parsed.data as unknown as Partial<Plugin>);
}
