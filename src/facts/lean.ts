import type { Document } from '../model/document.ts';
import { valueAt } from '../model/path.ts';
import { type ReturnPolicy, returnPolicy } from './policy/index.ts';
import type { Run } from './run.ts';
import { shippingPage } from './shipping/index.ts';

/** What of a store its listings lean on, read once. */
interface Standard {
  readonly returns: ReturnPolicy | undefined;
  /** The fields of a listing that the store says for all of them. */
  readonly fields: ReadonlySet<string>;
}

const known = new WeakMap<Document<'store'>, Standard>();

/** The return policy of the store that a listing leans on. */
export const policyOfStore = (listing: Document, run: Run): ReturnPolicy | undefined =>
  standardFor(listing, run)?.returns;

/** Whether the store that a listing leans on says a field for it: `returns`, `handling_time`, `size_chart.unit` … */
export const storeSays = (listing: Document, field: string, run: Run): boolean =>
  standardFor(listing, run)?.fields.has(field) ?? false;

function standardFor(document: Document, run: Run): Standard | undefined {
  const store = document.kind === 'listing' ? run.store?.(document) : undefined;
  if (!store) return undefined;
  const found = known.get(store) ?? standardOf(store, run);
  known.set(store, found);
  return found;
}

function standardOf(store: Document<'store'>, run: Run): Standard {
  const returns = returnPolicy(store as Document, run);
  const sections = shippingPage(store as Document, run)?.sections ?? {};
  const { size_standard: chart, review_form: form } = store.value;
  const said: [string, boolean][] = [
    ['returns', returns !== undefined && !returns.offTopic],
    ['handling_time', sections.processing !== undefined],
    ['shipping', sections.options !== undefined],
    ['size_chart', (chart?.rows?.length ?? 0) > 0 || chart?.ref !== undefined],
    ['fit', (form?.fields?.length ?? 0) > 0],
    ...Object.keys(chart ?? {}).map((part): [string, boolean] => [
      `size_chart.${part}`,
      isSaid(valueAt(chart, [part])),
    ]),
  ];
  return { returns, fields: new Set(said.flatMap(([field, isThere]) => (isThere ? [field] : []))) };
}

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
