import { rulesById } from '../config/known.ts';
import { nearest } from '../model/near.ts';
import { explainers } from '../report/manual.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { configOf } from './config.ts';
import { UsageError } from './exit.ts';
import { pageFor } from './page.ts';
import { builtIn } from './plugins.ts';

/** `explain <rule>`: the rule's page. */
export async function explain(
  id: string,
  format: keyof typeof explainers,
  lang: ReportLanguage,
): Promise<void> {
  const known = rulesById([await builtIn()]);
  // The config is read only for what is not built in, so that a broken one hides no page.
  const rules = known.has(id) ? known : (await configOf({}, lang)).rules;
  const rule = rules.get(id);
  if (!rule) {
    const near = nearest(id, rules.keys());
    const hint =
      near.length === 0
        ? ''
        : lang === 'zh'
          ? `是否应为 ${near.join('、')}？`
          : ` Did you mean ${near.join(', ')}?`;
    throw new UsageError(lang === 'zh' ? `没有检查项“${id}”。${hint}` : `There is no rule “${id}”.${hint}`);
  }
  for (const chunk of explainers[format](rule, pageFor(lang))) process.stdout.write(chunk);
}
