import type { Replacement } from '../formats/edit.ts';
import type { InputProblem, Parsed, SourceFile, TreeRecord } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { AnyDocument, Kind } from '../model/document.ts';
import type { Path, Span } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { BorrowedKeys } from './borrowed-keys.ts';
import { carriageOf } from './carriage.ts';
import { complaint, shown } from './complaint.ts';
import { duplicateIds, isQuoted, otherReading } from './ids.ts';
import { closest, foldName } from './names.ts';
import { carriedOnDemand } from './native-carriage.ts';
import { borrowedBy, originOf, originsOf, rangeOf, readingOf, roomOf } from './native-reading.ts';
import { isGroup, read } from './read.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';
import { type ObjectShape, shapeOf } from './shape.ts';
import { isPrivate } from './spreadsheet/private.ts';
import { inFileOrder, tally } from './tally.ts';
import { usualIn } from './usual-keys.ts';

/** From this number of records on, a field that none uses is not carried, and a problem is told once a file. */
export const manyRecords = 20;

export const kinds: readonly Kind[] = ['listing', 'store', 'message', 'seller'];

type Tree = Extract<Parsed, { shape: 'tree' }>;

/** Documents of a YAML, JSON or JSON Lines file in the model's own field names. */
export function readNative(
  source: SourceFile,
  { records, format }: Tree,
  settings: ReadSettings,
): DocumentsRead {
  // A file in another program's words holds what it uses, however short it is.
  const borrows = records.some(record => (borrowedBy(shapeOf('listing'), record)?.size ?? 0) > 0);
  const many = records.length >= manyRecords || borrows;
  const usual = usualIn(records);
  const found = tally();
  const documents: AnyDocument[] = [];
  const sources: TreeRecord[] = [];
  const names = new Set<string>();
  const unknown = new Set<string>();
  const quotes: Replacement[] = [];
  let reported = 0;
  const carriedBy = carriedOnDemand(documents, many);
  for (const [position, record] of records.entries()) {
    const tell = (
      rule: InputProblem['rule'],
      messageId: string,
      data: InputProblem['data'],
      range: InputProblem['range'],
    ) =>
      found.add(
        JSON.stringify(
          many || usual(messageId, data.field)
            ? [rule, messageId, data.field]
            : [rule, messageId, position, data],
        ),
        () => ({ rule, messageId, data, range }),
      );
    const kind = kindOf(record, settings, tell);
    if (kind === undefined) {
      reported++;
      continue;
    }
    const shape = shapeOf(kind);
    if (!knowsAny(shape, record.value as object) && !isNamed(borrowedBy(shape, record))) {
      tell('input/syntax', 'no-known-field', {}, record.range);
      reported++;
      continue;
    }
    const reading = readingOf(shape, record, settings, {
      bad: (from, expected, raw) => {
        const { messageId, known } = complaint(expected);
        tell(
          'input/bad-value',
          messageId,
          { field: fieldName(from), value: shown(raw), known },
          record.locate(from),
        );
      },
      unknown: (from, owner) => {
        const field = String(from.at(-1));
        if (from.length === 1) unknown.add(field);
        // A shop's own matters are no slip of the pen, nor is what another program says besides.
        if (borrows || isPrivate(field)) return;
        const suggestion = closest(field, owner.fields.keys());
        tell(
          'input/unknown-field',
          suggestion ? 'did-you-mean' : 'unknown-field',
          { field, suggestion },
          record.locateKey(from) ?? record.locate(from),
        );
      },
    });
    const value = read(shape, record.value, [], [], reading) as AnyDocument['value'];
    for (const name of Object.keys(record.value as object)) names.add(name);
    const document = treeDocument(source, record, kind, value, documents.length, field =>
      carriageOf(carriedBy(kind), field),
    );
    documents.push(document);
    sources.push(record);
    if (kind === 'listing' && isBlank(value.id)) {
      tell('input/missing-id', 'missing-id', {}, rangeOf(record, originsOf(record, shape), ['id']));
    }
    const id = idAsWritten(source, record, format);
    if (id) {
      tell('input/unquoted-id', 'unquoted-id', id.data, id.range);
      quotes.push({ ...id.range, text: `"${id.data.id}"` });
    }
  }
  // What is told once a file is mended all over it.
  const withQuotes = (problem: InputProblem): InputProblem =>
    problem.rule === 'input/unquoted-id'
      ? { ...problem, mend: many ? quotes : quotes.filter(({ start }) => start === problem.range.start) }
      : problem;
  const listings = documents.filter(({ kind }) => kind === 'listing').length;
  return {
    documents,
    problems: inFileOrder([
      ...found.problems().map(withQuotes),
      ...duplicateIds(documents, ({ kind, index }) => {
        const record = sources[index] as TreeRecord;
        return { range: rangeOf(record, originsOf(record, shapeOf(kind)), ['id']) };
      }),
    ]),
    dialect: 'native',
    rows: listings + reported,
    rowsJoined: 0,
    rowsReported: reported,
    listings,
    columnsRead: names.size - unknown.size,
    columnsIgnored: [...unknown],
  };
}

