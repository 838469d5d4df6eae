import type { Span } from '../../model/path.ts';
import type { Lexicon, Run } from '../run.ts';

/** A period in a policy's text: `5-7 business days`, `七天`, `two weeks`. */
export interface Period {
  /** Upper end in days; a week is 7, a month 30, hours are rounded up. */
  readonly days: number;
  /** Lower end in days; the upper one where only that is said. */
  readonly least: number;
  readonly unit: 'day' | 'business-day' | 'week' | 'month' | 'hour';
  readonly span: Span;
}

const daysOf = { day: 1, 'business-day': 1, week: 7, month: 30, hour: 1 / 24 } as const;

/** How a run's lists write periods. */
interface Reader {
  readonly pattern: RegExp;
  readonly numbers: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, Period['unit']>;
}

const readers = new WeakMap<Lexicon, Reader>();

/** Whether a text could hold a period at all. */
const HANZI = /\p{sc=Han}/u;

/** What stands before the number of a day that has a name. */
const OF_THE_CALENDAR = /(?:[月年周週]|星期|礼拜)\s?$/u;

/** The periods of a folded text, in order. */
export function periodsIn(folded: string, run: Run): readonly Period[] {
  const { pattern, numbers, units } = readerOf(run.lexicon('policy-periods'));
  const countOf = (word: string): number => numbers.get(word) ?? Number(word);
  const found: Period[] = [];
  for (const match of folded.matchAll(pattern)) {
    const { first = '', second, unit: word = '' } = match.groups ?? {};
    const unit = units.get(word);
    // “7月1日” is a day of the calendar, “周六周日” are days of the week.
    if (unit === undefined || (HANZI.test(word) && OF_THE_CALENDAR.test(folded.slice(0, match.index))))
      continue;
    const ends = [first, second ?? first].map(countOf);
    const days = Math.ceil(Math.max(...ends) * daysOf[unit]);
    const least = Math.ceil(Math.min(...ends) * daysOf[unit]);
    if (days > 0)
      found.push({ days, least, unit, span: { start: match.index, end: match.index + match[0].length } });
  }
  return found;
}

function readerOf(lexicon: Lexicon): Reader {
  const known = readers.get(lexicon);
  if (known) return known;
  const numbers = new Map<string, number>();
  const units = new Map<string, Period['unit']>();
  const between: string[] = [];
  for (const [group, byLanguage] of Object.entries(lexicon.groups)) {
    for (const term of Object.values(byLanguage).flat()) {
      if (group === 'between') between.push(term);
      else if (group.startsWith('number-')) numbers.set(term, Number(group.slice('number-'.length)));
      else units.set(term, group.slice('unit-'.length) as Period['unit']);
    }
  }
  const number = `(?:\\d{1,3}|${edged(numbers.keys())})`;
  // “14 (fourteen) days”, “30-day”, “5 to 7”, “7-15天”
  const aside = '(?:\\s?\\([^()]{1,20}\\))?';
  const range = `(?:\\s?(?:-|–|—|~|～|/|to|a|à|bis|至|到|or|and|und|et|y)\\s?(?<second>${number})${aside})?`;
  const pattern = new RegExp(
    `(?<![\\d$€£¥%]|\\d[.,:/]|(?!\\p{sc=Han})\\p{L})(?<first>${number})${aside}${range}[\\s-]?(?:(?:${edged(between)})\\s)?(?<unit>${edged(units.keys())})`,
    'gu',
  );
  const made = { pattern, numbers, units };
  readers.set(lexicon, made);
  return made;
}

/**
 * Longest first; words of scripts with blanks end at the edge of a word, which is asked once for all of them: a
 * pattern with a class of letters behind each word takes long to compile.
 */
function edged(terms: Iterable<string>): string {
  const longestFirst = [...terms].sort((left, right) => right.length - left.length);
  const signs = longestFirst.filter(term => HANZI.test(term));
  const words = longestFirst.filter(term => !HANZI.test(term));
  return [...(words.length > 0 ? [`(?:${words.join('|')})(?![\\p{L}\\d])`] : []), ...signs].join('|');
}
