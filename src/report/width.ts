import { eastAsianWidth } from 'get-east-asian-width';

/** Combining, joined or pictorial characters: several code points may take one place. */
const clustered =
  /[\p{M}\p{Cf}\p{Emoji_Modifier}\u{1f1e6}-\u{1f1ff}\ufe0f\u1100-\u11ff\uff9e\uff9f]|\p{Emoji_Presentation}/u;
const invisible = /^[\p{M}\p{Cf}\p{Cc}\p{Surrogate}]+$/u;
const pictorial = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;

let segmenter: Intl.Segmenter | undefined;

/** What a reader counts as one character. Segmenting is slow, so only texts that need it pay for it. */
function graphemes(text: string): string[] {
  if (!clustered.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), part => part.segment);
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  if (pictorial.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) as number);
}

/** Terminal columns a text takes (Unicode UAX #11; ambiguous characters count as narrow). */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeWidth(grapheme), 0);
}

/** The text filled up with blanks to `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** The text cut to `width` columns, the last of them `…` where something is missing. */
export function truncate(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  let cut = '';
  let used = 0;
  for (const grapheme of graphemes(text)) {
    const next = graphemeWidth(grapheme);
    if (used + next > width - 1) break;
    cut += grapheme;
    used += next;
  }
  return `${cut.trimEnd()}…`;
}

/** No line begins with these, and none ends with those (GB/T 15834, JIS X 4051). */
const neverFirst = /^[，。、；：？！）》」』】〉”’…—·,.;:?!)\]%°℃々ー]/u;
const neverLast = /[（《「『【〈“‘([]$/u;

/** The parts between which a line may end: at blanks, and beside East Asian characters. */
function pieces(text: string): string[] {
  const parts: string[] = [];
  let part = '';
  let before = '';
  for (const grapheme of graphemes(text)) {
    const wide = graphemeWidth(before || ' ') === 2 || graphemeWidth(grapheme) === 2;
    const mayEnd =
      grapheme !== ' ' && (before === ' ' || (wide && !neverFirst.test(grapheme) && !neverLast.test(before)));
    if (mayEnd && part !== '') {
      parts.push(part);
      part = '';
    }
    part += grapheme;
    before = grapheme;
  }
  if (part !== '') parts.push(part);
  return parts;
}

/** A piece longer than a line, cut where it must be. */
function chop(piece: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const grapheme of graphemes(piece)) {
    const next = graphemeWidth(grapheme);
    if (line !== '' && used + next > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += grapheme;
    used += next;
  }
  lines.push(line);
  return lines;
}

/** The text in lines of at most `width` columns; beyond `most` lines it ends with `…`. */
export function wrap(text: string, width: number, most = Number.POSITIVE_INFINITY): string[] {
  const room = Math.max(2, width);
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text)) {
    if (displayWidth((line + piece).trimEnd()) <= room) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const chopped = displayWidth(piece.trimEnd()) <= room ? [piece] : chop(piece, room);
    lines.push(...chopped.slice(0, -1));
    line = chopped.at(-1) as string;
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), truncate(`${lines[most - 1]} ${lines[most]}`, room)];
}

/** Parts joined by ` · `, in lines of at most `width` columns that end between parts where they can. */
export function flow(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (part === '') continue;
    const longer = line === '' ? part : `${line} · ${part}`;
    // Two columns are kept for the separator that ends the line.
    if (line === '' || displayWidth(longer) <= width - 2) {
      line = longer;
      continue;
    }
    lines.push(...wrap(`${line} ·`, width));
    line = part;
  }
  if (line !== '') lines.push(...wrap(line, width));
  return lines;
}
