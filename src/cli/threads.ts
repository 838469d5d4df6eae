import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Looks, type Part, type Picture, pictureName, type Team, teamOf } from '../engine/parts.ts';
import { split, wholeFile } from '../engine/slices.ts';
import type { Run as Facts } from '../facts/run.ts';
import type { InputFile } from '../input/files.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { type LookAtPictures, suppliedIn } from './look.ts';
import { partOf, type Share } from './part.ts';
import type { Prepared, Start } from './prepare.ts';
import { bytesOf } from './read-files.ts';
import { weightOf } from './thread-count.ts';
import { type Answer, type Asked, isNotPlain, type Task } from './worker-part.ts';

/** What every thread of a run stands on. */
export interface Footing {
  readonly prepared: Prepared;
  readonly facts: Facts;
  readonly flags: CheckFlags;
  readonly start: Start;
}

/** Something that is no plain data: it stays in the thread that has it. */
class NotPlain extends Error {}

/**
 * Has a share judged by `count` threads, this one among them.
 * @param all The files of all shares
 * @returns what `work` did with them; undefined where something that a rule gave cannot go from thread to thread
 * @throws UsageError where a file cannot be read
 */
export async function byThreads<T>(
  count: number,
  share: Share,
  all: Share<InputFile>,
  { prepared, facts, flags, start }: Footing,
  work: (team: Team) => Promise<T>,
): Promise<T | undefined> {
  const [own, ...others] = cutShare(share, count) as [Share, ...Share[]];
  const today = prepared.settings.asOf;
  const threads = others.map(share => threadOf({ share, all, flags, start: { ...start, today } }));
  try {
    return await work(teamOf([partOf(own, all, prepared, facts, flags), ...threads]));
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  } finally {
    for (const { end } of threads) end();
  }
}

/** The files of a run as shares are cut from them; standard input is read but once. */
export async function filesAtHand(
  { files, references }: Share<InputFile>,
  lang: ReportLanguage,
): Promise<{ readonly all: Share<InputFile>; readonly whole: Share }> {
  const atHand = async (input: InputFile): Promise<InputFile> =>
    input.path === null && !input.bytes ? { ...input, bytes: await bytesOf(input, lang) } : input;
  const all = { files: await Promise.all(files.map(atHand)), references };
  const slice = (input: InputFile) => wholeFile(input, weightOf(input));
  return { all, whole: { files: all.files.map(slice), references: references.map(slice) } };
}

/** A share in so many of about the same size. */
export function cutShare({ files, references }: Share, count: number): readonly Share[] {
  const foreign = split(references, count);
  return split(files, count).map((slices, at) => ({ files: slices, references: foreign[at] ?? [] }));
}

/** Looks at the pictures of all parts, each once. */
export async function looksAt(
  pictures: readonly Picture[],
  lookAtPictures: LookAtPictures,
): Promise<Looks | undefined> {
  const sight = await lookAtPictures(
    pictures.filter(({ want }) => want),
    pictures.some(({ want }) => want === 'suppliers'),
  );
  if (!sight) return undefined;
  const look = new Map(
    pictures.map(picture => [pictureName(picture), sight.look(picture.file, picture.src)]),
  );
  if (sight.suppliers.length === 0) return { look };
  const own = pictures.filter(picture => picture.own);
  const isSupplied = suppliedIn(sight, own);
  const supplied = own.flatMap(picture => {
    const found = isSupplied(picture.file, picture.src);
    return found ? [[pictureName(picture), found] as const] : [];
  });
  return { look, supplied: new Map(supplied) };
}

/** A part that works in a thread of its own, until its `end`. */
function threadOf(task: Task): Part & { end(): void } {
  const program = dirname(fileURLToPath(import.meta.url));
  // As deep as the first thread goes: what is nested too deeply is so in every thread.
  const resourceLimits = { stackSizeMb: 1.15 };
  const worker = new Worker(join(program, 'worker.cjs'), { workerData: task, resourceLimits });
  let settle: { resolve(value: unknown): void; reject(error: unknown): void } | undefined;
  // A thread that ends before its time (out of memory) fails what it was asked, or is asked next.
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure ??= error;
    settle?.reject(error);
  };
  worker.on('message', (answer: Answer) => {
    if ('value' in answer) settle?.resolve(answer.value);
    else settle?.reject(errorOf(answer));
  });
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', code => fail(new Error(`a thread ended with ${code}`)));
  const ask = (asked: Asked): Promise<never> =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      settle = { resolve: resolve as (value: unknown) => void, reject };
      try {
        worker.postMessage(asked);
      } catch (error) {
        reject(isNotPlain(error) ? new NotPlain() : error);
      }
    });
  return {
    read: () => ask({ step: 'read' }),
    look: looks => ask({ step: 'look', looks }),
    gather: () => ask({ step: 'gather' }),
    judge: sealed => ask({ step: 'judge', sealed }),
    end: () => void worker.terminate(),
  };
}

function errorOf(answer: Exclude<Answer, { readonly value: unknown }>): Error {
  switch (answer.fault) {
    case 'not-plain':
      return new NotPlain();
    case 'usage':
      return new UsageError(answer.message);
    case 'error':
      return Object.assign(new Error(answer.message), { stack: answer.stack });
  }
}
