import type { Path } from '../model/path.ts';
import { isGroup } from './read.ts';
import { returnTerm, returnTerms, withoutAddress } from './return-terms.ts';
import { plainOf, type Resolve, type Said, valuesAt, vocabulary } from './schema-org-nodes.ts';
import type { Translation } from './translation.ts';

/** Puts the first plain value of a property. */
export type Put = (to: Path, said: Said | undefined) => void;

/** The offers of a product: its own, and those an AggregateOffer collects. */
export function offersOf(product: Said, resolve: Resolve): { readonly all: Said[]; readonly single: Said[] } {
  const all = valuesAt(product, 'offers', resolve);
  const inner = all.flatMap(offer => valuesAt(offer, 'offers', resolve));
  return { all, single: inner.length > 0 ? inner : all };
}

/** Whether an offer says a price in any way. */
export function hasPrice(offer: Said, resolve: Resolve): boolean {
  return ['price', 'lowPrice', 'priceSpecification'].some(
    property => valuesAt(offer, property, resolve).length > 0,
  );
}

export function isAvailable(offer: Said, resolve: Resolve): boolean {
  const said = valuesAt(offer, 'availability', resolve)[0]?.value;
  return typeof said === 'string' && withoutAddress(said) === 'InStock';
}

/** The price asked for and what it is compared with; beside them their currency, in the group at `group`. */
export function putPrice(
  into: Translation,
  offer: Said,
  resolve: Resolve,
  amount: Path,
  compareAt: Path,
  group?: Path,
): void {
  const put = putter(into, resolve);
  const first = (from: Said, property: string) => valuesAt(from, property, resolve)[0];
  const typed = valuesAt(offer, 'priceSpecification', resolve).map(specification => {
    const type = first(specification, 'priceType');
    return { specification, type, name: typeof type?.value === 'string' ? withoutAddress(type.value) : '' };
  });
  const comparing = typed.filter(({ name }) => Object.hasOwn(vocabulary.compare_prices, name));
  const asking =
    typed.find(({ name }) => name === 'SalePrice') ?? typed.find(one => !comparing.includes(one));
  const source = first(offer, 'price') || !asking ? offer : asking.specification;
  put(amount, first(source, 'price') ?? first(offer, 'lowPrice'));
  if (group) put([...group, 'currency'], first(source, 'priceCurrency') ?? first(offer, 'priceCurrency'));
  const [before] = comparing;
  if (!before) return;
  put(compareAt, first(before.specification, 'price'));
  const basis = vocabulary.compare_prices[before.name];
  if (group && basis && before.type) into.put([...group, 'compare_at_basis'], basis, before.type);
}

/** What an offer says besides its price; its stock where it is the only one. */
export function putOffer(into: Translation, offer: Said, resolve: Resolve, isOnly: boolean): void {
  const put = putter(into, resolve);
  const first = (property: string) => valuesAt(offer, property, resolve)[0];
  const availability = first('availability');
  if (typeof availability?.value === 'string') {
    const word = withoutAddress(availability.value);
    if (!vocabulary.other_availability.includes(word))
      into.put(['availability'], word, { ...availability, start: availability.value.lastIndexOf(word) });
  }
  // The stock of one variant is not that of the listing.
  if (isOnly) put(['stock'], first('inventoryLevel'));
  put(['seller'], first('seller'));
  putCondition(into, first('itemCondition'));
}

/** The condition without its address and ending: `New` of `NewCondition`. */
export function putCondition(into: Translation, said: Said | undefined): void {
  if (typeof said?.value !== 'string') return;
  const word = withoutAddress(said.value).replace(/Condition$/, '');
  into.put(['attributes', 'condition'], word, { ...said, start: said.value.lastIndexOf(word) });
}

/** Costs and times of delivery, an option a country. */
export function putShipping(into: Translation, details: readonly Said[], resolve: Resolve): void {
  const put = putter(into, resolve);
  for (const detail of details) {
    const first = (property: string) => valuesAt(detail, property, resolve)[0];
    const countries = valuesAt(detail, 'shippingDestination.addressCountry', resolve);
    for (const country of countries.length > 0 ? countries : [undefined]) {
      const at = (field: string): Path => ['shipping', index, field];
      const index = into.length('shipping');
      put(at('market'), country);
      put(at('cost'), first('shippingRate.value') ?? first('shippingRate.maxValue'));
      put(at('currency'), first('shippingRate.currency'));
      putDays(into, at, first('deliveryTime.transitTime'), ['min_days', 'max_days'], resolve);
    }
    const handling = first('deliveryTime.handlingTime');
    putDays(into, field => ['handling_time', field], handling, ['min', 'max'], resolve);
  }
}

/** A time in days; one in hours has no field. */
function putDays(
  into: Translation,
  at: (field: string) => Path,
  time: Said | undefined,
  [least, most]: readonly [string, string],
  resolve: Resolve,
): void {
  if (!time) return;
  const unit = valuesAt(time, 'unitCode', resolve)[0]?.value ?? 'DAY';
  if (typeof unit !== 'string' || !/^d(ay)?$/i.test(unit)) return;
  const put = putter(into, resolve);
  put(at(least), valuesAt(time, 'minValue', resolve)[0]);
  put(at(most), valuesAt(time, 'maxValue', resolve)[0] ?? valuesAt(time, 'value', resolve)[0]);
}

/** The facts of a return policy. */
export function putReturns(into: Translation, policy: Said | undefined, resolve: Resolve): void {
  if (!policy || !isGroup(policy.value)) return;
  const put = putter(into, resolve);
  const first = (property: string) => valuesAt(policy, property, resolve)[0];
  for (const property of returnTerms) {
    const said = first(property);
    const term = said && returnTerm(property, said.value);
    if (!said || !term || term === 'nothing') continue;
    if (term.value === said.value) put(['returns', term.field], said);
    else into.put(['returns', term.field], term.value, said);
  }
}

export const putter =
  (into: Translation, resolve: Resolve): Put =>
  (to, said) => {
    const plain = said && plainOf(said, resolve);
    if (plain) into.put(to, plain.value, plain);
  };
