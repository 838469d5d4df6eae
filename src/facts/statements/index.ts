import type { Document } from '../../model/document.ts';
import type { Path, Span } from '../../model/path.ts';
import { textAt, toText } from '../text.ts';
import data from './units.yaml';

/** A measure that a text states by name: “Capacity: 350 ml”. */
export interface Statement {
  /** What is measured, as `units.yaml` names it. */
  readonly name: string;
  readonly path: Path;
  /** In the raw value. */
  readonly span: Span;
  readonly words: string;
  /** In the first unit of its kind. */
  readonly value: number;
  /** Half of its last digit, in the same unit: 1.2 kg is anything from 1.15 to 1.25. */
  readonly rounding: number;
  readonly customary: boolean;
  /** Maybe with its parcel, as shops fill in a column “weight”: what is lighter does not contradict it. */
  readonly gross?: boolean;
}

interface Units {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly customary: readonly string[];
  readonly parcel: readonly string[];
  readonly gross: readonly string[];
  readonly titled: readonly string[];
  /** Words that make a title one of several pieces; `anywhere`: also inside a word. */
  readonly packs: { readonly words: readonly string[]; readonly anywhere: readonly string[] };
  readonly names: Readonly<Record<string, { readonly kind: string; readonly called: readonly string[] }>>;
}
const { kinds, customary, parcel, gross, titled, packs, names } = data as Units;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const longestFirst = (terms: readonly string[]): string =>
  [...terms]
    .sort((left, right) => right.length - left.length)
    .map(escaped)
    .join('|');

/** Whole numbers or decimals; “1,200” is left out: a thousand in English, a fraction in German. */
const NUMBER = String.raw`(\d+(?:[.]\d{1,2}|,\d{1,2})?)`;
const ABOUT = String.raw`(?:(?:approx\.?|about|ca\.?|约|env\.?)\s*)?`;
/** Without one no measure is stated by name. */
const STATED = new RegExp(String.raw`[:：]\s{0,2}${ABOUT}\d`, 'u');
/** What follows a quantity that is only part of one: a range, a product, a fraction, a tolerance, more digits. */
const ENDS = String.raw`(?![\p{L}\d]|\.?\d|\s*(?:,|and|und|et|y|&)?\s*\d|\s*(?:[-–—~～x×*/+±]|to\b|bis\b|至|到)\s*\d|\s*[/／])`;

interface Named {
  readonly name: string;
  readonly kind: string;
  readonly stated: RegExp;
  readonly alone: RegExp;
  readonly anywhere: RegExp;
  /** A number with a unit of the kind, in whatever company. */
  readonly units: RegExp;
  readonly called: ReadonlySet<string>;
}

let compiled: readonly Named[] | undefined;

/** Made when the first text asks: most runs of a few files never do. */
function patterns(): readonly Named[] {
  compiled ??= Object.entries(names).map(([name, { kind, called }]) => {
    const unit = `(${longestFirst(Object.keys(kinds[kind] ?? {}))})`;
    const quantity = String.raw`${ABOUT}${NUMBER}\s?${unit}`;
    return {
      name,
      kind,
      // The name begins a line, a sentence or an item, so that “gross weight” is not “weight”.
      stated: new RegExp(
        String.raw`(?<=^|[\n.;•·|。；】)]\s{0,3}|[-–*]\s)(?:${longestFirst(called)})\s{0,2}[:：]\s{0,2}${quantity}${ENDS}`,
        'gu',
      ),
      alone: new RegExp(`^\\s*${quantity}\\s*$`, 'u'),
      // Not behind another number or a multiplier: “2 x 350 ml” is more than one.
      anywhere: new RegExp(String.raw`(?<![\p{L}\d.,]|\d\s?|[-–~x×*/+]\s?)${quantity}(?![\p{L}\d])`, 'gu'),
      units: new RegExp(String.raw`\d\s?${unit}(?![\p{L}])`, 'gu'),
      called: new Set(called),
    };
  });
  return compiled;
}

function measured(kind: string, number: string, unit: string) {
  const size = kinds[kind]?.[unit] ?? Number.NaN;
  const decimals = /[.,](\d+)$/.exec(number)?.[1]?.length ?? 0;
  return {
    value: Number(number.replace(',', '.')) * size,
    rounding: 0.5 * 10 ** -decimals * size,
    customary: customary.includes(unit),
  };
}

