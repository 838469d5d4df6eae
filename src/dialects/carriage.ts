import data from '../../rules/dialects/mentions.yaml';
import type { Carriage } from '../model/document.ts';

const mentions = data as {
  readonly in: readonly string[];
  readonly fields: readonly string[];
  readonly once_for_all: readonly string[];
};
const mentionable = new Set(mentions.fields);
const onceForAll = new Set(mentions.once_for_all);
const topOf = (field: string): string => field.split('.', 1)[0] as string;

/** What a file has places for. */
export interface Carried {
  /** Dotted field names with a place of their own. */
  readonly fields: ReadonlySet<string>;
  /** Those whose value is a structure of its own, so that everything inside could be said. */
  readonly structures: ReadonlySet<string>;
}

/** The fields with all their parents, so that `images` is carried where `images.src` is. */
export function carried(fields: Iterable<string>, structures: Iterable<string> = []): Carried {
  const all = new Set<string>();
  for (const field of fields) {
    for (let end = field.length; end > 0; end = field.lastIndexOf('.', end - 1)) all.add(field.slice(0, end));
  }
  return { fields: all, structures: new Set(structures) };
}

/** Whether a shop sets the field once for all its goods rather than at each. */
export const isOnceForAll = (field: string): boolean => onceForAll.has(topOf(field));

/** Whether a file that has places for `carried` has one for `field`, or a free text that could say it. */
export function carriageOf({ fields, structures }: Carried, field: string): Carriage {
  if (fields.has(field)) return 'carries';
  for (let end = field.lastIndexOf('.'); end > 0; end = field.lastIndexOf('.', end - 1)) {
    if (structures.has(field.slice(0, end))) return 'carries';
  }
  return mentionable.has(topOf(field)) && mentions.in.some(text => fields.has(text))
    ? 'may-mention'
    : 'cannot';
}
