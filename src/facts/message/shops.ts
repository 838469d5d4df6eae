import type { Document, Kind } from '../../model/document.ts';
import type { Run } from '../run.ts';
import { folderOf, shopAround } from '../shop.ts';
import { comesBefore } from './digest.ts';
import { messageReading } from './reading.ts';

/** The templates of one shop on one platform: by language the types, and the message that comes first. */
export interface Templates {
  readonly first: string;
  readonly types: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A message as one template of a shop, or a store, by the folder its file stands in. */
export type TemplateEmission =
  | { readonly folder: string }
  | {
      readonly folder: string;
      readonly platform: string;
      readonly key: string;
      readonly type: string;
      readonly language: string;
    };

interface Gathered {
  first: string;
  readonly types: Map<string, Set<string>>;
}

/** What is folded: the folders of stores; by folder and platform what stands there. */
export interface TemplatesFold {
  readonly stores: Set<string>;
  readonly gathered: Map<string, Map<string, Gathered>>;
}

/** The templates of the shops of a run: by the innermost folder with a store, and by platform. */
export interface Shops {
  readonly stores: ReadonlySet<string>;
  readonly shops: ReadonlyMap<string, ReadonlyMap<string, Templates>>;
}

/** A platform, or all those that a message names together. */
const platformsOf = (profiles: readonly string[]): string => [...profiles].sort().join(' ');

/** What a message or a store says of the templates of its shop; undefined for a message of no type. */
export function templateEmission(
  document: Document<Kind>,
  run: Run,
  profiles: readonly string[],
): TemplateEmission | undefined {
  const folder = folderOf(document.file);
  if (document.kind !== 'message') return { folder };
  const { type } = (document as Document<'message'>).value;
  if (type === undefined) return undefined;
  const { language } = messageReading(document as Document<'message'>, run);
  return { folder, platform: platformsOf(profiles), key: document.key, type, language };
}

const put = (all: Map<string, Map<string, Gathered>>, folder: string, platform: string, more: Templates) => {
  const platforms = all.get(folder) ?? new Map<string, Gathered>();
  const own = platforms.get(platform) ?? { first: more.first, types: new Map() };
  if (comesBefore(more.first, own.first)) own.first = more.first;
  for (const [language, types] of more.types)
    own.types.set(language, new Set([...(own.types.get(language) ?? []), ...types]));
  all.set(folder, platforms.set(platform, own));
};

function merge(left: TemplatesFold, right: TemplatesFold): TemplatesFold {
  for (const folder of right.stores) left.stores.add(folder);
  for (const [folder, platforms] of right.gathered)
    for (const [platform, own] of platforms) put(left.gathered, folder, platform, own);
  return left;
}

function add(all: TemplatesFold, emission: TemplateEmission): TemplatesFold {
  if (!('key' in emission)) all.stores.add(emission.folder);
  else {
    const { folder, platform, key, type, language } = emission;
    put(all.gathered, folder, platform, { first: key, types: new Map([[language, new Set([type])]]) });
  }
  return all;
}

/** In one order, whatever the order the messages came in. */
const sorted = <T>(all: ReadonlyMap<string, T>): Map<string, T> =>
  new Map([...all].sort(([left], [right]) => (left < right ? -1 : 1)));

function seal({ stores, gathered }: TemplatesFold): Shops {
  const shops = new Map<string, Map<string, Gathered>>();
  for (const [folder, platforms] of sorted(gathered))
    for (const [platform, own] of sorted(platforms)) put(shops, shopAround(folder, stores), platform, own);
  return { stores: new Set([...stores].sort()), shops };
}

/** The templates of the shop and the platform that the message in a file is for. */
export const templatesOf = ({ stores, shops }: Shops, file: string, profiles: readonly string[]) =>
  shops.get(shopAround(folderOf(file), stores))?.get(platformsOf(profiles));

/** The fold of a catalog rule that asks which templates a shop has. */
export const templatesFold = {
  empty: (): TemplatesFold => ({ stores: new Set(), gathered: new Map() }),
  add,
  merge,
  seal,
};