type Tell = (
  rule: InputProblem['rule'],
  messageId: string,
  data: InputProblem['data'],
  range: InputProblem['range'],
) => void;

/** The kind a record says it is; undefined, and told, where it is no record of ours. */
function kindOf(record: TreeRecord, settings: ReadSettings, tell: Tell): Kind | undefined {
  const { value } = record;
  if (!isGroup(value)) {
    tell('input/syntax', 'not-a-record', {}, record.range);
    return undefined;
  }
  const said = value.kind;
  if (said === undefined || said === null) {
    const kind = settings.kind ?? 'listing';
    if (kind !== 'listing' || !isMessageType(value.type)) return kind;
    tell(
      'input/unknown-field',
      'needs-kind',
      { kind: 'message' },
      record.locateKey(['type']) ?? record.range,
    );
    return undefined;
  }
  const kind =
    kinds.find(name => name === said) ?? kinds.find(name => foldName(name) === foldName(String(said)));
  if (kind === undefined)
    tell(
      'input/unknown-field',
      'unknown-kind',
      { value: String(said), known: kinds },
      record.locate(['kind']),
    );
  return kind;
}

function isMessageType(type: unknown): boolean {
  const shape = shapeOf('message').fields.get('type');
  return typeof type === 'string' && shape?.type === 'scalar' && shape.choices?.has(foldName(type)) === true;
}

/** One record of a tree as a document; its places are found by reading it once more, when somebody asks. */
export function treeDocument(
  source: SourceFile,
  record: TreeRecord,
  kind: Kind,
  value: AnyDocument['value'],
  index: number,
  carriage: AnyDocument['carriage'],
): AnyDocument {
  let known: Map<string, Path> | undefined;
  const origins = (): Map<string, Path> => {
    known ??= originsOf(record, shapeOf(kind));
    return known;
  };
  const document = {
    kind,
    key: `${source.file}#${index}`,
    file: source.file,
    index,
    value,
    carriage,
    locate: (path: Path, span?: Span): readonly [Location] => [
      toLocation(source, rangeOf(record, origins(), path, span), null),
    ],
    origins(path: Path) {
      const origin = originOf(record, origins(), value, path);
      return origin ? [origin] : [];
    },
    room: (path: Path) => roomOf(record, origins(), path),
    get extent() {
      return toLocation(source, record.range, null);
    },
  };
  return document as AnyDocument;
}

/** Whether borrowed keys say which product it is. */
const isNamed = (borrowed: BorrowedKeys | undefined): boolean =>
  [...(borrowed?.values() ?? [])].some(([field]) => field === 'id' || field === 'title');

/** Whether any key of a record is a field, or has one inside. */
function knowsAny(shape: ObjectShape, value: object): boolean {
  return Object.keys(value).some(key => {
    const [first = ''] = key.split('.');
    return shape.fields.has(key) || shape.fields.has(first) || shape.aliases.has(foldName(key));
  });
}

/** The id and what another program reads, where they differ and the file could say it in quotation marks. */
function idAsWritten(
  source: SourceFile,
  record: TreeRecord,
  format: Tree['format'],
): { data: InputProblem['data']; range: InputProblem['range'] } | undefined {
  const key = Object.keys(record.value as object).find(name => name === 'id') ?? 'sku';
  const raw = (record.value as Record<string, unknown>)[key];
  if (raw === undefined || (format !== 'yaml' && typeof raw === 'string')) return undefined;
  const id = record.scalarText([key]);
  const read = id === undefined ? undefined : otherReading(id);
  if (id === undefined || read === undefined) return undefined;
  const range = record.locate([key]);
  return isQuoted(source.text, range) ? undefined : { data: { id, read }, range };
}

const fieldName = (path: Path): string => path.filter(step => typeof step === 'string').join('.');
const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === '';
