import type { Reporter } from './context.ts';
import { catalogRecord, documentRecords, runRecord, summaryRecord } from './records.ts';

/** The whole report as one JSON value, written document by document, so that no report is too large to hold. */
export const json: Reporter = function* (result, context) {
  const head = { ...runRecord(result, context), summary: summaryRecord(result, context) };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "documents": [`;
  let separator = '';
  for (const document of documentRecords(result, context)) {
    yield `${separator}\n${indented(document, 2)}`;
    separator = ',';
  }
  yield `${separator === '' ? '' : '\n  '}],\n  "catalog": ${indented(catalogRecord(result, context), 1).trimStart()}\n}\n`;
};

/** A value as it stands inside so many lists: `JSON.stringify` indents it, once. */
function indented(value: unknown, depth: 1 | 2): string {
  const text = JSON.stringify(depth === 1 ? [value] : [[value]], null, 2);
  const frame = depth === 1 ? '[\n'.length : '[\n  [\n'.length;
  return text.slice(frame, -frame);
}
