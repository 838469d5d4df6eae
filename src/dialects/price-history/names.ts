import data from '../../../rules/dialects/price-history.yaml';
import { foldName } from '../names.ts';

const { skus, amounts, dates } = data as Readonly<Record<'skus' | 'amounts' | 'dates', readonly string[]>>;

const rankIn = (names: readonly string[]) => {
  const ranks = new Map(names.map((name, rank) => [foldName(name), rank]));
  return (name: string): number | undefined => ranks.get(foldName(name));
};
const rankOfSku = rankIn(skus);

/** Where a key that says the price, or the day, of a tracker's point stands among the names for it. */
export const rankOfAmount = rankIn(amounts);
export const rankOfDate = rankIn(dates);

/** The column of a variant's SKU, where it is not that of the id. */
export function skuColumn(header: readonly string[], id: number | undefined): number | undefined {
  const column = header.findIndex(name => rankOfSku(name) !== undefined);
  return column < 0 || column === id ? undefined : column;
}
