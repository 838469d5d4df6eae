import type { Spelling } from './misspelt.ts';
import { foldName } from './names.ts';

/** One column of an export: its names by language, `#` standing for a number, and the fields it holds. */
interface HeaderEntry {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly fields?: readonly string[];
}

/** The columns of an export format, from `rules/dialects`. */
export interface HeaderTable {
  readonly dialect: string;
  /** Columns without which it is not this format. */
  readonly requires: readonly string[];
  /** Columns that hardly any other format has; at least `marks_needed` of them. */
  readonly marks: readonly string[];
  readonly marks_needed: number;
  /** Columns that only formats have which took this one over. */
  readonly excludes?: readonly string[];
  readonly columns: Readonly<Record<string, HeaderEntry>>;
}

/** Where the columns of a format stand in a file. */
export interface HeaderColumns {
  readonly one: ReadonlyMap<string, number>;
  /** By the number in the header: `Attribute 2 name`. */
  readonly numbered: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly used: ReadonlySet<number>;
}

const compiled = new WeakMap<HeaderTable, ReadonlyMap<string, string>>();

/** Finds a format's columns in a header; of two with the same name the first counts. */
export function findColumns(table: HeaderTable, header: readonly string[]): HeaderColumns {
  const names = namesOf(table);
  const one = new Map<string, number>();
  const numbered = new Map<string, Map<number, number>>();
  const used = new Set<number>();
  for (const [column, text] of header.entries()) {
    const folded = foldName(text);
    const key = names.get(folded);
    if (key !== undefined && !one.has(key)) {
      one.set(key, column);
      used.add(column);
      continue;
    }
    const number = /\d+/.exec(folded);
    const series = number && names.get(folded.replace(number[0], '#'));
    if (!number || series === undefined || series === null) continue;
    const columns = numbered.get(series) ?? new Map<number, number>();
    if (!columns.has(Number(number[0]))) columns.set(Number(number[0]), column);
    numbered.set(series, columns);
    used.add(column);
  }
  return { one, numbered, used };
}

/** How sure it is that a header is of this format: the number of its columns, 0 where it cannot be. */
export function scoreOf(table: HeaderTable, header: readonly string[]): number {
  const { one, numbered, used } = findColumns(table, header);
  const has = (key: string) => one.has(key) || numbered.has(key);
  const excluded = new Set(table.excludes?.map(foldName));
  if (excluded.size > 0 && header.some(name => excluded.has(foldName(name)))) return 0;
  const enough = table.marks.filter(has).length >= table.marks_needed;
  return enough && table.requires.every(has) ? used.size : 0;
}

/** Column by dotted field name, for the columns a file has. */
export function holdersOf(table: HeaderTable, columns: HeaderColumns): Map<string, number> {
  const holders = new Map<string, number>();
  for (const [key, { fields = [] }] of Object.entries(table.columns)) {
    const column = columns.one.get(key) ?? columns.numbered.get(key)?.values().next().value;
    if (column !== undefined) for (const field of fields) if (!holders.has(field)) holders.set(field, column);
  }
  return holders;
}

/** The names a format knows, and of columns with a field those that a file lacks; series (`#`) left out. */
export function spellingOf(table: HeaderTable, { one }: HeaderColumns): Spelling {
  const entries = Object.entries(table.columns);
  const missing = entries.filter(([key, { fields }]) => fields !== undefined && !one.has(key));
  return {
    known: () => namesIn(entries),
    absent: () => namesIn(missing).map(name => ({ name, fits: () => true })),
  };
}

const namesIn = (columns: readonly (readonly [string, HeaderEntry])[]): readonly string[] =>
  columns.flatMap(([, { names }]) => Object.values(names).flat()).filter(name => !name.includes('#'));

function namesOf(table: HeaderTable): ReadonlyMap<string, string> {
  const known = compiled.get(table);
  if (known) return known;
  const names = new Map<string, string>();
  for (const [key, entry] of Object.entries(table.columns)) {
    for (const name of Object.values(entry.names).flat())
      if (!names.has(foldName(name))) names.set(foldName(name), key);
  }
  compiled.set(table, names);
  return names;
}
