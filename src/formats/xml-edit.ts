import { Decimal, EditError, type Replacement, replaced, type TreeEdit } from './edit.ts';
import type { Parsed, Range, SourceFile } from './format.ts';
import { afterSplices, byRecord, type Plan, planOf, type Splice } from './plan.ts';
import { elementIn } from './xml.ts';
import { type XmlElement, type XmlText, xmlCharmap } from './xml-scan.ts';
import { attributesOf, textOf, xmlValue } from './xml-tree.ts';

/**
 * Replacements that write other texts of elements and attributes into an XML file. Elements are neither added nor
 * taken away: what belongs where is the schema's to say.
 * @throws EditError
 */
export function editXml(
  { text }: SourceFile,
  parsed: Parsed & { shape: 'tree' },
  edits: readonly TreeEdit[],
): readonly Replacement[] {
  return [...byRecord(edits)].flatMap(([index, ofRecord]) => {
    const record = parsed.records[index];
    if (!record) throw new EditError('no-place', { record: index });
    const plan = planOf(record.value, ofRecord);
    return plan ? editElement(text, elementIn(text, record.range), plan) : [];
  });
}

/** What is written and what it has to be read as. */
interface Written {
  readonly replacements: readonly Replacement[];
  readonly text: string;
}

function editElement(source: string, element: XmlElement, plan: Plan): readonly Replacement[] {
  if (plan.kind === 'list') throw new EditError('format-read-only');
  const text = textOf(source, element);
  if (plan.kind === 'map') {
    if (text || plan.added.size + plan.removed.size > 0) throw new EditError('format-read-only');
    return [...plan.inner].flatMap(([key, inner]) => editNamed(source, element, key, inner));
  }
  if (!text) throw new EditError('format-read-only');
  const map = xmlCharmap(source, text);
  const made = newText(source, element, text, map.value, plan, '');
  return proved(source, element, made, value => value);
}

function editNamed(source: string, element: XmlElement, key: string, plan: Plan): readonly Replacement[] {
  const children = element.children.filter(({ name }) => name === key);
  if (plan.kind === 'list' && children.length > 1) {
    if (plan.added.length + plan.removed.size > 0) throw new EditError('format-read-only');
    return [...plan.inner].flatMap(([index, inner]) =>
      editElement(source, children[index] as XmlElement, inner),
    );
  }
  if (children[0]) return editElement(source, children[0], plan);
  const attribute = attributesOf(element).findLast(({ name }) => `@${name}` === key);
  if (!attribute || plan.kind === 'map' || plan.kind === 'list') throw new EditError('format-read-only');
  const open = /\s*=\s*(["'])/y;
  open.lastIndex = attribute.nameRange.end;
  const quote = open.exec(source)?.[1];
  if (quote === undefined) throw new EditError('format-read-only');
  const place = { ...attribute, inside: open.lastIndex, insideEnd: source.indexOf(quote, open.lastIndex) };
  const made = newText(source, place, attribute, xmlCharmap(source, attribute).value, plan, quote);
  // The rest of the element is left out: its end tag closes it all the same.
  return proved(source, element, made, value => (value as Record<string, unknown> | undefined)?.[key]);
}

interface Place {
  readonly name: string;
  readonly inside: number;
  readonly insideEnd: number;
}

function newText(
  source: string,
  place: Place,
  text: XmlText,
  value: string,
  plan: Plan & { kind: 'set' | 'splice' },
  quote: string,
): Written {
  if (plan.kind === 'splice') {
    const wanted = afterSplices(value, plan.splices);
    const inside = spliced(source, place, text, plan.splices, quote);
    return inside ? { replacements: inside, text: wanted } : wholly(source, place, text, wanted, quote);
  }
  const wanted = plan.value instanceof Decimal ? plan.value.text : plan.value;
  if (typeof wanted === 'object') throw new EditError('format-read-only');
  return wholly(source, place, text, String(wanted), quote);
}

/** The text in the place of all that an element or attribute says; blanks around it stay. */
function wholly(source: string, place: Place, text: XmlText, wanted: string, quote: string): Written {
  const { value, source: stretch } = xmlCharmap(source, text);
  const range =
    value === '' ? { start: place.inside, end: place.inside } : stretch({ start: 0, end: value.length });
  const inData = dataAround(source, place, range.start);
  const outer = inData && range.end > inData.end ? undefined : range;
  if (!outer && source.slice(place.inside, place.insideEnd).includes('<!--')) throw new EditError('no-place');
  const [start, end] = outer ? [outer.start, outer.end] : [place.inside, place.insideEnd];
  const isOpen = source.slice(place.inside - 2, place.inside) === '/>' && quote === '';
  if (isOpen) {
    const written = `>${escaped(wanted, quote)}</${place.name}>`;
    return { replacements: [{ start: place.inside - 2, end: place.inside, text: written }], text: wanted };
  }
  const said = inData && outer && !wanted.includes(']]>') ? wanted : escaped(wanted, quote);
  return {
    replacements: source.slice(start, end) === said ? [] : [{ start, end, text: said }],
    text: wanted,
  };
}

function spliced(
  source: string,
  place: Place,
  text: XmlText,
  splices: readonly Splice[],
  quote: string,
): readonly Replacement[] | undefined {
  const map = xmlCharmap(source, text);
  if (map.value === '') return undefined;
  const replacements: Replacement[] = [];
  for (const { span, text: written } of splices) {
    const part = map.source(span);
    const data = dataAround(source, place, part.start);
    const cut = source.slice(part.start, part.end);
    if (/<|\]\]>/.test(cut) || part.start < (replacements.at(-1)?.end ?? 0)) return undefined;
    replacements.push({ ...part, text: data ? written : escaped(written, quote) });
  }
  return replacements;
}

/** The CDATA section that an offset lies in. */
function dataAround(source: string, { inside, insideEnd }: Place, at: number): Range | undefined {
  const open = '<![CDATA[';
  const start = source.lastIndexOf(open, at);
  if (start < inside || start + open.length > at) return undefined;
  const end = source.indexOf(']]>', start);
  return end < at || end > insideEnd ? undefined : { start: start + open.length, end };
}

function escaped(text: string, quote: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '\r': '&#13;',
  };
  const said = text.replace(/[&<>\r]/g, sign => entities[sign] as string);
  if (quote === '') return said;
  return said
    .replaceAll(quote, quote === '"' ? '&quot;' : '&apos;')
    .replace(/[\n\t]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** @throws EditError where the element, read again, does not say what was to be written */
function proved(
  source: string,
  element: XmlElement,
  { replacements, text }: Written,
  find: (value: unknown) => unknown,
): readonly Replacement[] {
  if (/[^\P{Cc}\t\n\r\x85]|[\ufffe\uffff]|\p{Surrogate}/u.test(text)) throw new EditError('no-place');
  const { start, end } = element;
  const made = replaced(
    source.slice(start, end),
    replacements.map(({ start: from, end: to, text: written }) => ({
      start: from - start,
      end: to - start,
      text: written,
    })),
  );
  let faults = 0;
  elementIn(source, element, () => faults++);
  const again = elementIn(made, { start: 0, end: made.length }, () => faults--);
  if (faults < 0 || find(xmlValue(made, again)) !== text) throw new EditError('no-place');
  return replacements;
}
