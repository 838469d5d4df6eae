import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { passageAround } from '../passage.ts';
import { fact, type Lexicon, once, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import { copyPaths } from '../writing/places.ts';
import { claimsIn } from './claim.ts';

/** A variable nobody filled, a text nobody wrote, a field with nothing but a stand-in. */
export type PlaceholderKind = 'variable' | 'slot' | 'filler' | 'empty';

export interface Placeholder {
  readonly kind: PlaceholderKind;
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
  readonly words: string;
  /** The words with some that stand around them. */
  readonly passage: string;
}

/** `{{name}}`, `{% if %}`, `%%name%%`, `${name}`: the marks of template languages. */
const VARIABLE = /\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{1,60}%\}|%%[A-Za-z_]{2,40}%%|\$\{[A-Za-z_][\w.]{0,40}\}/g;
/** `[name]`, `<insert here>`, `[FILL IN once decided: …]`: what a list of slots names or begins with. */
const SLOT = /\[([^[\]\n]{2,160})\](?!\()|<([^<>\n]{2,30})>/g;

/** Placeholders in a document's texts for buyers. Variables a message declares and fills later are none. */
export const placeholdersIn: (document: Document, run: Run) => readonly Placeholder[] = fact(
  (document: Document, run: Run) => {
    const claims = claimsIn(document, run).filter(({ list }) => list === 'placeholder');
    return copyPaths(document)
      .flatMap(at => placeholdersAt(document, at, run))
      .concat(
        claims
          .filter(({ group }) => group === 'phrase' || group === 'own')
          .filter(({ words, passage }) => !isRequest(words, passage))
          .map(({ at, span, words, passage }) => ({ kind: 'filler' as const, at, span, words, passage })),
      );
  },
);

/** “请填写详细地址” asks something of a buyer; “请填写” by itself is a field nobody filled. */
const isRequest = (words: string, passage: string): boolean =>
  /^请(?:填写|输入)$/u.test(words) && new RegExp(`${words}\\p{sc=Han}`, 'u').test(passage);

function placeholdersAt(document: Document, at: Path, run: Run): readonly Placeholder[] {
  const text = textAt(document, at);
  if (!text) return [];
  const { plain, folded } = text;
  const lexicon = run.lexicon('claims.placeholder');
  if (wholes(lexicon).has(folded)) {
    const words = plain.trim();
    return [
      { kind: 'empty', at, span: text.rawSpan({ start: 0, end: folded.length }), words, passage: words },
    ];
  }
  const place = (kind: PlaceholderKind, match: RegExpMatchArray): Placeholder => {
    const start = match.index ?? 0;
    const span = { start, end: start + match[0].length };
    return { kind, at, span: text.sourceSpan(span), words: match[0], passage: passageAround(plain, span) };
  };
  // A message template is full of variables and slots that its sender fills.
  if (document.kind === 'message' || !/[{[<%]/u.test(plain)) return [];
  const slots = slotNames(lexicon);
  const isSlot = ([, square, angle]: RegExpMatchArray): boolean => {
    const words = (square ?? angle ?? '').trim().toLowerCase();
    return slots.has(words) || (square !== undefined && beginsSlot(words, lexicon));
  };
  return [
    ...[...plain.matchAll(VARIABLE)].map(match => place('variable', match)),
    ...[...plain.matchAll(SLOT)].filter(isSlot).map(match => place('slot', match)),
  ];
}

/** Stand-ins for a whole field and what slots ask for, in all languages: either is often in another one than the text. */
const wholes = once((lexicon: Lexicon) => terms('whole', lexicon));
const slotNames = once((lexicon: Lexicon) => terms('slot', lexicon));
const slotStarts = once((lexicon: Lexicon) => terms('slot-start', lexicon));

/** “fill in the date when published” asks a colleague for something. */
const beginsSlot = (words: string, lexicon: Lexicon): boolean =>
  [...slotStarts(lexicon)].some(
    start => words.startsWith(start) && !/^[\p{L}\p{N}]/u.test(words.slice(start.length)),
  );

function terms(group: string, lexicon: Lexicon): ReadonlySet<string> {
  return new Set(Object.values(lexicon.groups[group] ?? {}).flat());
}
