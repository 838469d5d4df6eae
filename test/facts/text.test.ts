import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/facts/fold.ts';
import { markupOf, textAt, toText } from '../../src/facts/text.ts';
import type { Document } from '../../src/model/document.ts';

const span = (folded: string, words: string) => {
  const start = folded.indexOf(words);
  expect(start, `${words} in ${folded}`).toBeGreaterThanOrEqual(0);
  return { start, end: start + words.length };
};
/** The raw slice that the folded words came from. */
const rawOf = (raw: string, words: string): string => {
  const text = toText(raw);
  const { start, end } = text.rawSpan(span(text.folded, words));
  return raw.slice(start, end);
};

describe('markup', () => {
  it.each([
    ['<p>Linen</p>', 'html'],
    ['Linen &amp; lace', 'html'],
    ['A line<br>another', 'html'],
    ['<mjml><mj-body><mj-text>Linen</mj-text></mj-body></mjml>', 'html'],
    ['## Care\n\nWash **cold**', 'markdown'],
    ['| size | bust |\n|---|---|\n| S | 88 |', 'markdown'],
    ['fits chests < 100 cm and > 80 cm', 'plain'],
    ['I <3 this, AT&T; Hello <name>', 'plain'],
    ['10*20cm [new] #1', 'plain'],
  ])('%j is %s', (raw, markup) => expect(markupOf(raw)).toBe(markup));
});

describe('plain text of HTML', () => {
  it('keeps what a reader sees, a line a block', () => {
    const { plain } = toText(
      '<style>p{}</style><h2>Care</h2>\n<p>Wash <b>cold</b> &amp; dry<br/>flat.</p><!-- no --><script>x("<p>")</script><ul><li>One</li>\n <li>Two</li></ul>',
    );
    expect(plain).toBe('Care\nWash cold & dry\nflat.\nOne\nTwo');
  });
  it('reads MJML as HTML, without its head', () => {
    const { plain } = toText(
      '<mjml>\n<mj-head><mj-style>.b { color: red }</mj-style><mj-title>Shop</mj-title></mj-head>\n<mj-body><mj-text font-size="16px">Hello,</mj-text>\n<mj-button href="https://shop.example">Track it</mj-button></mj-body></mjml>',
    );
    expect(plain).toBe('Hello,\nTrack it');
  });
  it('reads line breaks of the source as blanks only where elements lay the text out', () => {
    expect(toText('<p>one\ntwo</p>').plain).toBe('one two');
    expect(toText('one\n<b>two</b>').plain).toBe('one\ntwo');
    expect(toText('<div><pre>one\ntwo</pre></div>').plain).toBe('one\ntwo');
  });
  it('takes a match back to the raw value', () => {
    expect(rawOf('<p>Free <b>ship</b>ping &amp; returns</p>', 'shipping & returns')).toBe(
      'ship</b>ping &amp; returns',
    );
    expect(rawOf('<p>50&nbsp;&percnt; off</p>', '50 %')).toBe('50&nbsp;&percnt;');
  });
});

describe('folding', () => {
  it.each([
    ['  Two   blanks \n\n and lines ', 'two blanks\nand lines'],
    ['ＬＩＮＥＮ　连衣裙', 'linen 连衣裙'],
    ['so\u00adft zero\u200bwidth', 'soft zerowidth'],
    ['Cafe\u0301 ﬁne', 'caf\u00e9 fine'],
    ['ｶﾞﾗｽ', 'ガラス'],
    ['ΟΔΟΣ οδος', 'οδοσ οδοσ'],
    ['men´s', 'men´s'],
    ['Größe ❤️ 👕', 'größe ❤ 👕'],
    ['foo\ufeffbar', 'foobar'],
  ])('%j → %j', (plain, folded) => expect(fold(plain).folded).toBe(folded));
  it('maps what changed its length', () => {
    expect(rawOf('ﬁve ㎏ 👕 tee', 'kg')).toBe('㎏');
    expect(rawOf('ﬁve ㎏ 👕 tee', 'fi')).toBe('ﬁ');
    expect(rawOf('İpek Cafe\u0301', 'caf\u00e9')).toBe('Cafe\u0301');
  });
});

describe('Markdown', () => {
  const raw =
    '# Care\n\nWash **cold**, see [our \\*guide](https://x.example/a).\n\n- One\n- ![pic](a.jpg)Two';
  it('takes the marks out', () =>
    expect(toText(raw).plain).toBe('Care\nWash cold, see our \\*guide.\nOne\nTwo'));
  it('takes a match back to the raw value', () => expect(rawOf(raw, 'wash cold,')).toBe('Wash **cold**,'));
});

