import type { TreeRecord } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { addressesOf, type Part } from './cells.ts';
import {
  betterCategory,
  copied,
  detailParts,
  google,
  intervalOf,
  shippingParts,
  withoutPrefix,
} from './google-attributes.ts';
import { foldName } from './names.ts';
import { isGroup } from './read.ts';
import type { TreeDialect } from './read-tree.ts';
import { type Translation, translated } from './translation.ts';

/** Google's product data as an RSS or Atom feed. */
export const googleFeed: TreeDialect = {
  name: google.dialect,
  knows: value => {
    if (!isGroup(value) || !Object.keys(value).some(name => /^\w+:/.test(name))) return false;
    const said = attributesOf(value);
    const has = (key: string) => said.has(key);
    return (
      google.requires.every(has) &&
      google.marks.filter(has).length >= google.marks_needed &&
      [...said].some(([, [first]]) => first !== undefined && String(first.from[0]).includes(':'))
    );
  },
  fields: [...new Set(Object.values(google.columns).flatMap(({ fields = [] }) => fields))],
  translate(records) {
    const read = new Set<string>();
    const ignored = new Set<string>();
    const listings = records.map(record => {
      const said = attributesOf(record.value);
      for (const key of said.keys()) (Object.hasOwn(google.columns, key) ? read : ignored).add(key);
      return translated(record, into => fill(into, record, said));
    });
    return { listings, joined: 0, strangers: [], fieldsRead: [...read], fieldsIgnored: [...ignored] };
  },
};

/** A value of an attribute and where it stands in the item. */
interface Said {
  readonly value: unknown;
  readonly from: Path;
}

type Attributes = ReadonlyMap<string, readonly Said[]>;

const keys = new Map([
  ...Object.entries(google.atom),
  ...Object.entries(google.columns).flatMap(([key, { names }]) =>
    Object.values(names)
      .flat()
      .map(name => [foldName(name), key] as const),
  ),
]);

/** Values by attribute. Google's own element counts before one of the feed itself (`g:title` before `title`). */
function attributesOf(value: unknown): Attributes {
  const found = new Map<string, readonly Said[]>();
  if (!isGroup(value)) return found;
  const names = Object.keys(value).sort((left, right) => rank(left) - rank(right));
  for (const name of names) {
    const key = keys.get(foldName(withoutPrefix(name))) ?? withoutPrefix(name);
    if (!found.has(key)) found.set(key, itemsOf(value[name], [name]));
  }
  return found;
}

const rank = (name: string): number => (name.startsWith('g:') ? 0 : name.includes(':') ? 2 : 1);

/** Items of a repeated element; of one without a text (Atom's `<link href="…"/>`), its address. */
function itemsOf(value: unknown, from: Path): Said[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => itemsOf(item, [...from, index]));
  if (isGroup(value) && typeof value['@href'] === 'string')
    return [{ value: value['@href'], from: [...from, '@href'] }];
  return value === '' ? [] : [{ value, from }];
}

const textOf = ({ value }: Said): string => (typeof value === 'string' ? value : '');

/** Puts what the attributes of an item say. */
function fill(into: Translation, record: TreeRecord, said: Attributes): void {
  const all = (key: string): readonly Said[] => said.get(key) ?? [];
  const put = (to: Path, { value, from }: Said): void => {
    if (typeof value === 'string') into.put(to, value, { record, from });
  };
  const putPart = (to: Path, { text, start }: Part, { from }: Said): void =>
    into.put(to, text, { record, from, start });

  for (const [key, field] of copied) for (const item of all(key)) put(field.split('.'), item);
  const category = betterCategory(all('google_product_category'), all('product_type'), textOf);
  if (category) put(['category'], category);

  const onSale = all('sale_price').length > 0;
  for (const item of all(onSale ? 'sale_price' : 'price')) put(['price', 'amount'], item);
  if (onSale) for (const item of all('price')) put(['price', 'compare_at'], item);
  for (const item of all('sale_price_effective_date')) {
    const [start, end] = intervalOf(textOf(item));
    if (start) putPart(['promotion', 'start'], start, item);
    if (end) putPart(['promotion', 'end'], end, item);
  }
  if (/^(pre-?order|backorder)/i.test(all('availability').map(textOf)[0] ?? ''))
    for (const item of all('availability_date')) put(['preorder', 'ship_date'], item);

  for (const key of ['image_link', 'additional_image_link', 'lifestyle_image_link']) {
    for (const item of all(key)) {
      for (const address of addressesOf(textOf(item))) {
        const index = into.length('images');
        putPart(['images', index, 'src'], address, item);
        if (key === 'lifestyle_image_link')
          into.put(['images', index, 'role'], 'lifestyle', { record, from: item.from });
      }
    }
  }
  for (const item of all('product_highlight')) put(['bullets', into.length('bullets')], item);
  for (const item of all('product_detail')) putDetail(into, record, item);
  for (const item of all('shipping')) putShipping(into, record, item);
}

/** Inner elements by attribute name. */
const innerOf = (group: Record<string, unknown>, from: Path): Map<string, Said> =>
  new Map(
    Object.entries(group).map(([name, value]) => [withoutPrefix(name), { value, from: [...from, name] }]),
  );

function putDetail(into: Translation, record: TreeRecord, item: Said): void {
  if (isGroup(item.value)) {
    const inner = innerOf(item.value, item.from);
    const name = inner.get('attribute_name')?.value;
    const value = inner.get('attribute_value');
    if (typeof name === 'string' && name !== '' && value && typeof value.value === 'string')
      into.put(['attributes', name], value.value, { record, from: value.from });
    return;
  }
  const detail = detailParts(textOf(item));
  if (detail)
    into.put(['attributes', detail.name], detail.value.text, {
      record,
      from: item.from,
      start: detail.value.start,
    });
}

function putShipping(into: Translation, record: TreeRecord, item: Said): void {
  const index = into.length('shipping');
  if (isGroup(item.value)) {
    for (const [name, { value, from }] of innerOf(item.value, item.from)) {
      const field = google.shipping.fields[name];
      if (field !== undefined && typeof value === 'string')
        into.put(['shipping', index, field], value, { record, from });
    }
    return;
  }
  for (const { field, text, start } of shippingParts(textOf(item), google.shipping.order))
    into.put(['shipping', index, field], text, { record, from: item.from, start });
}
