import Papa from 'papaparse';
import { stringify } from 'yaml';

type Group = Readonly<Record<string, unknown>>;
const isGroup = (value: unknown): value is Group =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A document as a row of native CSV: dotted headers, lists joined by ` | `, deeper lists as JSON. */
function cellsOf(value: Group, prefix = ''): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const [key, entry] of Object.entries(value)) {
    const name = prefix + key;
    if (isGroup(entry)) Object.assign(cells, cellsOf(entry, `${name}.`));
    else if (Array.isArray(entry) && entry.every(item => !isGroup(item) && !Array.isArray(item)))
      cells[name] = entry.join(' | ');
    else if (Array.isArray(entry) && prefix === '' && entry.every(isGroup)) {
      for (const [index, item] of entry.entries())
        Object.assign(cells, cellsOf(item, `${name}.${index + 1}.`));
    } else cells[name] = Array.isArray(entry) ? JSON.stringify(entry) : String(entry);
  }
  return cells;
}

/** The formats a document can be written in, and how its text is undone to compare words. */
export const encoders = {
  yaml: {
    write: (values: readonly unknown[]): string => stringify(values),
    words: (slice: string): string => slice,
  },
  json: {
    write: (values: readonly unknown[]): string => JSON.stringify(values, null, 2),
    words: (slice: string): string => JSON.parse(`"${slice.replace(/^"|"$/g, '')}"`) as string,
  },
  jsonl: {
    write: (values: readonly unknown[]): string => values.map(value => JSON.stringify(value)).join('\n'),
    words: (slice: string): string => JSON.parse(`"${slice.replace(/^"|"$/g, '')}"`) as string,
  },
  csv: {
    write: (values: readonly unknown[]): string => {
      const rows = values.map(value => cellsOf(value as Group));
      const columns = [...new Set(rows.flatMap(row => Object.keys(row)))];
      return Papa.unparse({
        fields: columns,
        data: rows.map(row => columns.map(column => row[column] ?? '')),
      });
    },
    words: (slice: string): string => slice.replaceAll('""', '"'),
  },
} as const;

export type Encoding = keyof typeof encoders;
