import type { Brought } from '../facts/brought.ts';
import type { WindowRow } from '../facts/price/index.ts';
import { once, type Run } from '../facts/run.ts';
import { heldBy } from './laws.ts';
import type { Source, Taking } from './rule.ts';

/** Windows by name, as `rules/markets/price-windows.yaml` writes them. */
interface WindowFile {
  readonly as_of: string;
  readonly windows: Readonly<Record<string, WindowRow>>;
}

/** Windows from which the price before a reduction is taken: ours, and those that plugins bring to a run. */
export interface PriceWindows {
  of(run: Run): WindowFile['windows'];
  /** Where each window comes from, as evidence names it. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly taking: Taking;
}

/** The windows of a file with those that plugins bring. */
export function priceWindows(file: WindowFile): PriceWindows {
  const broughtIn = ({ laws }: Brought): readonly WindowFile[] =>
    laws.flatMap(({ 'price-windows': windows }) => (windows ? [windows as WindowFile] : []));
  const withBrought = once((brought: Brought): WindowFile['windows'] =>
    Object.assign({}, file.windows, ...broughtIn(brought).map(({ windows }) => windows)),
  );
  return {
    of: ({ brought }) => (brought ? withBrought(brought) : file.windows),
    sources: sourcesOf(file),
    taking: {
      from: 'laws.price-windows',
      held: heldBy(file.windows),
      sourcesIn: brought => Object.assign({}, ...broughtIn(brought).map(sourcesOf)),
    },
  };
}

const sourcesOf = ({ windows, as_of: asOf }: WindowFile): Readonly<Record<string, Source>> =>
  Object.fromEntries(
    Object.entries(windows).map(([name, { source, url }]) => [
      name,
      { title: source, asOf, ...(url === undefined ? {} : { url }) },
    ]),
  );
