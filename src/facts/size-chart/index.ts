import type { Document } from '../../model/document.ts';
import type { SizeChart } from '../../model/listing.ts';
import type { Path, Span } from '../../model/path.ts';
import { valueAt } from '../../model/path.ts';
import type { Text } from '../../model/text.ts';
import { fact, type Run } from '../run.ts';
import { textAt } from '../text.ts';
import { casedOf } from './cased.ts';
import type { Basis, Chart, ChartReading, LengthUnit } from './chart.ts';
import { chartInTable } from './grid.ts';
import { chartsInTokens } from './running-text.ts';
import { type BareUnit, bareUnits, basisIn, bothOf, unitsNear } from './statements.ts';
import { structuredChart } from './structured.ts';
import type { Token } from './token.ts';
import { tokensIn } from './tokens.ts';
import { unitState } from './unit-state.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

export { type Audience, audienceOf } from './audience.ts';
export { isOfABody } from './builder.ts';
export type { Basis, Chart, ChartCell, ChartColumn, LengthUnit, Quantity, UnitState } from './chart.ts';
export { convertedTo } from './convert.ts';
export { inferUnit, type MeasureRanges } from './infer.ts';
export { cellInCm } from './length.ts';
export { firstNumbers, placeInChart, placeOfCell, writtenCell } from './place.ts';
export { rankOf, ranksOf } from './size-order.ts';
export { type ValueFault, type ValueLimits, valueFaults } from './value-faults.ts';

/** A chart with what its text says around it. */
interface Found {
  readonly reading: ChartReading;
  readonly near: readonly LengthUnit[];
  readonly inNote: boolean;
}

/** What one text holds. */
interface TextFindings {
  readonly charts: readonly Found[];
  readonly units: readonly BareUnit[];
  readonly inNote: boolean;
}

/** What follows is not searched for charts: a spreadsheet's cell ends at 32,767 characters. */
const LONGEST = 33_000;
const NUMBERS = /\d\D+\d/u;
const NOTHING: TextFindings = { charts: [], units: [], inNote: false };

/** The charts of one text, with the units that stand by themselves in it. */
export function chartsInText(text: Text, at: Path, vocabulary: Vocabulary): TextFindings {
  const folded = text.folded.slice(0, LONGEST);
  if (!NUMBERS.test(folded) || !vocabulary.hint.test(folded)) return unitsOnly(folded, vocabulary);
  const cased = casedOf(text).slice(0, LONGEST);
  const { tokens, unitInNote } = tokensIn(folded, cased, vocabulary);
  const tables = text.tables.flatMap(table => {
    const reading = chartInTable(table, text.raw, at, vocabulary);
    return reading ? [{ table, reading }] : [];
  });
  const inTable = (token: Token): number => {
    const { start } = text.rawSpan(token);
    // a caption stands inside the table, but before its first cell
    return tables.findIndex(
      ({ table }) => (table.rows[0]?.[0]?.span.start ?? 0) <= start && start < table.span.end,
    );
  };
  const outside: Token[] = [];
  const extents: Span[] = tables.map(() => ({ start: Number.POSITIVE_INFINITY, end: 0 }));
  for (const token of tokens) {
    const table = tables.length === 0 ? -1 : inTable(token);
    const extent = extents[table];
    if (extent)
      extents[table] = { start: Math.min(extent.start, token.start), end: Math.max(extent.end, token.end) };
    else outside.push(token);
  }
  const units = bareUnits(folded, outside, vocabulary);
  const found = (reading: ChartReading, extent: Span): Found => ({
    reading,
    near: unitsNear(units, extent),
    inNote: unitInNote,
  });
  return {
    charts: [
      ...tables.map(({ reading }, index) => found(reading, extents[index] as Span)),
      ...chartsInTokens(outside, at, cased, span => text.rawSpan(span)).map(({ reading, span }) =>
        found(reading, span),
      ),
    ],
    units,
    inNote: unitInNote,
  };
}

/** A text without numbers may still say the unit of all measurements. */
function unitsOnly(folded: string, vocabulary: Vocabulary): TextFindings {
  if (!vocabulary.statement.test(folded) || !vocabulary.anyUnit.test(folded)) return NOTHING;
  const { tokens, unitInNote } = tokensIn(folded, folded, vocabulary);
  return { charts: [], units: bareUnits(folded, tokens, vocabulary), inNote: unitInNote };
}

/**
 * The size charts of a listing or store: the structured one, tables and running text in its description,
 * sections, bullets, highlights and attributes. Unit and basis may be said anywhere in these texts.
 */
export const sizeCharts = fact((document: Document, run: Run): readonly Chart[] => {
  const texts = textPaths(document).flatMap(path => {
    const text = textAt(document, path);
    return text ? [{ path, text }] : [];
  });
  const field = document.kind === 'store' ? 'size_standard' : 'size_chart';
  const value = valueAt(document.value, [field]) as SizeChart | undefined;
  // Without two numbers anywhere there is nothing to read, and no word list is compiled for it.
  if (!value && !texts.some(({ text }) => NUMBERS.test(text.folded))) return [];
  const vocabulary = vocabularyOf(run);
  const read = texts.map(({ path, text }) => chartsInText(text, path, vocabulary));
  const own = value && typeof value === 'object' ? structuredChart(value, [field], vocabulary) : undefined;
  if (own === undefined && read.every(({ charts }) => charts.length === 0)) return [];
  const forAll = read.flatMap(({ units }) => units.filter(unit => unit.forAll).map(({ unit }) => unit));
  let said: Basis | undefined;
  for (const { text } of texts) said = bothOf(said, basisIn(text.folded, vocabulary));
  const charts = read.flatMap(({ charts: found }) => found);
  return [
    ...(own ? [{ ...own, unit: unitState(own, [], false), basis: value?.basis ?? said }] : []),
    ...charts.map(({ reading, near, inNote }) => ({
      ...reading,
      unit: unitState(reading, [...new Set([...near, ...forAll])], inNote),
      basis: said ?? (own ? value?.basis : undefined),
    })),
  ];
});

/** Whether the texts of the document say how its measurements were taken. */
export function saysHowToMeasure(document: Document, run: Run): boolean {
  const { howToMeasure } = vocabularyOf(run);
  return textPaths(document).some(path => {
    if (path.at(-1) === 'how_to_measure') return textAt(document, path) !== undefined;
    return howToMeasure.test(textAt(document, path)?.folded ?? '');
  });
}

/** Texts that may hold a chart or say something about one. */
function textPaths(document: Document): Path[] {
  const paths: Path[] = [
    ['description'],
    ['item_highlights'],
    ['fit', 'note'],
    ['size_chart', 'how_to_measure'],
    ['size_standard', 'how_to_measure'],
  ];
  const { value } = document;
  for (const field of ['bullets', 'sections', 'attributes']) {
    const group = valueAt(value, [field]);
    if (group === null || typeof group !== 'object') continue;
    if (Array.isArray(group)) for (const index of group.keys()) paths.push([field, index]);
    else for (const key of Object.keys(group)) paths.push([field, key]);
  }
  return paths;
}
