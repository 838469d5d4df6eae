import type { MessagePort } from 'node:worker_threads';
import type { Looks, Part, Sealed } from '../engine/parts.ts';
import type { InputFile } from '../input/files.ts';
import { UsageError } from './exit.ts';
import type { CheckFlags } from './flags.ts';
import { partOf, type Share } from './part.ts';
import { prepare, type Start } from './prepare.ts';

/** What a thread is to work on. */
export interface Task {
  readonly share: Share;
  readonly all: Share<InputFile>;
  readonly flags: CheckFlags;
  readonly start: Start;
}

/** What a thread is asked: one step of its part. */
export type Asked =
  | { readonly step: 'read' }
  | { readonly step: 'look'; readonly looks: Looks | undefined }
  | { readonly step: 'gather' }
  | { readonly step: 'judge'; readonly sealed: Sealed };

/** What it answers. */
export type Answer =
  | { readonly value: unknown }
  | { readonly fault: 'not-plain' }
  | { readonly fault: 'usage'; readonly message: string }
  | { readonly fault: 'error'; readonly message: string; readonly stack: string | undefined };

/** Does what `port` asks, with a config and plugins of its own: functions do not go from thread to thread. */
export function answerAt(port: MessagePort, { share, all, flags, start }: Task): void {
  let part: Part | undefined;
  const stepped = async (asked: Asked): Promise<unknown> => {
    if (!part) {
      const prepared = await prepare([], flags, start);
      part = partOf(share, all, prepared, await prepared.facts(), flags);
    }
    switch (asked.step) {
      case 'read':
        return part.read();
      case 'look':
        return part.look(asked.looks);
      case 'gather':
        return part.gather();
      case 'judge':
        return part.judge(asked.sealed);
    }
  };
  const answer = (said: Answer): void => port.postMessage(said);
  port.on('message', async (asked: Asked) => {
    try {
      answer({ value: await stepped(asked) });
    } catch (error) {
      answer(faultOf(error));
    }
  });
}

function faultOf(error: unknown): Answer {
  if (error instanceof UsageError) return { fault: 'usage', message: error.message };
  if (isNotPlain(error)) return { fault: 'not-plain' };
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { fault: 'error', message, stack };
}

/** Whether something could not be sent, as it is no plain data. */
export const isNotPlain = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'DataCloneError';
