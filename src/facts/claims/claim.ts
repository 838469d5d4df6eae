import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { documentLanguage, FILLER, textLanguage, UNDECIDED } from '../language.ts';
import { passageAround } from '../passage.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import { copyPaths } from '../writing/places.ts';
import { around } from './context.ts';
import { isClaim } from './guards.ts';
import { type ClaimList, claimHits } from './lists.ts';

/** Words of a claim list that claim something where they stand. */
export interface Claim {
  readonly list: ClaimList;
  /** Group of the list `claims.<list>`. */
  readonly group: string;
  readonly at: Path;
  /** In the raw value. */
  readonly span: Span;
  /** As written, without markup. */
  readonly words: string;
  /** The words with some that stand around them. */
  readonly passage: string;
  /** Primary tag of the language they were found in. */
  readonly language: string;
}

/** The claims in a document's texts for buyers, in order of place. Guards taken into account. */
export const claimsIn: (document: Document, run: Run) => readonly Claim[] = fact(
  (document: Document, run: Run) => copyPaths(document).flatMap(path => claimsAt(document, path, run)),
);

function claimsAt(document: Document, path: Path, run: Run): readonly Claim[] {
  const text = textAt(document, path);
  if (!text) return [];
  const language = languageIn(text, document, run);
  const claims: Claim[] = [];
  for (const hit of claimHits(text.folded, language, run)) {
    // Promotion is the business of titles; elsewhere its words are common and not looked into.
    if (hit.list === 'promo' && path[0] !== 'title') continue;
    const place = around(document, path, text, language, hit.span);
    if (!isClaim(hit, place, run)) continue;
    const shown = widened(hit.group, hit.span, text.folded);
    const plain = text.plainSpan(shown);
    claims.push({
      list: hit.list,
      group: hit.group,
      at: path,
      span: text.rawSpan(shown),
      words: text.plain.slice(plain.start, plain.end),
      passage: passageAround(text.plain, plain),
      language,
    });
  }
  return claims;
}

/** A text too short to tell is read as English, which most catalogs are in. */
function primary(tag: string): string {
  const language = tag.split('-')[0]?.toLowerCase() ?? UNDECIDED;
  return language === UNDECIDED ? 'en' : language;
}

/** The language of a text by itself, else the document's. Japanese without kana looks like Chinese. */
function languageIn(text: Text, document: Document, run: Run): string {
  const own = textLanguage(text, run);
  if (own === UNDECIDED) return primary(documentLanguage(document, run));
  if (own === FILLER) return 'en';
  if (own === 'zh' && primary(documentLanguage(document, run)) === 'ja') return 'ja';
  return own;
}

const ADJECTIVE = /^(?!的)\p{sc=Han}(?:(?!的)\p{sc=Han})?/u;

/** 最 with the word it raises: 最舒适. */
function widened(group: string, span: Span, folded: string): Span {
  if (group !== 'highest') return span;
  const [word = ''] = ADJECTIVE.exec(folded.slice(span.end)) ?? [];
  return { start: span.start, end: span.end + word.length };
}
