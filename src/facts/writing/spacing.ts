import { inContext, type Slip, spanOf, tokenAt } from './slip.ts';

/** What one has to know of a language to judge its blanks. */
export interface Spacing {
  /** Whether a blank stands before ! ? : ; as in French. */
  readonly french: boolean;
  /** Words that show that two were run together. */
  readonly joins: ReadonlySet<string>;
  /** Endings of addresses, behind whose dot no blank belongs. */
  readonly domains: ReadonlySet<string>;
}

const BEFORE =
  /(?<=[\p{L}\p{N})"”%]) +[,，。、！？；](?=[\s\p{L}]|$)|(?<=\p{L}{2}) \.(?=\s|$)(?! *\.)|(?<=\p{L}{2}) [!?;](?=\s|$)/gu;
const FRENCH_MARK = /[!?;！？；]$/;

/** A blank before a mark that hangs on its word. */
export function blanksBefore(line: string, offset: number, { french }: Spacing): readonly Slip[] {
  if (!/ [,.!?;，。、！？；]/.test(line)) return [];
  return [...line.matchAll(BEFORE)].flatMap(match => {
    if (french && FRENCH_MARK.test(match[0])) return [];
    const { start, end } = spanOf(match);
    const shown = inContext(line, { start, end });
    return [
      {
        span: { start: offset + shown.start, end: offset + shown.end },
        mend: { span: { start: offset + start, end: offset + end - 1 }, text: '' },
      },
    ];
  });
}

/** Letters before and after: a comma or semicolon, or the end of a sentence before a capital. */
const AFTER = /(?<=\p{Ll}{2})(?:[,;](?=\p{L}\p{Ll})|[.!?](?=\p{Lu}\p{Ll}))/gu;
/** What makes a token an address, a code or a path instead of words. */
const CODE = /[/\\_=@#$&<>{}|~^*+`]|\p{N}\p{Lu}/u;
const SPACED_LETTER = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}]/u;

/** A mark with no blank behind it (Hello,my dear). */
export function blanksAfter(line: string, offset: number, { domains }: Spacing): readonly Slip[] {
  if (!line.includes(' ')) return [];
  return [...line.matchAll(AFTER)].flatMap(match => {
    const { start, end } = spanOf(match);
    if (!SPACED_LETTER.test(line[start - 1] as string) || !SPACED_LETTER.test(line[end] as string)) return [];
    const token = tokenAt(line, start);
    if (CODE.test(line.slice(token.start, token.end))) return [];
    const next = /^\p{L}+/u.exec(line.slice(end))?.[0] ?? '';
    if (match[0] === '.' && domains.has(next.toLowerCase())) return [];
    const span = wordsAround(line, start, end);
    return [
      {
        span: { start: offset + span.start, end: offset + span.end },
        mend: { span: { start: offset + end, end: offset + end }, text: ' ' },
      },
    ];
  });
}

/** The words on both sides of a stretch. */
function wordsAround(line: string, from: number, to: number): { start: number; end: number } {
  let start = from;
  let end = to;
  while (start > 0 && /[\p{L}\p{M}]/u.test(line[start - 1] as string)) start -= 1;
  while (end < line.length && /[\p{L}\p{M}]/u.test(line[end] as string)) end += 1;
  return { start, end };
}

const CAMEL = /(?<![\p{L}\p{N}])(\p{L}?\p{Ll}{2,})(\p{Lu}\p{Ll}+)(?![\p{L}\p{N}])/gu;

/** Words run together, told by a function word with a capital (softThe) or, from `longest` letters on, by two inside. */
export function joinedWords(
  line: string,
  offset: number,
  { joins }: Spacing,
  longest: number,
): readonly Slip[] {
  const slips: Slip[] = [];
  for (const match of line.matchAll(CAMEL)) {
    const [, first = '', second = ''] = match;
    if (!joins.has(second.toLowerCase())) continue;
    const { start, end } = spanOf(match);
    const token = tokenAt(line, start);
    if (CODE.test(line.slice(token.start, token.end))) continue;
    const at = offset + start + first.length;
    slips.push({
      span: { start: offset + start, end: offset + end },
      mend: { span: { start: at, end: at }, text: ' ' },
    });
  }
  for (const match of line.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])\\p{L}\\p{Ll}{${Math.max(1, longest - 1)},}`, 'gu'),
  )) {
    const word = match[0].toLowerCase();
    const inside = [...joins].filter(join => join.length > 2 && word.includes(join));
    // Chemistry and German have long words; two function words in one are no word of any language.
    if (inside.length < 2) continue;
    const { start, end } = spanOf(match);
    slips.push({ span: { start: offset + start, end: offset + end } });
  }
  return slips;
}
