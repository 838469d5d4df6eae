import type { Span } from '../../model/path.ts';

const EMPTY_BRACKETS = /[[(【（［「]\s*[\])】）］」]/gu;
const DOUBLE_MARK = /([,，、|/·*+&!！:：;；–—-])(?:\s*[,，、|/·*+&!！:：;；–—-])+/gu;
const EDGE_MARKS = /^[\s,，、|/·*+&!！:：;；–—-]+|[\s,，、|/·*+&:：;；–—-]+$/gu;

/** What remains names a product still if it is this share of the title. */
const ENOUGH = 0.3;

/** A title without the words at `spans` and the marks they leave behind; undefined where little would remain. */
export function withoutWords(raw: string, spans: readonly Span[]): string | undefined {
  let kept = '';
  let from = 0;
  for (const { start, end } of spans) {
    kept += raw.slice(from, Math.max(from, start));
    from = Math.max(from, end);
  }
  kept += raw.slice(from);
  const tidy = kept
    .replace(EMPTY_BRACKETS, ' ')
    .replace(DOUBLE_MARK, '$1')
    .replace(/\s+([,，、;；:：])/gu, '$1')
    .replace(/\s{2,}/gu, ' ')
    .replace(EDGE_MARKS, '');
  return tidy.length >= raw.length * ENOUGH ? tidy : undefined;
}
