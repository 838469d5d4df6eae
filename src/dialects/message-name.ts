import { markedName } from '../model/language-mark.ts';
import types from '../model/message-types.yaml';
import { foldName } from './names.ts';

/** What a file's name says of the message in it: `order-confirmation.zh.md`, `zh/发货通知.txt`. */
export interface NamedMessage {
  readonly id: string;
  readonly type?: string;
  /** BCP-47. */
  readonly language?: string;
}

const typeNames = (
  types as { readonly types: Readonly<Record<string, { also: readonly string[]; zh: string }>> }
).types;

let known: ReadonlyMap<string, string> | undefined;

function typeByName(name: string): string | undefined {
  known ??= new Map(
    Object.entries(typeNames).flatMap(([type, { also, zh }]) =>
      [type, zh, ...also].map(other => [foldName(other), type] as const),
    ),
  );
  return known.get(foldName(name));
}

/** Reads a path as people name templates: the type is the name without its language, or the folder's name. */
export function namedMessage(file: string): NamedMessage {
  const steps = file.split('/');
  const id = (steps.at(-1) ?? file).replace(/\.[^.]+$/, '');
  const folder = steps.at(-2) ?? '';
  const { stem, language } = markedName(id);
  const above = markedName(folder);
  const found = language ?? (above.stem === folder ? above.language : undefined);
  const type = typeByName(stem) ?? typeByName(folder);
  return { id, ...(type ? { type } : {}), ...(found ? { language: found } : {}) };
}
