import type { Edit } from '../model/edit.ts';
import type { Location } from '../model/place.ts';
import type { FileFix } from './fix/file-fix.ts';
import type { Finding } from './result.ts';

/** A finding of the tool itself, placed in its file. `error` findings block; none weighs in the score. */
export interface ToolFinding {
  readonly rule: string;
  readonly severity: Finding['severity'];
  readonly messageId: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly location: Location;
  /** The document it stands under; the file as a whole where undefined. */
  readonly key?: string;
  readonly fix?: FileFix;
}

/** As it stands among the findings of rules: no weight, one place. */
export function asFinding(finding: ToolFinding): Finding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    consequence: finding.severity === 'error' ? 'refused' : 'polish',
    messageId: finding.messageId,
    data: finding.data,
    at: [],
    location: finding.location,
    places: [finding.location],
    points: 0,
    fingerprint: '',
    relatedPlaces: [],
    status: 'open',
    ...(finding.fix ? { fix: finding.fix } : {}),
  };
}

/** What a finding's fix changes of the document; nothing where there is none, or it changes the file's text only. */
export const editsOf = ({ fix }: Pick<Finding, 'fix'>): readonly Edit[] =>
  fix && 'edits' in fix ? fix.edits : [];

/** Whether a rule is the tool itself: what it says of files, suppressions and its own faults cannot be set aside. */
export const isToolRule = (rule: string): boolean =>
  /^(input|suppress|baseline|config|internal)\/|^fix\/encoding$/.test(rule);

const text = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The stable order of findings within a document. */
export const byPlace = (left: Finding, right: Finding): number =>
  left.location.line - right.location.line ||
  left.location.column - right.location.column ||
  text(left.rule, right.rule) ||
  text(left.messageId, right.messageId);
