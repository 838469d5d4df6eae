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

/** Languages that file names are marked with; two letters alone could be anything. */
const LANGUAGE =
  '(zh|en|de|fr|es|it|pt|nl|pl|ja|ko|ru|ar|tr|vi|th|id|sv|da|cs|uk)(?:[-_]([A-Za-z]{2}|Han[st]))?';
const AT_END = new RegExp(`^(.+)[._-]${LANGUAGE}$`, 'i');
const AT_START = new RegExp(`^${LANGUAGE}[._-](.+)$`, 'i');
const WHOLE = new RegExp(`^${LANGUAGE}$`, 'i');

const tag = (language: string, region: string | undefined): string =>
  language.toLowerCase() +
  (region === undefined ? '' : `-${region.length === 2 ? region.toUpperCase() : region}`);

/** Reads a path as people name templates: the type is the name without its language, or the folder's name. */
export function namedMessage(file: string): NamedMessage {
  const steps = file.split('/');
  const id = (steps.at(-1) ?? file).replace(/\.[^.]+$/, '');
  const folder = steps.at(-2) ?? '';
  const [, before = id, language, region] = AT_END.exec(id) ?? [];
  const [, first, firstRegion, after = before] = language ? [] : (AT_START.exec(id) ?? []);
  const [, own, ownRegion] = WHOLE.exec(id) ?? [];
  const [, above, aboveRegion] = WHOLE.exec(folder) ?? [];
  const found = language
    ? tag(language, region)
    : first
      ? tag(first, firstRegion)
      : own
        ? tag(own, ownRegion)
        : above
          ? tag(above, aboveRegion)
          : undefined;
  const type = typeByName(after) ?? typeByName(folder);
  return { id, ...(type ? { type } : {}), ...(found ? { language: found } : {}) };
}
