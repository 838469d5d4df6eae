const met = new Set<string>();

/** Notes what the run has met that code of its own deals with: a command, a format, a kind in a language. */
export const meet = (what: string): unknown => met.add(what);

/** All that was met. */
export const allMet = (): readonly string[] => [...met];
