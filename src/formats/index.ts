import type { Format } from './format.ts';

/** How a format is loaded: only when a file asks for it. */
const loaders = {
  yaml: async () => (await import('./yaml.ts')).yaml,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonLines,
  csv: async () => (await import('./csv.ts')).csv,
  xlsx: async () => (await import('./xlsx/xlsx.ts')).xlsx,
  xml: async () => (await import('./xml.ts')).xml,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type FormatName = keyof typeof loaders;

/** Format by extension; also what a searched folder is searched for. */
const byExtension: Readonly<Record<string, FormatName>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
  '.xml': 'xml',
};

/** Extensions of the files that are read without being named. */
export const searchedExtensions: readonly string[] = Object.keys(byExtension);

export function loadFormat(name: FormatName): Promise<Format> {
  return loaders[name]();
}

/** The format that a file's extension stands for; undefined for an extension that says nothing. */
export function formatFor(fileName: string): Promise<Format> | undefined {
  const extension = /\.[^./\\]+$/.exec(fileName)?.[0].toLowerCase();
  const name = extension === undefined ? undefined : byExtension[extension];
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
