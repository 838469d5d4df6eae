import type { Document } from '../../model/document.ts';
import type { Path } from '../../model/path.ts';
import { latest } from '../run.ts';

/** Where each kind of document speaks to buyers; `*` stands for every item. */
const COPY: Readonly<Record<string, readonly string[]>> = {
  listing: ['title', 'bullets.*', 'item_highlights', 'description', 'sections.*'],
  store: [
    'returns',
    'returns.conditions',
    'returns.exceptions',
    'returns.process',
    'returns.refund_method',
    'shipping',
    'shipping.steps.*',
    'shipping.special',
    'shipping.dispatch_notice',
    'shipping.delivery_notice',
    'shipping.not_at_home',
    'shipping.customs.note',
    'notices.*.text',
    'campaigns.*.intro',
    'campaigns.*.text',
  ],
  message: ['subject', 'body'],
};

/** The paths of a document's texts for buyers, in the order they are read. */
export const copyPaths: (document: Document) => readonly Path[] = latest(({ kind, value }: Document) =>
  (COPY[kind] ?? []).flatMap(pattern => expand(value, pattern.split('.'), [])),
);

function expand(value: unknown, steps: readonly string[], path: Path): readonly Path[] {
  const [step, ...rest] = steps;
  if (step === undefined) return typeof value === 'string' ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  if (step !== '*') return expand((value as Record<string, unknown>)[step], rest, [...path, step]);
  const keys: readonly (string | number)[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap(key => expand((value as Record<string | number, unknown>)[key], rest, [...path, key]));
}
