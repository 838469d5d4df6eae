import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/input/decode.ts';
import { encode } from '../../src/input/encode.ts';

const chinese = 'id,标题,价格\n1,夏季新款亚麻连衣裙，显瘦（绿色）,199\n2,纯棉衬衫,99\n';
const japanese = '商品番号,商品名\n1,リネンのワンピース、セージグリーン\n2,綿のシャツ「白」\n';
const western = 'id;title;price\n1;Größe 38 – Überwurf;12,50 €\n2;It’s a “jupe d’été” à pois, 25 °C;9\n';

describe('encodings', () => {
  test.each([
    ['utf-8', 'utf8', chinese],
    ['gb18030', 'gb18030', chinese],
    ['gb18030', 'gbk', '名称\n蓝色\n'],
    ['gb18030', 'gb18030', 'Handle,Title,Vendor\na,Linen dress 连衣裙 A款,Best Co\nb,Skirt size M,Best Co\n'],
    ['gb18030', 'gb18030', '商品,说明\n1,“尺码”偏小；请参考尺码表。𠮷 ㊣\n'],
    ['shift_jis', 'shift_jis', japanese],
    ['shift_jis', 'shift_jis', '品名,色\n半袖,白\n長袖,黒\n'],
    ['windows-1252', 'win1252', western],
    ['windows-1252', 'win1252', 'titre\nRobe légère\n'],
    ['windows-1252', 'win1252', 'title\nThe seller’s best – 100% cotton™\n'],
    ['windows-1252', 'win1252', 'price\n£12\n'],
    ['utf-16le', 'utf-16le', chinese],
    ['utf-16be', 'utf-16be', western],
  ] as const)('%s is told from its bytes: %s %j', (encoding, name, text) => {
    const bytes = iconv.encode(text, name, { addBOM: false });
    const { source, problems } = decode('a.csv', bytes);
    expect(source).toEqual({ file: 'a.csv', text, encoding, bom: false });
    expect(problems).toEqual([]);
    expect(Buffer.from(encode(source))).toEqual(bytes);
  });

  test.each(['utf-8', 'utf-16le', 'utf-16be'] as const)('%s with a byte-order mark', encoding => {
    const bytes = encode({ text: chinese, encoding, bom: true });
    const { source } = decode('a.csv', bytes);
    expect(source).toMatchObject({ text: chinese, encoding, bom: true });
    expect(encode(source)).toEqual(bytes);
  });

  test.each(['gb18030', 'shift_jis', 'windows-1252'] as const)('%s gives back what it can say', encoding => {
    const unit = fc.constantFrom(
      'a',
      ',',
      '\n',
      '裙',
      '白',
      'é',
      '€',
      '“',
      'リ',
      'ｱ',
      '￥',
      '𠮷',
      '㈱',
      '髙',
      'ü',
      'ß',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), text => {
        let bytes: Uint8Array;
        try {
          bytes = encode({ text, encoding, bom: false });
        } catch (error) {
          // Only what the encoding lacks may be refused.
          expect(error).toBeInstanceOf(RangeError);
          expect(iconv.decode(iconv.encode(text, encoding), encoding)).not.toBe(text);
          return;
        }
        expect(iconv.decode(Buffer.from(bytes), encoding)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what is no clean text', () => {
  test('damaged UTF-8 is read as UTF-8, the first bad byte reported', () => {
    const bytes = Buffer.concat([
      Buffer.from('id,标题\n1,裙'),
      Buffer.of(0xff),
      Buffer.from('子，绿色\n2,帽\n'),
    ]);
    const { source, problems, readable } = decode('a.csv', bytes);
    expect(readable).toBe(true);
    expect(source).toMatchObject({ encoding: 'utf-8', text: 'id,标题\n1,裙\ufffd子，绿色\n2,帽\n' });
    expect(problems).toMatchObject([
      { rule: 'input/encoding', messageId: 'undecodable', range: { start: 9, end: 10 } },
    ]);
  });

  test('a replacement character that the file itself says is no damage', () => {
    expect(decode('a.csv', Buffer.from('裙\ufffd子')).problems).toEqual([]);
  });

  test('a file cut inside a character', () => {
    const { problems } = decode('a.csv', Buffer.from('id,标题\n1,连衣裙').subarray(0, -1));
    expect(problems).toMatchObject([{ messageId: 'undecodable', range: { start: 10 } }]);
  });

  test('damaged GB18030', () => {
    const bytes = Buffer.concat([
      iconv.encode('标题\n夏季新款连衣裙', 'gb18030'),
      Buffer.of(0xff, 0x0a),
      iconv.encode('纯棉衬衫', 'gb18030'),
    ]);
    const { source, problems } = decode('a.csv', bytes);
    expect(source.encoding).toBe('gb18030');
    expect(problems).toMatchObject([{ messageId: 'undecodable', range: { start: 10 } }]);
  });

  test('a byte that Windows-1252 has no character for', () => {
    const bytes = iconv.encode('titre\nRobe légère, été, à pois\n', 'win1252');
    expect(decode('a.csv', Buffer.concat([bytes, Buffer.of(0x81)])).problems).toMatchObject([
      { data: { encoding: 'windows-1252' } },
    ]);
  });

  test.each([
    ['zeros', new Uint8Array(64)],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452000000200000002008060000007a7a0f', 'hex')],
    ['a ZIP', Buffer.from('504b03041400000008000000210000000000000000000000000000000000', 'hex')],
  ])('%s is binary', (_, bytes) => {
    expect(decode('a.csv', bytes)).toMatchObject({ readable: false, problems: [{ messageId: 'binary' }] });
  });

  test('an empty file is a text', () => {
    expect(decode('a.csv', new Uint8Array())).toMatchObject({
      readable: true,
      problems: [],
      source: { text: '' },
    });
  });
});
