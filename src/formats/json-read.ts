import { isRecord, listPath } from './collection.ts';
import type { InputProblem, Parsed, Range, TreeRecord } from './format.ts';
import { countKeys, countMembers, itemRanges } from './json-skim.ts';
import { duplicateKeys, jsonRecord, parseTolerant } from './json-tree.ts';
import { syntaxProblem } from './syntax.ts';

/** The file as plain `JSON.parse` has it, positions on demand; undefined where that fails. */
export function parseStrict(text: string): Parsed | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const repeated = countMembers(text) > countKeys(value);
  const problems = repeated ? duplicateKeys(parseTolerant(text).root) : [];
  const path = listPath(value);
  if (path === undefined) return recordsOf([{ value, range: trimmed(text) }], problems, text);
  const items = path.reduce<unknown>(
    (inner, step) => (inner as Record<string, unknown>)[step],
    value,
  ) as unknown[];
  let ranges: readonly Range[] | undefined;
  const rangeAt = (index: number): Range => {
    ranges ??= itemRanges(text, path);
    return ranges[index] ?? trimmed(text);
  };
  const candidates = items.map((item, index) => ({
    value: item,
    get range() {
      return rangeAt(index);
    },
  }));
  return recordsOf(candidates, problems, text);
}

/** A value that should be a record. */
export interface Candidate {
  readonly value: unknown;
  readonly range: Range;
}

/** Records of the objects among the candidates; one finding for each other thing, one in all where none is an object. */
export function recordsOf(
  candidates: readonly Candidate[],
  problems: readonly InputProblem[],
  text: string,
): Parsed {
  const records: TreeRecord[] = [];
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    if (isRecord(candidate.value)) records.push(lazyRecord(candidate, text));
    else others.push(candidate);
  }
  const reported = [...problems];
  if (records.length > 0) {
    for (const { range } of others) reported.push(syntaxProblem('not-a-document', range, {}, 1));
  } else if (others[0]) reported.push(syntaxProblem('not-a-document', others[0].range, {}, others.length));
  else if (reported.length === 0) reported.push(syntaxProblem('empty', { start: 0, end: 0 }));
  return { shape: 'tree', format: 'json', records, problems: reported };
}

/** The record's stretch is looked for only when something asks for a place. */
function lazyRecord(candidate: Candidate, text: string): TreeRecord {
  let known: TreeRecord | undefined;
  const record = (): TreeRecord => {
    known ??= jsonRecord(candidate.value, candidate.range, text);
    return known;
  };
  return {
    value: candidate.value,
    get range() {
      return candidate.range;
    },
    locate: (path, span) => record().locate(path, span),
    locateKey: path => record().locateKey(path),
    scalarText: path => record().scalarText(path),
  };
}

function trimmed(text: string): Range {
  const start = text.length - text.trimStart().length;
  return { start, end: Math.max(start, text.trimEnd().length) };
}
