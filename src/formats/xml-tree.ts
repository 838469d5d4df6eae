import type { Range } from './format.ts';
import type { Entry, TreeNode } from './tree.ts';
import { type XmlElement, type XmlText, xmlCharmap, xmlText } from './xml-scan.ts';

/**
 * What an element says: its text; where it has elements inside, an object of them by name, a repeated name being
 * a list; of an element without a text, its attributes as `@name`.
 */
export function xmlValue(source: string, element: XmlElement): unknown {
  const text = textOf(source, element);
  if (text !== undefined) return xmlText(source, text);
  const values = new Map<string, unknown[]>();
  for (const attribute of attributesOf(element))
    values.set(`@${attribute.name}`, [xmlText(source, attribute)]);
  for (const { name, value } of element.children) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all[0] : all]));
}

/** An element seen as a tree of places. */
export function xmlTree(source: string, element: XmlElement): TreeNode {
  const text = textOf(source, element);
  if (text !== undefined) return scalarNode(source, text, element.inside);
  const entries = new Map<string, Entry[]>();
  for (const attribute of attributesOf(element))
    entries.set(`@${attribute.name}`, [
      { key: attribute.nameRange, value: scalarNode(source, attribute, attribute.nameRange.end) },
    ]);
  for (const child of element.children) {
    const entry: Entry = {
      key: child.nameRange,
      get value() {
        return xmlTree(source, child);
      },
    };
    const known = entries.get(child.name);
    if (known) known.push(entry);
    else entries.set(child.name, [entry]);
  }
  const only = (found: readonly Entry[] | undefined): Entry | undefined =>
    found && (found.length === 1 ? found[0] : { key: found[0]?.key, value: listNode(found) });
  return {
    kind: 'map',
    range: { start: element.start, end: element.end },
    first: only(entries.values().next().value),
    entry: key => only(entries.get(key)),
  };
}

function listNode(entries: readonly Entry[]): TreeNode {
  const [first, last] = [entries[0], entries.at(-1)] as [Entry, Entry];
  return {
    kind: 'list',
    range: { start: (first.key as Range).start, end: last.value.range.end },
    item: index => entries[index]?.value,
  };
}

function scalarNode(source: string, text: XmlText, at: number): TreeNode {
  const { value, source: stretch } = xmlCharmap(source, text);
  const range = value === '' ? { start: at, end: at } : stretch({ start: 0, end: value.length });
  return { kind: 'scalar', range, text: value, part: stretch };
}

/** Attributes that say something of the element: not its language, its namespaces. */
export const attributesOf = ({ attributes }: XmlElement): XmlElement['attributes'] =>
  attributes.length === 0 ? attributes : attributes.filter(({ name }) => !/^xml(ns)?(:|$)/.test(name));

/** Names of HTML elements that texts are written with; no feed has fields called so. */
const markup = new Set(
  'a b br div em font h1 h2 h3 h4 h5 h6 hr i img li ol p small span strong table tbody td th tr u ul'.split(
    ' ',
  ),
);

/** The text of an element that is one: without elements inside, or with markup that was not escaped. */
export function textOf(source: string, element: XmlElement): XmlText | undefined {
  const { children, inside, insideEnd } = element;
  if (children.length === 0)
    return attributesOf(element).length > 0 && xmlText(source, element) === '' ? undefined : element;
  const mixed =
    xmlText(source, element) !== '' || children.every(({ name }) => markup.has(name.toLowerCase()));
  return mixed ? { pieces: [{ start: inside, end: insideEnd }] } : undefined;
}
