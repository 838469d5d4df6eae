import { ruleTables } from '../report/manual.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { configOf } from './config.ts';
import { pageFor } from './page.ts';

/** `rules`: the table of all rules, those of the config too. */
export async function rules(format: keyof typeof ruleTables, lang: ReportLanguage): Promise<void> {
  const { rules: all } = await configOf({}, lang);
  for (const chunk of ruleTables[format](all.values(), pageFor(lang))) process.stdout.write(chunk);
}
