import { RE2JS, type RE2JSSyntaxException } from 're2js';
import { patternFaults } from './phrases.ts';
import { type Fault, fault } from './problem.ts';

/** A regular expression in RE2's syntax: time grows with the text, whatever the pattern (github.com/google/re2). */
export type Pattern = RE2JS;

/** How a pattern is read. */
export interface PatternOptions {
  /** Whether capital and small letters are the same. */
  readonly anyCase?: boolean;
}

/** The pattern compiled, or what is wrong with it. */
export function compilePattern(source: string, { anyCase = false }: PatternOptions = {}): Pattern | Fault {
  try {
    return RE2JS.compile(source, anyCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    const { error: wrong, input: part } = error as RE2JSSyntaxException;
    const known = patternFaults[wrong as keyof typeof patternFaults];
    return known
      ? fault(known, { part: (part ?? '').replace(/^\(\?i\)/, '') })
      : fault(patternFaults.other, { part: wrong });
  }
}

/** The stretches of `text` that match, in UTF-16 units; empty ones left out. */
export function* matchesOf(pattern: Pattern, text: string): Iterable<{ start: number; end: number }> {
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    const [start, end] = [matcher.start(), matcher.end()];
    if (end > start) yield { start, end };
  }
}

/** What of a compiled program is asked: its instructions, as RE2 names them. */
interface Program {
  readonly start: number;
  readonly inst: readonly {
    readonly op: number;
    readonly out: number;
    readonly arg: number;
    readonly runes?: readonly number[];
  }[];
}
const op = { alt: 1, altMatch: 2, capture: 3, emptyWidth: 4, fail: 5, match: 6, nop: 7 } as const;
const edge = { beginText: 4, endText: 8 } as const;

/**
 * Whether no text can match: the end of the program is not reached without a character before `^` or after
 * `$`, nor without one that no text has (`without`, each a character). Other edges (`\b`, line ends) are taken to hold,
 * so a pattern that is not told may still match nothing.
 */
export function neverMatches(pattern: Pattern, without = ''): boolean {
  const lacks = (runes: readonly number[] = []): boolean =>
    runes.length > 0 && runes.every(rune => without.includes(String.fromCodePoint(rune)));
  const { start, inst } = (pattern as unknown as { re2Input: { prog: Program } }).re2Input.prog;
  const seen = new Set<string>();
  const open = [{ at: start, begun: false, ended: false }];
  for (let state = open.pop(); state; state = open.pop()) {
    const key = `${state.at} ${state.begun} ${state.ended}`;
    const here = inst[state.at];
    if (here === undefined || seen.has(key)) continue;
    seen.add(key);
    switch (here.op) {
      case op.match:
        return false;
      case op.fail:
        break;
      case op.alt:
      case op.altMatch:
        open.push({ ...state, at: here.out }, { ...state, at: here.arg });
        break;
      case op.capture:
      case op.nop:
        open.push({ ...state, at: here.out });
        break;
      case op.emptyWidth:
        if ((here.arg & edge.beginText) !== 0 && state.begun) break;
        open.push({ ...state, at: here.out, ended: state.ended || (here.arg & edge.endText) !== 0 });
        break;
      default:
        // A character.
        if (!state.ended && !lacks(here.runes)) open.push({ at: here.out, begun: true, ended: false });
    }
  }
  return true;
}