/** So far before a measure a heading is looked for that makes it one of the parcel, in characters. */
const HEADING = 160;

/** What a text states by name. */
function inText(document: Document, path: Path): readonly Statement[] {
  const text = textAt(document, path);
  if (!text || !STATED.test(text.folded)) return [];
  return patterns().flatMap(({ name, kind, stated }) =>
    [...text.folded.matchAll(stated)].flatMap(match => {
      const before = text.folded.slice(Math.max(0, match.index - HEADING), match.index);
      if (parcel.some(word => before.includes(word))) return [];
      const [words, number = '', unit = ''] = match;
      const span = text.rawSpan({ start: match.index, end: match.index + words.length });
      return {
        name,
        path,
        span,
        words: text.raw.slice(span.start, span.end),
        ...measured(kind, number, unit),
      };
    }),
  );
}

/** What the title states: the only quantity of a kind, if it is no range, product or pack. */
function inTitle(document: Document<'listing'>): readonly Statement[] {
  const path = ['title'];
  const text = textAt(document, path);
  if (!text || !/\d/.test(text.folded)) return [];
  return patterns().flatMap(({ name, kind, anywhere, units }) => {
    if (!titled.includes(name)) return [];
    const [match, ...others] = text.folded.matchAll(anywhere);
    if (!match || others.length > 0 || [...text.folded.matchAll(units)].length > 1 || isPack(text.folded))
      return [];
    const span = text.rawSpan({ start: match.index, end: match.index + match[0].length });
    const words = text.raw.slice(span.start, span.end);
    return [{ name, path, span, words, ...measured(kind, match[1] ?? '', match[2] ?? '') }];
  });
}

/** Several in one: the quantity may be of each or of all. */
const isPack = (title: string): boolean => {
  packed ??= new RegExp(
    String.raw`(?<![\p{L}])(?:${longestFirst(packs.words)})(?![\p{L}])|(?:${longestFirst(packs.anywhere)})|\d\s?[x×*]|[x×*]\s?\d`,
    'u',
  );
  return packed.test(title);
};
let packed: RegExp | undefined;

const BARE_WEIGHT: ReadonlySet<string> = new Set(gross);

/** What the attributes state: names are those of `units.yaml`, values one number with a unit. */
function inAttributes({ value }: Document<'listing'>): readonly Statement[] {
  return Object.entries(value.attributes ?? {}).flatMap(([attribute, said]) => {
    const called = attribute.toLowerCase().replace(/[_-]+/g, ' ').trim();
    const named = patterns().find(({ name, called: terms }) => name === called || terms.has(called));
    const raw = typeof said === 'string' ? said : said.length === 1 ? said[0] : undefined;
    if (!named || raw === undefined) return [];
    const match = named.alone.exec(toText(raw, 'plain').folded);
    if (!match) return [];
    const path = typeof said === 'string' ? ['attributes', attribute] : ['attributes', attribute, 0];
    const span = { start: 0, end: raw.length };
    const withParcel = BARE_WEIGHT.has(called);
    return [
      {
        name: named.name,
        path,
        span,
        words: raw,
        ...measured(named.kind, match[1] ?? '', match[2] ?? ''),
        ...(withParcel && { gross: true }),
      },
    ];
  });
}

/**
 * All measures that a listing states: in its attributes, its title and its texts. None where the title alone states some:
 * nothing can contradict it.
 */
export function statementsOf(document: Document<'listing'>): readonly Statement[] {
  const { bullets = [], sections = {} } = document.value;
  const paths: readonly Path[] = [
    ['description'],
    ...bullets.map((_, index) => ['bullets', index]),
    ...Object.keys(sections).map(name => ['sections', name]),
  ];
  const stated = inAttributes(document);
  const told = paths.flatMap(path => inText(document, path));
  return stated.length + told.length === 0 ? [] : [...stated, ...inTitle(document), ...told];
}

/** Whether two statements can be of one thing: within `tolerance`, or what rounding allows. */
export function agree(left: Statement, right: Statement, tolerance: number): boolean {
  if ((left.gross && left.value > right.value) || (right.gross && right.value > left.value)) return true;
  const allowed = left.customary === right.customary ? tolerance : 3 * tolerance;
  const most = Math.max(left.value, right.value);
  return Math.abs(left.value - right.value) <= allowed * most + left.rounding + right.rounding;
}
