import type { SizeChart } from '../../model/listing.ts';
import type { Path } from '../../model/path.ts';
import { toText } from '../text.ts';
import { ChartBuilder, type Heading } from './builder.ts';
import { casedOf } from './cased.ts';
import type { ChartReading, LengthUnit, Quantity } from './chart.ts';
import { tokensIn } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The chart of the field `size_chart` (or a store's `size_standard`) at `at`. */
export function structuredChart(
  value: SizeChart,
  at: Path,
  vocabulary: Vocabulary,
): ChartReading | undefined {
  if (!value.rows || value.rows.length === 0) return undefined;
  const chart = new ChartBuilder();
  for (const unit of [value.unit ?? []].flat()) chart.units.add(unit);
  for (const system of value.systems ?? []) chart.systems.add(system.toLowerCase());
  const headings = new Map<string, Heading | undefined>();
  for (const [index, row] of value.rows.entries()) {
    const keys = Object.keys(row);
    for (const key of keys) if (!headings.has(key)) headings.set(key, headingOf(key, vocabulary));
    const labelKey =
      keys.find(key => /^(?:size|label|尺码|尺碼|größe|taille|talla|サイズ)$/iu.test(key)) ??
      keys.find(key => headings.get(key) === undefined);
    const size = chart.size(labelKey === undefined ? `#${index + 1}` : String(row[labelKey]));
    for (const key of keys) {
      const heading = headings.get(key);
      if (key === labelKey || heading === undefined) continue;
      chart.cell(heading, size, quantitiesOf(row[key], vocabulary), { at: [...at, 'rows', index, key] });
    }
  }
  return chart.reading({ origin: 'structured', at });
}

/** `bust`, `chest_cm`, `Waist (in)`; undefined where the key names no measure. */
function headingOf(key: string, vocabulary: Vocabulary): Heading | undefined {
  const split = key
    .replace(/_/gu, ' ')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .replace(/\s(in|cm|mm|inch|inches)$/iu, ' ($1)');
  const text = toText(split, 'plain');
  const { tokens } = tokensIn(text.folded, casedOf(text), vocabulary);
  const measure = tokens.find(token => token.kind === 'measure');
  if (measure?.kind !== 'measure') return undefined;
  const units = tokens.flatMap((token): LengthUnit[] => (token.kind === 'unit' ? [token.unit] : []));
  return { measure: measure.measure, label: key, units: [...new Set(units)] };
}

function quantitiesOf(value: unknown, vocabulary: Vocabulary): Quantity[] {
  if (typeof value === 'number') return [{ low: value, high: value }];
  if (Array.isArray(value)) {
    const [low, high] = value;
    return typeof low === 'number' && typeof high === 'number' ? [{ low, high }] : [];
  }
  if (typeof value !== 'string') return [];
  const text = toText(value, 'plain');
  return tokensIn(text.folded, casedOf(text), vocabulary).tokens.flatMap(token =>
    token.kind === 'quantity' ? [token.quantity] : [],
  );
}
