import type { Document } from '../../model/document.ts';
import type { Lexicon, Run } from '../run.ts';

/** What the word list `writing` says, ready to be asked. */
export interface WritingWords {
  /** Words of a group in a language, folded as the list writes them. */
  of(group: string, language: string): ReadonlySet<string>;
}

const known = new WeakMap<Lexicon, WritingWords>();
const NONE: ReadonlySet<string> = new Set();

export function writingWords(run: Run): WritingWords {
  const lexicon = run.lexicon('writing');
  const ready = known.get(lexicon);
  if (ready) return ready;
  const sets = new Map<string, ReadonlySet<string>>();
  const words: WritingWords = {
    of(group, language) {
      const key = `${group} ${language}`;
      const made = sets.get(key);
      if (made) return made;
      const terms = lexicon.groups[group]?.[language];
      const set = terms ? new Set(terms) : NONE;
      sets.set(key, set);
      return set;
    },
  };
  known.set(lexicon, words);
  return words;
}

/** Brand, model and part numbers of a document and the team's own brands: letters no edit may touch. */
export function namesOf({ value }: Document, run: Run): readonly string[] {
  const { brand, model, mpn } = value as { brand?: unknown; model?: unknown; mpn?: unknown };
  const brands = Object.values(run.lexicon('brands').groups).flatMap(byLanguage =>
    Object.values(byLanguage).flat(),
  );
  return [brand, model, mpn, ...brands].filter(
    (name): name is string => typeof name === 'string' && name.trim() !== '',
  );
}

const makers = new WeakMap<Lexicon, ReadonlySet<string>>();

/** Makers and devices that a title may name in capitals as they do themselves, folded. */
export function makerNames(run: Run): ReadonlySet<string> {
  const lexicon = run.lexicon('title-brands');
  const ready = makers.get(lexicon);
  if (ready) return ready;
  const named = Object.entries(lexicon.groups).filter(([group]) => !group.startsWith('_'));
  const set = new Set(named.flatMap(([, byLanguage]) => Object.values(byLanguage).flat()));
  makers.set(lexicon, set);
  return set;
}
