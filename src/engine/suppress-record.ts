import { lintField } from '../dialects/names.ts';
import { placeAt } from '../dialects/table.ts';
import type { Parsed, Row, Sheet, SourceFile, TreeRecord } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { AnyDocument } from '../model/document.ts';
import { type Path, valueAt } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { Change, RecordChange } from './fix/change.ts';
import type { Suppression } from './suppress.ts';
import { suppressionText } from './suppress-inline.ts';
import type { ToolFinding } from './tool-finding.ts';

/** Suppressions that stand in the records themselves, and what of them could not be understood. */
export interface RecordSuppressions {
  readonly suppressions: readonly Suppression[];
  readonly faults: readonly ToolFinding[];
}

/**
 * What the key or column `_lint` of a record says. It holds for the whole document:
 *
 *     _lint: {image/detail: the reason until=2026-12-05}
 *     _lint: {ignore: [{rule: image/detail, reason: the reason, until: 2026-12-05}]}
 *     image/detail -- the reason until=2026-12-05          (in a cell; a line each)
 */
export function recordSuppressions(
  source: SourceFile,
  parsed: Parsed,
  documents: readonly AnyDocument[],
): RecordSuppressions {
  const suppressions: Suppression[] = [];
  const faults: ToolFinding[] = [];
  const owner = ownerOf(documents);
  const tell: Tell = (said, whole, place, without) => {
    const document = owner(whole);
    if (!document) return;
    for (const entry of said) {
      const { path, text } = entry;
      if (text === undefined) faults.push(wrongForm(document, place(path)));
      else
        for (const rule of text.rules)
          suppressions.push({
            rule,
            reason: text.reason,
            ...(text.until === undefined ? {} : { until: text.until }),
            scope: { kind: 'document', key: document.key },
            place: place(path),
            removal: without(entry, rule),
          });
    }
  };
  if (parsed.shape === 'tree') {
    if (!source.text.includes(lintField)) return { suppressions, faults };
    const canWrite = parsed.format !== 'xml';
    for (const record of parsed.records) {
      const value = (record.value as Record<string, unknown> | null)?.[lintField];
      if (value === undefined || value === null) continue;
      tell(
        saidIn(value, [lintField], record),
        toLocation(source, record.range),
        path => toLocation(source, record.locate(path)),
        (entry, rule) => (canWrite ? [changeWithout(entry, rule, record)] : []),
      );
    }
  } else for (const sheet of parsed.sheets) readSheet(sheet, tell);
  return { suppressions, faults };
}

/** Tells of the entries of one record: where they stand, and what takes a rule out of one. */
type Tell = (
  said: readonly Said[],
  whole: Location,
  place: (path: Path) => Location,
  without: (entry: Said, rule: string) => readonly Change[],
) => void;

/** A workbook's header may stand below rows about something else. */
const headerRows = 10;

function readSheet(sheet: Sheet, tell: Tell): void {
  const rows = [sheet.header, ...sheet.rows];
  const isOurs = (cell: string): boolean => cell.trim() === lintField;
  const top = rows.slice(0, headerRows).findIndex(({ cells }) => cells.some(isOurs));
  if (top < 0) return;
  const header = rows[top] as Row;
  const column = header.cells.findIndex(isOurs);
  for (const row of rows.slice(top + 1)) {
    const text = row.cells[column] ?? '';
    if (text.trim() === '') continue;
    const location = placeAt({ ...sheet, header }, row, column);
    tell(
      linesOf(text, []),
      { ...sheet.extent(row, row), cell: location.cell },
      () => location,
      (_, rule) => [
        {
          kind: 'cell',
          sheet: sheet.name,
          row: row.number,
          column,
          text,
          written: text,
          span: { start: 0, end: text.length },
          insert: textWithout(text, rule),
        },
      ],
    );
  }
}

