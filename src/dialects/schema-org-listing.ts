import type { TreeRecord } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { partsOf } from './cells.ts';
import { isGroup } from './read.ts';
import { plainOf, type Resolve, type Said, valuesAt, vocabulary } from './schema-org-nodes.ts';
import {
  hasPrice,
  isAvailable,
  offersOf,
  putCondition,
  putOffer,
  putPrice,
  putReturns,
  putShipping,
  putter,
} from './schema-org-offers.ts';
import { type Translation, translated } from './translation.ts';

/** A product, with the products it is sold as, in the names of the model. */
export const listingOf = (product: Said, variants: readonly Said[], resolve: Resolve): TreeRecord =>
  translated(product.record, into => fill(into, product, variants, resolve));

function fill(into: Translation, product: Said, variants: readonly Said[], resolve: Resolve): void {
  const put = putter(into, resolve);
  const at = (property: string) => valuesAt(product, property, resolve);
  for (const [field, properties] of Object.entries(vocabulary.properties))
    putFirst(into, field.split('.'), product, properties, resolve);
  put(['group_id'], at('isVariantOf.productGroupID')[0]);
  putCondition(into, at('itemCondition')[0]);
  for (const keywords of at('keywords')) putTags(into, plainOf(keywords, resolve));
  for (const property of at('additionalProperty')) putProperty(into, property, resolve);
  putPictures(into, [product, ...variants], resolve);
  for (const [index, video] of at('video').entries())
    putFirst(into, ['videos', index, 'src'], video, ['contentUrl', 'embedUrl', 'url'], resolve);

  const own = offersOf(product, resolve);
  const others = variants.map(variant => offersOf(variant, resolve));
  for (const [index, variant] of variants.entries()) putVariant(into, index, variant, resolve);
  for (const variant of variants) putOffered(into, variant, resolve);
  if (variants.length === 0) putOffersAsVariants(into, own.single, resolve);
  const offers = [...own.all, ...own.single, ...others.flatMap(({ single }) => single)];
  // Price and former price are of one offer: those of two are no discount.
  const priced = offers.find(offer => hasPrice(offer, resolve));
  if (priced) putPrice(into, priced, resolve, ['price', 'amount'], ['price', 'compare_at'], ['price']);
  const offer = offers.find(candidate => isAvailable(candidate, resolve)) ?? offers.at(0);
  if (offer) putOffer(into, offer, resolve, variants.length === 0 && own.single.length < 2);

  // Products of one group mostly repeat the terms of the shop; once is enough.
  const sources = [product, ...offers, ...variants];
  const terms = (property: string): readonly Said[] =>
    sources.map(source => valuesAt(source, property, resolve)).find(found => found.length > 0) ?? [];
  putShipping(into, terms('shippingDetails'), resolve);
  putReturns(into, terms('hasMerchantReturnPolicy')[0], resolve);
}

/** The value, or all values, of the first of these properties that says any. */
function putFirst(
  into: Translation,
  to: Path,
  said: Said,
  properties: readonly string[],
  resolve: Resolve,
): void {
  for (const property of properties) {
    const values = valuesAt(said, property, resolve).flatMap(value => plainOf(value, resolve) ?? []);
    const isList = to[0] === 'attributes' && values.length > 1;
    for (const [index, value] of (isList ? values : values.slice(0, 1)).entries())
      into.put(isList ? [...to, index] : to, value.value, value);
    if (values.length > 0) return;
  }
}

function putTags(into: Translation, said: Said | undefined): void {
  if (typeof said?.value !== 'string') return;
  for (const { text, start } of partsOf(said.value, /[,，]/g))
    into.put(['tags', into.length('tags')], text, { ...said, start });
}

/** A property the vocabulary has no name for: its name, its value, its unit. */
function putProperty(into: Translation, said: Said, resolve: Resolve): void {
  if (!isGroup(said.value)) return;
  const { name, ...rest } = said.value;
  const value = plainOf({ ...said, value: rest }, resolve);
  if (typeof name === 'string' && name !== '' && value) into.put(['attributes', name], value.value, value);
}

/** The pictures of the product, then those of its variants, each once. */
function putPictures(into: Translation, products: readonly Said[], resolve: Resolve): void {
  const known = new Set<unknown>();
  for (const product of products) {
    for (const picture of valuesAt(product, 'image', resolve)) {
      const address = addressOf(picture, resolve);
      if (!address || known.has(address.value)) continue;
      const index = known.size;
      known.add(address.value);
      into.put(['images', index, 'src'], address.value, address);
      for (const [field, property] of [
        ['alt', 'caption'],
        ['license', 'license'],
      ] as const)
        putFirst(into, ['images', index, field], picture, [property], resolve);
    }
  }
}

/** A picture is its address, or an object that has one. */
function addressOf(picture: Said, resolve: Resolve): Said | undefined {
  const found = [picture, ...['contentUrl', 'url', '@id'].flatMap(name => valuesAt(picture, name, resolve))];
  return found.find(({ value }) => typeof value === 'string' && value.trim() !== '');
}

function putVariant(into: Translation, index: number, variant: Said, resolve: Resolve): void {
  const at = (field: string): Path => ['variants', index, field];
  for (const [field, properties] of Object.entries(vocabulary.variants))
    putFirst(into, at(field), variant, properties, resolve);
  const [offer] = offersOf(variant, resolve).single;
  if (offer) {
    putPrice(into, offer, resolve, at('price'), at('compare_at'));
    putFirst(into, at('stock'), offer, ['inventoryLevel'], resolve);
    if (into.valueAt(at('sku')) === undefined) putFirst(into, at('sku'), offer, ['sku'], resolve);
  }
  const [picture] = valuesAt(variant, 'image', resolve);
  const address = picture && addressOf(picture, resolve);
  if (address) into.put(at('image'), address.value, address);
}

/** What can be chosen: the colours and sizes of the variants, each once. */
function putOffered(into: Translation, variant: Said, resolve: Resolve): void {
  for (const role of ['color', 'size']) {
    const [value] = valuesAt(variant, role, resolve).flatMap(found => plainOf(found, resolve) ?? []);
    if (!value || typeof into.valueAt(['attributes', role]) === 'string') continue;
    for (let index = 0; ; index++) {
      const known = into.valueAt(['attributes', role, index]);
      if (known === value.value) break;
      if (known !== undefined) continue;
      into.put(['attributes', role, index], value.value, value);
      break;
    }
  }
}

/** Several offers with codes of their own are what the product can be bought as. */
function putOffersAsVariants(into: Translation, offers: readonly Said[], resolve: Resolve): void {
  const codes = offers.map(offer => valuesAt(offer, 'sku', resolve)[0]?.value);
  if (offers.length < 2 || codes.includes(undefined) || new Set(codes).size < codes.length) return;
  for (const [index, offer] of offers.entries()) {
    for (const [field, properties] of Object.entries(vocabulary.variants))
      putFirst(into, ['variants', index, field], offer, properties, resolve);
    putPrice(into, offer, resolve, ['variants', index, 'price'], ['variants', index, 'compare_at']);
    putFirst(into, ['variants', index, 'stock'], offer, ['inventoryLevel'], resolve);
  }
}
