import type { Listing } from '../../model/listing.ts';
import { valueAt } from '../../model/path.ts';
import type { Run } from '../run.ts';
import {
  guardWords,
  hasGuard,
  isNamed,
  isNegated,
  isQuoted,
  isUnspaced,
  type Surroundings,
  wordsBefore,
} from './context.ts';
import type { ClaimHit } from './lists.ts';

/** Whether the words at a hit claim something there. */
export function isClaim(hit: ClaimHit, place: Surroundings, run: Run): boolean {
  if (isNamed(place, run)) return false;
  switch (hit.list) {
    case 'absolute':
      return !isCommonlyGuarded(place, run) && isAbsolute(hit, place, run);
    case 'unproven':
      return !isCommonlyGuarded(place, run) && !(hit.group === 'guarantee' && saysWhat(place, run));
    case 'urgency':
      return !isNegated(place, run) && !isQuoted(place);
    case 'promo':
      return (
        !isQuoted(place) && !isPromoPiece(place, run) && (hit.group !== 'new' || isNewProduct(place, run))
      );
    default:
      return true;
  }
}

function isCommonlyGuarded(place: Surroundings, run: Run): boolean {
  const { sentence, language } = place;
  return (
    isNegated(place, run) ||
    isQuoted(place) ||
    isBacked(place) ||
    ['disclaimer', 'proof', 'printed'].some(group => hasGuard(group, sentence, language, run))
  );
}

/** The listing names the source of such a claim among its evidence. */
function isBacked({ document, text, span }: Surroundings): boolean {
  const { evidence = [] } = document.value as Partial<Listing>;
  const words = text.folded.slice(span.start, span.end);
  return evidence.some(({ claim = '', source = '' }) => source !== '' && claim.toLowerCase().includes(words));
}

/** So far before and after a guarantee stands what the buyer gets by it. */
const TERMS_BEFORE = 100;
const TERMS_AFTER = 160;

/** The guarantee says what the buyer gets, or for how long. */
function saysWhat({ text: { folded }, span, language }: Surroundings, run: Run): boolean {
  const near = folded.slice(Math.max(0, span.start - TERMS_BEFORE), span.end + TERMS_AFTER);
  return hasGuard('remedy', near, language, run);
}

/** Groups that say a rank a name or a printed slogan may say too. */
const SLOGANS = new Set(['best', 'superlative', 'rank', 'praise']);

const NUMBERED = /\d$/;

/** “#1 red, #2 blue” numbers things. */
const SECOND = /(?:#|no\.?) ?2(?!\d)/u;

/** “Best,” on a line of its own ends a letter. */
function endsLetter({ document, text, span }: Surroundings): boolean {
  if (document.kind !== 'message') return false;
  const start = text.folded.lastIndexOf('\n', span.start) + 1;
  const [line = ''] = text.folded.slice(start).split('\n');
  return /^[\p{L} ]+,?$/u.test(line) && line.replace(',', '').length === span.end - span.start;
}

function isAbsolute({ group }: ClaimHit, place: Surroundings, run: Run): boolean {
  if (endsLetter(place)) return false;
  const { sentence, before, after, language, path, text, span } = place;
  // “Packed for maximum protection” is said of the parcel.
  if (group === 'total' && hasGuard('dispatch', sentence, language, run)) return false;
  if (path[0] === 'title' && SLOGANS.has(group)) {
    if (group === 'praise' || hasGuard('printable', place.text.folded, language, run)) return false;
  }
  if (isUnspaced(language)) return isAbsoluteUnspaced(group, place, run);
  const [previous = ''] = wordsBefore(before, 1);
  const has = (words: string): boolean => guardWords(words, language, run).has(previous);
  if (has('own')) return false;
  if (SLOGANS.has(group) && (has('possessive') || isProductName(place) || isOfOthers(place, run)))
    return false;
  if ((group === 'best' || group === 'superlative') && has('adverb-before')) return false;
  if (group === 'superlative') return has('article');
  if (group === 'rank' && NUMBERED.test(text.folded.slice(span.start, span.end)))
    return (
      /^ \p{L}/u.test(after) &&
      !SECOND.test(sentence) &&
      !hasGuard('people', after.slice(0, NOUN_REACH), language, run)
    );
  return !hasGuard('intent', before, language, run);
}

/** So far after a superlative stands what it is said of. */
const NOUN_REACH = 40;

/** The superlative ranks no goods but days, people, what the goods face (“even the toughest stains”) or an aim. */
function isOfOthers({ before, after, language }: Surroundings, run: Run): boolean {
  const next = NEXT_WORD.exec(after)?.[0].trim() ?? '';
  const near = after.slice(0, NOUN_REACH);
  return (
    guardWords('times', language, run).has(next) ||
    guardWords('people', language, run).has(next) ||
    [...guardWords('even', language, run)].some(words => before.trimEnd().endsWith(words)) ||
    hasGuard('possible', near, language, run)
  );
}

/** So far before 第一 stands what it is the first of; so far after 最大 the figure it names. */
const SCOPE_REACH = 8;
const FIGURE_REACH = 8;

function isAbsoluteUnspaced(group: string, place: Surroundings, run: Run): boolean {
  const { before, after, language, text, span } = place;
  if (language !== 'zh') return true;
  if (hasGuard('own', before.slice(-SCOPE_REACH), language, run)) return false;
  if (group === 'first') return hasGuard('scope', before.slice(-SCOPE_REACH), language, run);
  if (group === 'highest') {
    const words = text.folded.slice(span.start, span.start + 2);
    const next = text.folded.slice(span.end, span.end + FIGURE_REACH);
    if (guardWords('spec', language, run).has(words) && /\d/.test(next)) return false;
    if (!/^\p{sc=Han}/u.test(after)) return false;
  }
  return !hasGuard('intent', before, language, run);
}

const NEXT_WORD = /^\s*[\p{L}\p{N}-]+/u;

/** The title holds the same words and the next: “Ultimate Hoodie” is what the thing is called. */
function isProductName({ document, path, after, text, span }: Surroundings): boolean {
  const title = valueAt(document.value, ['title']);
  if (path[0] === 'title' || typeof title !== 'string') return false;
  const [next = ''] = NEXT_WORD.exec(after) ?? [];
  return next !== '' && title.toLowerCase().includes(text.folded.slice(span.start, span.end) + next);
}

/** A card or record given away once is called a promo, whoever sells it now. */
const isPromoPiece = ({ text: { folded }, span, language }: Surroundings, run: Run): boolean =>
  folded.slice(span.start, span.end) === 'promo' && hasGuard('collectible', folded, language, run);

/** New before a product, not in a name (New York) and not in a phrase (happy new year). */
function isNewProduct({ text: { folded }, span, language }: Surroundings, run: Run): boolean {
  if (language !== 'en' || folded.slice(span.start, span.end) !== 'new') return true;
  const [next = ''] = /[\p{L}\p{N}]+/u.exec(folded.slice(span.end)) ?? [];
  const [previous = ''] = wordsBefore(folded.slice(0, span.start), 1);
  return (
    next !== '' &&
    !hasGuard('second-hand', folded, language, run) &&
    !guardWords('new-name', language, run).has(next) &&
    !guardWords('before-new', language, run).has(previous)
  );
}
