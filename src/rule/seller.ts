import { hasRisen, type Rate, rateOf, type ShareLimit, standingOf } from '../facts/figures/index.ts';
import { dayNumber } from '../facts/price/days.ts';
import type { Run } from '../facts/run.ts';
import type { Document } from '../model/document.ts';
import type { Seller } from '../model/seller.ts';
import { type Evidence, type FindingDetails, noData, notApplicable, type Outcome } from './finding.ts';
import { type Binding, bindingsOf, type DatedLimit, limitsAt, type SourcedLimit } from './limits.ts';
import { say } from './phrase.ts';
import type { Source, Taking } from './rule.ts';

/** What platforms set limits on, by the names of `limits.seller` in `rules/profiles`. */
export type Figure = 'refunds' | 'disputes' | 'positive' | 'late' | 'cancelled' | 'tracked' | 'defects';

/** A version of a platform's limit on a share of a seller's orders or reviews. */
export interface FigureLimit extends SourcedLimit, ShareLimit {
  /** Days over which the platform counts: one of these. */
  readonly windows: readonly number[];
}

/** The limits on figures of all platforms that set some, by figure and platform, with the sources evidence names. */
export interface FigureLimits {
  readonly of: (figure: Figure, platform: string, run: Run) => readonly Binding<FigureLimit>[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly takes: readonly Taking[];
}

const sourceKey = (figure: Figure, platform: string, { effective_from: start }: DatedLimit): string =>
  [platform, figure, start].filter(Boolean).join('-');

/** Reads the files of `rules/profiles` that carry `limits.seller`, for the figures of one rule. */
export function figureLimits(files: readonly unknown[], figures: readonly Figure[]): FigureLimits {
  const limits = new Map(
    figures.map(figure => [
      figure,
      limitsAt<FigureLimit>(`seller.${figure}`, files, (platform, limit) =>
        sourceKey(figure, platform, limit),
      ),
    ]),
  );
  const all = [...limits.values()];
  return {
    of: (figure, platform, run) => bindingsOf(limits.get(figure)?.of(run) ?? {}, [platform], run.asOf),
    sources: Object.assign({}, ...all.map(({ sources }) => sources)),
    takes: all.map(({ taking }) => taking),
  };
}

/**
 * The platform whose orders a seller's figures count: the one they name, else the only one that is set; undefined where
 * it is not known. Figures are never held against the limits of another.
 */
export function platformOf(
  { profile }: Seller,
  { run, profiles }: { readonly run: Run; readonly profiles: readonly string[] },
): string | undefined {
  const named = profile?.trim().toLowerCase();
  const isKnown =
    named && (named in run.owners || run.brought?.limits.some(({ profile: one }) => one === named));
  if (named) return isKnown ? named : undefined;
  return profiles.length === 1 ? profiles[0] : undefined;
}

/** Days that figures cover, both ends counted; undefined where the period is not told. */
export function daysOf({ from, to }: NonNullable<Seller['period']>): number | undefined {
  const [first, last] = [dayNumber(from ?? ''), dayNumber(to ?? '')];
  return first === undefined || last === undefined || last < first ? undefined : last - first + 1;
}

/** Evidence of a share, alone and against a platform's limit, with the days that the figures cover where they say so. */
export const figureNotes = {
  counted: say(
    '{count:number} of {of:number}; with 95 % confidence {low:percent} to {high:percent}; {platform:field} counts {windows:list} days',
    '{count:number} / {of:number}，95% 置信区间 {low:percent} 至 {high:percent}；平台（{platform:field}）按 {windows:list} 天统计',
  ),
  'counted-in': say(
    '{count:number} of {of:number} in {days:number} days; with 95 % confidence {low:percent} to {high:percent}; {platform:field} counts {windows:list} days',
    '{days:number} 天内 {count:number} / {of:number}，95% 置信区间 {low:percent} 至 {high:percent}；平台（{platform:field}）按 {windows:list} 天统计',
  ),
  changed: say(
    '{count:number} of {of:number}, {countBefore:number} of {ofBefore:number} in the period before',
    '本期 {count:number} / {of:number}，上期 {countBefore:number} / {ofBefore:number}',
  ),
};

/** What was counted of a figure: the cases among all. */
export interface Counted {
  readonly count: number | undefined;
  readonly of: number | undefined;
}

/** A figure of a seller, and what it is held against. */
export interface FigureQuestion {
  readonly figure: Figure;
  readonly limits: FigureLimits;
  readonly value: Seller;
  readonly platform: string;
  readonly run: Run;
  readonly now: Counted;
  /** Of so many cases at least it is judged. */
  readonly least: number;
  /** The period before, with the relative rise that counts; absent where no trend is judged. */
  readonly trend?: { readonly before: Counted; readonly step: number };
}

/** What is to be said of a figure. */
export interface FigureVerdict {
  readonly id: 'beyond' | 'near' | 'risen';
  readonly data: {
    readonly share: number;
    readonly limit: number;
    readonly platform: string;
    readonly before: number;
  };
  readonly details: Pick<FindingDetails, 'severity' | 'loss' | 'evidence' | 'starts'>;
}

/** `few`: too few cases to judge by; `none`: the platform sets no limit and there is no trend. */
export type FigureAnswer = 'few' | 'none' | readonly FigureVerdict[];

/** Holds a figure against the limits of its platform and the period before. */
export function judgeFigure(question: FigureQuestion): FigureAnswer {
  const { figure, limits, value, platform, run, now, least, trend } = question;
  const bindings = limits.of(figure, platform, run);
  const before = trend && rateOf(trend.before.count ?? Number.NaN, trend.before.of ?? Number.NaN);
  if (bindings.length === 0 && !before) return 'none';
  const rate = rateOf(now.count ?? Number.NaN, now.of ?? Number.NaN);
  if (!rate || rate.of < least) return 'few';
  const data = { share: rate.share, limit: 0, platform, before: before?.share ?? 0 };
  const verdicts = bindings.flatMap((binding): FigureVerdict[] => {
    const standing = standingOf(rate, binding.limit);
    if (standing === 'within') return [];
    const isNear = standing === 'near';
    return [
      {
        id: isNear ? 'near' : 'beyond',
        data: { ...data, limit: binding.limit.max ?? binding.limit.min ?? 0 },
        details: {
          loss: isNear ? 0.5 : 1,
          evidence: evidenceOf(figure, rate, binding, value.period),
          ...(standing !== 'beyond' && { severity: 'warning' }),
          ...(binding.starts && { starts: binding.starts }),
        },
      },
    ];
  });
  const isTold = verdicts.some(({ id, details }) => id === 'beyond' && details.starts === undefined);
  if (isTold || !trend || !before || before.of < least || !hasRisen(rate, before, trend.step))
    return verdicts;
  const counts = { count: rate.count, of: rate.of, countBefore: before.count, ofBefore: before.of };
  const evidence = { id: 'changed', data: counts };
  return [
    ...verdicts.filter(({ id }) => id === 'beyond'),
    { id: 'risen', data, details: { severity: 'warning', loss: 0.5, evidence } },
  ];
}

/** What is asked of the context of a rule about cases among a seller's orders. */
interface OrdersContext {
  readonly document: Document<'seller'>;
  readonly run: Run;
  readonly profiles: readonly string[];
  readonly options: { readonly minOrders: number; readonly trend: number };
  absent(field: string): Outcome;
}

/**
 * Holds the cases that a field counts among the orders against the limit of the platform and the period before; the
 * outcome where there is nothing to judge.
 */
export function judgeOrders(
  context: OrdersContext,
  { figure, field, limits }: Pick<FigureQuestion, 'figure' | 'limits'> & { readonly field: CaseField },
): Outcome | readonly FigureVerdict[] {
  const { value } = context.document;
  const { [field]: count, orders: of, previous } = value;
  if (count === undefined) return context.absent(field);
  const platform = platformOf(value, context);
  if (!platform) return noData('profiles');
  if (of === undefined) return noData('orders');
  const answer = judgeFigure({
    figure,
    limits,
    value,
    platform,
    run: context.run,
    now: { count, of },
    least: context.options.minOrders,
    trend: { before: { count: previous?.[field], of: previous?.orders }, step: context.options.trend },
  });
  if (answer === 'few') return noData('orders.few');
  if (answer === 'none') return notApplicable('profile');
  return answer;
}

/** Fields of a seller's figures that count cases among the orders. */
type CaseField = 'disputes' | 'refunds_seller_fault';

function evidenceOf(
  figure: Figure,
  { count, of, low, high }: Rate,
  { profile: platform, limit }: Binding<FigureLimit>,
  period: Seller['period'],
): Evidence {
  const days = daysOf(period ?? {});
  const data = { count, of, low, high, platform, windows: limit.windows.map(String) };
  const source = sourceKey(figure, platform, limit);
  return days === undefined
    ? { id: 'counted', data, source }
    : { id: 'counted-in', data: { ...data, days }, source };
}

/** So many listings are named to begin with. */
const NAMED = 3;

/** The listings that most cases are on, and their share of them all; undefined where the figures do not tell. */
export function mostOn(
  listings: Seller['listings'],
  what: 'refunds' | 'disputes',
): { readonly listings: readonly string[]; readonly share: number } | undefined {
  const counted = (listings ?? []).flatMap(({ id, [what]: cases = 0 }) =>
    id !== undefined && cases > 0 ? [{ id, cases }] : [],
  );
  const all = counted.reduce((sum, { cases }) => sum + cases, 0);
  if (all === 0) return undefined;
  const most = [...counted].sort((left, right) => right.cases - left.cases).slice(0, NAMED);
  const share = most.reduce((sum, { cases }) => sum + cases, 0) / all;
  return { listings: most.map(({ id, cases }) => `${id} (${cases})`), share };
}
