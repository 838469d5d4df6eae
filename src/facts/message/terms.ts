import { type Compiled, compileTerms, eachTerm } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';

/** A term of a list of words for messages; terms may overlap, as “refund in full” is a refund too. */
export interface Term {
  readonly group: string;
  /** In the text that was searched. */
  readonly start: number;
  readonly end: number;
}

const compiled = new WeakMap<Lexicon, Compiled<string>>();

/** All terms of a list in a folded text, in order of their ends. */
export function termsIn(folded: string, list: string, run: Run): readonly Term[] {
  const lexicon = run.lexicon(list);
  let terms = compiled.get(lexicon);
  if (!terms) {
    terms = compileTerms(
      Object.entries(lexicon.groups).flatMap(([group, byLanguage]) =>
        Object.values(byLanguage).flatMap(words => words.map(word => [word, group] as const)),
      ),
    );
    compiled.set(lexicon, terms);
  }
  const found: Term[] = [];
  eachTerm(folded, terms, (groups, start, end) => {
    for (const group of new Set(groups)) found.push({ group, start, end });
  });
  return found;
}

/** Languages in which messages can be read for what they lack: all others are no-data. */
export function hasMessageWords(language: string, run: Run): boolean {
  return language in (run.lexicon('message.elements').groups.order ?? {});
}
