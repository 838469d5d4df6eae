import { returnPolicy } from '../facts/policy/index.ts';
import type { Run } from '../facts/run.ts';
import { sizeCharts } from '../facts/size-chart/index.ts';
import type { AnyDocument, Carriage, Document } from '../model/document.ts';

/** A free-text mention makes the field carried where so many of a file's listings show it (design: 20 %). */
const mentionShare = 0.2;

/** Fields that a file may mention in free text, and how to tell that a document does. */
const mentions: Readonly<Record<string, (document: AnyDocument, run: Run) => boolean>> = {
  size_chart: (document, run) => sizeCharts(document, run).length > 0,
  returns: (document, run) => returnPolicy(document, run) !== undefined,
};

/**
 * What only the whole file shows. A file whose listings rarely have more than two pictures holds main pictures,
 * not galleries; under ten listings it is too small to tell, and each listing speaks for itself.
 */
const habits: Readonly<Record<string, (document: AnyDocument) => boolean>> = {
  'images.gallery': document => document.kind === 'listing' && (document.value.images?.length ?? 0) > 2,
};
const tooFewForHabits = 10;

/**
 * How files say their fields, after a look at all of their listings: what the config calls `complete` is
 * carried, and so is what a fifth of a file's listings mention. A field is only looked for when a rule asks.
 */
export function carriageOf(
  files: readonly { readonly file: string; readonly documents: readonly AnyDocument[] }[],
  complete: readonly string[],
  run: Run,
): (document: Document, field: string) => Carriage {
  const documentsOf = new Map(files.map(({ file, documents }) => [file, documents]));
  const known = new Map<string, boolean>();
  const isUsual = (file: string, field: string, least: number): boolean => {
    const key = `${field} ${file}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const shows = habits[field] ?? mentions[field];
    const listings = (documentsOf.get(file) ?? []).filter(document => document.kind === 'listing');
    const count = shows ? listings.filter(document => shows(document, run)).length : 0;
    const usual = listings.length < least || (count > 0 && count >= mentionShare * listings.length);
    known.set(key, usual);
    return usual;
  };
  return (document, field) => {
    if (field in habits) return isUsual(document.file, field, tooFewForHabits) ? 'carries' : 'cannot';
    const carriage = document.carriage(field);
    if (carriage === 'carries') return carriage;
    const root = field.split('.', 1)[0] as string;
    if (complete.includes(root)) return 'carries';
    return carriage === 'may-mention' && isUsual(document.file, root, 0) ? 'carries' : carriage;
  };
}
