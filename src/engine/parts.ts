import type { Look } from '../facts/pixels/measurement.ts';
import type { Supplied } from '../facts/same-picture/supplied.ts';
import type { CatalogRule, RuleMeta } from '../rule/rule.ts';
import { type Folds, type Gathered, merged, seal } from './collect.ts';
import type { JudgedFile } from './passes.ts';
import type { Suppression } from './suppress.ts';

/**
 * One of those who judge a catalog together: the thread of the run itself, another, another machine. What they are
 * asked and what they answer is plain data. Every part is asked one thing after the other, in this order.
 */
export interface Part {
  /** Reads its files. */
  read(): Promise<PartRead>;
  /** Is told what looks at the pictures of all parts gave; undefined where none is wanted. */
  look(looks: Looks | undefined): Promise<void>;
  /** The first pass over its documents. */
  gather(): Promise<PartGathered>;
  /** The second pass over its documents. */
  judge(gathered: Sealed): Promise<PartJudged>;
}

/** A picture of a listing in a file, and how much a rule asks of it: nothing, a look, those of suppliers as well. */
export interface Picture {
  readonly file: string;
  readonly src: string;
  readonly want: RuleMeta['looks'];
  /** Of a listing of ours: what may be a supplier’s. */
  readonly own: boolean;
}

/** What looks at pictures gave, by `pictureName`; `supplied` where they were compared with those of suppliers. */
export interface Looks {
  readonly look: ReadonlyMap<string, Look>;
  readonly supplied?: ReadonlyMap<string, Supplied>;
}

export const pictureName = ({ file, src }: Pick<Picture, 'file' | 'src'>): string => `${file}\n${src}`;

/** What reading gave. */
export interface PartRead {
  readonly pictures: readonly Picture[];
  readonly suppressions: readonly Suppression[];
  /** Files of searched folders that are nothing of ours. */
  readonly otherFiles: number;
}

/** What the first pass gave. */
export interface PartGathered {
  readonly documents: number;
  readonly folds: Folds;
  /** Rules that threw, in the order of the documents they threw at. */
  readonly crashes: readonly PartCrash[];
}

interface PartCrash {
  readonly rule: string;
  readonly reason: string;
  /** It threw at a document that is not ours: those come last. */
  readonly reference: boolean;
}

/** What the first pass over the whole catalog gave. */
export interface Sealed {
  readonly summaries: ReadonlyMap<string, unknown>;
  /** What the rules that threw there said, by their id. */
  readonly crashes: ReadonlyMap<string, string>;
}

/** What the second pass gave. */
export interface PartJudged {
  readonly files: readonly JudgedFile[];
  readonly micros: ReadonlyMap<string, number>;
  /** Positions of the config's overrides that held for a document. */
  readonly overrides: readonly number[];
}

/** What all parts gathered, as one part would have. Their order decides which crash of a rule is told. */
export function joinGathered(rules: readonly CatalogRule[], parts: readonly PartGathered[]): PartGathered {
  const folds: Folds = new Map();
  for (const rule of rules) {
    const own = parts.flatMap(part => (part.folds.has(rule.id) ? [part.folds.get(rule.id)] : []));
    if (own.length > 0) folds.set(rule.id, merged(rule, own));
  }
  const crashes = parts.flatMap(part => part.crashes);
  return {
    documents: parts.reduce((sum, { documents }) => sum + documents, 0),
    folds,
    crashes: [
      ...crashes.filter(({ reference }) => !reference),
      ...crashes.filter(({ reference }) => reference),
    ],
  };
}

/** The summaries of what a whole catalog gave; a document alone has nobody to be compared with. */
export function sealGathered(
  rules: readonly CatalogRule[],
  { documents, folds, crashes }: PartGathered,
): Sealed {
  const isAlone = documents < 2;
  const failed = new Map(isAlone ? [] : crashes.map(({ rule, reason }) => [rule, reason] as const).reverse());
  return { summaries: seal(rules, isAlone ? new Map() : folds, failed), crashes: failed };
}

/** As judging takes it. */
export const gatheredOf = ({ summaries, crashes }: Sealed): Gathered => ({
  summaries,
  crashes: new Map([...crashes].map(([rule, reason]) => [rule, new Error(reason)])),
});

/** What all parts judged, as one part would have: a file that lay in several is one. */
export function joinJudged(parts: readonly PartJudged[]): PartJudged {
  const files: JudgedFile[] = [];
  const micros = new Map<string, number>();
  for (const part of parts) {
    for (const file of part.files) {
      const last = files.at(-1);
      if (last?.file === file.file) files[files.length - 1] = oneFile(last, file);
      else files.push(file);
    }
    for (const [rule, spent] of part.micros) micros.set(rule, (micros.get(rule) ?? 0) + spent);
  }
  return { files, micros, overrides: [...new Set(parts.flatMap(({ overrides }) => overrides))] };
}

const oneFile = (left: JudgedFile, right: JudgedFile): JudgedFile => ({
  ...left,
  documents: left.documents.concat(right.documents),
  others: left.others.concat(right.others),
  told: left.told.concat(right.told),
});

/** What all parts read, as one part would have. */
export type Read = Omit<PartRead, 'pictures'>;

/** Several parts that work at the same time as one. The first may work in this thread. */
export interface Team {
  /** Reads, and looks at the pictures of all. */
  read(look: (pictures: readonly Picture[]) => Promise<Looks | undefined>): Promise<Read>;
  gather(rules: readonly CatalogRule[]): Promise<PartGathered>;
  judge(sealed: Sealed): Promise<PartJudged>;
}

export const teamOf = (parts: readonly Part[]): Team => ({
  async read(look) {
    const read = await askAll(parts, part => part.read());
    const looks = await look(read.flatMap(({ pictures }) => pictures));
    await askAll(parts, part => part.look(looks));
    return {
      suppressions: read.flatMap(({ suppressions }) => suppressions),
      otherFiles: read.reduce((sum, { otherFiles }) => sum + otherFiles, 0),
    };
  },
  gather: async rules => joinGathered(rules, await askAll(parts, part => part.gather())),
  judge: async sealed => joinJudged(await askAll(parts, part => part.judge(sealed))),
});

/** Asks the first last, since it may begin at once. Of several that fail the first tells why. */
async function askAll<T>(parts: readonly Part[], ask: (part: Part) => Promise<T>): Promise<readonly T[]> {
  const asked = [...parts].reverse().map(ask);
  const answers = (await Promise.allSettled(asked)).reverse();
  return answers.map(answer => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
}
