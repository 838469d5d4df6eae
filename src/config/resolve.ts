import type { DocumentSettings } from '../engine/context.ts';
import type { Suppression } from '../engine/suppress.ts';
import type { ToolFinding } from '../engine/tool-finding.ts';
import type { Document } from '../model/document.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import type { RuleMeta } from '../rule/rule.ts';
import { type ConfigFlags, selection } from './flags.ts';
import type { LoadedConfig } from './load.ts';
import { marketOf } from './markets.ts';
import { mergeLayers } from './merge.ts';
import type { Scoped } from './overrides.ts';
import type { Preset } from './presets.ts';
import { ruleSettings } from './rule-settings.ts';
import type { FieldColumns, PictureNames, WordChanges } from './schema.ts';

/** What holds while a file is read, before its documents are known. */
export interface FileSettings {
  readonly dialect?: string;
  readonly fields: FieldColumns;
  /** Language of the listings where the config sets one. */
  readonly language?: string;
}

/** All that config and flags say of a run. */
export interface Settings {
  readonly preset: Preset;
  /** ISO 8601 day that counts as today. */
  readonly asOf: string;
  readonly lang?: ReportLanguage;
  readonly scope: 'store' | 'marketplace';
  /** Globs as the working directory sees them; empty where the config has none. */
  readonly files: readonly string[];
  readonly references: readonly string[];
  /** Files of reviewers’ decisions, as the working directory sees them, in the order they count. */
  readonly decisions: readonly string[];
  readonly priceHistory: readonly string[];
  /** Files of stores that listings lean on, as the working directory sees them. */
  readonly stores: readonly string[];
  /** Patterns as in `.gitignore`. */
  readonly ignore: readonly string[];
  readonly complete: readonly string[];
  readonly words: WordChanges;
  /** Paths of the tree of categories by the shop's own names. */
  readonly categories: Readonly<Record<string, string>>;
  /** What the shop's names of pictures say, by view or role, as the config has them. */
  readonly pictureNames: PictureNames;
  /** The same, ready to be asked. */
  readonly shownByName?: (src: string) => readonly string[];
  readonly suppressions: readonly Suppression[];
  forFile(file: string): FileSettings;
  forDocument(document: Document): DocumentSettings;
  /** Positions of the overrides that a document matched so far. */
  usedOverrides(): readonly number[];
  /**
   * Overrides that no document matched so far, here or by the positions of those used elsewhere; meaningful only where
   * the run covers all files of the config.
   */
  unusedOverrides(elsewhere?: readonly number[]): readonly ToolFinding[];
}

/** What a run brings beside config and flags. */
export interface Circumstances {
  readonly rules: Iterable<RuleMeta>;
  /** ISO 8601 day. */
  readonly today: string;
  /** Platforms that the dialect of a document’s file implies; they count where nothing else sets any. */
  impliedProfiles?(document: Document): readonly string[];
  /** The category of a document as a path of the tree; undefined where it is not known. */
  categoryOf?(document: Document): string | undefined;
}

/** What documents that match the same overrides share. */
interface Shared {
  readonly rule: DocumentSettings['rule'];
  readonly profiles?: readonly string[];
  readonly markets?: readonly string[];
  readonly language?: string;
  readonly store?: string;
}

/**
 * The settings of a run. A flag counts before a document’s own field, that before an override (the last one
 * that matches), that before the config; each replaces, none adds.
 */
