import { isRecord } from './collection.ts';
import type { Format, InputProblem, Parsed, Range, SourceFile, TreeRecord } from './format.ts';
import { parseStrict } from './json-read.ts';
import { countKeys, countMembers } from './json-skim.ts';
import { duplicateKeys, jsonRecord, parseTolerant } from './json-tree.ts';
import { syntaxProblem } from './syntax.ts';

/** JSON Lines: one object a line; a broken line is reported and the others go on. */
export const jsonLines: Format = { name: 'jsonl', extensions: ['.jsonl', '.ndjson'], parse };

/** Whether each line is a value of its own: the first line that is not blank is a whole object. */
export function looksLikeJsonLines(text: string): boolean {
  const first = /^\s*(\{[^\r\n]*\})[ \t]*\r?\n\s*\S/.exec(text)?.[1];
  return first !== undefined && isRecord(parseValue(first));
}

function parse(source: SourceFile): Parsed {
  const { text } = source;
  // A pretty-printed JSON file under the wrong name: no line of it is a record.
  const whole = looksLikeJsonLines(text) ? undefined : parseStrict(text);
  if (whole) return whole;
  const records: TreeRecord[] = [];
  const problems: InputProblem[] = [];
  for (const range of lines(text)) {
    const line = text.slice(range.start, range.end);
    const value = parseValue(line);
    if (isRecord(value)) {
      records.push(jsonRecord(value, range, text));
      if (countMembers(line) > countKeys(value)) {
        problems.push(...duplicateKeys(parseTolerant(line).root, range.start));
      }
    } else problems.push(lineProblem(line, value, range));
  }
  if (records.length === 0 && problems.length === 0)
    problems.push(syntaxProblem('empty', { start: 0, end: 0 }));
  return { shape: 'tree', format: 'jsonl', records, problems };
}

/** Stretches of the lines that are not blank, without the blanks around them. */
function* lines(text: string): Generator<Range> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found + 1;
    const line = text.slice(start, next);
    const from = start + line.length - line.trimStart().length;
    const end = start + line.trimEnd().length;
    if (end > from) yield { start: from, end };
    start = next;
  }
}

const broken = Symbol('broken');

function parseValue(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return broken;
  }
}

function lineProblem(line: string, value: unknown, range: Range): InputProblem {
  const fault = value === broken ? parseTolerant(line).faults[0] : undefined;
  if (!fault) return syntaxProblem(value === broken ? 'invalid-value' : 'not-a-document', range, {}, 1);
  const { start, end } = fault.range;
  return syntaxProblem(
    fault.messageId,
    { start: range.start + start, end: range.start + end },
    fault.data,
    1,
  );
}
