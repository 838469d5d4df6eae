import type { Brought } from '../facts/brought.ts';
import { once, type Run } from '../facts/run.ts';
import type { Source, Taking } from './rule.ts';

/** A law of some markets, as the files of `rules/markets` write it. */
export interface MarketLaw {
  readonly markets: readonly string[];
  /** ISO 8601 day from which it holds; since ever where absent. */
  readonly effective_from?: string;
  readonly source: Omit<Source, 'asOf'>;
}

/** A file of `rules/markets` with laws by name. */
export interface LawFile<L extends MarketLaw> {
  readonly as_of: string;
  readonly laws: Readonly<Record<string, L>>;
}

/** A law that binds a document, with those of its markets that it binds in. */
export interface BoundLaw<L extends MarketLaw> {
  readonly name: string;
  readonly law: L;
  readonly where: readonly string[];
}

/** Where laws are written, by name, as evidence cites them. */
export const lawSources = <L extends MarketLaw>({
  laws,
  as_of: asOf,
}: LawFile<L>): Readonly<Record<string, Source>> =>
  Object.fromEntries(Object.entries(laws).map(([name, { source }]) => [name, { ...source, asOf }]));

/** Laws on returns: those of `rules/markets`, and those that plugins bring to a run. */
export function returnLaws<L extends MarketLaw>(
  file: LawFile<L>,
): { of(run: Run): LawFile<L>; readonly taking: Taking } {
  const broughtIn = ({ laws }: Brought): readonly LawFile<L>[] =>
    laws.flatMap(({ returns }) => (returns ? [returns as LawFile<L>] : []));
  const withBrought = once((brought: Brought): LawFile<L> => {
    const more = broughtIn(brought).map(({ laws }) => laws);
    return { ...file, laws: Object.assign({}, file.laws, ...more) };
  });
  return {
    of: ({ brought }) => (brought ? withBrought(brought) : file),
    taking: {
      from: 'laws.returns',
      held: heldBy(file.laws),
      sourcesIn: brought => Object.assign({}, ...broughtIn(brought).map(lawSources)),
    },
  };
}

/** The names of laws and the markets they hold in. */
export const heldBy = (
  laws: Readonly<Record<string, { readonly markets?: readonly string[] }>>,
): readonly string[] => Object.entries(laws).flatMap(([name, { markets = [] }]) => [name, ...markets]);

/** The laws in force on a day (ISO 8601) in some of these markets, in the order of the file. */
export const lawsIn = <L extends MarketLaw>(
  { laws }: LawFile<L>,
  markets: readonly string[],
  day: string,
): readonly BoundLaw<L>[] =>
  Object.entries(laws).flatMap(([name, law]) => {
    const where = markets.filter(market => law.markets.includes(market));
    return where.length > 0 && (law.effective_from ?? '') <= day ? [{ name, law, where }] : [];
  });

/** The markets that some of these laws bind in, each once, in the order asked. */
export const marketsOf = (
  bound: readonly BoundLaw<MarketLaw>[],
  markets: readonly string[],
): readonly string[] => markets.filter(market => bound.some(({ where }) => where.includes(market)));
