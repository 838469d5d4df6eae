import type { Document } from '../model/document.ts';
import type { Image } from '../model/listing.ts';
import { fold } from './fold.ts';
import { fileWords, type Labelling, labelling, viewsIn } from './picture-words.ts';
import { looksOf } from './pixels/looks.ts';
import { repeats } from './pixels/same.ts';
import { fact, type Run } from './run.ts';
import { textAt, toText } from './text.ts';

/** What one distinct picture of a listing shows, as far as it says so. */
export interface Picture {
  /** Position of its first entry in `images`. */
  readonly index: number;
  /** Roles and views: `detail`, `front`, `on-model` …; empty where the picture cannot be told. */
  readonly shows: readonly string[];
}

/** The pictures of a listing. */
export interface Pictures {
  /** Each address, and each picture that was looked at, once: repeated or mirrored it shows nothing more. */
  readonly distinct: readonly Picture[];
  /** How many of them say what they show. */
  readonly told: number;
  /** Whether rules on roles and views can judge: at least half are told, or there are fewer than two. */
  readonly judgeable: boolean;
}

/**
 * What a listing's pictures show: role and view as declared, and told by the words of the alt text, of `shows` and of
 * the file name, where the shop has no pattern that this name fits. Words of the title say nothing, nor do numbers.
 */
export const picturesOf: (document: Document<'listing'>, run: Run) => Pictures = fact(
  (document: Document<'listing'>, run) => {
    const words = labelling(run);
    const title = titleOf(document);
    const distinct: Picture[] = [];
    const seen = new Set<string>();
    const isRepeated = repeats();
    const looks = run.look ? looksOf(document, run) : [];
    for (const [index, image] of (document.value.images ?? []).entries()) {
      const address = image.src?.trim();
      if (address) {
        if (seen.has(address)) continue;
        seen.add(address);
      }
      const look = looks[index]?.look;
      if (look && isRepeated(look)) continue;
      distinct.push({ index, shows: shownBy(image, title, words, run) });
    }
    const told = distinct.filter(({ shows }) => shows.length > 0).length;
    return { distinct, told, judgeable: distinct.length < 2 || told * 2 >= distinct.length };
  },
);

/** The words that name the product and therefore tell no picture from another. */
function titleOf(document: Document<'listing'>): string {
  const { brand = '', model = '' } = document.value;
  return fold(`${textAt(document, ['title'])?.plain ?? ''} ${brand} ${model}`).folded;
}

function shownBy(image: Image, title: string, words: Labelling, run: Run): readonly string[] {
  const shows = new Set<string>();
  if (image.role) shows.add(image.role);
  if (image.view) shows.add(image.view);
  for (const said of [image.alt, image.shows]) {
    if (said) for (const view of viewsIn(toText(said).folded, title, words, 'words')) shows.add(view);
  }
  const named = image.src ? (run.shownByName?.(image.src) ?? []) : [];
  for (const view of named) shows.add(view);
  const file = image.src && named.length === 0 ? fileWords(image.src) : '';
  if (file !== '') for (const view of viewsIn(file, title, words, 'file')) shows.add(view);
  return [...shows];
}
