import type { Path, Span } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { hits } from '../lexicon.ts';
import type { Run } from '../run.ts';
import { type Sentence, within } from './sentences.ts';

/** A text on returns with its sentences. */
export interface PolicyText {
  readonly path: Path;
  readonly text: Text;
  readonly sentences: readonly Sentence[];
}

/** How a text on returns speaks to its buyers. */
export interface Tone {
  readonly at: Path;
  /** Words; of Chinese, characters by `SIGNS_A_WORD`. */
  readonly words: number;
  /** Forms that forbid, threaten or reserve, in the raw value. */
  readonly refusing: readonly { readonly span: Span; readonly words: string }[];
  /** Sentences that address the buyer, and those that speak only of the shop or of “the customer”. */
  readonly addressing: number;
  readonly distant: number;
  /** The first of the distant ones. */
  readonly first?: { readonly span: Span; readonly words: string };
}

/** A Chinese word has about so many characters. */
const SIGNS_A_WORD = 1.6;
const HAN = /\p{sc=Han}/gu;
const SPACED_WORD = /[\p{sc=Latin}\p{sc=Cyrillic}\p{N}]+/gu;
/** The subject of a sentence begins within so many characters. */
const SUBJECT = 8;
/** So much of a sentence is shown, in characters. */
const SHOWN = 60;

/** The tone of each text on returns. */
export function toneOf({ path, text, sentences }: PolicyText, run: Run): Tone {
  const found = hits(text, run.lexicon('policy-tone'), run.allowed('policy-tone'));
  const spokenIn = within(found);
  const plainOf = (span: Span): string => {
    const { start, end } = text.plainSpan(span);
    return text.plain.slice(start, end).replace(/\s+/gu, ' ').trim();
  };
  let addressing = 0;
  const distant: Span[] = [];
  for (const sentence of sentences) {
    const spoken = spokenIn(sentence.span);
    const has = (name: string): boolean => spoken.some(({ group }) => group === name);
    // “Email us” speaks to the buyer; “We decide” does not.
    const ofShop = spoken.some(
      ({ group, span }) => group === 'seller' && span.start - sentence.span.start <= SUBJECT,
    );
    if (has('buyer')) addressing += 1;
    else if (ofShop || has('third')) distant.push(sentence.span);
  }
  const signs = text.folded.match(HAN)?.length ?? 0;
  const [first] = distant;
  return {
    at: path,
    words: Math.round(signs / SIGNS_A_WORD) + (text.folded.match(SPACED_WORD)?.length ?? 0),
    refusing: found
      .filter(({ group }) => group === 'refusing')
      .map(({ span }) => ({ span: text.rawSpan(span), words: plainOf(span) })),
    addressing,
    distant: distant.length,
    ...(first && { first: { span: text.rawSpan(first), words: plainOf(first).slice(0, SHOWN) } }),
  };
}
