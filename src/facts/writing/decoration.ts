import type { Span } from '../../model/path.ts';
import { type Replacement, type Slip, spanOf } from './slip.ts';

/** Emoji with what belongs to them: skin tones, variation selectors, joined ones, flags. */
const EMOJI =
  /(?:\p{Regional_Indicator}{2}|(?:(?![\d#*©®™‼⁉ℹ\u2190-\u21ff\u2460-\u24ff\u2500-\u27bf\u2b00-\u2bff〰〽㊗㊙])\p{Extended_Pictographic}|[\u2600-\u27bf\u2b50]\ufe0f)\p{EMod}?\ufe0f?(?:\u200d\p{Extended_Pictographic}\p{EMod}?\ufe0f?)*)+/gu;
/** Stars, hearts, arrows, boxes, ticks: ornament in Latin titles, usage in Chinese and Japanese ones. */
const ORNAMENT = /[\u2190-\u21ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff]+/g;
const ANY = /[\u2190-\u21ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff]|[\ud83c-\ud83e]/;
const ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;

/** Emoji of a title, and where Latin letters are written, ornaments. */
export function decorationIn(title: string): readonly Slip[] {
  if (!ANY.test(title)) return [];
  const spans = [...title.matchAll(EMOJI)].map(spanOf);
  if (!ASIAN.test(title)) {
    for (const match of title.matchAll(ORNAMENT)) {
      const span = spanOf(match);
      if (!spans.some(other => other.start <= span.start && span.start < other.end)) spans.push(span);
    }
    spans.sort((left, right) => left.start - right.start);
  }
  return spans.map(span => ({ span, mend: withoutOrnament(title, span) }));
}

/** Takes an ornament out with the blank it does not need any more, or leaves a blank between two words. */
function withoutOrnament(title: string, { start, end }: Span): Replacement {
  const before = title[start - 1] ?? '';
  const after = title[end] ?? '';
  if (after === ' ' && (before === '' || before === ' ')) return { span: { start, end: end + 1 }, text: '' };
  if (before === ' ' && after === '') return { span: { start: start - 1, end }, text: '' };
  const joins = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  return { span: { start, end }, text: joins ? ' ' : '' };
}
