/** Days are counted from 1970-01-01, so that windows are sums. */
const oneDay = 86_400_000;

/** The number of an ISO 8601 day or moment; undefined where it is none. */
export function dayNumber(date: string): number | undefined {
  const moment = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(moment) ? undefined : moment / oneDay;
}

/** The ISO 8601 day of a number. */
export const isoDay = (day: number): string => new Date(day * oneDay).toISOString().slice(0, 10);
