import { type Brought, limitAt, type PlatformFile } from '../facts/brought.ts';
import { once, type Run } from '../facts/run.ts';
import type { Source, Taking } from './rule.ts';

/** One version of a platform's or a law's limit. Data files list the versions in order of their start. */
export interface DatedLimit {
  /** ISO 8601 day from which it holds; since ever where absent. */
  readonly effective_from?: string;
}

/** A limit with where it is written. */
export interface SourcedLimit extends DatedLimit {
  readonly source: string;
  readonly url?: string;
}

/** The version of a limit that is in force on a day (ISO 8601); undefined before the first. */
export const inForce = <L extends DatedLimit>(versions: readonly L[], day: string): L | undefined =>
  versions.filter(({ effective_from = '' }) => effective_from <= day).at(-1);

/** A limit of a platform that binds a listing; `starts` where it is not in force yet. */
export interface Binding<L extends DatedLimit> {
  readonly profile: string;
  readonly limit: L;
  readonly starts?: string;
}

/** The versions of a limit by platform. */
export type LimitsByPlatform<L extends DatedLimit> = Readonly<Record<string, readonly L[]>>;

/** The limits of the platforms asked for: the version in force on a day, and those that start later. */
export function bindingsOf<L extends DatedLimit>(
  limits: LimitsByPlatform<L>,
  asked: readonly string[],
  day: string,
): readonly Binding<L>[] {
  return asked.flatMap(profile => {
    const versions = limits[profile] ?? [];
    const now = inForce(versions, day);
    const later = versions.flatMap(limit =>
      limit.effective_from !== undefined && limit.effective_from > day
        ? [{ profile, limit, starts: limit.effective_from }]
        : [],
    );
    return [...(now ? [{ profile, limit: now }] : []), ...later];
  });
}

/** Limits that a rule holds something against: those of `rules/profiles`, and those that plugins bring to a run. */
export interface PlatformLimits<L extends SourcedLimit> {
  of(run: Run): LimitsByPlatform<L>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly taking: Taking;
}

/**
 * The limits at a place of the files of platforms (`title.length`).
 * @param keyOf The name by which evidence cites the source of a limit; of a platform's versions the last one counts.
 */
export function limitsAt<L extends SourcedLimit>(
  place: string,
  files: readonly unknown[],
  keyOf: (profile: string, limit: L) => string = profile => profile,
): PlatformLimits<L> {
  const versionsIn = (file: PlatformFile): readonly L[] => (limitAt(file, place) as readonly L[]) ?? [];
  const sourcesIn = (from: readonly PlatformFile[]): Readonly<Record<string, Source>> =>
    Object.fromEntries(
      from.flatMap(file =>
        versionsIn(file).map(limit => [
          keyOf(file.profile, limit),
          { title: limit.source, asOf: file.as_of, ...(limit.url && { url: limit.url }) },
        ]),
      ),
    );
  const byPlatform = (from: readonly PlatformFile[]): LimitsByPlatform<L> =>
    Object.fromEntries(
      from.flatMap(file => (limitAt(file, place) ? [[file.profile, versionsIn(file)]] : [])),
    );
  const ours = files as readonly PlatformFile[];
  const own = byPlatform(ours);
  const withBrought = once((brought: Brought) => ({ ...own, ...byPlatform(brought.limits) }));
  return {
    of: ({ brought }) => (brought ? withBrought(brought) : own),
    sources: sourcesIn(ours),
    taking: {
      from: `limits.${place}`,
      held: Object.keys(own),
      sourcesIn: ({ limits }) => sourcesIn(limits),
    },
  };
}
