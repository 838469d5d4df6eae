import type { Reporter } from './context.ts';
import { catalogRecord, documentRecords, runRecord, summaryRecord } from './records.ts';

/** The JSON report as lines: one document a line, then everything else in the last. */
export const jsonl: Reporter = function* (result, context) {
  for (const document of documentRecords(result, context)) yield `${JSON.stringify(document)}\n`;
  const last = {
    ...runRecord(result, context),
    summary: summaryRecord(result, context),
    catalog: catalogRecord(result, context),
  };
  yield `${JSON.stringify(last)}\n`;
};
