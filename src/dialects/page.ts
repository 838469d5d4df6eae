import type { SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { AnyDocument, Document } from '../model/document.ts';
import type { Path, Span } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import { carriageOf, carried } from './carriage.ts';
import { checkoutPage } from './checkout-page.ts';
import { firstLine, isTemplate, templateParts } from './message-file.ts';
import type { DocumentsRead } from './result.ts';

/** Fields of a store, and of a listing, whose text may stand on a page of its own. */
const pageFields = ['returns', 'shipping'] as const;
type PageField = (typeof pageFields)[number];
/** The same of all kinds: the body of a message too. */
type TextField = PageField | 'body';

/** What a page is called: a text, in Markdown, in HTML. */
const pageExtensions: readonly string[] = ['.md', '.markdown', '.html', '.htm', '.txt'];

/** Whether a file is a page by its name. */
export const isPage = (file: string): boolean =>
  pageExtensions.some(extension => file.toLowerCase().endsWith(extension));

/** What a page by itself may be. */
export type Page = PageField | 'checkout' | 'preorder';

/** A page as a part of a store: its fields, and where in the source what was read of it stands. */
interface PartOfStore {
  readonly value: Partial<Document<'store'>['value']>;
  readonly fields: readonly string[];
  readonly placeOf: (path: Path, span?: Span) => Span | undefined;
}

/**
 * A page by itself as the store it belongs to: its whole text is the value of a field, a checkout is read as a form.
 * Undefined where a checkout page has no form. `language` is that of its button, where the page does not say.
 */
export function pageDocuments(source: SourceFile, page: Page, language?: string): DocumentsRead | undefined {
  const part = page === 'checkout' ? formOf(source, language) : textOf(source, page);
  if (!part) return undefined;
  const first = toLocation(source, firstLine(source.text));
  const fields = carried(part.fields);
  const document: Document<'store'> = {
    kind: 'store',
    key: `${source.file}#0`,
    file: source.file,
    index: 0,
    value: { kind: 'store', ...part.value } as Document<'store'>['value'],
    carriage: name => carriageOf(fields, name),
    locate(path, span) {
      const place = part.placeOf(path, span);
      return [place ? toLocation(source, place) : first];
    },
    origins: () => [],
    room: () => undefined,
    extent: toLocation(source, { start: 0, end: source.text.length }),
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

/** The whole text at the field that holds it; of a pre-order the text of a campaign. */
function textOf({ text }: SourceFile, page: PageField | 'preorder'): PartOfStore {
  const top = page === 'preorder' ? 'campaigns' : page;
  return {
    value: page === 'preorder' ? { campaigns: [{ kind: 'preorder', text }] } : { [page]: text },
    fields: page === 'preorder' ? ['campaigns.kind', 'campaigns.text'] : [page],
    placeOf: (path, span) => (path[0] === top ? span : undefined),
  };
}

function formOf({ text }: SourceFile, language: string | undefined): PartOfStore | undefined {
  const read = checkoutPage(text, language);
  if (!read) return undefined;
  const { checkout, places } = read;
  return {
    value: { checkout },
    fields: ['checkout.fields.name', 'checkout.fields.required', 'checkout.order_button'],
    placeOf: path => places.find(place => place.path.every((step, index) => step === path[index]))?.span,
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
