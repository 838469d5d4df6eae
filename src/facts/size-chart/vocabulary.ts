import type { Lexicon, Run } from '../run.ts';
import type { LengthUnit } from './chart.ts';

/** What a word of a chart is. */
export type Word =
  | { readonly kind: 'measure'; readonly measure: string }
  /** `measure` where the word also names a measure (French and German “Taille”). */
  | { readonly kind: 'size-word'; readonly measure?: string }
  | { readonly kind: 'size'; readonly label: string }
  | { readonly kind: 'label'; readonly label: string }
  | { readonly kind: 'unit'; readonly unit: LengthUnit };

/** The word lists of a run, compiled for reading charts. */
export interface Vocabulary {
  /** The longest word of the lists that begins at `at`. */
  wordAt(folded: string, at: number): string | undefined;
  /** Cheap test: a text without a match holds no chart. */
  readonly hint: RegExp;
  /** A unit directly behind a number (sticky). */
  readonly unitBehind: RegExp;
  word(matched: string): Word | undefined;
  unit(matched: string): LengthUnit | 'other' | undefined;
  /** The two sides of “1 inch = 2.54 cm”. */
  readonly unitBefore: RegExp;
  readonly unitAfter: RegExp;
  readonly anyUnit: RegExp;
  readonly tolerance: RegExp;
  readonly model: RegExp;
  readonly statement: RegExp;
  /** Ends with a word that counts units (“one”, “a few”). */
  readonly counted: RegExp;
  readonly body: RegExp;
  readonly garment: RegExp;
  readonly howToMeasure: RegExp;
  /** Ends with a word that takes a basis word back (“your own”, “not”). */
  readonly notTheChart: RegExp;
}

const compiled = new WeakMap<Run, Vocabulary>();

/** The compiled word lists of `run`; compiled once. */
export function vocabularyOf(run: Run): Vocabulary {
  let vocabulary = compiled.get(run);
  if (vocabulary === undefined) {
    vocabulary = compile(run);
    compiled.set(run, vocabulary);
  }
  return vocabulary;
}

function compile(run: Run): Vocabulary {
  const words = new Map<string, Word>();
  for (const [group, terms] of groupsOf(run.lexicon('size-measures'))) {
    for (const term of terms) words.set(key(term), { kind: 'measure', measure: group });
  }
  for (const [group, terms] of groupsOf(run.lexicon('size-labels'))) {
    for (const term of terms) {
      const other = words.get(key(term));
      const word = labelWord(group, term);
      words.set(
        key(term),
        word.kind === 'size-word' && other?.kind === 'measure' ? { ...word, measure: other.measure } : word,
      );
    }
  }
  const units = new Map<string, LengthUnit | 'other'>();
  for (const [group, terms] of groupsOf(run.lexicon('size-units'))) {
    for (const term of terms) {
      units.set(key(term), group === 'in-mark' ? 'in' : (group as LengthUnit | 'other'));
      if (group !== 'other')
        words.set(key(term), { kind: 'unit', unit: group === 'in-mark' ? 'in' : (group as LengthUnit) });
    }
  }
  const terms = ['size-measures', 'size-labels'].flatMap(list =>
    groupsOf(run.lexicon(list)).flatMap(([, those]) => those),
  );
  const unitTerms = groupsOf(run.lexicon('size-units'));
  const lengths = unitTerms
    .filter(([group]) => group === 'cm' || group === 'in' || group === 'mm')
    .flatMap(([, those]) => those);
  const lengthUnit = alternation([...lengths, ...(new Map(unitTerms).get('in-mark') ?? [])], spaced);
  const notes = new Map(groupsOf(run.lexicon('size-notes')));
  const basis = new Map(groupsOf(run.lexicon('size-basis')));
  const measures = groupsOf(run.lexicon('size-measures')).flatMap(([, terms]) => terms);
  const labels = new Map(groupsOf(run.lexicon('size-labels')));
  return {
    wordAt: byFirstUnit([...terms, ...lengths]),
    hint: new RegExp(
      alternation(
        [...new Set([...measures, ...(labels.get('size') ?? []), 'cm', 'inch'].map(firstPart))],
        literal,
      ),
      'u',
    ),
    unitBehind: new RegExp(
      `[ \\u00a0]?-?\\(?(${alternation(
        unitTerms.flatMap(([, those]) => those),
        spaced,
      )})`,
      'yu',
    ),
    word: matched => words.get(key(matched)),
    unit: matched => units.get(key(matched)),
    unitBefore: new RegExp(`(?:\\d[\\d.,]*\\s*)?(?:${lengthUnit})[\\s).]*$`, 'u'),
    unitAfter: new RegExp(`^\\s*[\\d.,]*\\s*(?:${lengthUnit}|\\d)\\)?`, 'u'),
    anyUnit: new RegExp(alternation(lengths, spaced), 'u'),
    tolerance: bounded(notes.get('tolerance') ?? [], 'gu'),
    model: bounded(notes.get('model') ?? [], 'gu'),
    statement: bounded(notes.get('statement') ?? []),
    counted: ending(notes.get('counted') ?? []),
    body: bounded(basis.get('body') ?? [], 'gu'),
    garment: bounded(basis.get('garment') ?? [], 'gu'),
    howToMeasure: bounded(basis.get('how-to-measure') ?? []),
    notTheChart: ending(basis.get('not-the-chart') ?? []),
  };
}

