import { inContext, type Slip, spanOf } from './slip.ts';

/** From this many blanks on a gap is made to line something up. */
const LAYOUT = 4;
/** With a gap for so many words or fewer, a line is a row of cells. */
const WORDS_A_CELL = 3;

const GAP = /(?<=\S) {2,}(?=\S)/g;
/** Two blanks after a sentence are a convention of typewriters. */
const SENTENCE_END = /[.!?:;]["'”’)\]]?$/;
/** Figures and letter sizes: cells of a chart. */
const CELL_END = /(?:[\d"'”′″%]|(?:^|[\s/(])\d?x{0,4}-?(?:[sml]|small|medium|large))$/i;
const CELL_START = /^(?:[\d$€£¥]|x{0,4}-?(?:[sml]|small|medium|large)(?![\p{L}'’]))/iu;
/** A bullet or a number that leads a line. */
const LEAD = /^\s*(?:[^\p{L}\p{N}]+|\p{N}+[.)、:]?)$/u;
/** A label of two characters, padded to the width of its neighbours: 材  质：. */
const PADDED = /(?:^|[^\p{sc=Han}])\p{sc=Han}$/u;
const LABEL = /^\p{sc=Han}[:：]/u;

/** A text by lines. */
export interface Page {
  readonly lines: readonly string[];
  /** Numbers of the lines that are laid out in columns. */
  readonly columns: ReadonlySet<number>;
  /** Whether what stands at `index` of the text is part of such a line. */
  isColumn(index: number): boolean;
}

const NO_COLUMNS: ReadonlySet<number> = new Set();

/** Reads a text by lines; a title has no columns. */
export function pageOf(text: string, title: boolean): Page {
  if (title || !/ {2}|\t/.test(text)) return { lines: [text], columns: NO_COLUMNS, isColumn: () => false };
  const lines = text.split('\n');
  const columns = columnsOf(lines);
  return {
    lines,
    columns,
    isColumn: index => columns.size > 0 && columns.has(text.slice(0, index).split('\n').length - 1),
  };
}

/** Lines whose gaps line something up: tabs, bars, wide gaps, gaps at the place of a neighbour's, cells of few words. */
function columnsOf(lines: readonly string[]): ReadonlySet<number> {
  const ends = lines.map(line =>
    line.includes('  ') ? [...line.matchAll(GAP)].map(gap => gap.index + gap[0].length) : [],
  );
  const columns = new Set<number>();
  lines.forEach((line, index) => {
    const own = ends[index] as number[];
    const neighbours = [...(ends[index - 1] ?? []), ...(ends[index + 1] ?? [])];
    const cells = own.length > 1 && line.trim().split(/\s+/).length <= (own.length + 1) * WORDS_A_CELL;
    if (line.includes('\t') || / {4}\S/.test(line.trimStart()) || line.includes('|') || cells)
      columns.add(index);
    else if (own.some(end => neighbours.includes(end))) columns.add(index);
  });
  return columns;
}

/** Blanks that stand twice or more between two words; not those that line up columns, indent or end a line. */
export function repeatedBlanks({ lines, columns }: Page, title: boolean): readonly Slip[] {
  const slips: Slip[] = [];
  let offset = 0;
  lines.forEach((line, index) => {
    if (!columns.has(index) && line.includes('  ')) {
      for (const match of line.matchAll(GAP)) {
        const before = line.slice(0, match.index);
        const after = line.slice(match.index + match[0].length);
        if (match[0].length >= LAYOUT) continue;
        if (CELL_END.test(before) && CELL_START.test(after)) continue;
        if (!title && match[0].length === 2 && SENTENCE_END.test(before)) continue;
        if (LEAD.test(before)) continue;
        if (PADDED.test(before) && LABEL.test(after)) continue;
        const gap = spanOf(match);
        const shown = inContext(line, gap, true);
        slips.push({
          span: { start: offset + shown.start, end: offset + shown.end },
          mend: { span: { start: offset + gap.start + 1, end: offset + gap.end }, text: '' },
        });
      }
    }
    offset += line.length + 1;
  });
  return slips;
}
