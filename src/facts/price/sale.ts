import { compareDecimals } from '../../model/money.ts';
import type { Series, Step } from './series.ts';

/**
 * The first day of the uninterrupted series of reductions that reaches today (Directive 98/6/EC art. 6a(5):
 * a reduction that only grows keeps its first prior price). Where the history says what a price was compared
 * with, a reduction is a price under that; else it is a price under the one before. A raise ends the series.
 * Undefined where it began before the history.
 */
export function saleStart({ steps }: Series): number | undefined {
  let at = steps.length - 1;
  while (at > 0 && continues(steps, at)) at--;
  const first = steps[at] as Step;
  return at === 0 ? undefined : first.start;
}

/** Whether the step before `at` belongs to the same series of reductions. */
function continues(steps: readonly Step[], at: number): boolean {
  const [before, step] = [steps[at - 1] as Step, steps[at] as Step];
  if (compareDecimals(before.amount, step.amount) < 0) return false;
  if (steps.some(({ list }) => list !== undefined))
    return before.list !== undefined && compareDecimals(before.list, before.amount) > 0;
  const earlier = steps[at - 2];
  return earlier !== undefined && compareDecimals(earlier.amount, before.amount) > 0;
}
