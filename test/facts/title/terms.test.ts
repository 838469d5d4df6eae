import { expect, it } from 'vitest';
import { fold } from '../../../src/facts/fold.ts';
import type { Run } from '../../../src/facts/run.ts';
import { spacedMentions } from '../../../src/facts/title/mentions.ts';
import { termsOf, titleLists } from '../../../src/facts/title/terms.ts';
import { titleWords } from '../../../src/facts/title/words.ts';
import { run } from './titles.ts';

/** A run that has read no term yet. */
function fresh(): Run {
  const nouns = { ...run.lexicon('title-nouns') };
  return { ...run, lexicon: name => (name === 'title-nouns' ? nouns : run.lexicon(name)) };
}

const termsIn = (language: string): readonly string[] =>
  titleLists.flatMap(list =>
    Object.values(run.lexicon(`title-${list}`).groups).flatMap(terms => terms[language] ?? []),
  );

it.each(['en', 'de', 'fr', 'es'])('finds a term as if all had been brought in before: %s', language => {
  const whole = fresh();
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  for (const first of letters) for (const second of letters) termsOf(language, whole).open(first + second);
  const mentioned = (term: string, run: Run) =>
    spacedMentions(titleWords(fold(term).folded, language, run), [language], run);
  const terms = termsIn(language).filter((_, index) => index % 7 === 0);
  expect(terms.length).toBeGreaterThan(20);
  for (const term of [...terms, 'ties', 'The Äpfel', 't-shirts', 'MEN’S Shorts'])
    expect([term, mentioned(term, fresh())]).toEqual([term, mentioned(term, whole)]);
});
