import type { Suppression } from '../engine/suppress.ts';
import type { Location } from '../model/place.ts';
import type { Layer } from './load.ts';
import { type Scoped, scopedOverride } from './overrides.ts';
import type { RuleEntries } from './rules.ts';
import type { Config, FieldColumns, PictureNames, WordChanges } from './schema.ts';

/** All layers of a config as one. */
export interface MergedConfig
  extends Omit<
    Config,
    'extends' | 'rules' | 'overrides' | 'suppress' | 'words' | 'fields' | 'categories' | 'pictureNames'
  > {
  /** Rules of each layer, the one that counts most last. */
  readonly rules: readonly RuleEntries[];
  readonly overrides: readonly Scoped[];
  readonly suppressions: readonly Suppression[];
  readonly words: WordChanges;
  readonly fields: FieldColumns;
  readonly categories: Readonly<Record<string, string>>;
  readonly pictureNames: PictureNames;
}

/**
 * Joins a config with what it extends. A key of a later layer replaces that of an earlier one; fields, categories
 * and names of pictures are joined by name, words by list; overrides and suppressions of all layers hold, the earlier first.
 */
export function mergeLayers(layers: readonly Layer[]): MergedConfig {
  const configs = layers.map(layer => layer.config);
  const rest = Object.assign({}, ...configs.map(({ extends: _, ...keys }) => keys)) as Config;
  const entries = <K extends 'overrides' | 'suppress'>(name: K) =>
    layers.flatMap(({ source, config }) =>
      (config[name] ?? []).map((entry, index) => ({
        entry: entry as NonNullable<Config[K]>[number],
        place: source.locate([name, index]),
      })),
    );
  return {
    ...rest,
    rules: present(configs.map(config => config.rules)),
    overrides: entries('overrides').map(({ entry, place }) => scopedOverride(entry, place)),
    suppressions: entries('suppress').map(({ entry, place }) => suppressionOf(entry, place)),
    words: mergeWords(present(configs.map(config => config.words))),
    fields: Object.assign({}, ...configs.map(config => config.fields)),
    categories: Object.assign({}, ...configs.map(config => config.categories)),
    pictureNames: Object.assign({}, ...configs.map(config => config.pictureNames)),
  };
}

const present = <T>(values: readonly (T | undefined)[]): T[] => values.filter(value => value !== undefined);

function suppressionOf(
  { id, rule, reason = '', until }: NonNullable<Config['suppress']>[number],
  place: Location,
): Suppression {
  return { rule, reason, ...(until === undefined ? {} : { until }), scope: { kind: 'id', id }, place };
}

function mergeWords(changes: readonly WordChanges[]): WordChanges {
  const merged: WordChanges = {};
  for (const change of changes) {
    for (const [list, { allow = [], add = [] }] of Object.entries(change)) {
      const before = merged[list];
      merged[list] = {
        allow: [...new Set([...(before?.allow ?? []), ...allow])],
        add: [...new Set([...(before?.add ?? []), ...add])],
      };
    }
  }
  return merged;
}
