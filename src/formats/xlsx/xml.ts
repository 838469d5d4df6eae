import { Parser } from 'htmlparser2';
import { WorkbookFault } from './fault.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a part's elements are told to, by their names without a prefix. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Bytes decoded at a time: a sheet is never a text as a whole. */
const CHUNK = 1 << 20;

/**
 * Reads an XML part. Of entities only the five of XML and numeric ones mean anything; a document type is
 * skipped, so that nothing can expand.
 * @throws WorkbookFault where the part ends before its root element does
 */
export function readXml(bytes: Uint8Array, part: string, reader: XmlReader): void {
  let depth = 0;
  let whole = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++;
        reader.open(localName(name), attributes);
      },
      onclosetag(name, implied) {
        depth--;
        if (depth === 0) whole = !implied || whole;
        reader.close?.(localName(name));
      },
      ontext: text => reader.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  );
  const decoder = decoderOf(bytes);
  for (let at = 0; at < bytes.length; at += CHUNK)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  parser.end(decoder.decode());
  if (!whole) throw new WorkbookFault('broken-workbook', { part });
}

/** An attribute by its name without a prefix: `r:id` is `id` of the relationships. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const found = Object.keys(attributes).find(key => localName(key) === name);
  return found === undefined ? undefined : attributes[found];
}

/** A name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function decoderOf([first, second]: Uint8Array) {
  const wide = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  return new TextDecoder(wide ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8');
}
