import type { Reporter } from './context.ts';
import { catalogRecord, documentRecords, runRecord, summaryRecord } from './records.ts';

/** The whole report as one JSON value, written document by document, so that no report is too large to hold. */
export const json: Reporter = function* (result, context) {
  const head = { ...runRecord(result, context), summary: summaryRecord(result, context) };
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "documents": [`;
  let separator = '';
  for (const document of documentRecords(result, context)) {
    yield `${separator}\n${indented(document, 4)}`;
    separator = ',';
  }
  yield `${separator === '' ? '' : '\n  '}],\n  "catalog": ${indented(catalogRecord(result, context), 2).trimStart()}\n}\n`;
};

function indented(value: unknown, by: number): string {
  const margin = ' '.repeat(by);
  return margin + JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`);
}
