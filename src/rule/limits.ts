/** One version of a platform's or a law's limit. Data files list the versions in order of their start. */
export interface DatedLimit {
  /** ISO 8601 day from which it holds; since ever where absent. */
  readonly effective_from?: string;
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

/** The limits of the platforms asked for: the version in force on a day, and those that start later. */
export function bindingsOf<L extends DatedLimit>(
  limits: Readonly<Record<string, readonly L[]>>,
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
