import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { xml } from '../../src/formats/xml.ts';
import { record, records, reported, slice, source } from './source.ts';

const parse = (text: string) => xml.parse(source(text, 'feed.xml'));

const feed = `<?xml version="1.0"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>
<title>Shop</title>
<item>
  <g:id>A-1</g:id>
  <title><![CDATA[ Linen & <b>wool</b> ]]></title>
  <description>
    Soft &amp; warm&#33; <!-- draft --> Made here
  </description>
  <g:gtin/>
  <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
  <g:shipping><g:country>AT</g:country></g:shipping>
  <link rel="alternate" href="https://x.example/?a=1&amp;b=2"/>
  <note><p>One</p><p>Two &amp; three</p></note>
</item>
</channel></rss>`;

describe('values', () => {
  it('are texts, objects by name, lists of repeated names, attributes of elements without a text', () => {
    const parsed = parse(feed);
    expect(parsed.problems).toEqual([]);
    expect(record(parsed).value).toEqual({
      'g:id': 'A-1',
      title: 'Linen & <b>wool</b>',
      description: 'Soft & warm!  Made here',
      'g:gtin': '',
      'g:shipping': [{ 'g:country': 'DE', 'g:price': '4.90 EUR' }, { 'g:country': 'AT' }],
      link: { '@rel': 'alternate', '@href': 'https://x.example/?a=1&b=2' },
      note: '<p>One</p><p>Two &amp; three</p>',
    });
  });

  test.each([
    ['Atom', '<feed><entry><id>1</id></entry><entry><id>2</id></entry></feed>', 2],
    ['RSS 1.0', '<rdf:RDF><item><id>1</id></item></rdf:RDF>', 1],
    ['a list of products', '<Products><Product><id>1</id></Product></Products>', 1],
    ['lists inside a record', '<feed><entry><list><item>1</item><item>2</item></list></entry></feed>', 1],
  ])('records of %s', (_name, text, count) => {
    expect(records(parse(text))).toHaveLength(count);
  });
});

describe('places', () => {
  const item = record(parse(feed));
  const at = (...path: (string | number)[]) => slice(feed, item.locate(path));

  it('are those of the text without the blanks around it', () => {
    expect(at('g:id')).toBe('A-1');
    expect(at('title')).toBe('Linen & <b>wool</b>');
    expect(at('description')).toBe('Soft &amp; warm&#33; <!-- draft --> Made here');
    expect(at('g:shipping', 1, 'g:country')).toBe('AT');
    expect(at('link', '@href')).toBe('https://x.example/?a=1&amp;b=2');
    expect(slice(feed, item.range).slice(0, 7)).toBe('<item>\n');
    expect(slice(feed, item.range).slice(-7)).toBe('</item>');
  });

  it('are names of elements without a text', () => {
    expect(at('g:gtin')).toBe('g:gtin');
    expect(at('g:shipping')).toBe('g:shipping');
    expect(at('g:brand')).toBe('Linen & <b>wool</b>');
  });

  it('of a part cover its entities whole', () => {
    const part = (path: string[], words: string) => {
      const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], item.value);
      const start = (value as string).indexOf(words);
      return slice(feed, item.locate(path, { start, end: start + words.length }));
    };
    expect(part(['description'], '& warm!')).toBe('&amp; warm&#33;');
    expect(part(['description'], 'Made')).toBe('Made');
    expect(part(['link', '@href'], '1&b')).toBe('1&amp;b');
    expect(part(['title'], 'wool')).toBe('wool');
  });
});

describe('broken files', () => {
  test.each([
    [
      'a tag that is not closed',
      '<r><item><id>1</id></item><item><id>2<t>x</t></item><item><id>3</id></item></r>',
      ['unclosed-tag: id'],
      ['1', '3'],
    ],
    [
      'an item that is not closed',
      '<r><item><id>1</id><item><id>2</id></item></r>',
      ['unclosed-tag: item'],
      ['2'],
    ],
    ['an end in the middle', '<r><item><id>1</id></item><item><id>2', ['unclosed-tag: id'], ['1']],
    [
      'a wrong end tag',
      '<r><item><id>1</ID></id></item><item><id>2</id></item></r>',
      ['mismatched-tag: </ID>'],
      ['2'],
    ],
    [
      'an open CDATA section',
      '<r><item><id>1</id></item><item><id><![CDATA[2</id></item></r>',
      ['unclosed-markup: <![CDATA['],
      ['1'],
    ],
    ['an open comment', '<r><item><id>1</id></item><!-- and </r>', ['unclosed-markup: <!--'], ['1']],
    [
      'bare signs, which stay',
      '<r><item><id>1 & 2</id></item><item><id>a < b</id></item></r>',
      ['bare-sign: &'],
      ['1 & 2', 'a < b'],
    ],
    ['nothing', ' \n', ['empty: '], []],
    ['no records', ' <html><p>x</p></html>\n', ['not-a-document: <html><p>x</p></html>'], []],
    ['a record that is a text', '<r><item>x</item></r>', ['not-a-document: item'], []],
  ])('%s', (_name, text, problems, ids) => {
    const parsed = parse(text);
    expect(reported(parsed, text)).toEqual(problems);
    expect(records(parsed).map(({ value }) => (value as { id: string }).id)).toEqual(ids);
  });

  it('keep the items before the place where they end', () => {
    const items = Array.from({ length: 8 }, (_, n) => `<item><id>${n}</id><t>a &lt; b</t></item>\n`);
    const whole = `<r>\n${items.join('')}</r>`;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), cut => {
        const read = parse(whole.slice(0, cut));
        const complete = (whole.slice(0, cut).match(/<\/item>/g) ?? []).length;
        expect(records(read).map(({ value }) => (value as { id: string }).id)).toEqual(
          Array.from({ length: complete }, (_, n) => String(n)),
        );
        expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('of any content are read, and every place is inside its record', () => {
    const piece = fc.constantFrom(
      '<item>',
      '</item>',
      '<id>',
      '</id>',
      '<id a="&lt;">',
      '<x/>',
      '<x y=1>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&amp;',
      '&#1F600;',
      '&',
      '<',
      '>',
      '"',
      'text',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
        const text = pieces.join('');
        const read = parse(text);
        for (const { range } of read.problems)
          expect(slice(text, range).length).toBe(range.end - range.start);
        for (const item of records(read)) {
          for (const path of [[], ['id'], ['id', 0], ['x', '@y'], ['none']]) {
            const place = item.locate(path);
            expect(place.start).toBeGreaterThanOrEqual(item.range.start);
            expect(place.end).toBeLessThanOrEqual(item.range.end);
            expect(place.end).toBeGreaterThanOrEqual(place.start);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('cost no more than their length', () => {
    const start = performance.now();
    parse(`<r><item>${'<x>'.repeat(50_000)}${'</y>'.repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('never nest deeper than they can be read', () => {
    const deep = `<item>${'<x>'.repeat(50_000)}y${'</x>'.repeat(50_000)}</item>`;
    expect(JSON.stringify(record(parse(deep)).value).length).toBeLessThan(2_000);
  });

  it('take no names from every object', () => {
    const value = record(
      parse('<item><__proto__><x>1</x></__proto__><constructor>2</constructor></item>'),
    ).value;
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { x?: string }).x).toBeUndefined();
  });
});
