import { foldedHits } from './lexicon.ts';
import type { Run } from './run.ts';

/** 2026-12-24, 24.12., 24/12/2026, 12/24, 12月24日, 12월 24일. */
const WRITTEN =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?<![\d.,])\d{1,2}\.\d{1,2}\.(?!\d{1,2}\.)|(?<![\d/])\d{1,2}\/(?:1[0-9]|2\d|3[01]|\d{1,2}\/\d{2,4})(?![\d/])|\d{1,2}\s?月\s?\d{1,2}\s?[日号號]|\d{1,2}월 ?\d{1,2}일/u;

/** The day before the name of its month: 24 december, 24th of december, 24. dezember, 24 de diciembre. */
const DAY_BEFORE = /(?<!\d)\d{1,2}(?:\.|º|\p{L}{2})?(?: \p{L}{2})? ?$/u;
/** The day after it: december 24th, dec. 24. */
const DAY_AFTER = /^\.? ?\d{1,2}(?!\d|\s?%)/;

/** Whether a folded text names a day of the calendar. */
export const namesDay = (folded: string, run: Run): boolean =>
  WRITTEN.test(folded) ||
  (/\d/.test(folded) &&
    foldedHits(folded, run.lexicon('dates')).some(
      ({ span: { start, end } }) =>
        DAY_BEFORE.test(folded.slice(0, start)) || DAY_AFTER.test(folded.slice(end)),
    ));
