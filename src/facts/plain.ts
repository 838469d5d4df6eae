import type { Table } from '../model/text.ts';
import { type SpanMap, spanMapBuilder } from './span-map.ts';
import { type TableBuilder, tableBuilder } from './table.ts';

/** A text without its markup, with the way back to the raw value. */
export interface Plain {
  readonly plain: string;
  readonly map: SpanMap;
  readonly tables: readonly Table[];
}

/** Takes a marked-up text from start to end and keeps what a reader sees. */
export interface PlainBuilder {
  /** What stands in the raw value from `start` to `end`; without `breaks`, a line break is a blank. */
  text(start: number, end: number, breaks: boolean): void;
  /** A character that the raw value writes as an entity or escape. */
  entity(character: string, start: number, end: number): void;
  /** A new line, once something follows. */
  lineBreak(): void;
  /** A tab, once something follows on the same line. */
  tab(): void;
  readonly tables: TableBuilder;
  finish(): Plain;
}

export function plainBuilder(raw: string): PlainBuilder {
  const map = spanMapBuilder();
  const tables = tableBuilder(raw);
  let plain = '';
  let pending = '';
  let lastEnd = 0;

  /** The break between what stands before and what starts at `start`. */
  const separate = (start: number): void => {
    if (plain !== '' && pending !== '') {
      plain += pending;
      map.atomic(lastEnd, start, 1);
    }
    pending = '';
  };
  const afterBreak = (): boolean => plain === '' || pending !== '';

  return {
    text(start, end, breaks) {
      let from = start;
      if (afterBreak()) while (from < end && isBlank(raw.charCodeAt(from))) from += 1;
      if (from === end) return;
      separate(from);
      const stretch = raw.slice(from, end);
      const seen = breaks ? stretch : stretch.replace(/[\t\n\f\r]/g, ' ');
      plain += seen;
      map.linear(from, seen.length);
      lastEnd = end;
      tables.text(seen, from, end);
    },
    entity(character, start, end) {
      separate(start);
      plain += character;
      map.atomic(start, end, character.length);
      lastEnd = end;
      tables.text(character, start, end);
    },
    lineBreak() {
      pending = '\n';
    },
    tab() {
      if (pending === '') pending = '\t';
    },
    tables,
    finish: () => ({ plain, map: map.build(raw.length), tables: tables.finish() }),
  };
}

/** The white space of HTML's grammar: tab, line feed, form feed, carriage return, blank. */
const isBlank = (unit: number): boolean =>
  unit === 32 || unit === 10 || unit === 9 || unit === 13 || unit === 12;
