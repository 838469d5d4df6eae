import { foldPattern } from './mapping.ts';
import type { Spelling } from './misspelt.ts';
import { foldName } from './names.ts';

/**
 * One column of an export: its names by language, and the fields it holds. In a name `#` stands for a number, `*`
 * for any words (`Quantity in *`).
 */
interface HeaderEntry {
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly fields?: readonly string[];
  /** Known, to tell the format by, but nothing a listing says. */
  readonly unread?: boolean;
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
  /** Brackets behind a name hold a unit, a currency or a remark: `Package weight(g)`, `商品标题（必填）`. */
  readonly units?: boolean;
  readonly columns: Readonly<Record<string, HeaderEntry>>;
}

/** Where the columns of a format stand in a file. */
export interface HeaderColumns {
  readonly one: ReadonlyMap<string, number>;
  /** By the number in the header: `Attribute 2 name`; those named with any words are counted from 1. */
  readonly numbered: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly used: ReadonlySet<number>;
}

interface Names {
  /** Keys by folded name. */
  readonly exact: ReadonlyMap<string, string>;
  readonly patterns: readonly { readonly key: string; readonly fits: (folded: string) => boolean }[];
}

const compiled = new WeakMap<HeaderTable, Names>();

/** Finds a format's columns in a header; of two with the same name the first counts. */
export function findColumns(table: HeaderTable, header: readonly string[]): HeaderColumns {
  const names = namesOf(table);
  const one = new Map<string, number>();
  const numbered = new Map<string, Map<number, number>>();
  const used = new Set<number>();
  for (const [column, text] of header.entries()) {
    const found = keyOf(table, names, text);
    if (found === undefined) continue;
    const { key, number } = found;
    if (number === undefined) {
      if (one.has(key)) continue;
      one.set(key, column);
    } else {
      const columns = numbered.get(key) ?? new Map<number, number>();
      const at = number === 'next' ? columns.size + 1 : number;
      if (!columns.has(at)) columns.set(at, column);
      numbered.set(key, columns);
    }
    if (!table.columns[key]?.unread) used.add(column);
  }
  return { one, numbered, used };
}

interface Found {
  readonly key: string;
  readonly number?: number | 'next';
}

/** What a header means, with or without what stands in its brackets. */
function keyOf(table: HeaderTable, names: Names, text: string): Found | undefined {
  const found = meaningOf(names, foldName(text));
  const bare = table.units ? bareHeader(text) : text;
  return found ?? (bare === text ? undefined : meaningOf(names, foldName(bare)));
}

function meaningOf({ exact, patterns }: Names, folded: string): Found | undefined {
  const own = exact.get(folded);
  if (own !== undefined) return { key: own };
  for (const { 0: digits, index } of folded.matchAll(/\d+/g)) {
    const series = exact.get(`${folded.slice(0, index)}#${folded.slice(index + digits.length)}`);
    if (series !== undefined) return { key: series, number: Number(digits) };
  }
  const pattern = patterns.find(({ fits }) => fits(folded));
  return pattern && { key: pattern.key, number: 'next' };
}

/** A header without the brackets at its end. */
export const bareHeader = (text: string): string =>
  text.replace(/\s*[(（[【][^()（）[\]【】]*[)）\]】]\s*$/, '');

/** How sure it is that a header is of this format: the number of its columns, 0 where it cannot be. */
export function scoreOf(table: HeaderTable, header: readonly string[]): number {
  const { one, numbered, used } = findColumns(table, header);
  const has = (key: string) => one.has(key) || numbered.has(key);
  const excluded = new Set(table.excludes?.map(foldName));
  if (excluded.size > 0 && header.some(name => excluded.has(foldName(name)))) return 0;
  const enough = table.marks.filter(has).length >= table.marks_needed;
  return enough && table.requires.every(has) ? Math.max(used.size, 1) : 0;
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
  columns.flatMap(([, { names }]) => Object.values(names).flat()).filter(name => !/[#*]/.test(name));

function namesOf(table: HeaderTable): Names {
  const known = compiled.get(table);
  if (known) return known;
  const exact = new Map<string, string>();
  const patterns: { key: string; fits: (folded: string) => boolean }[] = [];
  for (const [key, entry] of Object.entries(table.columns)) {
    for (const name of Object.values(entry.names).flat()) {
      if (name.includes('*')) patterns.push({ key, fits: foldPattern(name) });
      else if (!exact.has(foldName(name))) exact.set(foldName(name), key);
    }
  }
  const names = { exact, patterns };
  compiled.set(table, names);
  return names;
}
