import type { Document } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import { countOf } from './count.ts';
import { hits } from './lexicon.ts';
import { dayNumber, isoDay } from './price/days.ts';
import type { Run } from './run.ts';
import { textAt } from './text.ts';

/** A notice on a delay that is in force or to come. Days are ISO 8601. */
export interface OpenNotice {
  readonly at: Path;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
  readonly published: string | undefined;
  /** The last day to publish it: before a delay that could be foreseen, on the day of any other. */
  readonly due: string | undefined;
  /** Where it is shown; a checkout shows it as a cart does. */
  readonly places: ReadonlySet<string>;
  /** Days that it says orders take longer. */
  readonly delay: number | undefined;
  /** Neither a field nor the text says how long the delay is. */
  readonly isVague: boolean;
  /** Where its words stand, or would. */
  readonly where: Path;
  /** Length of its text, and how long one in a cart may be, in characters. */
  readonly count: number;
  readonly max: number;
}

/** A Chinese character tells as much as two or three letters. */
const HAN = 2.5;

/** The day so many days after another (before it, with a negative number). */
export const dayAfter = (day: string, days: number): string => isoDay((dayNumber(day) ?? 0) + days);

/** The notices of a store that are not over yet. */
export function openNotices(
  document: Document<'store'>,
  run: Run,
  { leadDays, cartMax }: { readonly leadDays: number; readonly cartMax: number },
): readonly OpenNotice[] {
  return (document.value.notices ?? []).flatMap((notice, index): OpenNotice[] => {
    const { reason = '', text = '', start, published, delay_days: delay } = notice;
    const from = start?.slice(0, 10);
    const to = notice.end?.slice(0, 10) ?? from;
    if (notice.end !== undefined && to !== undefined && to < run.asOf) return [];
    const at: Path = ['notices', index];
    const texts = [textAt(document, [...at, 'reason']), textAt(document, [...at, 'text'])];
    const isForeseen = texts.some(each => each !== undefined && hits(each, run.lexicon('delay')).length > 0);
    const places = new Set<string>(notice.places ?? []);
    if (places.has('checkout')) places.add('cart');
    const due = from === undefined || !isForeseen ? from : dayAfter(from, -leadDays);
    return [
      {
        at,
        reason,
        from: from ?? '',
        to: to ?? '',
        published: published?.slice(0, 10),
        due,
        places,
        delay,
        isVague: delay === undefined && !/[\d一二三四五六七八九十]/.test(text),
        where: text === '' ? [...at, 'delay_days'] : [...at, 'text'],
        count: countOf(text, 'characters'),
        max: /\p{Script=Han}/u.test(text) ? Math.round(cartMax / HAN) : cartMax,
      },
    ];
  });
}
