import type { Span } from '../../model/path.ts';
import { foldedHits, type Hit } from '../lexicon.ts';
import type { Run } from '../run.ts';

export type ContactKind = 'email' | 'phone' | 'account' | 'link' | 'call';

/** A contact in a folded text. */
export interface Found {
  readonly kind: ContactKind;
  readonly span: Span;
  /** The host of a web or e-mail address. */
  readonly host?: string;
}

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\d][\w.%+-]{0,63}@((?:[a-z\d-]+\.)+(?!(?:png|jpe?g|gif|svg|webp)\b)[a-z]{2,})(?![\p{L}\p{N}])/gu;
/** `name (at) shop (dot) com`, written so that no machine finds it. */
const HIDDEN_EMAIL =
  /(?<![\p{L}\p{N}._-])[a-z\d][\w.-]{1,63}\s?[([{]\s?(?:at|@)\s?[)\]}]\s?([a-z\d-]+)\s?(?:[([{]\s?(?:dot|\.)\s?[)\]}]|\.)\s?[a-z]{2,}(?![\p{L}\p{N}])/gu;
const LINK =
  /(?<![\p{L}\d@.])(?:https?:\/\/|www\.)([^\s<>"'“”()（）【】[\]{}，。；、|/?#:]+)[^\s<>"'“”()（）【】[\]{}，。；、|]*/gu;
/** What no buyer is led to: pictures, documents, machines of the home network. */
const NO_PAGE = /\.(?:jpe?g|png|gif|webp|svg|mp4|pdf)(?:\?|$)|^(?:https?:\/\/)?(?:\d+\.){3}\d+|localhost/u;
/** Sites of authorities. */
const PUBLIC_HOST = /\.(?:gov|gob|gouv|edu|europa)(?:\.[a-z]{2,3})?$/u;
const DOMAIN =
  /^[\s:]{0,2}(?:us |at |on |our |website |site |store |shop |is |[: ]){0,4}((?:[a-z\d-]{2,}\.)+(?:com|net|org|shop|store|online|co|eu|de|fr|es|it|uk|us|cn|jp|br|nl|pl)(?:\.[a-z]{2})?)(?![\p{L}\p{N}@.-])(?:\/\S*)?/u;

/** `+86 138 0013 8000`: a sign and a code of a country make it one. */
const INTERNATIONAL =
  /(?<![\p{L}\d.+±~-])\+[1-9]\d{0,2}[\s().-]{0,2}\d[\d\s().-]{6,16}\d(?![\p{L}\d]|[.,-]\d)/gu;
/** `(909) 555-0142`, `1-800-555-0142`: no other number is written so. */
const AMERICAN =
  /(?<![\p{L}\d-])(?:\+?1[\s.-]?)?\([2-9]\d{2}\)\s?\d{3}[-.\s]\d{4}(?![\p{L}\d-])|(?<![\p{L}\d-])1[-.\s]8(?:00|33|44|55|66|77|88)[-.\s]\d{3}[-.\s]\d{4}(?![\p{L}\d-])/gu;
/** A number close behind a word that announces it. */
const ANNOUNCED = /^[^\d\n.!?。！？+(]{0,16}(\+?\(?\d[\d\s().-]{5,18}\d)(?![\p{L}\d]|[.,-]\d)/u;
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;

/** A name behind a messenger: after an @, or with a figure in it behind a colon. */
const HANDLE = /^\s?:?\s?(@[\p{L}\d][\w.-]{2,30})/u;
const NUMBERED = /^\s?(?::\s?)?((?=[a-z_-]*\d)[a-z\d_-]{5,20})(?![\p{L}\d.])/u;
const NAMED = /^\s?:\s?(@?[\p{L}\d][\w.-]{2,30})/u;

/** A maker's address spreads over lines; a support page is named in the sentence. */
const MAKER_REACH = 200;
const SUPPORT_REACH = 90;
const NOT = /(?:do not|don't|never|不要|请勿|勿|切勿|别|谨防)\s?\S{0,6}\s?$/u;

/** The contacts in a folded text, in order of place. */
export function contactsInText(folded: string, run: Run): readonly Found[] {
  const found: Found[] = [];
  const hits = foldedHits(folded, run.lexicon('contact'), run.allowed('contact'));
  const marks = (group: string): readonly Span[] =>
    hits.filter(hit => hit.group === group).map(hit => hit.span);
  if (folded.includes('@')) found.push(...each(folded, EMAIL, 'email'));
  if (/[([{]\s?(?:at|@)\s?[)\]}]/.test(folded)) found.push(...each(folded, HIDDEN_EMAIL, 'email'));
  if (/:\/\/|www\./.test(folded)) found.push(...each(folded, LINK, 'link').map(withoutStop(folded)));
  if (folded.includes('+')) found.push(...each(folded, INTERNATIONAL, 'phone').filter(isNumber(folded)));
  if (/\)\s?\d|1[-.\s]8/.test(folded)) found.push(...each(folded, AMERICAN, 'phone'));
  for (const hit of hits) found.push(...behind(folded, hit));
  if (found.length === 0) return found;
  const makers = marks('maker');
  const supports = marks('support');
  return apart(found).filter(
    ({ kind, span, host = '' }) =>
      !makers.some(mark => isNear(mark, span, MAKER_REACH, 0)) &&
      !(kind === 'link' && supports.some(mark => isNear(mark, span, SUPPORT_REACH, SUPPORT_REACH))) &&
      !(kind === 'link' && (NO_PAGE.test(folded.slice(span.start, span.end)) || PUBLIC_HOST.test(host))),
  );
}

function each(folded: string, pattern: RegExp, kind: ContactKind): readonly Found[] {
  return [...folded.matchAll(pattern)].map(match => ({
    kind,
    span: { start: match.index, end: match.index + match[0].length },
    ...(match[1] !== undefined && { host: match[1] }),
  }));
}

/** The stop of a sentence is no part of an address. */
const withoutStop =
  (folded: string) =>
  (found: Found): Found => {
    const { start, end } = found.span;
    const words = folded.slice(start, end).replace(/[.,!?:;'"*]+$/u, '');
    return {
      ...found,
      host: (found.host ?? '').replace(/\.$/, ''),
      span: { start, end: start + words.length },
    };
  };

const digitsIn = (words: string): number => words.replace(/\D/g, '').length;
const isNumber =
  (folded: string) =>
  ({ span }: Found): boolean => {
    const digits = digitsIn(folded.slice(span.start, span.end));
    return digits >= FEWEST_DIGITS + 2 && digits <= MOST_DIGITS;
  };

/** What a word of the list announces. */
function behind(folded: string, { group, span, term }: Hit): readonly Found[] {
  const rest = folded.slice(span.end, span.end + 80);
  const take = (kind: ContactKind, words: string | undefined): readonly Found[] => {
    if (words === undefined) return [];
    const end = span.end + rest.indexOf(words) + words.trimEnd().length;
    return [{ kind, span: { start: span.start, end } }];
  };
  switch (group) {
    case 'call':
      return NOT.test(folded.slice(Math.max(0, span.start - 16), span.start)) ? [] : [{ kind: 'call', span }];
    case 'phone': {
      const [, number] = ANNOUNCED.exec(rest) ?? [];
      const digits = digitsIn(number ?? '');
      return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS ? take('phone', number) : [];
    }
    case 'messenger':
      return take('account', (HANDLE.exec(rest) ?? NUMBERED.exec(rest))?.[1]);
    case 'account':
      return take('account', (HANDLE.exec(rest) ?? NAMED.exec(rest) ?? NUMBERED.exec(rest))?.[1]);
    case 'visit': {
      const match = DOMAIN.exec(rest);
      if (!match?.[1]) return [];
      const { 0: whole, 1: host } = match;
      return [
        { kind: 'link', host, span: { start: span.end + whole.indexOf(host), end: span.end + whole.length } },
      ];
    }
    case 'host': {
      const [path = ''] = /^[\w@./?=-]+/u.exec(rest) ?? [];
      if (path === '') return [];
      return [
        { kind: 'link', host: term.slice(0, -1), span: { start: span.start, end: span.end + path.length } },
      ];
    }
    default:
      return [];
  }
}

/** Each place once: an address inside another is the other's, of two at one place the first found counts. */
function apart(found: readonly Found[]): readonly Found[] {
  const kept: Found[] = [];
  for (const one of [...found].sort(
    (left, right) => left.span.start - right.span.start || right.span.end - left.span.end,
  )) {
    const last = kept.at(-1);
    if (!last || one.span.start >= last.span.end) kept.push(one);
  }
  return kept;
}

const isNear = (mark: Span, span: Span, before: number, after: number): boolean =>
  (mark.end <= span.start && span.start - mark.end <= before) ||
  (mark.start >= span.end && mark.start - span.end <= after);
