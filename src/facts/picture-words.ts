import { fold } from './fold.ts';
import { foldedHits, type Hit } from './lexicon.ts';
import type { Lexicon, Run } from './run.ts';

/** The word lists that tell what a picture shows. */
export interface Labelling {
  /** Terms that say it anywhere. */
  readonly views: Lexicon;
  /** Words that say it at the edge of a text. */
  readonly edgeWords: Lexicon;
  /** Parts of a product: a text about little else shows one from near. */
  readonly parts: Lexicon;
  readonly allowed: readonly string[];
}

export const labelling = (run: Run): Labelling => ({
  views: run.lexicon('image-views'),
  edgeWords: run.lexicon('image-view-words'),
  parts: run.lexicon('image-parts'),
  allowed: run.allowed('image-views'),
});

/** Besides a part and the title's words, a text may hold this many words (or twice as many Chinese characters). */
const OTHER_WORDS = 1;

/** So many words after a word of `feature` belong to it. */
const FEATURE_REACH = 2;

/** The groups of `image-view-words` that name no view. */
const LINK = 'link';
const FEATURE = 'feature';
const NOISE = 'noise';

/** The name of a picture's file, decoded; '' for `data:`. */
export function fileName(src: string): string {
  if (/^data:/i.test(src)) return '';
  const path = src.replace(/[?#].*$/s, '');
  return decoded(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
}

/** What of a file name the shop has given: without its ending, and the hash and the size that shop systems add. */
export const ownName = (name: string): string =>
  withoutHash(name.replace(/\.\p{L}[\p{L}\p{N}]{1,4}$/u, ''))
    // `_925x`, `-2048x2048` and `@2x` are sizes.
    .replace(/[@_-]\d*x\d*(?=$|[@_.-])/g, ' ')
    .replace(/[\s@_.-]+$/, '');

/** The words of a picture's file name: decoded, split at `-`, `_`, `.`, numbers and camelCase; '' for `data:`. */
export function fileWords(src: string): string {
  const words = ownName(fileName(src))
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{M}]+/gu, ' ');
  return fold(words).folded;
}

/**
 * What stands in for a picture: the service that makes nothing else, or the file a page shows until the picture has
 * loaded.
 */
export function standIn(src: string | undefined, { groups }: Lexicon): string | undefined {
  const host = /^(?:https?:)?\/\/(?:www\.)?([^/?#:]+)/iu.exec(src ?? '')?.[1]?.toLowerCase();
  if (host !== undefined && groups.host?.en?.includes(host)) return host;
  const file = /([^/\\?#]+)(?:[?#].*)?$/u.exec(src?.trim() ?? '')?.[1]?.toLowerCase();
  return file !== undefined && groups.file?.en?.includes(file) ? file : undefined;
}

/** A hash or UUID is a name without words. */
const HASH =
  /(?<![\p{L}\p{N}])(?:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|(?=\p{L}*\d)[\da-f]{12,})(?![\p{L}\p{N}])/giu;
const withoutHash = (name: string): string => (/[\da-f]{12}/i.test(name) ? name.replace(HASH, ' ') : name);

function decoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The views that `folded` (the words of an alt text, or of a file name) names, apart from those of the title. */
export function viewsIn(
  folded: string,
  title: string,
  words: Labelling,
  from: 'words' | 'file',
): ReadonlySet<string> {
  const views = new Set<string>();
  const segments = from === 'file' ? [folded] : folded.split(/[,;:|()[\]/\n•–—·。]|\s-\s/);
  for (const segment of segments) {
    const text = segment.trim();
    if (text === '' || title.includes(text)) continue;
    for (const view of sure(text, title, words)) views.add(view);
    for (const view of atEdge(text, title, words)) views.add(view);
  }
  if (views.size === 0 && mostlyPart(folded, title, words)) views.add('detail');
  return views;
}

const sure = (text: string, title: string, { views, allowed }: Labelling): string[] =>
  foldedHits(text, views, allowed)
    .filter(({ span }) => !title.includes(text.slice(span.start, span.end)))
    .map(({ group }) => group);

function atEdge(text: string, title: string, { edgeWords }: Labelling): string[] {
  const hits = foldedHits(text, edgeWords);
  return hits.flatMap(({ group, span }) => {
    if (group === LINK || group === FEATURE || group === NOISE) return [];
    if (title.includes(text.slice(span.start, span.end)) || isFeature(text, span.start, hits)) return [];
    return isEnd(text, span.end, hits) || (span.start === 0 && startsLink(text, span.end, hits))
      ? [group]
      : [];
  });
}

/** Whether a word of `feature` stands before `at`, with few words between: "with a lace detail". */
const isFeature = (text: string, at: number, hits: readonly Hit[]): boolean =>
  hits.some(
    ({ group, span: { end } }) =>
      group === FEATURE && end <= at && text.slice(end, at).split(' ').length <= FEATURE_REACH + 2,
  );

/** Nothing but numbers and noise follows. */
function isEnd(text: string, at: number, hits: readonly Hit[]): boolean {
  if (at === text.length) return true;
  let rest = text.slice(at);
  for (const { group, span } of hits)
    if (group === NOISE && span.start >= at) rest = rest.replace(text.slice(span.start, span.end), '');
  return !/\p{L}/u.test(rest);
}

const startsLink = (text: string, at: number, hits: readonly Hit[]): boolean =>
  hits.some(
    ({ group, span: { start } }) => group === LINK && start >= at && text.slice(at, start).trim() === '',
  );

/** Whether a part is named last or before "of …", not as a feature, and little else beside the title's words. */
function mostlyPart(folded: string, title: string, { parts, edgeWords }: Labelling): boolean {
  const named = foldedHits(folded, parts).filter(
    ({ span }) => !title.includes(folded.slice(span.start, span.end)),
  );
  if (named.length === 0) return false;
  const small = foldedHits(folded, edgeWords);
  const isSubject = named.some(
    ({ span }) =>
      !isFeature(folded, span.start, small) &&
      (isEnd(folded, span.end, small) || startsLink(folded, span.end, small)),
  );
  if (!isSubject) return false;
  const said = [...named, ...small.filter(({ group }) => group === LINK || group === NOISE)];
  let rest = folded;
  for (const { span } of said)
    rest = rest.slice(0, span.start) + ' '.repeat(span.end - span.start) + rest.slice(span.end);
  const words = (rest.match(WORD) ?? []).filter(
    word => word !== 'the' && !title.includes(word.replace(/s$/, '')),
  );
  const unspaced = (rest.match(UNSPACED) ?? []).filter(character => !title.includes(character));
  return words.length + unspaced.length / 2 <= OTHER_WORDS;
}

const WORD = /[a-z\u00df-\u024f]{2,}/g;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
