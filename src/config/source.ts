import { isAlias, isMap, isNode, isScalar, isSeq, type Pair, parseDocument, visit } from 'yaml';
import type { Range, SourceFile } from '../formats/format.ts';
import { toLocation } from '../formats/lines.ts';
import type { Path } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import { syntax } from './phrases.ts';
import { type ConfigProblem, type Fault, fault } from './problem.ts';

/** A config file as plain values, every scalar the text that was written, with the way back to its places. */
export interface ConfigSource {
  readonly file: string;
  readonly value: unknown;
  /** Faults of the YAML itself. */
  readonly problems: readonly ConfigProblem[];
  /** Where the value at `path` stands, or with `key` its key; the nearest place above where it is not there. */
  locate(path: Path, key?: boolean): Location;
  problem(found: Fault, path: Path): ConfigProblem;
}

/** Parses a config. Scalars are typed by the schema, not by the parser: `00123` and `NO` stay what they are. */
export function readSource(source: SourceFile): ConfigSource {
  const document = parseDocument(source.text, {
    schema: 'failsafe',
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  });
  // An empty value means the key is not set, so that a list whose items are commented out is no fault.
  visit(document, {
    Scalar(_, node) {
      if (node.type === 'PLAIN' && /^(~|null)?$/i.test(node.source ?? '')) node.value = null;
    },
  });
  // An alias without its anchor is no fault to the parser until its value is asked for: mostly a glob without quotes.
  const lost = aliasesWithoutAnchor(document);
  const lineAt = (line: number): string => source.text.split(/\r?\n/)[line - 1] ?? '';
  const at = (found: Fault, range: Range): ConfigProblem => {
    const location = toLocation(source, range);
    return { ...found, place: { location, line: lineAt(location.line) } };
  };
  const locate = (path: Path, key = false): Range =>
    rangeAt(document.contents, path, key) ?? { start: 0, end: 0 };
  return {
    file: source.file,
    value: document.errors.length + lost.length > 0 ? undefined : withoutNulls(document.toJS()),
    problems: [
      ...document.errors
        // Two complaints at one place are one.
        .filter(({ pos: [start] }, index, all) => all.findIndex(({ pos }) => pos[0] === start) === index)
        .map(({ code, pos: [start, end] }) =>
          at(syntaxFault(code, source.text, start, end), wordAt(source.text, start, end)),
        ),
      ...lost.map(range => at(fault(syntax.BAD_ALIAS, {}), range)),
    ],
    locate: (path, key) => toLocation(source, locate(path, key)),
    problem: (found, path) => at(found, locate(path, found.key)),
  };
}

function aliasesWithoutAnchor(document: ReturnType<typeof parseDocument>): readonly Range[] {
  const found: Range[] = [];
  visit(document, {
    Alias(_, node) {
      if (!node.resolve(document)) found.push(rangeOf(node) ?? { start: 0, end: 0 });
    },
  });
  return found;
}

function syntaxFault(code: string, text: string, start: number, end: number): Fault {
  if (code === 'DUPLICATE_KEY') {
    const { start: from, end: to } = wordAt(text, start, end);
    return fault(syntax.DUPLICATE_KEY, { name: text.slice(from, to) }, { key: true });
  }
  return fault(syntax[code as Exclude<keyof typeof syntax, 'DUPLICATE_KEY'>] ?? syntax.other, {});
}

/** The parser points at a word’s first character: the whole word is easier to see. */
function wordAt(text: string, start: number, end: number): Range {
  const word = /^[^\s:,[\]{}]+/.exec(text.slice(start, start + 200))?.[0] ?? '';
  return { start, end: Math.max(end, start + word.length) };
}

/** Keys without a value are keys that are not set. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value ?? undefined;
  const kept = Object.entries(value).filter(([, entry]) => entry !== null);
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutNulls(entry)]));
}

/**
 * The range of a value or key. A step the file does not have is left out: the schema spells short forms out
 * (`title: 标题` for `title: {columns: [标题]}`), and what is missing stands nowhere.
 */
function rangeAt(root: unknown, path: Path, key: boolean): Range | undefined {
  let node = root;
  let place = rangeOf(root);
  for (const [index, step] of path.entries()) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        item => isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) continue;
      const keyRange = rangeOf(pair.key);
      const valueRange = rangeOf(pair.value);
      const empty = valueRange === undefined || valueRange.start === valueRange.end;
      place = empty || (key && index === path.length - 1) ? keyRange : valueRange;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step];
      place = rangeOf(node) ?? place;
    } else if (isAlias(node)) return place;
  }
  return place;
}

function rangeOf(node: unknown): Range | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return { start: node.range[0], end: node.range[1] };
}
