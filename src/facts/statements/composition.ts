import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Run } from '../run.ts';
import { textAt } from '../text.ts';

/** A material that a text says the goods are wholly made of: “100% cotton”. */
export interface Composition {
  readonly path: Path;
  /** In the raw value. */
  readonly span: Span;
  readonly words: string;
  /** Group of the list `materials`. */
  readonly material: string;
}

/** A share right before the material, at most one word between, or right behind it. */
const before = /(?<![\d.,])100\s?%\s*(?:\p{L}+\s+)?$/u;
const behind = /^\s*[:：]?\s*100\s?%/u;

/**
 * What the title, the attribute of the material and the texts say the goods are wholly made of; nothing of a text
 * that says it of several materials, or speaks of a part such as the lining.
 */
export function compositionsOf(document: Document<'listing'>, run: Run): readonly Composition[] {
  const { bullets = [], sections = {}, attributes = {} } = document.value;
  const paths: readonly Path[] = [
    ...Object.keys(attributes)
      .filter(name => groupsIn(name, run).includes('attribute'))
      .map(name => ['attributes', name]),
    ['title'],
    ...bullets.map((_, index) => ['bullets', index]),
    ['description'],
    ...Object.keys(sections).map(name => ['sections', name]),
  ];
  return paths.flatMap(path => wholeIn(document, path, run) ?? []);
}

const groupsIn = (text: string, run: Run): readonly string[] =>
  foldedHits(fold(text).folded, run.lexicon('materials')).map(({ group }) => group);

function wholeIn(document: Document, path: Path, run: Run): Composition | undefined {
  const text = textAt(document, path);
  if (!text || !/100\s?%/.test(text.folded)) return undefined;
  const { folded } = text;
  const hits = foldedHits(folded, run.lexicon('materials'), run.allowed('materials'));
  if (hits.some(({ group }) => group === 'part')) return undefined;
  const whole = hits.filter(
    ({ group, span }) =>
      group !== 'attribute' &&
      (before.test(folded.slice(0, span.start)) || behind.test(folded.slice(span.end))),
  );
  const [first] = whole;
  if (!first || whole.some(({ group }) => group !== first.group)) return undefined;
  const start = before.exec(folded.slice(0, first.span.start))?.index ?? first.span.start;
  const span = text.rawSpan({ start, end: first.span.end });
  return { path, span, words: text.raw.slice(span.start, span.end), material: first.group };
}
