import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type Charmap, charmapBuilder } from './charmap.ts';
import type { InputProblem, Range } from './format.ts';
import { syntaxProblem } from './syntax.ts';

/** A stretch of source that says a text: itself, or where `text` is given, an entity. */
interface Piece extends Range {
  readonly text?: string;
}

/** A text and where it stands; blanks around it are layout. */
export interface XmlText {
  readonly pieces: Piece[];
}

/** An element, with the places of what a finding can be about. */
export interface XmlElement extends XmlText {
  readonly name: string;
  /** The name in the start tag. */
  readonly nameRange: Range;
  readonly start: number;
  /** Behind the end tag; of the start tag until that is read. */
  end: number;
  /** Behind the start tag. */
  inside: number;
  /** Before the end tag. */
  insideEnd: number;
  readonly attributes: (XmlText & { readonly name: string; readonly nameRange: Range })[];
  readonly children: XmlElement[];
  /** Whether its parent keeps it among its children. */
  kept: boolean;
  /** What it says, once it is closed; set by who listens. */
  value: unknown;
}

/** What a scan tells. `parents` are the open elements around, the outermost first. */
export interface XmlEvents {
  opened(element: XmlElement, parents: readonly XmlElement[]): void;
  closed(element: XmlElement, parents: readonly XmlElement[]): void;
  fault(problem: InputProblem): void;
  /** A `&` or `<` that is no markup: not well-formed, but what is meant is clear. */
  bare(range: Range): void;
}

/** No feed nests deeper; it bounds what a hostile file can make of memory. */
const DEEPEST = 100;

/** Reads the elements of a stretch of source; broken ones are closed where they must end. */
export function scanXml(text: string, { start: base, end }: Range, events: XmlEvents): void {
  const stack: XmlElement[] = [];
  /** How often a name is open: an end tag of one that is not costs no search. */
  const open = new Map<string, number>();
  let attributeEnd = 0;

  const close = (endsAt: number, inside: number): void => {
    const element = stack.pop() as XmlElement;
    open.set(element.name, (open.get(element.name) ?? 1) - 1);
    element.insideEnd = inside;
    element.end = endsAt;
    const parent = stack.at(-1);
    if (parent && element.kept && stack.length < DEEPEST) parent.children.push(element);
    events.closed(element, stack);
  };
  const unclosed = ({ name, nameRange }: XmlElement): void =>
    events.fault(syntaxProblem('unclosed-tag', nameRange, { name }));
  const say = (range: Range, text?: string): void => {
    stack.at(-1)?.pieces.push(text === undefined ? range : { ...range, text });
  };
  const openTagEnd = (at: number): void => {
    const element = stack.at(-1);
    if (element) {
      element.inside = at;
      element.insideEnd = at;
      element.end = at;
    }
  };

  const callbacks: TokenizerCallbacks = {
    onopentagname(from, to) {
      const nameRange = { start: base + from, end: base + to };
      const name = text.slice(nameRange.start, nameRange.end);
      const parent = stack.at(-1);
      const position = { start: nameRange.start - 1, end: nameRange.end, inside: nameRange.end };
      const element: XmlElement = {
        name,
        nameRange,
        ...position,
        insideEnd: nameRange.end,
        attributes: [],
        children: [],
        pieces: [],
        kept: parent?.kept ?? false,
        value: undefined,
      };
      // An element right inside another of its name that is a record: that one was never closed.
      if (parent?.name === name && !(stack.at(-2)?.kept ?? false) && parent.kept) {
        unclosed(parent);
        close(element.start, element.start);
        element.kept = stack.at(-1)?.kept ?? false;
      }
      events.opened(element, stack);
      stack.push(element);
      open.set(name, (open.get(name) ?? 0) + 1);
    },
    onattribname(from, to) {
      const nameRange = { start: base + from, end: base + to };
      attributeEnd = nameRange.end;
      stack
        .at(-1)
        ?.attributes.push({ name: text.slice(nameRange.start, nameRange.end), nameRange, pieces: [] });
    },
    onattribdata(from, to) {
      attributeEnd = base + to;
      stack
        .at(-1)
        ?.attributes.at(-1)
        ?.pieces.push({ start: base + from, end: base + to });
    },
    onattribentity(codepoint) {
      const start = text.indexOf('&', attributeEnd);
      attributeEnd = text.indexOf(';', start) + 1;
      stack
        .at(-1)
        ?.attributes.at(-1)
        ?.pieces.push({ start, end: attributeEnd, text: String.fromCodePoint(codepoint) });
    },
    onattribend() {},
    onopentagend: at => openTagEnd(base + at + 1),
    onselfclosingtag(at) {
      openTagEnd(base + at + 1);
      if (stack.length > 0) close(base + at + 1, base + at + 1);
    },
    onclosetag(from, to) {
      const name = text.slice(base + from, base + to);
      const tag = { start: base + from - 2, end: Math.min(end, base + to + 1) };
      if (!open.get(name)) {
        events.fault(syntaxProblem('mismatched-tag', tag, { name }));
        return;
      }
      while (stack.at(-1)?.name !== name) {
        unclosed(stack.at(-1) as XmlElement);
        close(tag.start, tag.start);
      }
      close(Math.max(tag.end, text.indexOf('>', tag.start) + 1), tag.start);
    },
    ontext(from, to) {
      const range = { start: base + from, end: base + to };
      say(range);
      const said = text.slice(range.start, range.end);
      if (!/[&<]/.test(said)) return;
      for (const { index } of said.matchAll(/[&<]/g))
        events.bare({ start: range.start + index, end: range.start + index + 1 });
    },
    ontextentity(codepoint, to) {
      const start = text.lastIndexOf('&', base + to - 1);
      say({ start, end: base + to }, String.fromCodePoint(codepoint));
    },
    oncdata(from, to, offset) {
      say({ start: base + from, end: base + to - offset });
      const opening = { start: base + from - '<![CDATA['.length, end: base + from };
      if (offset === 0) events.fault(unfinished(opening, ']]>'));
    },
    oncomment(from, _to, offset) {
      const opening = { start: base + from - '<!--'.length, end: base + from };
      if (offset === 0) events.fault(unfinished(opening, '-->'));
    },
    ondeclaration() {},
    onprocessinginstruction() {},
    onend() {
      while (stack.length > 0) {
        unclosed(stack.at(-1) as XmlElement);
        close(end, end);
      }
    },
  };
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, callbacks);
  tokenizer.write(text.slice(base, end));
  tokenizer.end();
}

const unfinished = (range: Range, closing: string): InputProblem =>
  syntaxProblem('unclosed-markup', range, { closing });

/** The text that pieces of a source say, without the blanks around it. */
export function xmlText(source: string, { pieces }: XmlText): string {
  return untrimmed(source, pieces).trim();
}

/** The same with where each unit stands; spans are those of the trimmed text. */
export function xmlCharmap(source: string, { pieces }: XmlText): Charmap {
  const map = charmapBuilder(source);
  for (const { start, end, text } of pieces) {
    if (text === undefined) map.copy(start, end);
    else map.say(text, start, end);
  }
  const { value, source: stretch } = map.build(pieces.at(-1)?.end ?? 0);
  const before = value.length - value.trimStart().length;
  return {
    value: value.trim(),
    source: span => stretch({ start: before + span.start, end: before + span.end }),
  };
}

const untrimmed = (source: string, pieces: readonly Piece[]): string =>
  pieces.length === 0 ? '' : pieces.map(({ start, end, text }) => text ?? source.slice(start, end)).join('');
