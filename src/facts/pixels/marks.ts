import data from './generators.yaml';
import type { Marks } from './measurement.ts';

const { names } = data as { readonly names: readonly string[] };

/** Programs that make pictures from words. */
const generators = new RegExp(
  `(?<!\\w)(${names.map(name => name.replace(/\W/g, '\\$&')).join('|')})(?!\\w)`,
  'i',
);

/** An XMP packet of a JPEG has at most so many bytes; longer ones say nothing more that is asked here. */
const mostXmp = 2 ** 16;
/** Characters of the rest that are read: more is a thumbnail, or made to keep a reader busy. */
const mostOther = 2 ** 20;

/**
 * Reads where a picture says it comes from.
 * @param allXmp The XMP packet, as text.
 * @param allOther IPTC, EXIF and text chunks, as text in which only words matter.
 */
export function marksOf(allXmp: string, allOther: string): Marks {
  const [xmp, other] = [allXmp.slice(0, mostXmp), allOther.slice(0, mostOther)];
  const source = /digitalsourcetype\/(\w+)/i.exec(xmp) ?? /digitalsourcetype\/(\w+)/i.exec(other);
  const generator = generators.exec(xmp) ?? generators.exec(other);
  const copyright = alternative(xmp, 'dc:rights');
  const license =
    propertyOf(xmp, 'xmpRights:WebStatement') ??
    propertyOf(xmp, 'cc:license') ??
    propertyOf(xmp, 'plus:Licensor');
  return {
    ...(source?.[1] ? { digitalSource: source[1] } : {}),
    ...(generator?.[1] ? { generator: generator[1] } : {}),
    ...(copyright ? { copyright } : {}),
    ...(license ? { license } : {}),
  };
}

/** A property of XMP, written as attribute, element or reference. */
function propertyOf(xmp: string, name: string): string | undefined {
  const found = new RegExp(
    `${name}(?:\\s*=\\s*"([^"]{1,300})"|[^>]{0,300}rdf:resource\\s*=\\s*"([^"]{1,300})"|>([^<]{1,300})<)`,
  ).exec(xmp);
  return (found?.[1] ?? found?.[2] ?? found?.[3])?.trim() || undefined;
}

/** The first entry of a property that is written once a language. */
const alternative = (xmp: string, name: string): string | undefined =>
  new RegExp(`<${name}>\\s*<rdf:Alt>\\s*<rdf:li[^>]{0,300}>([^<]{1,300})<`).exec(xmp)?.[1]?.trim() ||
  undefined;
