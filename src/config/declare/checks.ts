import { countOf } from '../../facts/count.ts';
import { foldedHits } from '../../facts/lexicon.ts';
import type { Lexicon } from '../../facts/run.ts';
import { compareDecimals, isDecimal } from '../../model/money.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { matchesOf, type Pattern } from '../pattern.ts';
import type { MessageId } from './phrases.ts';

export const relations = ['<', '<=', '=', '!=', '>=', '>'] as const;
export type Relation = (typeof relations)[number];

/** What a declared rule asks of a value. */
export type Check =
  | { readonly kind: 'require' }
  | { readonly kind: 'forbid'; readonly words?: Lexicon; readonly pattern?: Pattern }
  | { readonly kind: 'match'; readonly pattern: Pattern }
  | { readonly kind: 'length'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'range'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'replace'; readonly words: Lexicon; readonly by: ReadonlyMap<string, string> }
  | { readonly kind: 'compare'; readonly is: Relation; readonly to: string }
  | { readonly kind: 'unique' };

/** Which messages a check may give, and what it fills into them. */
export const messagesOf: Readonly<Record<Check['kind'], readonly MessageId[]>> = {
  require: ['require'],
  forbid: ['forbid'],
  match: ['match'],
  length: ['short', 'long'],
  enum: ['enum'],
  range: ['low', 'high'],
  replace: ['replace'],
  compare: ['compare'],
  unique: ['unique'],
};

/** A value that a check objects to, with the words where it is about some of them. */
export interface Objection {
  readonly messageId: MessageId;
  readonly data: Readonly<Record<string, unknown>>;
  readonly span?: Span;
  /** What to write in place of the words under the span. */
  readonly instead?: string;
}

/** A scalar of the document at its place. */
export interface Value {
  readonly path: Path;
  readonly raw: string | number | boolean;
}

/** What a check may ask of the document beside the value at hand. */
export interface Around {
  text(path: Path): Text | undefined;
  /** The scalars at a dotted field. */
  values(field: string): readonly Value[];
}

/** What `check` objects to in a value; `require` and `unique` are asked of the whole document. */
export function* objections(check: Check, value: Value, around: Around): Iterable<Objection> {
  const written = String(value.raw);
  switch (check.kind) {
    case 'forbid':
      yield* forbidden(check, around.text(value.path));
      return;
    case 'replace':
      yield* replaced(check, around.text(value.path));
      return;
    case 'match':
      if (!check.pattern.matches(written))
        yield { messageId: 'match', data: { value: written, limit: check.pattern.pattern() } };
      return;
    case 'length':
      yield* outside(countOf(around.text(value.path)?.plain ?? written, 'characters'), check);
      return;
    case 'enum':
      if (!check.values.includes(written))
        yield { messageId: 'enum', data: { value: written, limit: check.values.join(', ') } };
      return;
    case 'range':
      if (check.min !== undefined && order(written, check.min) < 0)
        yield { messageId: 'low', data: { value: written, limit: check.min } };
      if (check.max !== undefined && order(written, check.max) > 0)
        yield { messageId: 'high', data: { value: written, limit: check.max } };
      return;
    case 'compare':
      for (const { raw } of around.values(check.to).slice(0, 1)) {
        if (holds(check.is, order(written, String(raw)))) continue;
        const data = { value: written, relation: check.is, limit: String(raw), other: check.to };
        yield { messageId: 'compare', data };
      }
  }
}

function* forbidden({ words, pattern }: Extract<Check, { kind: 'forbid' }>, text: Text | undefined) {
  if (!text) return;
  for (const hit of words ? foldedHits(text.folded, words) : [])
    yield objectionAt(text, text.rawSpan(hit.span));
  for (const span of pattern ? matchesOf(pattern, text.plain) : [])
    yield objectionAt(text, text.sourceSpan(span));
}

function objectionAt({ raw }: Text, span: Span): Objection {
  return { messageId: 'forbid', data: { match: raw.slice(span.start, span.end) }, span };
}

function* replaced(
  { words, by }: Extract<Check, { kind: 'replace' }>,
  text: Text | undefined,
): Iterable<Objection> {
  if (!text) return;
  for (const { term, span: folded } of foldedHits(text.folded, words)) {
    const span = text.rawSpan(folded);
    const match = text.raw.slice(span.start, span.end);
    const to = cased(by.get(term) as string, match);
    // The word as it should be may hold the word as it should not: the “mail” of “e-mail” stays.
    const inside = to.toLowerCase().indexOf(match.toLowerCase());
    if (inside >= 0 && text.raw.startsWith(to, span.start - inside)) continue;
    yield { messageId: 'replace', data: { match, to }, span, instead: to };
  }
}

/** A word at the beginning of a sentence keeps its capital. */
const cased = (to: string, match: string): string =>
  /^\p{Lu}\p{Ll}/u.test(match) ? to.replace(/^\p{Ll}/u, letter => letter.toUpperCase()) : to;

function* outside(count: number, { min, max }: Extract<Check, { kind: 'length' }>): Iterable<Objection> {
  if (min !== undefined && count < min) yield { messageId: 'short', data: { count, limit: String(min) } };
  if (max !== undefined && count > max) yield { messageId: 'long', data: { count, limit: String(max) } };
}

/** Numbers by value, ISO days as texts; -1, 0 or 1. */
export function order(left: string, right: string): number {
  if (isDecimal(left) && isDecimal(right)) return compareDecimals(left, right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function holds(relation: Relation, order: number): boolean {
  switch (relation) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
  }
}
