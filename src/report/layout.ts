import type { Severity } from '../rule/finding.ts';
import type { Ink, Paint } from './ink.ts';
import { displayWidth, padEnd, truncate, wrap } from './width.ts';

/** One finding, or many of a kind folded to one, ready to be set. Texts are rendered and safe to print. */
export interface Entry {
  readonly place: string;
  /** Shown beneath the place: the column's name, or the field's path. */
  readonly under: string;
  readonly severity: Severity;
  readonly severityWord: string;
  readonly rule: string;
  readonly message: string;
  readonly points: string;
  readonly consequence: string;
  readonly body: readonly { readonly text: string; readonly paint: Paint; readonly most: number }[];
}

/** Columns of a page of findings: measured once, so that the whole report lines up. */
export interface Grid {
  readonly columns: number;
  readonly place: number;
  readonly severity: number;
  readonly rule: number;
  readonly points: number;
  readonly consequence: number;
  /** Place, severity, rule and message side by side; else the rule stands beneath the message. */
  readonly wide: boolean;
}

const indent = 4;
const gap = 2;
const narrowestMessage = 40;
const most = { place: 10, rule: 28, message: 5 };

/** The grid that fits `entries` on a page of `columns`. */
export function gridOf(entries: readonly Entry[], columns: number): Grid {
  const widest = (of: (entry: Entry) => string): number =>
    entries.reduce((width, entry) => Math.max(width, displayWidth(of(entry))), 0);
  const grid = {
    columns,
    place: Math.min(
      most.place,
      widest(entry => entry.place),
    ),
    severity: widest(entry => entry.severityWord),
    rule: Math.min(
      most.rule,
      widest(entry => entry.rule),
    ),
    points: widest(entry => entry.points),
    consequence: widest(entry => entry.consequence),
  };
  return { ...grid, wide: messageRoom(grid) >= narrowestMessage };
}

const leftWide = (grid: Omit<Grid, 'wide'>): number =>
  indent + grid.place + gap + grid.severity + gap + grid.rule + gap;
const rightWide = (grid: Omit<Grid, 'wide'>): number => gap + grid.points + gap + grid.consequence;
const messageRoom = (grid: Omit<Grid, 'wide'>): number => grid.columns - leftWide(grid) - rightWide(grid);

/** The lines of an entry. */
export const setEntry = (entry: Entry, grid: Grid, ink: Ink): string[] =>
  grid.wide ? setWide(entry, grid, ink) : setNarrow(entry, grid, ink);

/** A part of a line, padded before it is painted: colour codes have no width. */
const head = (entry: Entry, grid: Grid, ink: Ink): string =>
  ' '.repeat(indent) +
  padEnd(truncate(entry.place, grid.place), grid.place + gap) +
  ink.severity[entry.severity](padEnd(entry.severityWord, grid.severity)) +
  ' '.repeat(gap);

function setWide(entry: Entry, grid: Grid, ink: Ink): string[] {
  const left = leftWide(grid);
  // With nothing to its right, as findings of the tool itself, a message has the whole line.
  const room = entry.points + entry.consequence === '' ? grid.columns - left : messageRoom(grid);
  const [first = '', ...others] = wrap(entry.message, room, most.message);
  const gutter = left - indent - gap;
  const lines = [
    head(entry, grid, ink) +
      ink.dim(padEnd(truncate(entry.rule, grid.rule), grid.rule)) +
      ' '.repeat(gap) +
      padEnd(first, room) +
      ' '.repeat(gap) +
      right(entry.points, grid.points, ink.gain) +
      ' '.repeat(gap) +
      ink.dim(entry.consequence),
  ];
  const below = [...others.map(text => ({ text, paint: plain })), ...bodyLines(entry, grid.columns - left)];
  const under = truncate(entry.under, gutter);
  if (below.length === 0 && under !== '') below.push({ text: '', paint: plain });
  for (const [index, { text, paint }] of below.entries()) {
    const margin = index === 0 ? under : '';
    lines.push(' '.repeat(indent) + ink.dim(padEnd(margin, gutter + gap)) + paint(text));
  }
  return lines.map(line => line.trimEnd());
}

function setNarrow(entry: Entry, grid: Grid, ink: Ink): string[] {
  const left = indent + grid.place + gap;
  const points = grid.points === 0 ? 0 : gap + grid.points;
  const room = grid.columns - left - grid.severity - gap - points;
  const [first = '', ...others] = wrap(entry.message, room, most.message);
  const margin = ' '.repeat(left);
  const meta = [entry.rule, entry.under, entry.consequence].filter(part => part !== '').join(' · ');
  return [
    head(entry, grid, ink) + padEnd(first, room) + right(entry.points, points, ink.gain),
    ...others.map(text => margin + ' '.repeat(grid.severity + gap) + text),
    margin + ink.dim(truncate(meta, grid.columns - left)),
    ...bodyLines(entry, grid.columns - left).map(({ text, paint }) => margin + paint(text)),
  ].map(line => line.trimEnd());
}

/** Text at the right of a column; the blanks before it are left unpainted. */
const right = (text: string, width: number, paint: Paint): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + (text === '' ? '' : paint(text));

const plain: Paint = text => text;

function bodyLines(entry: Entry, room: number): { text: string; paint: Paint }[] {
  return entry.body.flatMap(({ text, paint, most: lines }) => {
    const arrow = text.startsWith('→ ');
    const hang = arrow ? 2 : 0;
    return wrap(text.slice(hang), room - hang, lines).map((line, index) => ({
      text: (arrow ? (index === 0 ? '→ ' : '  ') : '') + line,
      paint,
    }));
  });
}
