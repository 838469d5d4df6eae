import type { Path } from '../model/path.ts';
import type { Range } from './format.ts';

const QUOTE = 0x22;
const COLON = 0x3a;

/** The offset behind a string token that starts at `at`. */
export function afterString(text: string, at: number): number {
  for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end + 1;
  }
  return text.length;
}

/** How many members the objects of a well-formed JSON text have: its colons outside strings. */
export function countMembers(text: string): number {
  let members = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = afterString(text, at) - 1;
    else if (unit === COLON) members++;
  }
  return members;
}

/** How many keys the parsed value has; fewer than `countMembers` where an object says one twice. */
export function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce<number>((keys, item) => keys + countKeys(item), 0);
  let keys = 0;
  for (const key in value) keys += 1 + countKeys((value as Record<string, unknown>)[key]);
  return keys;
}

/**
 * The stretches of the items of the list at `path` (keys from the root) in a well-formed JSON text, found
 * without building a tree. Of two equal keys the last one counts, as in the parsed value.
 */
export function itemRanges(text: string, path: Path): readonly Range[] {
  let ranges: Range[] = [];
  /** Keys from the root to here; an object adds `{` until its first key, a list an empty step. */
  const keys: string[] = [];
  const depth = path.length + 1;
  let start = -1;
  let last = 0;
  const inList = () =>
    keys.length === depth && keys[path.length] === '' && path.every((step, i) => keys[i] === step);
  const close = () => {
    if (start >= 0 && inList()) ranges.push({ start, end: last });
    start = -1;
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at);
    if (unit <= ' ') continue;
    if (unit === ',' || unit === ']' || unit === '}') {
      if (keys.length === depth) close();
      if (unit !== ',') keys.pop();
      last = at + 1;
      continue;
    }
    if (unit === ':') continue;
    if (keys.length === depth && start < 0) start = at;
    if (unit === '[' || unit === '{') {
      keys.push(unit === '[' ? '' : '{');
      if (unit === '[' && keys.length === depth && inList()) ranges = [];
      last = at + 1;
    } else if (unit === '"') {
      const end = afterString(text, at);
      if (keys.length > 0 && keys.length < depth && isKey(text, end)) {
        keys[keys.length - 1] = JSON.parse(text.slice(at, end)) as string;
      }
      last = end;
      at = end - 1;
    } else last = at + 1;
  }
  return ranges;
}

const keyMark = /\s*:/y;

function isKey(text: string, end: number): boolean {
  keyMark.lastIndex = end;
  return keyMark.test(text);
}