describe('tables', () => {
  const cells = (raw: string) =>
    toText(raw).tables.map(table => table.rows.map(row => row.map(cell => cell.text)));
  it('repeats spanned cells', () => {
    const raw =
      '<table><tr><th rowspan="2">Size</th><th colspan=2>Bust <b>cm</b></th></tr><tr><td>min</td><td>max</td></tr><tr><td>S</td><td> 86 </td><td></td></tr></table>';
    expect(cells(raw)).toEqual([
      [
        ['Size', 'Bust cm', 'Bust cm'],
        ['Size', 'min', 'max'],
        ['S', '86', ''],
      ],
    ]);
    const [table] = toText(raw).tables;
    const cell = table?.rows[2]?.[1];
    expect(raw.slice(cell?.span.start, cell?.span.end)).toBe('86');
    expect(table?.rows[0]?.[0]?.header).toBe(true);
    expect(raw.slice(table?.span.start, table?.span.end)).toBe(raw);
  });
  it('keeps nested and unclosed tables apart', () => {
    expect(cells('<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table><td>c')).toEqual(
      [[['a']], [['b']], [['c']]],
    );
  });
  it('reads pipe tables', () => {
    const raw = 'Chart:\n\n| Size | Bust |\n|:--|--:|\n| S | 88 |\n| M | **92** |\n\nAll in cm';
    expect(cells(raw)).toEqual([
      [
        ['Size', 'Bust'],
        ['S', '88'],
        ['M', '92'],
      ],
    ]);
    expect(rawOf(raw, '92')).toBe('92');
    expect(toText(raw).plain).toBe('Chart:\nSize\tBust\nS\t88\nM\t92\nAll in cm');
  });
  it('bounds what a hostile span can ask for', () => {
    const [table] = toText('<table><tr><td colspan=99999999 rowspan=99999999>a</td></tr></table>').tables;
    expect(table?.rows).toHaveLength(1);
    expect(table?.rows[0]).toHaveLength(1000);
  });
});

it('reads a path of a document once', () => {
  const document = { value: { title: 'Tee', images: [{ alt: '  ' }] } } as unknown as Document;
  expect(textAt(document, ['title'])).toBe(textAt(document, ['title']));
  expect(textAt(document, ['images', 0, 'alt'])).toBeUndefined();
  expect(textAt(document, ['description'])).toBeUndefined();
});

/** Characters that folding changes, joins, drops or leaves alone, and markup around them. */
const character = fc.constantFrom(
  ...'abKZ09 ,;\n\t中文ＡＢ１，。ﬁßẞİıΣς´¨éÅ㎏½™…ｶﾞハ\u3099각ᄀㄱㅏ👕𝐀',
  'e\u0301',
  'q\u0323\u0307',
  '\u200b',
  '\u00ad',
  '\ufe0f',
  '👨\u200d👩',
  '❤️',
  '\u00a0',
  '\u3000',
);
const markup = fc.constantFrom(
  '&amp;',
  '&lt;',
  '&#x301;',
  '&eacute;',
  '&nbsp;',
  '&#128085;',
  '&NotEqualTilde;',
  '<b>',
  '</b>',
  '<br>',
  '</p><p>',
  '<!-- c -->',
  '<script>x<p></script>',
  '<td>',
  '<span title="a>b">',
);
const plainText = fc.string({ unit: character, maxLength: 40 });
const htmlText = fc
  .array(fc.oneof(character, markup), { maxLength: 40 })
  .map(parts => `<p>${parts.join('')}</p>`);
const blanksAlike = (text: string): string => text.replace(/\s+/g, ' ').trim();

describe('law: folding the raw slice of a folded span gives the words', () => {
  const holds = (raw: string, kind: 'html' | 'plain', from: number, to: number): void => {
    const text = toText(raw, kind);
    // Widened to whole characters: what came from one piece of the raw value stays together.
    let start = Math.min(from, to) % (text.folded.length + 1);
    let end = Math.max(from, to) % (text.folded.length + 1);
    if (start > end) [start, end] = [end, start];
    const at = text.rawSpan({ start, end });
    const same = (left: number, right: number) => {
      const a = text.rawSpan({ start: left, end: left + 1 });
      const b = text.rawSpan({ start: right, end: right + 1 });
      return a.start === b.start && a.end === b.end;
    };
    while (start > 0 && start < end && same(start - 1, start)) start -= 1;
    while (end < text.folded.length && start < end && same(end - 1, end)) end += 1;
    expect(text.rawSpan({ start, end })).toEqual(at);
    expect(blanksAlike(toText(raw.slice(at.start, at.end), kind).folded)).toBe(
      blanksAlike(text.folded.slice(start, end)),
    );
  };
  const numbers = [fc.nat(100), fc.nat(100)] as const;
  it('of plain text', () =>
    fc.assert(
      fc.property(plainText, ...numbers, (raw, a, b) => holds(raw, 'plain', a, b)),
      { numRuns: 5000 },
    ));
  it('of HTML', () =>
    fc.assert(
      fc.property(htmlText, ...numbers, (raw, a, b) => holds(raw, 'html', a, b)),
      { numRuns: 5000 },
    ));
  it('and the map is monotone', () =>
    fc.assert(
      fc.property(htmlText, raw => {
        const text = toText(raw, 'html');
        let last = { start: 0, end: 0 };
        for (let index = 0; index < text.folded.length; index++) {
          const next = text.rawSpan({ start: index, end: index + 1 });
          expect(next.start).toBeGreaterThanOrEqual(last.start);
          expect(next.end).toBeGreaterThanOrEqual(last.end);
          last = next;
        }
      }),
      { numRuns: 1000 },
    ));
  it('folding twice is folding once', () =>
    fc.assert(
      fc.property(plainText, raw => fold(fold(raw).folded).folded === fold(raw).folded),
      { numRuns: 5000 },
    ));
  it('the fast path folds like the pieces', () =>
    fc.assert(
      // A zero-width space in front takes the long way and leaves nothing behind.
      fc.property(plainText, raw => fold(`\u200b${raw}`).folded === fold(raw).folded),
      { numRuns: 5000 },
    ));
});
