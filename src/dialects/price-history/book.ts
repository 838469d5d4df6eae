import type { PriceHistory, PricePoint } from '../../facts/price/series.ts';
import type { SeenPrice } from './seen.ts';

/** The prices of one file. */
export interface HistoryFile {
  readonly file: string;
  readonly prices: readonly SeenPrice[];
}

type Series = { readonly points: PricePoint[]; readonly files: Set<string> };

/** All prices seen before, by id or SKU; without a currency asked for, the only one there is. */
export function priceBook(
  files: readonly HistoryFile[],
): (code: string, currency: string | undefined) => PriceHistory | undefined {
  const byCode = new Map<string, Map<string, Series>>();
  let through = '';
  for (const { file, prices } of files) {
    for (const { code, date, amount, list, currency = '' } of prices) {
      const currencies = byCode.get(code) ?? new Map<string, Series>();
      const series = currencies.get(currency) ?? { points: [], files: new Set() };
      series.points.push({ date, amount, ...(list === undefined ? {} : { list }) });
      series.files.add(file);
      byCode.set(code, currencies.set(currency, series));
      if (date > through) through = date;
    }
  }
  return (code, currency) => {
    const currencies = byCode.get(code);
    if (!currencies) return undefined;
    const stated = currency !== undefined && currencies.get(currency);
    const [only] = currencies.size === 1 ? currencies.values() : [];
    const isOther = currency !== undefined && only !== undefined && !currencies.has('');
    const found = stated || currencies.get('') || (isOther ? undefined : only);
    return found && { points: found.points, through, file: [...found.files].join(', ') };
  };
}
