import type { Document, Kind } from '../../model/document.ts';
import type { Listing } from '../../model/listing.ts';
import type { Message } from '../../model/message.ts';
import type { Path } from '../../model/path.ts';
import type { Store } from '../../model/store.ts';
import type { Run } from '../run.ts';
import { textAt } from '../text.ts';
import type { Said, SharedFact, Value } from './said.ts';
import { type InText, returnsSaid, shippingSaid } from './texts.ts';

/** What a document is for, as far as the run knows it. */
export interface Scope {
  readonly markets: readonly string[];
  readonly languages: readonly string[];
  /** Of its amounts. */
  readonly language: string;
}

/** Messages on an order that is late, not on its way yet or falls through: they keep no page's times, and their refund is none of a return. */
const LATE = new Set([
  'dispatch-delay',
  'logistics-delay',
  'out-of-stock',
  'preorder-success',
  'preorder-failure',
  'bulk-quote',
]);

const TIMES: ReadonlySet<SharedFact> = new Set(['handling', 'transit', 'refund-days']);

/** What a document says that others may say too. */
export function saidIn(
  document: Document<Kind>,
  { markets, languages, language }: Scope,
  run: Run,
): readonly Said[] {
  const at = (path: Path, ...readers: readonly Reader[]): readonly InText[] => {
    const text = textAt(document as Document, path);
    return text ? readers.flatMap(reader => reader(path, text, run, language)) : [];
  };
  const found: readonly Raw[] = (() => {
    switch (document.kind) {
      case 'store':
        return ofStore(document.value as Store, at);
      case 'listing':
        return ofListing(document.value as Listing, at, markets);
      case 'message':
        return ofMessage(document.value as Message, at);
      default:
        return [];
    }
  })();
  return found.map(({ market, ...raw }) => ({
    about: '',
    ...raw,
    all: raw.all ?? raw.main,
    key: document.key,
    ofListing: document.kind === 'listing',
    ofMessage: document.kind === 'message',
    ofLonePage: document.kind === 'store' && document.value.id === undefined,
    markets: market === undefined ? markets : [market],
    languages: languages.map(name => name.split('-')[0]?.toLowerCase() ?? name),
  }));
}

type Reader = (
  path: Path,
  text: NonNullable<ReturnType<typeof textAt>>,
  run: Run,
  language: string,
) => readonly InText[];
type TextsAt = (path: Path, ...readers: readonly Reader[]) => readonly InText[];
/** What is said at a place, with the market it is for where that is narrower than the document's. */
type Raw = Omit<InText, 'about' | 'all' | 'span'> &
  Partial<Pick<InText, 'about' | 'all' | 'span'>> & { readonly market?: string };

function ofStore(store: Store, at: TextsAt): readonly Raw[] {
  const { returns, shipping, campaigns = [], notices = [] } = store;
  return [
    ...(typeof returns === 'object' ? ofReturnFields(returns) : at(['returns'], returnsSaid, shippingSaid)),
    ...(typeof shipping === 'object'
      ? ofShippingFields(shipping)
      : at(['shipping'], returnsSaid, shippingSaid)),
    ...campaigns.flatMap(({ end, listings = [] }, index) =>
      end === undefined ? [] : listings.map(id => one('preorder-end', end, ['campaigns', index, 'end'], id)),
    ),
    // What stands in the cart or at the checkout for good; a notice with an end is news.
    ...notices.flatMap(({ places = [], end }, index) =>
      end === undefined && places.some(place => place === 'cart' || place === 'checkout')
        ? at(['notices', index, 'text'], returnsSaid, shippingSaid)
        : [],
    ),
  ];
}

function ofListing(listing: Listing, at: TextsAt, markets: readonly string[]): readonly Raw[] {
  const { returns, handling_time: handling, shipping = [], price, preorder, id, availability } = listing;
  const later = availability === 'preorder' || availability === 'backorder' || preorder !== undefined;
  return [
    ...(typeof returns === 'object' ? ofReturnFields(returns) : at(['returns'], returnsSaid)),
    ...(later ? [] : timeOf('handling', ['handling_time'], handling?.min, handling?.max)),
    ...shipping.flatMap(({ market, min_days, max_days }, index) =>
      timeOf('transit', ['shipping', index], min_days, max_days).map(raw => ({
        ...raw,
        ...(market === undefined ? {} : { market }),
      })),
    ),
    ...(price?.currency && markets.length === 1
      ? [one('currency', price.currency, ['price', 'currency'])]
      : []),
    ...(id !== undefined && preorder?.end
      ? [one('preorder-end', preorder.end, ['preorder', 'end'], id)]
      : []),
  ];
}

function ofMessage({ type, body }: Message, at: TextsAt): readonly Raw[] {
  if (typeof body !== 'string') return [];
  const found = at(['body'], returnsSaid, shippingSaid);
  return found.filter(({ fact: name }) => {
    if (type !== undefined && LATE.has(type)) return !TIMES.has(name);
    // Once it is given back, the days are those of the bank.
    return name !== 'refund-days' || type !== 'refund';
  });
}

type ReturnFields = Extract<NonNullable<Store['returns']>, object>;
type ShippingFields = Extract<NonNullable<Store['shipping']>, object>;

function ofReturnFields({ window_days, refund_days, return_freight }: ReturnFields): readonly Raw[] {
  return [
    ...(window_days === undefined
      ? []
      : [one('return-window', { to: window_days }, ['returns', 'window_days'])]),
    ...(refund_days === undefined
      ? []
      : [one('refund-days', { to: refund_days }, ['returns', 'refund_days'])]),
    ...(return_freight === 'buyer' || return_freight === 'seller'
      ? [one('return-payer', return_freight, ['returns', 'return_freight'])]
      : []),
  ];
}

function ofShippingFields({ processing, options = [], free_from }: ShippingFields): readonly Raw[] {
  const currencies = [...new Set(options.flatMap(({ currency }) => (currency ? [currency] : [])))];
  // All ways to a market stand side by side.
  const byMarket = new Map<string | undefined, Raw>();
  for (const [index, { market, min_days, max_days }] of options.entries()) {
    for (const way of timeOf('transit', ['shipping', 'options', index], min_days, max_days)) {
      const known = byMarket.get(market);
      const main = [...(known?.main ?? []), ...way.main];
      byMarket.set(market, { ...(known ?? way), main, ...(market ? { market } : {}) });
    }
  }
  return [
    ...timeOf('handling', ['shipping', 'processing'], processing?.min_days, processing?.max_days),
    ...byMarket.values(),
    ...options.flatMap(({ market, currency }, index) =>
      market && currency
        ? [{ ...one('currency', currency, ['shipping', 'options', index, 'currency']), market }]
        : [],
    ),
    ...(free_from !== undefined && currencies.length === 1
      ? [one('free-threshold', { to: Number(free_from) }, ['shipping', 'free_from'], currencies[0])]
      : []),
  ];
}

function timeOf(
  fact: SharedFact,
  at: Path,
  min: number | undefined,
  max: number | undefined,
): readonly Raw[] {
  const to = max ?? min;
  if (to === undefined) return [];
  const value: Value = min === undefined || max === undefined ? { to } : { from: min, to };
  const quote = `${at.join('.')}: ${min === undefined || max === undefined ? to : `${min}-${to}`}`;
  return [{ fact, main: [value], at, quote }];
}

function one(fact: SharedFact, value: Value, at: Path, about = ''): Raw {
  const shown = typeof value === 'string' ? value : value.to;
  return { fact, about, main: [value], at, quote: `${at.join('.')}: ${shown}` };
}
