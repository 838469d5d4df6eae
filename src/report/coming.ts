import type { RunResult } from '../engine/result.ts';
import type { Location } from '../model/place.ts';
import type { ReportContext } from './context.ts';
import { speaker } from './render.ts';
import { totals as words } from './words.ts';

/** A limit that starts soon: it blocks and weighs nothing yet, and no report leaves it out. */
export interface Coming {
  readonly rule: string;
  readonly from: string;
  readonly text: string;
  /** The first listing it will hit, for formats that need a place for everything. */
  readonly location: Location | undefined;
}

/** What every report says of limits that start soon, the next first. */
export const comingOf = ({ summary, documents }: RunResult, { lang }: ReportContext): readonly Coming[] =>
  summary.coming.map(({ rule, from, listings }) => ({
    rule,
    from,
    text: speaker(lang)(words.coming, { day: from, rule, n: listings }),
    location: documents.find(({ coming }) => coming.some(one => one.rule === rule && one.from === from))
      ?.location,
  }));