/** What takes a rule out of an entry, with the key or list that would be left empty. */
function changeWithout({ path, text }: Said, rule: string, { value, range }: TreeRecord): RecordChange {
  const at = { kind: 'record', record: range.start } as const;
  const written = valueAt(value, path);
  const rest = typeof written === 'string' && text?.line !== undefined ? textWithout(written, rule) : '';
  if (rest !== '') return { ...at, path, change: { op: 'set', value: rest } };
  let whole = path;
  while (whole.length > 1 && Object.keys(valueAt(value, whole.slice(0, -1)) as object).length === 1)
    whole = whole.slice(0, -1);
  return { ...at, path: whole, change: { op: 'remove' } };
}

/** Lines of suppressions without one rule; what else they name stays. */
const textWithout = (text: string, rule: string): string =>
  text
    .split(/[\r\n]+/)
    .flatMap(line => {
      const { rules } = suppressionText(line.trim());
      if (!rules.includes(rule)) return line.trim() === '' ? [] : [line];
      const others = rules.filter(other => other !== rule);
      if (others.length === 0) return [];
      const behind = /(^|\s)(--|until=).*$/s.exec(line)?.[0].trim() ?? '';
      return [`${others.join(', ')} ${behind}`.trim()];
    })
    .join('\n');

/** One entry: where it stands in the record, and what it says; undefined where that cannot be understood. */
interface Said {
  readonly path: Path;
  readonly text: (ReturnType<typeof suppressionText> & { readonly line?: string }) | undefined;
}

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const linesOf = (text: string, path: Path): Said[] =>
  text
    .split(/[\r\n]+/)
    .filter(line => line.trim() !== '')
    .map(line => ({ path, text: { ...suppressionText(line.trim()), line } }));

function saidIn(value: unknown, path: Path, record: TreeRecord): Said[] {
  if (typeof value === 'string') return linesOf(value, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => itemSaid(item, [...path, index], record));
  if (!isGroup(value)) return [{ path, text: undefined }];
  return Object.entries(value).flatMap(([key, entry]) => {
    const place = [...path, key];
    if (key === 'ignore') return saidIn(Array.isArray(entry) ? entry : [entry], place, record);
    if (isGroup(entry)) return [{ path: place, text: { rules: [key], ...partsOf(entry, place, record) } }];
    if (typeof entry === 'string' || entry === null) {
      const { reason, until } = suppressionText(`-- ${entry ?? ''}`);
      return [{ path: place, text: { rules: [key], reason, ...(until === undefined ? {} : { until }) } }];
    }
    return [{ path: place, text: undefined }];
  });
}

function itemSaid(item: unknown, path: Path, record: TreeRecord): Said[] {
  if (typeof item === 'string') return linesOf(item, path);
  if (!isGroup(item) || typeof item.rule !== 'string') return [{ path, text: undefined }];
  return [{ path, text: { rules: [item.rule], ...partsOf(item, path, record) } }];
}

/** Reason and date as they were written: a parser may have made a date of the one or a number of the other. */
function partsOf(group: Record<string, unknown>, path: Path, record: TreeRecord) {
  const written = (key: string): string | undefined =>
    group[key] === undefined || group[key] === null
      ? undefined
      : (record.scalarText([...path, key]) ?? String(group[key]));
  const until = written('until');
  return { reason: written('reason') ?? '', ...(until === undefined ? {} : { until }) };
}

/** The document that a record or row became, or part of which it became. */
function ownerOf(documents: readonly AnyDocument[]): (place: Location) => AnyDocument | undefined {
  const nameOf = ({ line, cell }: Location): string => `${line} ${cell?.sheet ?? ''}`;
  let byStart: Map<string, AnyDocument> | undefined;
  return place => {
    byStart ??= new Map(documents.map(document => [nameOf(document.extent), document]));
    const known = byStart.get(nameOf(place));
    if (known && within(place, known.extent)) return known;
    return documents.find(({ extent }) => within(place, extent));
  };
}

const within = (place: Location, { line, column, endLine, cell }: Location): boolean =>
  (cell?.sheet ?? null) === (place.cell?.sheet ?? null) &&
  (line < place.line || (line === place.line && (cell !== null || column <= place.column))) &&
  place.line <= endLine;

const wrongForm = ({ key }: AnyDocument, location: Location): ToolFinding => ({
  rule: 'suppress/unknown',
  severity: 'warning',
  messageId: 'form',
  data: { field: lintField },
  location,
  key,
});
