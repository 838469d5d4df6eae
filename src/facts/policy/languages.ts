import { UNDECIDED } from '../language.ts';
import type { Lexicon, Run } from '../run.ts';

const known = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Whether the lists know how policies of a language (BCP-47) are worded; a text too short to tell is tried. */
export const hasPolicyWords = (language: string, run: Run): boolean =>
  knows(run.lexicon('policy'), 'return', language);

/** The same of shipping pages. */
export const hasShippingWords = (language: string, run: Run): boolean =>
  knows(run.lexicon('shipping'), 'processing', language);

function knows(lexicon: Lexicon, group: string, language: string): boolean {
  const languages = known.get(lexicon) ?? new Set(Object.keys(lexicon.groups[group] ?? {}));
  known.set(lexicon, languages);
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return primary === UNDECIDED || languages.has(primary);
}
