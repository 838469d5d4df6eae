import type { AnyDocument } from '../model/document.ts';
import { hash } from '../model/hash.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { RuleFinding } from '../rule/finding.ts';

/**
 * What makes a finding the same one in the next run: what baseline and decisions hold on to. Neither lines nor
 * the wording of messages are part of it, an edited value is.
 */
export interface FindingKey {
  /** Kind, id, language, markets and seller of the document. */
  readonly document: string;
  readonly rule: string;
  readonly message: string;
  /** Dotted; positions in lists replaced by the item's own name. */
  readonly path: string;
  /** Hash of what an edit would change; empty where there is nothing of its own, as with a missing picture. */
  readonly words: string;
  /** Tells equal ones of a document apart, by their order. */
  readonly ordinal: number;
}

/** A key as one text: 16 hex digits. */
export const fingerprintOf = ({ document, rule, message, path, words, ordinal }: FindingKey): string =>
  hash([document, rule, message, path, words, ordinal].join('\n'));

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
export function wordsOf(value: unknown, { at, span }: Pick<RuleFinding, 'at' | 'span'>): string {
  const text = valueAt(value, at);
  if (typeof text !== 'string') return '';
  return span ? text.slice(span.start, span.end) : text;
}

/**
 * What reopens a finding when it is edited: the text with the words in it; else a number, or the texts and
 * numbers of a group. A list is none of it, so that another picture or row makes no finding a new one. Nor are
 * the ends of lines inside a cell, which spreadsheets change.
 */
function contentOf(value: unknown, finding: RuleFinding): string {
  const found = valueAt(value, finding.at);
  if (typeof found === 'string')
    return [found, ...(finding.span ? [wordsOf(value, finding)] : [])].join('\n\n').replace(/\r\n?/g, '\n');
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  if (finding.at.length === 0 || found === null || typeof found !== 'object' || Array.isArray(found))
    return '';
  const own = Object.entries(found).filter(([, entry]) => typeof entry !== 'object');
  return own.length === 0 ? '' : JSON.stringify(own.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** Gives each finding of a document its identity, in the order they are asked for. */
export function findingKeys(document: AnyDocument): (rule: string, finding: RuleFinding) => FindingKey {
  const identity = identityOf(document);
  const seen = new Map<string, number>();
  return (rule, finding) => {
    const content = contentOf(document.value, finding);
    const key = {
      document: identity,
      rule,
      message: finding.messageId,
      path: stablePath(document.value, finding.at),
      words: content === '' ? '' : hash(content),
    };
    const name = Object.values(key).join('\n');
    const ordinal = seen.get(name) ?? 0;
    seen.set(name, ordinal + 1);
    return { ...key, ordinal };
  };
}
