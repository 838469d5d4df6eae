import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Decimal, EditError, replaced, type TreeEdit } from '../../src/formats/edit.ts';
import { xml } from '../../src/formats/xml.ts';
import { editXml } from '../../src/formats/xml-edit.ts';
import { cases, type Hand, hand, texts, words } from './hand.ts';
import { at, holdLaws, pathsOf } from './laws.ts';
import { records, source } from './source.ts';

const item = (inner: string) =>
  `<?xml version="1.0"?>\n<rss><channel><item>${inner}</item></channel></rss>\n`;

function edited(inner: string, edit: Record<string, unknown>): string {
  const text = item(inner);
  const parsed = xml.parse(source(text)) as Parameters<typeof editXml>[1];
  return replaced(text, editXml(source(text), parsed, [{ record: 0, ...edit } as unknown as TreeEdit]));
}

const set = (path: TreeEdit['path'], value: unknown) => ({ op: 'set', path, value });
const splice = (path: TreeEdit['path'], start: number, end: number, text: string) => ({
  op: 'splice',
  path,
  span: { start, end },
  text,
});

describe('texts', () => {
  test.each([
    [
      'an element',
      '<id>a</id><g:title> Old <!-- c --></g:title>',
      set(['g:title'], 'A & B'),
      '<id>a</id><g:title> A &amp; B <!-- c --></g:title>',
    ],
    [
      'CDATA',
      '<id>a</id><t>\n<![CDATA[<p>Old</p>]]>\n</t>',
      set(['t'], '<p>New & more</p>'),
      '<id>a</id><t>\n<![CDATA[<p>New & more</p>]]>\n</t>',
    ],
    [
      'a part beside an entity',
      '<id>a</id><t>A &amp; B</t>',
      splice(['t'], 4, 5, '<C>'),
      '<id>a</id><t>A &amp; &lt;C&gt;</t>',
    ],
    [
      'an attribute',
      "<id>a</id><l><r href='x'/></l>",
      set(['l', 'r', '@href'], "it's"),
      "<id>a</id><l><r href='it&apos;s'/></l>",
    ],
    ['an empty element', '<id>a</id><t/>', set(['t'], 'x'), '<id>a</id><t>x</t>'],
    ['one of several', '<id>a</id><t>x</t><t>y</t>', set(['t', 1], 'z'), '<id>a</id><t>x</t><t>z</t>'],
    ['a number', '<id>a</id><p>19.90</p>', set(['p'], new Decimal('17.90')), '<id>a</id><p>17.90</p>'],
  ])('%s', (_, before, edit, after) => {
    expect(edited(before, edit)).toBe(item(after));
  });

  test.each([
    ['a new element', set(['x'], 'y'), 'format-read-only'],
    ['an element less', { op: 'remove', path: ['id'] }, 'format-read-only'],
    ['an item more', { op: 'add', path: ['t'], value: 'z' }, 'format-read-only'],
    ['blanks that nobody would read', set(['id'], ' x'), 'no-place'],
    ['what XML cannot say', set(['id'], '\u0007'), 'no-place'],
  ])('%s is refused', (_, edit, messageId) => {
    expect(() => edited('<id>a</id><t>x</t><t>y</t>', edit)).toThrow(EditError);
    expect(() => edited('<id>a</id><t>x</t><t>y</t>', edit)).toThrow(messageId);
  });
});

/** XML as shops and feeds write it. */
function xmlByHand(writer: Hand): string {
  const eol = writer.pick(['\n', '\r\n']);
  let count = 0;
  const someText = () =>
    writer.chance(0.5)
      ? writer.pick(texts)
      : Array.from({ length: 1 + writer.below(6) }, () => writer.pick(words)).join(' ');
  const clean = (text: string) => text.replace(/[^\P{Cc}\t\n]/gu, '');
  const entities = (text: string) =>
    clean(text)
      .replace(/[&<>"'é]/g, sign =>
        /[&<"']/.test(sign) || writer.chance(0.5) ? `&#${sign.charCodeAt(0)};` : sign,
      )
      .replace(/&#38;/g, writer.pick(['&amp;', '&#38;', '&#x26;']));
  const comment = () => (writer.chance(0.15) ? `<!-- ⟨${++count}⟩ <b> -->` : '');
  const content = (): string => {
    const kind = writer.below(6);
    if (kind < 3) return entities(someText()) + comment();
    if (kind < 4)
      return `${writer.pick(['', eol, ' '])}<![CDATA[${clean(someText()).replaceAll(']]>', '')}]]>${writer.pick(['', eol])}`;
    if (kind < 5) return `<![CDATA[${clean(someText()).replaceAll(']]>', '')}]]>${entities(someText())}`;
    return `<p>${entities(someText())}</p>`;
  };
  const attribute = () =>
    writer.chance(0.3)
      ? ` ${writer.pick(['href', 'unit'])}${writer.pick(['=', ' = '])}${writer.chance(0.5) ? `"${entities(someText())}"` : `'${entities(someText())}'`}`
      : '';
  const element = (depth: number): string => {
    const name =
      writer.pick(['title', 'g:price', 'image', 'desc']) + (writer.chance(0.5) ? writer.below(3) : '');
    if (writer.chance(0.1)) return `<${name}${attribute()}${writer.pick(['', ' '])}/>`;
    const inner =
      depth < 2 && writer.chance(0.25) ? `${eol}${element(depth + 1)}${eol}${element(depth + 1)}` : content();
    return `<${name}${attribute()}>${inner}</${name}>`;
  };
  const items = Array.from(
    { length: 1 + writer.below(3) },
    (_, index) =>
      `  <item>${eol}    <id>${index}</id>${comment()}${eol}${Array.from({ length: writer.below(4) }, () => `    ${element(0)}${eol}`).join('')}  </item>${eol}`,
  );
  return `<?xml version="1.0"?>${eol}<rss>${comment()}<channel>${eol}${items.join('')}</channel></rss>${eol}`;
}

test('any edit of any text changes what it names and nothing else', () => {
  const outcomes = { written: 0 } as Record<string, number>;
  fc.assert(
    fc.property(fc.nat(), seed => {
      const writer = hand(seed);
      const text = xmlByHand(writer);
      const parsed = xml.parse(source(text));
      if (parsed.problems.length > 0) return;
      const found = records(parsed);
      const record = writer.below(found.length);
      const value = found[record]?.value;
      const leaves = pathsOf(value).filter(path => typeof at(value, path) === 'string');
      const path = writer.pick(leaves);
      const old = at(value, path) as string;
      const start = writer.below(old.length + 1);
      const span = { start, end: start + writer.below(old.length - start + 1) };
      const edit: TreeEdit = writer.chance(0.5)
        ? { record, op: 'set', path, value: writer.pick(texts) }
        : { record, op: 'splice', path, span, text: writer.pick(texts) };
      const { refused = 'written' } = holdLaws(xml, editXml, text, [edit]);
      outcomes[refused] = (outcomes[refused] ?? 0) + 1;
    }),
    { numRuns: cases },
  );
  expect(outcomes.written).toBeGreaterThan(cases * 0.6);
  expect(outcomes['format-read-only'] ?? 0).toBe(0);
});
