import { foldName } from './names.ts';

/** `fields:` of the config: which of a shop's own columns hold a field. */
export type FieldMapping = Readonly<Record<string, ColumnChoice>>;

/**
 * A column, several to choose from (for a list: to join), or columns with how their cells are split and
 * constants that belong to the field (`unit: cm`). A `*` stands for any characters.
 */
type ColumnChoice =
  | string
  | readonly string[]
  | {
      readonly column?: string;
      readonly columns?: string | readonly string[];
      readonly split?: string;
      readonly [constant: string]: unknown;
    };

/** A mapping of one field, in one form. */
export interface MappedField {
  readonly field: string;
  readonly columns: readonly string[];
  readonly split?: string;
  readonly constants: Readonly<Record<string, unknown>>;
}

/** All forms of the grammar as one. */
export function mappedFields(mapping: FieldMapping): MappedField[] {
  return Object.entries(mapping).map(([field, choice]) => {
    if (typeof choice === 'string') return { field, columns: [choice], constants: {} };
    if (Array.isArray(choice)) return { field, columns: choice as readonly string[], constants: {} };
    const {
      column,
      columns = [],
      split,
      ...constants
    } = choice as Exclude<ColumnChoice, string | readonly string[]>;
    const listed = typeof columns === 'string' ? [columns] : columns;
    const all = column === undefined ? listed : [column, ...listed];
    return split === undefined
      ? { field, columns: all, constants }
      : { field, columns: all, split, constants };
  });
}

/** Columns of a header that a pattern names, in the header's order. */
export function columnsMatching(header: readonly string[], pattern: string): number[] {
  const wanted = foldPattern(pattern);
  return header.flatMap((name, column) => (wanted(foldName(name)) ? [column] : []));
}

/** Whether a folded name fits a pattern, in which `*` stands for any characters. */
export function foldPattern(pattern: string): (folded: string) => boolean {
  if (!pattern.includes('*')) {
    const exact = foldName(pattern);
    return folded => folded === exact;
  }
  const escaped = pattern.split('*').map(part => foldName(part).replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${escaped.join('.*')}$`);
  return folded => expression.test(folded);
}
