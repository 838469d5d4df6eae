import type { Format } from './format.ts';
import { byExtension, extensionOf, textLoaders } from './text.ts';

/** Workbooks are the one format of bytes. */
const loaders = {
  ...textLoaders,
  xlsx: async () => (await import('./xlsx/xlsx.ts')).xlsx,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type FormatName = keyof typeof loaders;

const byName: Readonly<Record<string, FormatName>> = { ...byExtension, '.xlsx': 'xlsx', '.xlsm': 'xlsx' };

/** Extensions of the files that are read without being named. */
export const searchedExtensions: readonly string[] = Object.keys(byName);

export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}

/** The format that a file's extension stands for; undefined for an extension that says nothing. */
export function formatFor(fileName: string): Promise<Format> | undefined {
  const name = byName[extensionOf(fileName)];
  return name && loadFormat(name);
}

/** The format of a text without a telling name, by its first lines; undefined for HTML. */
export function sniff(text: string): FormatName | undefined {
  const start = text.trimStart();
  if (/^<(\?xml|rss|feed|rdf:RDF)\b/.test(start)) return 'xml';
  if (/^<[!?a-z]/i.test(start)) return undefined;
  const lines = start.slice(0, 100_000).split(/\r\n|\n|\r/, 3);
  const [first = '', second = ''] = lines;
  if (/^\{.*\}\s*$/.test(first) && second.startsWith('{')) return 'jsonl';
  // A flow list or map of YAML is read by the JSON reader only if it looks like JSON.
  if (/^(\[\s*(["{[\]/-]|$)|\{\s*(["}/]|$)|\/[/*])/.test(first)) return 'json';
  if (/^(---|%YAML|#|- |-$|[^,;\t|"]{1,60}:(\s|$)|["'][^"']{1,60}["']\s*:(\s|$))/.test(first)) return 'yaml';
  return /^sep=|[,;\t|]/.test(first) || lines.length > 1 ? 'csv' : 'yaml';
}
