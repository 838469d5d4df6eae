import type { Document } from '../model/document.ts';
import type { Path } from '../model/path.ts';
import type { Run } from './run.ts';
import { toText } from './text.ts';
import { readTitle, type TitleReading } from './title/reading.ts';

/** A search term of a listing: one of a list, or several words of one field where a seller wrote them so. */
export interface Keyword {
  readonly text: string;
  readonly path: Path;
  /** What its words have in common with their other forms, without articles and prepositions. */
  readonly stems: ReadonlySet<string>;
  /** Words that say something, in order. */
  readonly words: readonly string[];
  /** The term taken apart. */
  readonly reading: TitleReading;
}

/** The search terms of a listing; the first of `fields` that has any. Shop tags are none, but where a platform uses them so. */
export function keywordsOf(
  { value }: Document<'listing'>,
  run: Run,
  language: string,
  fields: readonly ('keywords' | 'tags')[] = ['keywords'],
): readonly Keyword[] {
  const field = fields.find(name => value[name]?.some(term => term.trim() !== ''));
  if (!field) return [];
  return (value[field] ?? []).flatMap((text, index) => {
    const reading = readTitle(toText(text, 'plain').folded, language, '', run);
    const said = reading.words.filter(({ kind }) => kind !== 'function');
    if (text.trim() === '') return [];
    return [
      {
        text,
        path: [field, index],
        stems: new Set(said.map(({ stem }) => stem)),
        words: said.map(({ text }) => text),
        reading,
      },
    ];
  });
}
