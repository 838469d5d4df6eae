import { readXml } from './xml.ts';

/**
 * A text as it was typed: XML's line ends, and the `_x000D_` by which workbooks write what XML cannot
 * (ECMA-376, ST_Xstring).
 */
export function plainText(text: string): string {
  const lines = text.includes('\r') ? text.replaceAll('\r\n', '\n') : text;
  if (!lines.includes('_x')) return lines;
  return lines
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll('\r\n', '\n');
}

/** A text as the XML of a cell says it; read back, it is the same but for `\r\n`, which becomes `\n`. */
export function writtenText(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text
    .replaceAll('\r\n', '\n')
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[^\P{Cc}\t\n\x7f-\x9f]|[\ufffe\uffff]|\p{Surrogate}/gu, unit => {
      return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    })
    .replace(/[&<>]/g, sign => entities[sign] as string);
}

/** Joins the runs of a rich text; what is written above characters to say how they sound is no part of it. */
export interface RichText {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
  /** The text so far; the next one starts empty. */
  take(): string;
}

export function richText(): RichText {
  let joined = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === 't') inText = true;
      else if (name === 'rPh') phonetic++;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
    },
    text(text) {
      if (inText && phonetic === 0) joined += text;
    },
    take() {
      const text = plainText(joined);
      joined = '';
      return text;
    },
  };
}

/** The texts that cells share, by number. */
export function sharedStrings(bytes: Uint8Array, part: string): string[] {
  const strings: string[] = [];
  const rich = richText();
  readXml(bytes, part, {
    open: rich.open,
    close(name) {
      rich.close(name);
      if (name === 'si') strings.push(rich.take());
    },
    text: rich.text,
  });
  return strings;
}
