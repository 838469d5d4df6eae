import type { Parsed, Range, SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { AnyDocument, Document } from '../model/document.ts';
import type { Path, Span } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import { carriageOf, carried } from './carriage.ts';
import { namedMessage } from './message-name.ts';
import { readNative } from './native.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';
import { shapeOf } from './shape.ts';

/** What a message template is called: a text, in Markdown, in HTML, in a language for templates. */
export const templateExtensions: readonly string[] = [
  '.txt',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.liquid',
  '.mjml',
];

/** Whether a file may be a message template by its name. */
export const isTemplate = (file: string): boolean =>
  templateExtensions.some(extension => file.toLowerCase().endsWith(extension));

/** A template's file: its front matter, which is YAML between two lines of `---`, and the body below. */
export interface TemplateParts {
  /** From the first `---` to the last; read as YAML it keeps its places. */
  readonly front: SourceFile | undefined;
  readonly body: Range;
}

const FRONT = /^---[ \t]*(?:\r\n|\n|\r)([\s\S]*?)(?<=[\r\n])---[ \t]*(?:\r\n|\n|\r|$)/;

export function templateParts(source: SourceFile): TemplateParts {
  const match = FRONT.exec(source.text);
  if (!match) return { front: undefined, body: { start: 0, end: source.text.length } };
  const closing = match[0].lastIndexOf('---');
  return {
    front: { ...source, text: source.text.slice(0, closing) },
    body: { start: match[0].length, end: source.text.length },
  };
}

/** Whether a front matter says that it heads a message. */
export const saysMessage = ({ front }: TemplateParts): boolean =>
  front !== undefined && /^kind[ \t]*:[ \t]*(['"]?)message\1[ \t]*(?:#.*)?$/im.test(front.text);

/**
 * A template's file as one message. What the front matter does not say of id, type and language is taken from
 * the file's name; `inferred` tells which.
 * @param parsed the front matter, read as YAML
 */
export function messageDocuments(
  source: SourceFile,
  { front, body }: TemplateParts,
  parsed: Extract<Parsed, { shape: 'tree' }> | undefined,
  settings: ReadSettings,
): DocumentsRead {
  const read =
    front && parsed && parsed.records.length > 0
      ? readNative(
          front,
          { ...parsed, records: parsed.records.slice(0, 1) },
          { ...settings, kind: 'message' },
        )
      : undefined;
  const written = read?.documents[0];
  const problems = read?.problems ?? [];
  if (read && written?.kind !== 'message') return { ...read, dialect: 'message' };
  const named = namedMessage(source.file);
  const value = { ...written?.value } as Record<string, unknown>;
  const inferred: { type?: string; language?: string } = {};
  value.kind = 'message';
  value.id ??= named.id;
  for (const field of ['type', 'language'] as const) {
    const guess = named[field];
    if (value[field] !== undefined || guess === undefined) continue;
    value[field] = guess;
    inferred[field] = guess;
  }
  if (source.text.slice(body.start).trim() !== '') value.body = source.text.slice(body.start);
  return {
    documents: [documentOf(source, body, value as Document<'message'>['value'], written)],
    problems,
    dialect: 'message',
    rows: 0,
    rowsJoined: 0,
    rowsReported: 0,
    listings: 0,
    columnsRead: 0,
    columnsIgnored: [],
    ...(Object.keys(inferred).length > 0 ? { inferred } : {}),
  };
}

function documentOf(
  source: SourceFile,
  body: Range,
  value: Document<'message'>['value'],
  written: AnyDocument | undefined,
): AnyDocument {
  const fields = carried(shapeOf('message').fields.keys(), shapeOf('message').fields.keys());
  const first = toLocation(source, firstLine(source.text, body.start));
  const locate = (path: Path, span?: Span): readonly [Location, ...Location[]] => {
    if (path[0] !== 'body') return written?.locate(path, span) ?? [first];
    return [
      span ? toLocation(source, { start: body.start + span.start, end: body.start + span.end }) : first,
    ];
  };
  const document: Document<'message'> = {
    kind: 'message',
    key: `${source.file}#0`,
    file: source.file,
    index: 0,
    value,
    carriage: name => carriageOf(fields, name),
    locate,
    // A body is no value of a record that a fix could write.
    origins: () => [],
    room: () => undefined,
    extent: toLocation(source, { start: 0, end: source.text.length }),
  };
  return document;
}

/** The first line with words from `from` on: what a finding about the whole text points at. */
export function firstLine(text: string, from = 0): Span {
  const rest = text.slice(from);
  const start = from + (/\S/u.exec(rest)?.index ?? 0);
  const length = /^[^\r\n]*/u.exec(text.slice(start))?.[0].length ?? 0;
  return { start, end: start + length };
}
