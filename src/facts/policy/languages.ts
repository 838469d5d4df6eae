import { UNDECIDED } from '../language.ts';
import type { Lexicon, Run } from '../run.ts';

const known = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Whether the lists know how policies of a language (BCP-47) are worded; a text too short to tell is tried. */
export function hasPolicyWords(language: string, run: Run): boolean {
  const lexicon = run.lexicon('policy');
  const languages = known.get(lexicon) ?? new Set(Object.keys(lexicon.groups.return ?? {}));
  known.set(lexicon, languages);
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  return primary === UNDECIDED || languages.has(primary);
}
