import { identity, type SpanMap, spanMapBuilder } from '../span-map.ts';
import { type Slip, spanOf } from './slip.ts';

/**
 * Control characters but tab and line breaks, zero-width characters, and the Private Use Areas (Unicode 16,
 * chapter 23): a reader does not see them, or sees a box.
 */
const UNSEEN = /(?![\t-\r])[\p{Cc}\p{Co}\u200b-\u200d\u2060\ufeff]/u;
const UNSEEN_RUN = new RegExp(`(?:${UNSEEN.source})+`, 'gu');

/** Zero-width space, word joiner, byte-order mark; joiners, which shape letters and emoji; private use. */
const ZERO_WIDTH = /^[\u200b-\u200d\u2060\ufeff]+$/;
const JOINER = /[\u200c\u200d]/;
const PRIVATE = /\p{Co}/u;
/** The upper half of Latin-1, which no text means: bytes of another encoding. */
const MISREAD = /[\x80-\x9f]/;

/** Letters that no joiner shapes and no zero-width space divides into words. */
const PLAIN =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\s\d!-/:-@[-`{-~，。、；：！？（）【】]/u;
const WORD = /[\p{L}\p{N}]/u;

/** What kind of character a reader does not see: without any meaning, or with one that was lost. */
export type UnseenKind = 'invisible' | 'private' | 'damaged';

export interface Unseen extends Slip {
  readonly kind: UnseenKind;
}

/** The characters of `plain` that a reader does not see, in runs. Joiners of emoji and of scripts that need them are none. */
export function unseenIn(plain: string): readonly Unseen[] {
  if (!UNSEEN.test(plain)) return [];
  return [...plain.matchAll(UNSEEN_RUN)].flatMap(match => {
    const span = spanOf(match);
    const run = match[0];
    // A surrogate pair is one character: emoji stand outside the plain letters either way.
    const before = span.start === 0 ? ' ' : (plain[span.start - 1] as string);
    const after = span.end === plain.length ? ' ' : (plain[span.end] as string);
    const kind = kindOf(run, before, after);
    if (!kind) return [];
    return [{ kind, span, ...(kind !== 'damaged' && { mend: { span, text: '' } }) }];
  });
}

function kindOf(run: string, before: string, after: string): UnseenKind | undefined {
  if (MISREAD.test(run)) return 'damaged';
  const shaping = !PLAIN.test(before) || !PLAIN.test(after);
  if (ZERO_WIDTH.test(run)) return shaping ? undefined : 'invisible';
  if (JOINER.test(run) && shaping) return undefined;
  // Between two letters a hyphen, a ligature or an apostrophe may have been lost.
  if (WORD.test(before) && WORD.test(after)) return 'damaged';
  return PRIVATE.test(run) ? 'private' : 'invisible';
}

/** `plain` without the given stretches, with the way back. */
export function without(
  plain: string,
  unseen: readonly Unseen[],
): { readonly seen: string; readonly map: SpanMap } {
  if (unseen.length === 0) return { seen: plain, map: identity };
  const build = spanMapBuilder();
  let seen = '';
  let from = 0;
  const copy = (end: number): void => {
    seen += plain.slice(from, end);
    build.linear(from, end - from);
  };
  for (const { span } of unseen) {
    copy(span.start);
    from = span.end;
  }
  copy(plain.length);
  return { seen, map: build.build(plain.length) };
}

/** Code points of the characters in a stretch, as Unicode writes them: U+200B. */
export const codePoints = (stretch: string): readonly string[] =>
  [...new Set(stretch)].map(
    character => `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  );
