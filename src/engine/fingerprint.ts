import type { AnyDocument } from '../model/document.ts';
import { hash } from '../model/hash.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { RuleFinding } from '../rule/finding.ts';

/**
 * Who a document is, whatever line it stands on: id, language, market and seller; without an id a hash of
 * title and first picture.
 */
export function identityOf(document: AnyDocument): string {
  const value = document.value as Record<string, unknown>;
  const title = valueAt(value, ['title']) ?? valueAt(value, ['subject']) ?? '';
  const name =
    value.id ?? `#${hash(`${String(title)}\n${String(valueAt(value, ['images', 0, 'src']) ?? '')}`)}`;
  const markets = Array.isArray(value.markets) ? value.markets.join('+') : '';
  return [document.kind, name, value.language ?? '', markets, value.seller ?? ''].map(String).join('|');
}

/** Keys that name an item of a list better than its position does. */
const itemKeys = ['id', 'sku', 'src', 'size', 'name', 'method', 'date'];

/** `path` with list positions replaced by the item's own key, so that a moved item keeps its identity. */
function stablePath(value: unknown, path: Path): string {
  return path
    .map((step, index) => {
      if (typeof step !== 'number') return step;
      const item = valueAt(value, path.slice(0, index + 1));
      if (typeof item === 'string') return `=${hash(item)}`;
      const key = itemKeys.map(name => valueAt(item, [name])).find(entry => typeof entry === 'string');
      return key === undefined ? step : `=${String(key)}`;
    })
    .join('.');
}

/** The words a finding is about: under its span, or the whole value where it is a text. */
export function wordsOf(value: unknown, finding: Pick<RuleFinding, 'at' | 'span'>): string {
  const text = valueAt(value, finding.at);
  if (typeof text !== 'string') return '';
  return finding.span ? text.slice(finding.span.start, finding.span.end) : text;
}

/** Gives each finding of a document its identity; equal ones are told apart by their order. */
export function fingerprints(document: AnyDocument) {
  const identity = identityOf(document);
  const seen = new Map<string, number>();
  return (rule: string, finding: RuleFinding): string => {
    const words = hash(wordsOf(document.value, finding));
    const key = [identity, rule, finding.messageId, stablePath(document.value, finding.at), words].join('\n');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return hash(`${key}\n${ordinal}`);
  };
}
