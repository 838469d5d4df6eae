import type { AssumedFile, DocumentResult, RunResult } from '../engine/result.ts';
import type { ReportContext } from './context.ts';
import { entryOf, type Setting } from './entry.ts';
import { documentEntries, foldEntry, foldsOf, kindKey, type Placed } from './fold.ts';
import type { Ink } from './ink.ts';
import type { Entry } from './layout.ts';
import { languagesOf, shown } from './sentences.ts';
import { visible } from './visible.ts';

/** What stands in one file, ready to be set. */
export interface Section {
  readonly file: string;
  readonly assumed: AssumedFile | undefined;
  /** Findings of the tool about the file itself. */
  readonly own: readonly Entry[];
  /** Findings of one kind that stand on many documents. */
  readonly folds: readonly Entry[];
  /** Documents with findings of their own. */
  readonly documents: readonly DocumentSection[];
  /** Documents with nothing but folded findings. */
  readonly rest: readonly DocumentResult[];
}

interface DocumentSection {
  readonly document: DocumentResult;
  readonly entries: readonly Entry[];
  /** Rules whose findings are told among the folds. */
  readonly folded: readonly string[];
}

type SettingOf = (document: DocumentResult) => Setting;

/** The files that have something to say, in the order of the result. */
export function sectionsOf(result: RunResult, context: ReportContext, ink: Ink): Section[] {
  const languageOf = languagesOf(result);
  const settingOf: SettingOf = document => ({
    context,
    ink,
    partial: result.partial,
    file: document.file,
    language: languageOf(document),
  });
  const assumed = new Map(result.assumed.map(file => [file.file, file]));
  return [...groupBy(result.documents, document => document.file)]
    .map(([file, documents]) => sectionOf(file, assumed.get(file), documents, settingOf, context))
    .filter(section => entriesOf(section).length > 0);
}

export const entriesOf = (section: Section): Entry[] => [
  ...section.own,
  ...section.folds,
  ...section.documents.flatMap(({ entries }) => entries),
];

function sectionOf(
  file: string,
  assumed: AssumedFile | undefined,
  documents: readonly DocumentResult[],
  settingOf: SettingOf,
  context: ReportContext,
): Section {
  const placed = documents.flatMap(document =>
    shown(document.findings, context).map((finding): Placed => ({ document, finding })),
  );
  const own = folded(placed.filter(isOfFile), settingOf, context);
  const { folds, kinds } = folded(
    placed.filter(entry => !isOfFile(entry)),
    settingOf,
    context,
  );
  const sections = [
    ...groupBy(
      placed.filter(entry => !isOfFile(entry)),
      ({ document }) => document,
    ),
  ].map(
    ([document, entries]): DocumentSection => ({
      document,
      entries: documentEntries(
        entries.map(({ finding }) => finding).filter(finding => !kinds.has(kindKey(finding))),
        settingOf(document),
      ),
      folded: [
        ...new Set(
          entries
            .filter(({ finding }) => kinds.has(kindKey(finding)))
            .map(({ finding }) => visible(finding.rule)),
        ),
      ],
    }),
  );
  return {
    file,
    assumed,
    own: [...own.folds, ...own.others.map(({ document, finding }) => entryOf(finding, settingOf(document)))],
    folds,
    documents: sections.filter(({ entries }) => entries.length > 0),
    rest: sections.filter(({ entries }) => entries.length === 0).map(({ document }) => document),
  };
}

const isOfFile = ({ document, finding }: Placed): boolean =>
  document.kind === 'file' || finding.rule.startsWith('input/');

/** The kinds that fold as entries, and what stays on its own. */
function folded(placed: readonly Placed[], settingOf: SettingOf, context: ReportContext) {
  const found = context.verbose ? [] : foldsOf(placed);
  const kinds = new Set(found.map(kind => kind.key));
  return {
    kinds,
    folds: found.map(kind => foldEntry(kind, settingOf((kind.placed[0] as Placed).document))),
    others: placed.filter(({ finding }) => !kinds.has(kindKey(finding))),
  };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
