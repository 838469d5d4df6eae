import type { DocumentResult, Finding } from '../engine/result.ts';
import type { ReportContext } from './context.ts';
import { entryOf, placeOf, type Setting, underOf } from './entry.ts';
import type { Entry } from './layout.ts';
import { gain, speaker } from './render.ts';
import { messageOf } from './sentences.ts';
import { visible } from './visible.ts';
import { fold as words } from './words.ts';

/** A kind of finding that stands on more listings of a file than this becomes one line. */
const foldedFrom = 3;
const shownPlaces = 12;

/** A finding with the document it stands under. */
export interface Placed {
  readonly document: DocumentResult;
  readonly finding: Finding;
}

/** Findings of one rule and message on many documents of a file. */
export interface Kind {
  readonly key: string;
  readonly placed: readonly Placed[];
  readonly documents: number;
}

export const kindKey = ({ rule, messageId, status }: Finding): string => `${rule} ${messageId} ${status}`;

/** The kinds of a file's findings that fold, the weightiest first. */
export function foldsOf(findings: readonly Placed[]): Kind[] {
  const kinds = new Map<string, Placed[]>();
  for (const placed of findings) {
    const key = kindKey(placed.finding);
    const known = kinds.get(key);
    if (known) known.push(placed);
    else kinds.set(key, [placed]);
  }
  return [...kinds]
    .map(([key, placed]) => ({ key, placed, documents: new Set(placed.map(subjectOf)).size }))
    .filter(kind => kind.documents > foldedFrom)
    .sort((left, right) => severityRank(left) - severityRank(right) || weightOf(right) - weightOf(left));
}

/** What a finding is counted by: its document, or itself where it is about the file. */
const subjectOf = (placed: Placed): unknown =>
  placed.document.kind === 'file' ? placed : placed.document.key;

const severityRank = ({ placed }: Kind): number =>
  placed.reduce(
    (rank, { finding }) => Math.min(rank, { error: 0, warning: 1, info: 2 }[finding.severity]),
    2,
  );
const weightOf = ({ placed }: Kind): number => placed.reduce((sum, { finding }) => sum + finding.points, 0);

/** A kind as one entry: how many, one example, and where the others are. */
export function foldEntry(kind: Kind, setting: Setting): Entry {
  const { context, ink, partial } = setting;
  const say = speaker(context.lang);
  const example = kind.placed[0] as Placed;
  const { finding } = example;
  const name = whereOf(example);
  const message = messageOf(finding, context);
  const same = kind.placed.every(other => messageOf(other.finding, context) === message);
  const entry = entryOf(finding, same ? { ...setting, example: name } : setting);
  const points = kind.placed.map(other => other.finding.points);
  const lowest = gain(
    points.reduce((least, value) => Math.min(least, value)),
    context.lang,
  );
  const highest = gain(
    points.reduce((most, value) => Math.max(most, value)),
    context.lang,
  );
  return {
    ...entry,
    place: say(words.times, { n: kind.documents }),
    under: kind.placed.every(other => underOf(other.finding, other.document.file) === entry.under)
      ? entry.under
      : '',
    message: same ? entry.message : say(words.example, { name, message: entry.message }),
    points: partial || lowest === highest ? entry.points : `${lowest || '+0'}–${highest.slice(1)}`,
    body: [...entry.body, { text: placesOf(kind, context), paint: ink.dim, most: 2 }],
  };
}

/** How a reader finds the document again. */
export const nameOf = (document: DocumentResult): string =>
  visible(document.id ?? document.title ?? `${document.location.line}:${document.location.column}`);

const whereOf = ({ document, finding }: Placed): string =>
  document.kind === 'file' ? placeOf(finding.location) : nameOf(document);

/** Rows of a table, with runs joined (`2, 5, 8-12`); ids elsewhere. */
function placesOf(kind: Kind, context: ReportContext): string {
  const say = speaker(context.lang);
  const cells = kind.placed.map(({ finding }) => finding.location.cell);
  const sheets = new Set(cells.map(cell => cell?.sheet));
  const tabular = cells.every(cell => cell !== null) && sheets.size === 1;
  const names = tabular
    ? runs([...new Set(cells.map(cell => cell?.row as number))].sort((left, right) => left - right))
    : [...new Set(kind.placed.map(whereOf))];
  const cut = names.slice(0, shownPlaces);
  const separator = context.lang === 'zh' ? '、' : ', ';
  const more =
    names.length > cut.length ? `${separator}${say(words.more, { n: names.length - cut.length })}` : '';
  return say(tabular ? words.rows : words.listings, { places: cut.join(separator) + more });
}

function runs(rows: readonly number[]): string[] {
  const joined: [number, number][] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else joined.push([row, row]);
  }
  return joined.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
}

/** So many of a kind are told in full under one document; the others only by their places. */
const toldOfDocument = 3;

/** The entries of one document: from the fourth of a kind on, only the place is told. */
export function documentEntries(findings: readonly Finding[], setting: Setting): Entry[] {
  const say = speaker(setting.context.lang);
  const kinds = new Map<string, { entries: Entry[]; others: string[] }>();
  const scored = new Set<string>();
  for (const finding of findings) {
    const kind = kinds.get(kindKey(finding)) ?? { entries: [], others: [] };
    kinds.set(kindKey(finding), kind);
    if (kind.entries.length >= toldOfDocument && !setting.context.verbose) {
      kind.others.push(placeOf(finding.location));
      continue;
    }
    const entry = entryOf(finding, setting);
    // A rule's points are won once, when all of its findings are gone: they stand with the first.
    kind.entries.push(scored.has(finding.rule) ? { ...entry, points: '' } : entry);
    scored.add(finding.rule);
  }
  return [...kinds.values()].flatMap(({ entries, others }) => {
    if (others.length === 0) return entries;
    const last = entries.at(-1) as Entry;
    const text = say(words.likeThis, { n: others.length, places: others });
    return [
      ...entries.slice(0, -1),
      { ...last, body: [...last.body, { text, paint: setting.ink.dim, most: 2 }] },
    ];
  });
}
