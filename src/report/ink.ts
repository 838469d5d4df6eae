import { Chalk } from 'chalk';
import type { Verdict } from '../engine/result.ts';
import type { Severity } from '../rule/finding.ts';

export type Paint = (text: string) => string;

/** Colours by meaning. Sixteen-colour codes, so that the reader's own theme decides. */
export interface Ink {
  readonly strong: Paint;
  readonly dim: Paint;
  readonly gain: Paint;
  readonly advice: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly verdict: Readonly<Record<Verdict, Paint>>;
}

/** The colours of a page; without colour every paint leaves the text as it is. */
export function inkOf(color: boolean): Ink {
  const chalk = new Chalk({ level: color ? 1 : 0 });
  // chalk joins all its arguments, and `map` passes more than the text.
  const paint =
    (style: (text: string) => string): Paint =>
    text =>
      style(text);
  return {
    strong: paint(chalk.bold),
    dim: paint(chalk.dim),
    gain: paint(chalk.green),
    advice: paint(chalk.cyan),
    severity: { error: paint(chalk.red.bold), warning: paint(chalk.yellow), info: paint(chalk.blue) },
    verdict: {
      blocked: paint(chalk.red.bold),
      'needs-work': paint(chalk.yellow),
      ready: paint(chalk.green),
      unsure: paint(chalk.magenta),
    },
  };
}
