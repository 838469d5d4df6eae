import { findNodeAtLocation, getNodeValue } from 'jsonc-parser';
import { listPath } from './collection.ts';
import type { Format, Parsed, SourceFile } from './format.ts';
import { parseStrict, recordsOf } from './json-read.ts';
import { duplicateKeys, parseTolerant } from './json-tree.ts';
import { jsonLines, looksLikeJsonLines } from './jsonl.ts';
import { syntaxProblem, triage } from './syntax.ts';

/** JSON: one document, a list, or a list in a wrapper object; comments and trailing commas are tolerated. */
export const json: Format = { name: 'json', extensions: ['.json'], parse };

function parse(source: SourceFile): Parsed {
  const strict = parseStrict(source.text);
  if (strict) return strict;
  return looksLikeJsonLines(source.text) ? jsonLines.parse(source) : parseBroken(source.text);
}

/** A file that plain parsing refuses: what can be read is read, the records that a fault lies in are reported. */
function parseBroken(text: string): Parsed {
  const { root, faults } = parseTolerant(text);
  if (root === undefined) {
    const problems = faults.length > 0 ? faults.slice(0, 1) : [syntaxProblem('empty', { start: 0, end: 0 })];
    return { shape: 'tree', format: 'json', records: [], problems };
  }
  const path = listPath(getNodeValue(root));
  const list = path === undefined ? undefined : findNodeAtLocation(root, [...path]);
  const candidates = (list?.children ?? [root]).map(node => ({
    range: { start: node.offset, end: node.offset + node.length },
    value: getNodeValue(node) as unknown,
  }));
  const { sound, problems } = triage(candidates, faults);
  return recordsOf(sound, [...problems, ...duplicateKeys(root)], text);
}
