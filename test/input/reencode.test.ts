import { describe, expect, test } from 'vitest';
import { decode } from '../../src/input/decode.ts';
import { encode } from '../../src/input/encode.ts';
import { reencode } from '../../src/input/reencode.ts';

const bytesOf = (text: string, encoding: 'utf-8' | 'gb18030' | 'windows-1252' | 'utf-16le', bom = false) =>
  encode({ text, encoding, bom });
const chinese = '标题,价格\r\n亚麻连衣裙，腰带款,199\r\n';

describe('a text goes back into the encoding it came from', () => {
  test.each([
    ['utf-8', chinese, '👗', false],
    ['utf-8', chinese, '👗', true],
    ['utf-16le', chinese, '👗', true],
    ['gb18030', chinese, '👗', false],
    ['windows-1252', 'title;price\r\nRöcke für Frauen;19,90 €\r\n', 'ß', false],
  ] as const)('%s', (encoding, text, sign, bom) => {
    const bytes = bytesOf(text, encoding, bom);
    const { source } = decode('a.csv', bytes);
    const changed = `${text}${sign}\r\n`;
    expect(decode('a.csv', reencode(source, bytes, changed)).source).toEqual({ ...source, text: changed });
  });

  test('a character that the encoding does not have is named', () => {
    const bytes = bytesOf('title;price\r\nRöcke für Frauen;19,90 €\r\n', 'windows-1252');
    const { source } = decode('a.csv', bytes);
    expect(() => reencode(source, bytes, `${source.text}连`)).toThrow(
      expect.objectContaining({ messageId: 'encoding', data: { encoding: 'windows-1252', character: '连' } }),
    );
  });

  test('half of a character is none', () => {
    const { source } = decode('a.csv', bytesOf('title\nx\n', 'utf-8'));
    expect(() => reencode(source, bytesOf('title\nx\n', 'utf-8'), 'title\n\ud83d\n')).toThrow('encoding');
  });

  test('a file that does not come back itself is not written', () => {
    const bytes = Uint8Array.from([...bytesOf('标题,价格\n亚麻连衣裙，腰带款,1\n', 'utf-8'), 0xff, 0x0a]);
    const { source } = decode('a.csv', bytes);
    expect(() => reencode(source, bytes, source.text)).toThrow('encoding');
  });
});
