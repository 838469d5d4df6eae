import type { DocumentResult, Finding, RunResult } from '../engine/result.ts';
import { hash } from '../model/hash.ts';
import type { ReportContext } from './context.ts';
import { entryOf } from './entry.ts';
import { inkOf } from './ink.ts';
import type { Entry } from './layout.ts';
import { languagesOf, shown } from './sentences.ts';

/** A finding with the document it stands under, none for the catalog as a whole, and its sentences. */
export interface Told {
  readonly finding: Finding;
  readonly document: DocumentResult | undefined;
  readonly entry: Entry;
  /** 16 hex digits that no other finding of the report has, and that survive moved lines. */
  readonly fingerprint: string;
}

/** The findings that the report shows, in the order of the result. */
export function* told(result: RunResult, context: ReportContext): Iterable<Told> {
  const ink = inkOf(false);
  const languageOf = languagesOf(result);
  const fingerprint = uniqueFingerprints();
  const tell = (finding: Finding, document: DocumentResult | undefined): Told => ({
    finding,
    document,
    entry: entryOf(finding, {
      context,
      ink,
      partial: result.partial,
      file: finding.location.file,
      language: document ? languageOf(document) : null,
    }),
    fingerprint: fingerprint(finding),
  });
  for (const document of result.documents)
    for (const finding of shown(document.findings, context)) yield tell(finding, document);
  for (const finding of shown(result.catalog, context)) yield tell(finding, undefined);
}

/** All that stands under a finding, a line each: what was found, for whom, what to do, text to paste. */
export const bodyOf = ({ entry }: Told): string[] => entry.body.map(({ text }) => text);

/** The gravest first, then what gains most; findings that are alike stay in the order of the result. */
export const byGravity = (left: Told, right: Told): number =>
  rank[right.finding.severity] - rank[left.finding.severity] || right.finding.points - left.finding.points;

const rank = { info: 0, warning: 1, error: 2 } as const;

/**
 * Consumers drop the second of two findings with one fingerprint: a listing that stands in two files has it
 * twice, so from the second on its number is hashed in. Findings of the tool itself have none of their own.
 */
function uniqueFingerprints(): (finding: Finding) => string {
  const times = new Map<string, number>();
  return ({ fingerprint, rule, messageId, location, data }) => {
    const own = fingerprint || hash([rule, messageId, location.file, JSON.stringify(data)].join('\n'));
    const before = times.get(own) ?? 0;
    times.set(own, before + 1);
    return before === 0 ? own : hash(`${own}\n${before}`);
  };
}
