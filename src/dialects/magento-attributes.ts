import data from '../../rules/dialects/magento.yaml';
import { literally, type Part, partsOf } from './cells.ts';
import type { HeaderTable } from './headers.ts';
import { optionRole } from './options.ts';

/** The columns of Magento's product CSV and what their values stand for. */
export const magentoTable = data as HeaderTable & {
  readonly services: readonly string[];
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly technical: readonly string[];
  readonly no_image: readonly string[];
  readonly root_category: string;
  readonly languages: readonly string[];
};

/** A `code=value` pair of a cell. */
export interface Pair {
  readonly code: string;
  readonly value: Part;
}

/**
 * Pairs of `code=value,code=value`; a comma belongs to a value unless a code follows it. A pair in quotation
 * marks is one that contains the separators.
 */
export function pairsOf(text: string, offset = 0): Pair[] {
  return partsOf(text, /,(?="?[A-Za-z]\w*=)/g).flatMap(part => {
    const [whole, quote, code, value] = /^("?)([A-Za-z]\w*)=(.*)$/s.exec(part.text) ?? [];
    if (whole === undefined || code === undefined || value === undefined) return [];
    const said = quote === '"' ? value.replace(/"$/, '') : value;
    const shown = said.trim();
    if (shown === '') return [];
    const start = offset + part.start + whole.length - value.length + said.indexOf(shown);
    return [{ code, value: { text: shown, start } }];
  });
}

/** The simple products that a configurable one names, with the options of each. */
export function variationsOf(text: string): { readonly sku: Part; readonly options: readonly Pair[] }[] {
  return partsOf(text, /\|/g).flatMap(part => {
    const pairs = pairsOf(part.text, part.start);
    const sku = pairs.find(({ code }) => code === 'sku')?.value;
    return sku ? [{ sku, options: pairs.filter(({ code }) => code !== 'sku') }] : [];
  });
}

const fieldByCode = new Map(
  Object.entries(magentoTable.attributes).flatMap(([field, codes]) =>
    codes.map(code => [code, field] as const),
  ),
);
const technical = new Set(magentoTable.technical);

/** Where an attribute goes: a field of the listing, else its attributes; undefined for the shop's own settings. */
export function fieldOfCode(code: string): readonly string[] | undefined {
  if (technical.has(code)) return undefined;
  const field = fieldByCode.get(code);
  return field === undefined ? ['attributes', optionRole(code) ?? code] : [field];
}

/** Several values of one attribute. */
export const valuesOf = ({ text, start }: Part): Part[] =>
  partsOf(text, /\|/g).map(part => ({ text: part.text, start: start + part.start }));

/** Between two paths; a comma before a blank is part of a name, unless the root follows. */
const pathEnd = new RegExp(`,(?=\\S)|,\\s+(?=${literally(magentoTable.root_category)})`, 'g');

/** The most particular of the categories, without the root that all have. */
export function categoryOf(cell: string): Part | undefined {
  const root = `${magentoTable.root_category}/`;
  let best: Part | undefined;
  let depth = 0;
  for (const { text, start } of partsOf(cell, pathEnd)) {
    const inner = text.startsWith(root) ? text.slice(root.length) : text;
    const steps = inner === magentoTable.root_category ? 0 : inner.split('/').length;
    if (steps > depth) {
      best = { text: inner, start: start + text.length - inner.length };
      depth = steps;
    }
  }
  return best;
}
