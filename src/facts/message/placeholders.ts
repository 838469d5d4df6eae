import type { Span } from '../../model/path.ts';
import { fold } from '../fold.ts';
import { foldedHits } from '../lexicon.ts';
import type { Lexicon, Run } from '../run.ts';

/** How an engine, or a person, marks a place to be filled. */
export type Style = 'double' | 'single' | 'dollar' | 'percent' | 'merge' | 'code' | 'square' | 'lenticular';

/** A place that is filled before the message is sent. */
export interface Placeholder {
  readonly style: Style;
  /** As written between the marks, without filters. */
  readonly name: string;
  /** A group of the list `message.placeholders`; undefined where the name says nothing known. */
  readonly meaning: string | undefined;
  /** In the text that was searched. */
  readonly span: Span;
}

/** What stands between marks, whether or not it is filled with a value. */
interface Mark {
  readonly span: Span;
  /** Undefined where it gives no value: a comment, a condition, the end of a block. */
  readonly value?: Omit<Placeholder, 'span'>;
  /** Brings in a text that stands elsewhere. */
  readonly partial?: true;
}

/** The marks of a text. */
export interface Marks {
  /** With all that is no text for the reader: conditions, ends of blocks. */
  readonly spans: readonly Span[];
  readonly placeholders: readonly Placeholder[];
  /** Whether another text is brought in, which may say what is not found here. */
  readonly partial: boolean;
}

const MARKS = new RegExp(
  [
    String.raw`(?<tag>\{%[^%]{1,300}%\})`,
    String.raw`(?<double>\{\{[^{}]{0,300}\}\})`,
    String.raw`(?<dollar>\$\{[^{}\n]{1,80}\})`,
    `(?<code><%=?[^%]{1,200}%>)`,
    String.raw`(?<merge>\*\|[^|\n]{1,60}\|\*)`,
    String.raw`(?<percent>%%[\w.]{2,40}%%|(?<![\d%])%[a-z_][\w.-]{1,40}%|%\([\w.]{1,40}\)s)`,
    String.raw`(?<single>\{[\p{L}_#][\p{L}\p{N}_.\-# ]{0,60}\})`,
    String.raw`(?<square>\[\[[^[\]\n]{1,60}\]\]|(?<![!\]])\[[^[\]\n]{1,40}\](?![([:]))`,
    String.raw`(?<lenticular>【[^【】\n]{1,30}】)`,
  ].join('|'),
  'giu',
);

