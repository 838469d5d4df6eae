import type { PageContext } from '../report/index.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { usesColor } from './output.ts';

/** How a page of the manual looks on standard output. */
export const pageFor = (lang: ReportLanguage): PageContext => ({
  lang,
  color: usesColor(undefined, process.env, process.stdout.isTTY),
  columns: process.stdout.isTTY ? process.stdout.columns : 80,
});
