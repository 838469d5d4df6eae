import type { JudgedDocument } from '../engine/judged.ts';
import {
  gatheredOf,
  joinGathered,
  type Looks,
  type Part,
  type PartGathered,
  type Picture,
  pictureName,
} from '../engine/parts.ts';
import { type LintFile, type Passes, passesOver } from '../engine/passes.ts';
import { type Peers, peersBy } from '../engine/peers.ts';
import { documentsIn, isFirst, type Slice } from '../engine/slices.ts';
import type { Run as Facts } from '../facts/run.ts';
import type { InputFile } from '../input/files.ts';
import type { AnyDocument } from '../model/document.ts';
import type { CheckFlags } from './flags.ts';
import { picturesOf } from './look.ts';
import type { Prepared, Seen } from './prepare.ts';
import { type FilesRead, readFiles } from './read-files.ts';

/** Files of a run, or of a part of it: ours, and what ours must not copy. */
export interface Share<F = Slice<InputFile>> {
  readonly files: readonly F[];
  readonly references: readonly F[];
}

/** Files of a part as they were read, with the documents of its slices. */
interface Sliced extends Pick<FilesRead, 'suppressions' | 'otherFiles'> {
  readonly files: readonly { readonly file: LintFile; readonly slice: Slice<InputFile> }[];
  readonly documents: readonly AnyDocument[];
}

/**
 * A part that works in this thread. Of a file that several parts have a slice of each reads all: that takes a
 * twentieth of what judging takes, and what only a whole file tells (which fields it carries) is told alike.
 * @param all The files of all parts, where documents are found that others are compared with
 */
export function partOf(
  share: Share,
  all: Share<InputFile>,
  prepared: Prepared,
  facts: Facts,
  flags: CheckFlags,
): Part {
  let own: Sliced;
  let foreign: Sliced;
  let passes: Passes;
  return {
    async read() {
      foreign = await readSlices(share.references, prepared);
      own = await readSlices(share.files, prepared);
      prepared.seen(own.files.map(({ file }) => file));
      const picturesIn = ({ documents }: Sliced, own: boolean): readonly Picture[] =>
        documents.flatMap(document => {
          const want = prepared.looksAt(document, () => true);
          return picturesOf([document], flags).map(picture => ({ ...picture, want, own }));
        });
      const pictures = [...picturesIn(own, true), ...picturesIn(foreign, false)];
      return { pictures, suppressions: own.suppressions, otherFiles: own.otherFiles };
    },
    async look(looks) {
      passes = passesOver(
        prepared.passes(
          own.files.map(({ file }) => file),
          foreign.files.flatMap(({ file }) => file.documents),
          facts,
          looks && seenIn(looks),
        ),
      );
    },
    async gather() {
      const gather = (documents: readonly AnyDocument[], reference: boolean): PartGathered => {
        const crashes = new Map<string, Error>();
        const folds = passes.gather(
          documents.map(document => ({ document, reference })),
          crashes,
        );
        return {
          documents: documents.length,
          folds,
          crashes: [...crashes].map(([rule, { message }]) => ({ rule, reason: message, reference })),
        };
      };
      return joinGathered(prepared.catalogRules, [
        gather(own.documents, false),
        gather(foreign.documents, true),
      ]);
    },
    async judge(sealed) {
      const gathered = gatheredOf(sealed);
      const peers = peersAmong(all, prepared);
      const judged = await judgeAll(own.documents, peers, document =>
        passes.judge(document, gathered, peers.peer),
      );
      return {
        files: own.files.map(({ file, slice }) =>
          passes.judgedFile(
            isFirst(slice) ? file : { ...file, findings: [] },
            documentsIn(file.documents, slice).flatMap(({ key }) => judged.get(key) ?? []),
            [],
          ),
        ),
        micros: passes.micros,
        overrides: prepared.settings.usedOverrides(),
      };
    },
  };
}

const notRead = { kind: 'unseen', missing: 'pixels' } as const;

const seenIn = ({ look, supplied }: Looks): Seen => ({
  look: (file, src) => look.get(pictureName({ file, src })) ?? notRead,
  ...(supplied && { supplied: (file, src) => supplied.get(pictureName({ file, src })) }),
});

/** What is said of a file itself is told by the part that has its beginning. */
async function readSlices(slices: readonly Slice<InputFile>[], { reading }: Prepared): Promise<Sliced> {
  const [firsts, others] = [slices.filter(isFirst), slices.filter(slice => !isFirst(slice))];
  const rest = await readFiles(
    others.map(({ input }) => input),
    reading,
  );
  const read = await readFiles(
    firsts.map(({ input }) => input),
    reading,
  );
  const byName = new Map(slices.map(slice => [slice.input.file, slice]));
  const files = [...rest.files, ...read.files].map(file => ({
    file,
    slice: byName.get(file.file) as Slice<InputFile>,
  }));
  return {
    files,
    documents: files.flatMap(({ file, slice }) => documentsIn(file.documents, slice)),
    suppressions: read.suppressions,
    otherFiles: read.otherFiles,
  };
}

/** Judges documents, those again that asked for one that is not at hand. */
async function judgeAll(
  documents: readonly AnyDocument[],
  peers: Peers,
  judge: (document: AnyDocument) => JudgedDocument,
): Promise<ReadonlyMap<string, JudgedDocument>> {
  const judged = new Map<string, JudgedDocument>();
  let open = documents;
  do {
    open = open.filter(document => {
      const before = peers.misses;
      judged.set(document.key, judge(document));
      return peers.misses > before;
    });
  } while (await peers.fetch());
  return judged;
}

const peersAmong = ({ files, references }: Share<InputFile>, { reading }: Prepared): Peers =>
  peersBy(async isAsked => {
    const theirs = [...files, ...references].filter(({ file }) => isAsked(file));
    return (await readFiles(theirs, { ...reading, known: undefined })).files.flatMap(
      ({ documents }) => documents,
    );
  });
