import type { Span } from '../model/path.ts';
import type { Range } from './format.ts';

/** The value of a token, unit by unit, with the stretch of the source that says each unit. */
export interface Charmap {
  readonly value: string;
  /** The stretch of the source that says `span` of the value. */
  source(span: Span): Range;
}

/** Collects a token's value together with where each of its units comes from. */
export interface CharmapBuilder {
  /** Appends `text`, said as a whole by the source from `start` to `end`. */
  say(text: string, start: number, end: number): void;
  /** Appends the source's own characters from `start` to `end`. */
  copy(start: number, end: number): void;
  /** The finished map; `end` is where the token's content ends, for spans behind the last unit. */
  build(end: number): Charmap;
}

export function charmapBuilder(source: string): CharmapBuilder {
  let value = '';
  const starts: number[] = [];
  const ends: number[] = [];
  return {
    say(text, start, end) {
      value += text;
      for (let unit = 0; unit < text.length; unit++) {
        starts.push(start);
        ends.push(end);
      }
    },
    copy(start, end) {
      value += source.slice(start, end);
      for (let at = start; at < end; at++) {
        starts.push(at);
        ends.push(at + 1);
      }
    },
    build: end => ({
      value,
      source: span => {
        const start = starts[span.start] ?? end;
        return { start, end: span.end > span.start ? (ends[span.end - 1] ?? end) : start };
      },
    }),
  };
}

/** The map of a value that the source says unit by unit from `start` on. */
const verbatim = (value: string, start: number): Charmap => ({
  value,
  source: span => {
    const from = start + Math.min(span.start, value.length);
    const to = start + Math.min(span.end, value.length);
    return { start: from, end: Math.max(from, to) };
  },
});

/** The map of a JSON string token (with its quotes) that starts at `offset` of the source. */
export function jsonString(source: string, offset: number, length: number): Charmap {
  const end = offset + length - 1;
  const token = source.slice(offset + 1, end);
  if (!token.includes('\\')) return verbatim(token, offset + 1);
  const map = charmapBuilder(source);
  let at = offset + 1;
  while (at < end) {
    const escaped = source.charCodeAt(at) === 0x5c;
    const size = !escaped ? 1 : source[at + 1] === 'u' ? 6 : 2;
    if (escaped) map.say(JSON.parse(`"${source.slice(at, at + size)}"`) as string, at, at + size);
    else map.copy(at, at + 1);
    at += size;
  }
  return map.build(end);
}
