import { type Plain, type PlainBuilder, plainBuilder } from './plain.ts';

/** Whether `raw` is written in Markdown: a heading, strong words, a link or a pipe table. */
export function isMarkdown(raw: string): boolean {
  if (raw.startsWith('# ') || raw.startsWith('## ') || raw.includes('\n# ') || raw.includes('\n##'))
    return true;
  if (raw.includes('**') && /\*\*[^\s*]/.test(raw)) return true;
  if (raw.includes('](') && /\]\([^\s()]+\)/.test(raw)) return true;
  return raw.includes('|') && lines(raw).some(line => isDelimiterRow(raw.slice(line.start, line.end)));
}

/** A stretch of the raw value. */
interface Line {
  readonly start: number;
  readonly end: number;
}

function lines(raw: string): Line[] {
  const found: Line[] = [];
  let start = 0;
  for (let end = raw.indexOf('\n'); end !== -1; end = raw.indexOf('\n', start)) {
    found.push({ start, end });
    start = end + 1;
  }
  found.push({ start, end: raw.length });
  return found;
}

/** `|---|:--:|`, the line below the header of a table. */
const isDelimiterRow = (line: string): boolean =>
  line.includes('|') && line.includes('--') && /^[|:\-\s]+$/.test(line);

/** A line that is only a rule (`---`, `***`) or a code fence. */
const isOrnament = (line: string): boolean => /^\s*(?:[-*_]{3,}|[`~]{3,}\w*)\s*$/.test(line);

/** Headings, quotations and list marks at the start of a line. */
const LEAD = /\s*(?:#{1,6}\s+|>\s?|[-*+]\s+)*/y;

/** The plain text of a Markdown text: marks, link targets and pictures taken out, tables read. */
export function parseMarkdown(raw: string): Plain {
  const build = plainBuilder(raw);
  const all = lines(raw);
  let inTable = false;
  all.forEach((line, index) => {
    const written = raw.slice(line.start, line.end);
    const next = all[index + 1];
    const startsTable =
      !inTable &&
      written.includes('|') &&
      next !== undefined &&
      isDelimiterRow(raw.slice(next.start, next.end));
    if (startsTable) {
      build.tables.open(line.start);
      inTable = true;
    } else if (inTable && !written.includes('|')) {
      build.tables.close(line.start - 1);
      inTable = false;
    }
    build.lineBreak();
    if (inTable) {
      if (!isDelimiterRow(written)) tableRow(raw, line, startsTable, build);
    } else if (!isOrnament(written)) {
      LEAD.lastIndex = line.start;
      LEAD.exec(raw);
      inline(raw, Math.min(LEAD.lastIndex, line.end), line.end, build);
    }
  });
  return build.finish();
}

function trimmed(raw: string, { start, end }: Line): Line {
  const words = raw.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: Math.max(from, start + words.trimEnd().length) };
}

function tableRow(raw: string, line: Line, header: boolean, build: PlainBuilder): void {
  build.tables.row();
  let { start, end } = trimmed(raw, line);
  if (raw[start] === '|') start += 1;
  if (end > start && raw[end - 1] === '|') end -= 1;
  while (start <= end) {
    const bar = raw.indexOf('|', start);
    const stop = bar === -1 || bar > end ? end : bar;
    const cell = trimmed(raw, { start, end: stop });
    build.tab();
    build.tables.cell(cell.start, header, 1, 1);
    inline(raw, cell.start, cell.end, build);
    start = stop + 1;
  }
}

/** Where a link or picture that opens at `at` has its words and its end. */
function linkAt(raw: string, at: number, end: number): { wordsEnd: number; end: number } | undefined {
  const wordsEnd = raw.indexOf('](', at);
  if (wordsEnd === -1 || wordsEnd >= end || raw.slice(at + 1, wordsEnd).includes('[')) return undefined;
  const close = raw.indexOf(')', wordsEnd);
  return close === -1 || close >= end ? undefined : { wordsEnd, end: close + 1 };
}

const MARK = /\*\*|`|!?\[|\\[!-/:-@[-`{-~]/g;

/** One line's words, without the marks of strong words, code and links. */
function inline(raw: string, start: number, end: number, build: PlainBuilder): void {
  let from = start;
  MARK.lastIndex = start;
  for (let mark = MARK.exec(raw); mark !== null && mark.index < end; mark = MARK.exec(raw)) {
    const at = mark.index;
    const after = at + mark[0].length;
    const link = mark[0].endsWith('[') ? linkAt(raw, after - 1, end) : undefined;
    if (mark[0].endsWith('[') && !link) continue;
    build.text(from, at, true);
    from = after;
    if (mark[0].startsWith('\\')) build.entity(mark[0].slice(1), at, after);
    else if (link) {
      if (mark[0] === '[') build.text(after, link.wordsEnd, true);
      from = link.end;
    }
    MARK.lastIndex = from;
  }
  if (from < end) build.text(from, end, true);
}
