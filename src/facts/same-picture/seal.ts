import { union } from '../near-copy/union.ts';
import type { Likeness } from '../pixels/alike.ts';
import { type Alike, alikeAmong } from './alike.ts';
import type { PictureEmission, SharedPicture } from './collect.ts';
import type { Distinct } from './distinct.ts';

/** A picture of a listing that another listing, or the listing itself, has as well. */
export interface SharedUse {
  /** Position in `images`. */
  readonly place: number;
  /** Key of the other listing and position in its `images`. */
  readonly key: string;
  readonly otherPlace: number;
  readonly likeness: Likeness;
  /** Bits in which the hashes differ; 0 for one address or the same bytes. */
  readonly bits: number;
  readonly whose: 'own' | 'store' | 'seller' | 'reference' | 'sibling';
  /** Listings of that kind that have it; siblings of each other count once, those of this one each. */
  readonly others: number;
}

/** For each listing that shares a picture, how; by document key. */
export type SharedPictures = ReadonlyMap<string, readonly SharedUse[]>;

/** A picture that so many unrelated products have, none as its main one, is about the shop. */
const graphicUses = 5;

interface Use {
  readonly listing: number;
  readonly place: number;
}

/** Compares all pictures. The order of emissions does not matter. */
export function sealPictures(emissions: readonly PictureEmission[]): SharedPictures {
  const listings = [...emissions].sort(
    (left, right) => order(left.file, right.file) || left.index - right.index || order(left.key, right.key),
  );
  const { uses, pictures } = distinctOf(listings);
  const sketched = pictures.flatMap((picture, at) => (picture ? [{ at, picture }] : []));
  const alike: (readonly Alike[])[] = uses.map(() => []);
  const among = alikeAmong(sketched.map(({ picture }) => picture));
  sketched.forEach(({ at }, index) => {
    alike[at] = (among[index] ?? []).map(one => ({ ...one, other: sketched[one.other]?.at as number }));
  });
  const family = familiesOf(listings);
  const shared = new Map<string, SharedUse[]>();
  uses.forEach((own, at) => {
    const same: Alike = { other: at, likeness: 'same', bits: 0 };
    const found = [same, ...(alike[at] as readonly Alike[])].flatMap(one =>
      (uses[one.other] as Use[]).map(use => ({ ...one, use })),
    );
    const all = found.map(({ use }) => use);
    const isGraphic =
      all.every(({ place }) => place > 0) &&
      new Set(all.map(({ listing }) => family(listing))).size >= graphicUses;
    if (isGraphic) return;
    for (const use of own) {
      const here = listings[use.listing] as PictureEmission;
      if (here.reference) continue;
      const list = shared.get(here.key) ?? [];
      for (const kind of ['own', 'store', 'seller', 'reference', 'sibling'] as const) {
        const others = found.filter(
          one => isOther(one.use, use) && relation(use.listing, one.use.listing) === kind,
        );
        const [first] = others;
        if (!first) continue;
        list.push({
          place: use.place,
          key: (listings[first.use.listing] as PictureEmission).key,
          otherPlace: first.use.place,
          likeness: first.likeness,
          bits: first.bits,
          whose: kind,
          others: new Set(
            others.map(({ use: { listing } }) => (kind === 'sibling' ? listing : family(listing))),
          ).size,
        });
      }
      if (list.length > 0) shared.set(here.key, list);
    }
  });
  for (const list of shared.values()) list.sort((left, right) => left.place - right.place);
  return shared;

  function relation(own: number, other: number): SharedUse['whose'] | undefined {
    if (own === other) return 'own';
    const [here, there] = [listings[own] as PictureEmission, listings[other] as PictureEmission];
    if (there.reference) return 'reference';
    if (here.realm !== there.realm) return undefined;
    if (here.seller !== there.seller) return 'seller';
    return family(own) === family(other) ? 'sibling' : 'store';
  }
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Within a listing only the earlier of two entries is the other one. */
const isOther = (other: Use, own: Use): boolean => other.listing !== own.listing || other.place < own.place;

/** Pictures with one address or the same sketch are one; each with its uses in order. */
function distinctOf(listings: readonly PictureEmission[]) {
  const known = new Map<string, number>();
  const uses: Use[][] = [];
  const pictures: (Distinct | undefined)[] = [];
  listings.forEach((listing, at) => {
    for (const picture of listing.pictures) {
      const keys = keysOf(picture);
      const seen = keys.map(key => known.get(key)).find(found => found !== undefined);
      const place = seen ?? uses.length;
      for (const key of keys) known.set(key, place);
      if (seen === undefined) {
        uses.push([]);
        pictures.push(picture.sketch ? { sketch: picture.sketch, aspect: picture.aspect ?? 1 } : undefined);
      }
      uses[place]?.push({ listing: at, place: picture.place });
    }
  });
  return { uses, pictures };
}

const keysOf = ({ address, sketch, aspect = 1 }: SharedPicture): readonly string[] => [
  ...(address === '' ? [] : [address]),
  ...(sketch
    ? [`${aspect}${String.fromCharCode(...sketch.luma)}${String.fromCharCode(...sketch.cells)}`]
    : []),
];

/** The least listing of each listing's family: listings of one seller that have a name in common, and so on. */
function familiesOf(listings: readonly PictureEmission[]): (listing: number) => number {
  const families = union(listings.length);
  const first = new Map<string, number>();
  listings.forEach(({ seller, reference, families: names }, at) => {
    for (const name of names) {
      const key = `${reference}\n${seller}\n${name}`;
      const member = first.get(key);
      if (member === undefined) first.set(key, at);
      else families.join(member, at);
    }
  });
  return listing => families.find(listing);
}
