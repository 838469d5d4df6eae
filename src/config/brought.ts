import type { Brought } from '../facts/brought.ts';
import { nearest } from '../model/near.ts';
import type { Plugin } from '../rule/plugin.ts';
import type { AnyRule, RuleMeta, Taking } from '../rule/rule.ts';
import { marketOf, nearMarkets } from './markets.ts';
import { faults } from './phrases.ts';
import { type Fault, fault } from './problem.ts';

/** The limits and laws that plugins bring; nothing where they bring none. */
export function broughtBy(plugins: readonly Plugin[]): { readonly brought?: Brought } {
  const limits = plugins.flatMap(plugin => plugin.limits);
  const laws = plugins.map(plugin => plugin.laws).filter(files => Object.keys(files).length > 0);
  return limits.length + laws.length > 0 ? { brought: { limits, laws } } : {};
}

/** Rules with the sources of what plugins bring to them, and with that as held. */
export function takingFrom(rules: readonly AnyRule[], plugins: readonly Plugin[]): readonly AnyRule[] {
  const { brought } = broughtBy(plugins);
  if (!brought) return rules;
  const placed = placesOf(brought);
  return rules.map(rule => {
    if (!rule.takes?.some(({ from }) => placed.some(place => place.from === from))) return rule;
    const more = rule.takes.map(taking => taking.sourcesIn(brought));
    const takes = rule.takes.map((taking): Taking => {
      const added = placed.filter(({ from }) => from === taking.from).flatMap(({ names }) => names);
      return { ...taking, held: [...taking.held, ...added] };
    });
    // Not a copy: what a rule makes only when it is asked for stays so.
    return Object.create(rule, {
      sources: { enumerable: true, value: Object.assign({}, rule.sources, ...more) },
      takes: { enumerable: true, value: takes },
    });
  });
}

/** Something brought to a place: platforms, or laws and markets, by name. */
interface Placed {
  readonly from: string;
  readonly names: readonly string[];
}

function placesOf({ limits, laws }: Brought): readonly Placed[] {
  return [
    ...limits.flatMap(({ profile, limits: byField }) =>
      Object.entries(byField).flatMap(([field, given]) =>
        (Array.isArray(given) ? [field] : Object.keys(given as object).map(kind => `${field}.${kind}`)).map(
          place => ({ from: `limits.${place}`, names: [profile] }),
        ),
      ),
    ),
    ...laws.flatMap(({ returns, 'price-windows': windows }) => [
      ...Object.entries(returns?.laws ?? {}).map(([name, { markets = [] }]) => ({
        from: 'laws.returns',
        names: [name, ...markets],
      })),
      ...Object.entries(windows?.windows ?? {}).map(([name, { markets = [] }]) => ({
        from: 'laws.price-windows',
        names: [name, ...markets],
      })),
    ]),
  ];
}

/** Why limits and laws of a plugin cannot join those of `rules`: no rule takes them, or they are there already. */
export function broughtFault(plugin: Plugin, rules: Iterable<RuleMeta>): Fault | undefined {
  const { brought } = broughtBy([plugin]);
  if (!brought) return undefined;
  const takings = [...rules].flatMap(({ takes = [] }) => takes);
  const { name } = plugin;
  for (const { from, names } of placesOf(brought)) {
    const here = takings.filter(taking => taking.from === from);
    if (here.length === 0) {
      const valid = [...new Set(takings.map(taking => taking.from))].sort();
      return fault(faults.broughtNowhere, { name, place: from }, { near: nearest(from, valid), valid });
    }
    const twice = names.find(one => here.some(({ held }) => held.includes(one)));
    if (twice !== undefined) return fault(faults.broughtTwice, { name, place: from, what: twice });
  }
  const markets = brought.laws.flatMap(files =>
    [files.returns?.laws, files['price-windows']?.windows].flatMap(entries =>
      Object.values(entries ?? {}).flatMap(entry => entry.markets ?? []),
    ),
  );
  const unknown = markets.find(code => marketOf(code) !== code);
  if (unknown === undefined) return undefined;
  return fault(faults.broughtMarket, { name, what: unknown }, { near: nearMarkets(unknown) });
}
