import type { SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { AnyDocument, Document } from '../model/document.ts';
import type { Path, Span } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import { carriageOf, carried } from './carriage.ts';
import { firstLine, isTemplate, templateParts } from './message-file.ts';
import type { DocumentsRead } from './result.ts';

/** Fields of a store, and of a listing, whose text may stand on a page of its own. */
const pageFields = ['returns', 'shipping'] as const;
export type PageField = (typeof pageFields)[number];
/** The same of all kinds: the body of a message too. */
type TextField = PageField | 'body';

/** What a page is called: a text, in Markdown, in HTML. */
const pageExtensions: readonly string[] = ['.md', '.markdown', '.html', '.htm', '.txt'];

/** Whether a file is a page by its name. */
export const isPage = (file: string): boolean =>
  pageExtensions.some(extension => file.toLowerCase().endsWith(extension));

/** A page by itself as the store it belongs to: its whole text is the field's value. */
export function pageDocuments(source: SourceFile, field: PageField): DocumentsRead {
  const whole = toLocation(source, { start: 0, end: source.text.length });
  const first = toLocation(source, firstLine(source.text));
  const fields = carried([field]);
  const document: Document<'store'> = {
    kind: 'store',
    key: `${source.file}#0`,
    file: source.file,
    index: 0,
    value: { kind: 'store', [field]: source.text } as Document<'store'>['value'],
    carriage: name => carriageOf(fields, name),
    locate: (path, span) => [span && path[0] === field ? toLocation(source, span) : first],
    origins: () => [],
    room: () => undefined,
    extent: whole,
  };
  return {
    documents: [document],
    problems: [],
    dialect: 'page',
    rows: 0,
    rowsJoined: 0,
    rowsReported: 0,
    listings: 0,
    columnsRead: 0,
    columnsIgnored: [],
  };
}

/** The pages that a document names and says nothing beside: field and path, as written. */
export function pagesOf(
  document: AnyDocument,
): readonly { readonly field: TextField; readonly page: string }[] {
  const fields: readonly TextField[] = document.kind === 'message' ? ['body'] : pageFields;
  return fields.flatMap(field => {
    const value = (document.value as Partial<Record<TextField, unknown>>)[field];
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
    const { page, ...rest } = value as { readonly page?: unknown };
    return typeof page === 'string' && Object.keys(rest).length === 0 ? [{ field, page }] : [];
  });
}

/** Whether a field may take its text from a file of this name. */
export const isPageFor = (field: TextField, file: string): boolean =>
  field === 'body' ? isTemplate(file) : isPage(file);

/** The document with the page's text as the value of `field`: its places are in the page, or at the `page` key. */
export function withPage(document: AnyDocument, field: TextField, page: SourceFile): AnyDocument {
  const { start: offset } = field === 'body' ? templateParts(page).body : { start: 0 };
  const locate = (path: Path, span?: Span): readonly [Location, ...Location[]] => {
    if (path[0] !== field) return document.locate(path, span);
    if (!span) return document.locate([field, 'page']);
    return [toLocation(page, { start: offset + span.start, end: offset + span.end })];
  };
  return {
    ...document,
    value: { ...document.value, [field]: page.text.slice(offset) },
    locate,
    origins: path => (path[0] === field ? [] : document.origins(path)),
    room: path => (path[0] === field ? undefined : document.room(path)),
  } as AnyDocument;
}