function labelWord(group: string, term: string): Word {
  if (group === 'size') return { kind: 'size-word' };
  if (group === 'one-size') return { kind: 'size', label: term };
  if (/^X*[SML]$/.test(group)) return { kind: 'size', label: group };
  return { kind: 'label', label: group.replace('system-', '') };
}

const groupsOf = (lexicon: Lexicon): [string, string[]][] =>
  Object.entries(lexicon.groups).map(([group, byLanguage]) => [
    group,
    Object.values(byLanguage)
      .flat()
      .map(term => term.normalize('NFKC').toLowerCase()),
  ]);

/** A term without blanks, hyphens and underscores: `sleeve length`, `sleeve_length` and `sleevelength` are one. */
const key = (term: string): string => term.replace(/[\s_\-\u00a0]+/gu, '');
const firstPart = (term: string): string => term.split(/[\s-]/u)[0] ?? term;
const literal = (term: string): string => term.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
/** `(in)`, `(")`, `/in)`: a mark that is a unit only in brackets. */
const BRACKETED_MARK = /(?<=[([/【]\s?)(?:in\.?|"|”|'')(?=\s?[)\]/】])/uy;

/** Looks a word up by its first unit, so that most places of a text cost one look into a table. */
function byFirstUnit(terms: readonly string[]): (folded: string, at: number) => string | undefined {
  const groups = new Map<number, string[]>();
  for (const term of terms) {
    const first = term.charCodeAt(0);
    groups.set(first, [...(groups.get(first) ?? []), term]);
  }
  const patterns = new Map(
    [...groups].map(([first, those]) => [first, new RegExp(alternation(those, spaced), 'uy')]),
  );
  return (folded, at) => {
    const pattern = patterns.get(folded.charCodeAt(at));
    if (pattern) {
      pattern.lastIndex = at;
      const found = pattern.exec(folded);
      if (found) return found[0];
    }
    if (!/[i"”']/u.test(folded[at] ?? '')) return undefined;
    BRACKETED_MARK.lastIndex = at;
    return BRACKETED_MARK.exec(folded)?.[0];
  };
}
/** Scripts with blanks between words. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\d]/u;

/** Blanks of a term may be missing, or be written as blanks, hyphens or underscores. */
const spaced = (term: string): string =>
  term
    .split(/[\s_-]+/u)
    .map(literal)
    .join('[ \\u00a0_-]{0,2}');

/** Longest first, so that the longest term wins. */
const alternation = (terms: readonly string[], write: (term: string) => string): string =>
  [...new Set(terms)]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(write)
    .join('|');

const bounded = (terms: readonly string[], flags = 'u'): RegExp => new RegExp(words(terms), flags);
const ending = (terms: readonly string[]): RegExp => new RegExp(`(?:${words(terms)})[\\s"“”'(]*$`, 'u');

/** Terms of scripts with blanks between words stand at the edges of words, those of the others anywhere. */
function words(terms: readonly string[]): string {
  const write = (term: string): string => literal(term).replace(/ /gu, '\\s+');
  const edged = terms.filter(term => SPACED.test(term));
  const free = terms.filter(term => !SPACED.test(term));
  return [
    ...(edged.length > 0 ? [`(?<![\\p{L}\\d])(?:${alternation(edged, write)})(?![\\p{L}\\d])`] : []),
    ...(free.length > 0 ? [alternation(free, write)] : []),
  ].join('|');
}
