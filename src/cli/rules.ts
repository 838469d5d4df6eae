import { ruleTables } from '../report/manual.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { pageFor } from './page.ts';
import { loadPlugins, rulesById } from './plugins.ts';

/** `rules`: the table of all rules. */
export async function rules(format: keyof typeof ruleTables, lang: ReportLanguage): Promise<void> {
  const all = rulesById(await loadPlugins());
  for (const chunk of ruleTables[format](all.values(), pageFor(lang))) process.stdout.write(chunk);
}