export function resolve(loaded: LoadedConfig, flags: ConfigFlags, circumstances: Circumstances): Settings {
  const config = mergeLayers(loaded.layers);
  const { places } = loaded;
  const { overrides } = config;
  const preset = (flags.preset as Preset | undefined) ?? loaded.preset;
  const selected = selection(flags);
  const rules = [...circumstances.rules];
  const used = new Set<Scoped>();
  const files = new Map<string, readonly Scoped[]>();
  const shared = new Map<string, Shared>();
  const known = new WeakMap<Document, DocumentSettings>();
  const flagProfiles = given(flags.profile);
  const flagMarkets = given(flags.market?.map(code => marketOf(code) ?? code));
  const lang = flags.lang ?? config.report?.lang;

  const storeOf = (file: string | undefined): string | undefined =>
    file === undefined ? undefined : places.fromFolder(file);

  const forFileOnly = (file: string): readonly Scoped[] => {
    const found = files.get(file);
    if (found) return found;
    const place = overrides.length > 0 ? places.inFolder(file) : file;
    const holding = overrides.filter(entry => entry.holdsForFile(place));
    files.set(file, holding);
    return holding;
  };
  const sharedBy = (matched: readonly Scoped[]): Shared => {
    const key = matched.map(entry => overrides.indexOf(entry)).join();
    const found = shared.get(key);
    if (found) return found;
    for (const entry of matched) used.add(entry);
    const layers = [config, ...matched.map(({ override }) => override)];
    const last = <T>(read: (layer: (typeof layers)[number]) => T | undefined): T | undefined =>
      layers.map(read).findLast(value => value !== undefined);
    const set = ruleSettings(
      rules,
      preset,
      [...config.rules, ...matched.map(({ override }) => override.rules ?? {})],
      selected,
    );
    const made: Shared = {
      rule: rule => set.get(rule.id),
      ...optional(
        'profiles',
        last(({ profiles }) => profiles),
      ),
      ...optional(
        'markets',
        last(({ markets }) => markets),
      ),
      ...optional(
        'language',
        last(({ language }) => language),
      ),
      ...optional('store', storeOf(last(({ store }) => store))),
    };
    shared.set(key, made);
    return made;
  };

  return {
    preset,
    asOf: flags.asOf ?? config.asOf ?? circumstances.today,
    ...optional('lang', lang),
    scope: config.scope ?? 'store',
    files: (config.files ?? []).map(glob => places.fromFolder(glob)),
    references: (config.references ?? []).map(glob => places.fromFolder(glob)),
    decisions: (config.decisions ?? []).map(file => places.fromFolder(file)),
    stores: [
      ...new Set(
        [config.store, ...overrides.map(({ override }) => override.store)].flatMap(
          file => storeOf(file) ?? [],
        ),
      ),
    ],
    priceHistory: (config.priceHistory ?? []).map(glob => places.fromFolder(glob)),
    ignore: [...places.ignored(config.ignore ?? []), ...(flags.ignore ?? [])],
    complete: config.complete ?? [],
    words: config.words,
    categories: config.categories,
    pictureNames: config.pictureNames,
    ...optional('shownByName', loaded.shownByName),
    suppressions: config.suppressions,
    forFile(file) {
      const matched = forFileOnly(file)
        .filter(({ override }) => !override.where)
        .map(({ override }) => override);
      const dialect = flags.dialect ?? matched.findLast(override => override.dialect)?.dialect;
      const language = matched.findLast(override => override.language)?.language ?? config.language;
      return {
        ...optional('dialect', dialect),
        ...optional('language', language),
        fields: Object.assign({}, config.fields, ...matched.map(override => override.fields)),
      };
    },
    forDocument(document) {
      const found = known.get(document);
      if (found) return found;
      const matched = forFileOnly(document.file).filter(entry =>
        entry.holdsForValue(document.value, () => circumstances.categoryOf?.(document)),
      );
      const base = sharedBy(matched);
      const own = ownSettings(document);
      const language = own.language ?? base.language;
      const made: DocumentSettings = {
        profiles:
          flagProfiles ?? own.profiles ?? base.profiles ?? circumstances.impliedProfiles?.(document) ?? [],
        markets: flagMarkets ?? own.markets ?? base.markets ?? [],
        ...optional('language', language),
        ...optional('store', base.store),
        rule: base.rule,
      };
      known.set(document, made);
      return made;
    },
    usedOverrides: () => overrides.flatMap((entry, at) => (used.has(entry) ? at : [])),
    unusedOverrides: (elsewhere = []) =>
      overrides
        .filter((entry, at) => !used.has(entry) && !elsewhere.includes(at))
        .map(({ place }) => ({
          rule: 'config/unused-override',
          severity: 'info',
          messageId: 'unused',
          data: {},
          location: place,
        })),
  };
}

/** An empty list says nothing. */
const given = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list && list.length > 0 ? list : undefined;

/** A property that is there only where it has a value. */
const optional = <K extends string, T>(name: K, value: T | undefined): { [P in K]?: T } =>
  (value === undefined ? {} : { [name]: value }) as { [P in K]?: T };

/** What a document says of itself; messages and seller figures are for one platform. */
function ownSettings({ value }: Document): Pick<Shared, 'profiles' | 'markets' | 'language'> {
  const own = value as {
    readonly profiles?: readonly string[];
    readonly profile?: string;
    readonly markets?: readonly string[];
    readonly language?: string;
  };
  return {
    ...optional('profiles', given(own.profiles) ?? (own.profile ? [own.profile] : undefined)),
    ...optional('markets', given(own.markets?.map(code => marketOf(code) ?? code))),
    ...optional('language', own.language || undefined),
  };
}
