import { RE2JS } from 're2js';

/** A regular expression in RE2's syntax: time grows with the text, whatever the pattern (github.com/google/re2). */
export type Pattern = RE2JS;

/** The pattern compiled, or what its parser says is wrong with it. */
export function compilePattern(source: string): Pattern | { readonly wrong: string } {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    return { wrong: (error as Error).message.replace(/^error parsing regexp: /, '') };
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
 * `$`. Other edges (`\b`, line ends) are taken to hold, so a pattern that is not told may still match nothing.
 */
export function neverMatches(pattern: Pattern): boolean {
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
        if (!state.ended) open.push({ at: here.out, begun: true, ended: false });
    }
  }
  return true;
}
