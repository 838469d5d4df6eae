import type { InputProblem, Parsed, SourceFile, TreeRecord } from '../formats/format.ts';
import type { AnyDocument } from '../model/document.ts';
import { carriageOf, carried, isOnceForAll } from './carriage.ts';
import { nameOf } from './cells.ts';
import { complaint, shown } from './complaint.ts';
import { duplicateIds } from './ids.ts';
import { manyRecords, treeDocument } from './native.ts';
import { carriedOnDemand } from './native-carriage.ts';
import { originsOf, rangeOf, readingOf } from './native-reading.ts';
import { read } from './read.ts';
import type { DocumentsRead, ReadSettings } from './result.ts';
import { shapeOf } from './shape.ts';
import { inFileOrder, tally } from './tally.ts';

/** Records of another vocabulary in the names of the model, one a listing. */
export interface Translated {
  readonly listings: readonly TreeRecord[];
  /** Records that became part of another's listing. */
  readonly joined: number;
  /** Records that are of no vocabulary this dialect knows. */
  readonly strangers: readonly TreeRecord[];
  readonly fieldsRead: readonly string[];
  readonly fieldsIgnored: readonly string[];
}

/** A way that feeds and pages write listings as trees. */
export interface TreeDialect {
  readonly name: string;
  /** Whether a record is written this way. */
  knows(value: unknown): boolean;
  /** Dotted fields of the model that it has places for. */
  readonly fields: readonly string[];
  translate(records: readonly TreeRecord[]): Translated;
}

type Tree = Extract<Parsed, { shape: 'tree' }>;

/** Documents of a tree file in another vocabulary than the model's. */
export function readTree(
  source: SourceFile,
  { records }: Tree,
  dialect: TreeDialect,
  settings: ReadSettings,
): DocumentsRead {
  const { listings, joined, strangers, fieldsRead, fieldsIgnored } = dialect.translate(records);
  const shape = shapeOf('listing');
  const found = tally();
  const documents: AnyDocument[] = [];
  const used = carriedOnDemand(documents, true);
  // As in native files: a short one could have said all that its vocabulary knows.
  const ofEach = dialect.fields.filter(field => !isOnceForAll(field));
  const carries = () =>
    carried([...(listings.length < manyRecords ? ofEach : []), ...used('listing').fields]);
  const placeOfId = (record: TreeRecord): InputProblem['range'] =>
    rangeOf(record, originsOf(record, shape), ['id']);
  for (const record of listings) {
    const reading = readingOf(shape, record, settings, {
      bad: (from, expected, raw) => {
        const { messageId, known } = complaint(expected);
        const data = { field: nameOf(from), value: shown(raw), known };
        found.add(`${data.field} ${messageId}`, () => ({
          rule: 'input/bad-value',
          messageId,
          data,
          range: record.locate(from),
        }));
      },
      unknown: () => {},
    });
    const value = read(shape, record.value, [], [], reading) as AnyDocument['value'];
    documents.push(
      treeDocument(source, record, 'listing', value, documents.length, field => carriageOf(carries(), field)),
    );
    if (value.id === undefined)
      found.add('id', () => ({
        rule: 'input/missing-id',
        messageId: 'missing-id',
        data: {},
        range: placeOfId(record),
      }));
  }
  for (const { range } of strangers)
    found.add('stranger', () => ({ rule: 'input/syntax', messageId: 'no-known-field', data: {}, range }));
  const repeated = duplicateIds(documents, ({ index }) => ({
    range: placeOfId(listings[index] as TreeRecord),
  }));
  return {
    documents,
    problems: inFileOrder([...found.problems(), ...repeated]),
    dialect: dialect.name,
    rows: documents.length + joined + strangers.length,
    rowsJoined: joined,
    rowsReported: strangers.length,
    listings: documents.length,
    columnsRead: fieldsRead.length,
    columnsIgnored: fieldsIgnored,
  };
}
