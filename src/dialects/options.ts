import data from '../../rules/dialects/options.yaml';
import { foldName } from './names.ts';

const table = data as {
  readonly none: { readonly name: string; readonly value: string };
  readonly options: Readonly<Record<'color' | 'size', readonly string[]>>;
};
const roles = new Map<string, 'color' | 'size'>();
for (const role of ['color', 'size'] as const) for (const name of table.options[role]) roles.set(foldName(name), role);

/** Whether an option of a product, by its name in any language, is its colour or its size. */
export function optionRole(name: string): 'color' | 'size' | undefined {
  return roles.get(foldName(name));
}

/** Whether this is the pair a shop writes for a product without options. */
export function isNoOption(name: string, value: string): boolean {
  return name === table.none.name && value === table.none.value;
}
