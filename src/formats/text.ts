import type { Format } from './format.ts';

/** How a format of text is loaded: only when a file asks for it. */
export const textLoaders = {
  yaml: async () => (await import('./yaml.ts')).yaml,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonLines,
  csv: async () => (await import('./csv.ts')).csv,
  xml: async () => (await import('./xml.ts')).xml,
} as const satisfies Readonly<Record<string, () => Promise<Format>>>;

export type TextFormatName = keyof typeof textLoaders;

/** Format by extension; also what a searched folder is searched for. */
export const byExtension: Readonly<Record<string, TextFormatName>> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xml': 'xml',
};

/** What stands behind the last dot of a file's name, dot included. */
export const extensionOf = (file: string): string => /\.[^./\\]+$/.exec(file)?.[0].toLowerCase() ?? '';
