import { jsonString } from './charmap.ts';
import type { Range } from './format.ts';
import { afterString } from './json-skim.ts';
import type { Entry, TreeNode } from './tree.ts';

/**
 * The value at a stretch of a well-formed JSON text. Nothing is built: what is asked for is walked to, past all that
 * stands before it.
 */
export function nodeAt(text: string, range: Range): TreeNode {
  const { start, end } = range;
  switch (text[start]) {
    case '{':
      return {
        kind: 'map',
        range,
        get first() {
          return memberOf(text, start);
        },
        entry: key => memberOf(text, start, key),
      };
    case '[':
      return { kind: 'list', range, item: index => itemOf(text, start, index) };
    case '"':
      return {
        kind: 'scalar',
        range,
        get text() {
          return JSON.parse(text.slice(start, end)) as string;
        },
        part: span => jsonString(text, start, end - start).source(span),
      };
    default:
      return {
        kind: 'scalar',
        range,
        text: text.slice(start, end),
        part: span => ({ start: start + span.start, end: start + span.end }),
      };
  }
}

/** The member of an object that opens at `open`: the last with this key, as in the parsed value; without a key the first. */
function memberOf(text: string, open: number, key?: string): Entry | undefined {
  let found: Entry | undefined;
  for (let at = afterBlanks(text, open + 1); text[at] !== '}'; at = nextOf(text, at)) {
    const keyEnd = afterString(text, at);
    const start = afterBlanks(text, afterBlanks(text, keyEnd) + 1);
    const end = afterValue(text, start);
    // Without its quotes, as in YAML.
    const own = { start: at + 1, end: keyEnd - 1 };
    at = end;
    if (key !== undefined && !isKey(text, own, key)) continue;
    found = { key: own, value: nodeAt(text, { start, end }) };
    if (key === undefined) break;
  }
  return found;
}

function itemOf(text: string, open: number, index: number): TreeNode | undefined {
  let left = index;
  for (let start = afterBlanks(text, open + 1); text[start] !== ']'; left--) {
    const end = afterValue(text, start);
    if (left === 0) return nodeAt(text, { start, end });
    start = nextOf(text, end);
  }
  return undefined;
}

/** Where the next member or item begins, or the bracket that closes them stands. */
function nextOf(text: string, end: number): number {
  const at = afterBlanks(text, end);
  return text[at] === ',' ? afterBlanks(text, at + 1) : at;
}

function isKey(text: string, { start, end }: Range, key: string): boolean {
  const written = text.slice(start, end);
  return (written.includes('\\') ? JSON.parse(`"${written}"`) : written) === key;
}

function afterBlanks(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) <= 0x20) at++;
  return at;
}

const ENDS = /[\s,\]}]|$/g;

/** The offset behind the value that begins at `start`. */
function afterValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return afterString(text, start);
  if (first !== '{' && first !== '[') {
    ENDS.lastIndex = start;
    return ENDS.exec(text)?.index ?? text.length;
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') at = afterString(text, at) - 1;
    else if (sign === '{' || sign === '[') depth++;
    else if ((sign === '}' || sign === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}