/** The marks in `text`, folded or raw. `declared`: what the document itself says its names mean. */
export function marksIn(text: string, declared: Declared, run: Run): Marks {
  const spans: Span[] = [];
  const placeholders: Placeholder[] = [];
  let partial = false;
  if (!/[{[%【|<]/u.test(text)) return { spans, placeholders, partial };
  for (const match of text.matchAll(MARKS)) {
    const mark = readMark(match, declared, run);
    if (!mark) continue;
    spans.push(mark.span);
    if (mark.value) placeholders.push({ ...mark.value, span: mark.span });
    if (mark.partial) partial = true;
  }
  return { spans, placeholders, partial };
}

function readMark(match: RegExpMatchArray, declared: Declared, run: Run): Mark | undefined {
  const [written] = match;
  const span = { start: match.index ?? 0, end: (match.index ?? 0) + written.length };
  const style = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0] as
    | Style
    | 'tag';
  const inside = written.replace(/^[^\p{L}\p{N}_"'#/^>!*&-]+|[^\p{L}\p{N}_"'()]+$/gu, '').trim();
  const expression = readExpression(inside, style);
  if (expression === 'words') return undefined;
  if (expression === 'partial') return { span, partial: true };
  if (expression === 'nothing') return { span };
  const meaning = meaningOf(expression, declared, run);
  // In brackets people also write asides and headings: 【春节放假通知】.
  const bare = style === 'lenticular' || (style === 'square' && !written.startsWith('[['));
  if (bare && meaning === undefined && !/[_\d]/.test(expression) && !declared.has(nameForm(expression)))
    return undefined;
  return { span, value: { style: style === 'tag' ? 'double' : style, name: expression, meaning } };
}

/** Words that open a block, give no value, or bring in another text, in Liquid, Twig, Handlebars, Magento, ERB. */
const LOOP = /^(?:#?\s*(?:each|for|foreach)\b)\s*(?:[\w$]+\s+in\s+)?(?<name>[^%]+)$/i;
const PARTIAL = /^(?:>|(?:include|render|section|partial|template|layout|block|extends|embed|snippet)\b)/i;
const CONTROL =
  /^(?:[/^!*-]|(?:#|end|else|if|unless|elsif|elseif|case|when|assign|set|capture|comment|depend|raw|with|break|continue|var_dump|liquid)(?:\b|\s|$|[a-z]*$))/i;

function readExpression(inside: string, style: Style | 'tag'): string | 'words' | 'partial' | 'nothing' {
  // Magento writes its sentences inside the marks: {{trans "Your order has shipped"}}.
  if (style === 'double' && /^trans\s/i.test(inside)) return 'words';
  const loop = LOOP.exec(inside)?.groups?.name;
  if (loop !== undefined) return loop.trim();
  if (PARTIAL.test(inside)) return 'partial';
  if (style === 'tag') return 'nothing';
  if (style === 'double' || style === 'code') {
    if (CONTROL.test(inside)) return 'nothing';
    // “{{ 'now' | date: '%d %B' }}” prints a day.
    if (/^["'].*\|\s*date\b/.test(inside)) return 'date';
    // A text of the translation file: what it says is not known here.
    if (/^["']/.test(inside)) return /\|\s*(?:t|translate|trans)\b/i.test(inside) ? 'partial' : 'nothing';
    const [first = ''] = inside.split(/\s*(?:\||\?\?|\?)\s*/);
    return first.replace(/^(?:var|=|=-|triple)\s+/i, '').trim() || 'nothing';
  }
  return inside;
}

/** Names that a document declares, in the form they are compared in, with what they mean. */
export type Declared = ReadonlyMap<string, string>;

/** The `placeholders` of a message. A meaning may be a group of the list or a name in any of its languages. */
export function declaredOf(placeholders: Readonly<Record<string, string>> | undefined): Declared {
  return new Map(Object.entries(placeholders ?? {}).map(([name, meaning]) => [nameForm(name), meaning]));
}

/** order.shippingAddress, ORDER_ID, order-id as words; marks of the engine that were written along taken out. */
function nameForm(name: string): string {
  return fold(
    name
      .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
      .replace(/[^\p{L}\p{M}\p{N}#']+/gu, ' ')
      .trim(),
  ).folded;
}

/** What a name stands for: a group of the list `message.placeholders`. */
export function meaningOf(name: string, declared: Declared, run: Run): string | undefined {
  const form = nameForm(name);
  const said = declared.get(form);
  const lexicon = run.lexicon('message.placeholders');
  if (said !== undefined) {
    const group = nameForm(said).replaceAll(' ', '-');
    return group in lexicon.groups ? group : (listed(nameForm(said), run) ?? listed(form, run));
  }
  return listed(form, run);
}

const asNames = new WeakMap<Lexicon, Lexicon>();

/** Joining words that names of variables leave out: enlace_seguimiento, date_livraison. */
const JOINING = / (?:de la|de|del|du|des|of|zur|der|l'|d') ?/g;

/** The list with each term also as programs write it: without accents, without joining words. */
function namesList(run: Run): Lexicon {
  const lexicon = run.lexicon('message.placeholders');
  const known = asNames.get(lexicon);
  if (known) return known;
  const written = (term: string): string[] => {
    const bare = term.normalize('NFD').replace(/\p{Mn}/gu, '');
    return [...new Set([term, bare, bare.replace(JOINING, ' ')])];
  };
  const groups = Object.fromEntries(
    Object.entries(lexicon.groups).map(([group, byLanguage]) => [
      group,
      Object.fromEntries(
        Object.entries(byLanguage).map(([language, terms]) => [language, terms.flatMap(written)]),
      ),
    ]),
  );
  const made = { ...lexicon, groups };
  asNames.set(lexicon, made);
  return made;
}

function listed(form: string, run: Run): string | undefined {
  let best: { readonly group: string; readonly length: number } | undefined;
  for (const { group, span } of foldedHits(form, namesList(run), run.allowed('message.placeholders'))) {
    const length = span.end - span.start;
    if (best === undefined || length >= best.length) best = { group, length };
  }
  // “…_url” is a link whatever else it names.
  if (best && / (?:url|link|href|uri)s?$/.test(form) && !LINKS.has(best.group))
    return /\btrack|\bstatus\b/.test(form) ? 'tracking-link' : 'link';
  return best?.group;
}

const LINKS: ReadonlySet<string> = new Set(['link', 'tracking-link', 'contact', 'opt-out', 'label']);

/** A placeholder as a template of this style writes it. */
export function written(style: Style, name: string): string {
  const snake = name.replaceAll(/[ .'-]+/g, '_').toLowerCase();
  switch (style) {
    case 'double':
      return `{{ ${snake} }}`;
    case 'single':
      return `{${snake}}`;
    case 'dollar':
      return `\${${snake}}`;
    case 'percent':
      return `%${snake}%`;
    case 'merge':
      return `*|${snake.toUpperCase()}|*`;
    case 'code':
      return `<%= ${snake} %>`;
    case 'square':
      return `[${name}]`;
    case 'lenticular':
      return `【${name}】`;
  }
}
