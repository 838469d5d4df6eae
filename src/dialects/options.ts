import data from '../../rules/dialects/options.yaml';
import type { Row } from '../formats/format.ts';
import { textOf } from './cells.ts';
import { foldName } from './names.ts';

const table = data as {
  readonly none: { readonly name: string; readonly value: string };
  readonly options: Readonly<Record<'color' | 'size', readonly string[]>>;
};
const roles = new Map<string, 'color' | 'size'>();
for (const role of ['color', 'size'] as const)
  for (const name of table.options[role]) roles.set(foldName(name), role);

/** Whether an option of a product, by its name in any language, is its colour or its size. */
export function optionRole(name: string): 'color' | 'size' | undefined {
  return roles.get(foldName(name));
}

/** Whether this is the pair a shop writes for a product without options. */
export function isNoOption(name: string, value: string): boolean {
  return name === table.none.name && value === table.none.value;
}

/** What the options of a file are called, as attributes: those that any row names in these columns. */
export function optionNames(rows: readonly Row[], columns: Iterable<number>): Set<string> {
  const names = new Set<string>();
  for (const column of columns) {
    for (const row of rows) {
      const name = textOf(row, column)?.trim();
      if (name !== undefined && name !== table.none.name) names.add(optionRole(name) ?? name);
    }
  }
  return names;
}

/** The fields that a file with such options carries. */
export function optionFields(names: ReadonlySet<string>): string[] {
  const roles = (['color', 'size'] as const).filter(role => names.has(role));
  return [...[...names].map(name => `attributes.${name}`), ...roles.map(role => `variants.${role}`)];
}
