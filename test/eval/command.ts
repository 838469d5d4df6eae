import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOurs } from '../../src/dialects/index.ts';
import { read } from '../../src/input/read.ts';
import { shared } from './shared.ts';

/** What the evaluation reads of a report. */
export interface Report {
  readonly run: { readonly assumed: readonly [Assumed] };
  readonly summary: { readonly listings: number; readonly byRule: Readonly<Record<string, RuleCount>> };
  readonly documents: readonly DocumentOf[];
}

export interface RuleCount {
  readonly findings: number;
  readonly judged: number;
  readonly noData: number;
  /** Microseconds over all documents. */
  readonly micros: number;
}

interface DocumentOf {
  readonly kind: string;
  readonly id: string | null;
  readonly findings: readonly FindingOf[];
  readonly noData: readonly { readonly rule: string; readonly field: string }[];
}

interface FindingOf {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly status: string;
  readonly message: string;
}

interface Assumed {
  readonly dialect: string;
  readonly encoding: string;
  readonly profiles: readonly string[];
  readonly language: string | null;
  readonly rows: number;
  readonly rowsJoined: number;
  readonly rowsReported: number;
  readonly listings: number;
  readonly columnsRead: number;
  readonly columnsIgnored: readonly string[];
}

const data = fileURLToPath(new URL('data/', shared));

/** A file of the real data, by its path there. */
export const dataFile = (file: string): string => `${data}${file}`;

/** The files that a search of the folder would take for listings. */
export async function filesOfListings(): Promise<string[]> {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(csv|tsv|txt|json|jsonl|xml|xlsx|ya?ml)$/.test(file))
    .sort();
  const found: string[] = [];
  for (const file of files) {
    const { parsed } = await read(file, readFileSync(dataFile(file)));
    if (parsed && isOurs(parsed)) found.push(file);
  }
  return found;
}

/** The report of the built command on a file of the real data, under the preset `recommended`. */
export function lint(file: string): Report {
  const options = ['--no-config', '--preset', 'recommended', '--format', 'json', '--timing'];
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/listing-lint.js', dataFile(file), ...options, '--fail-on', 'never'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (stdout === '') throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** Findings that are no hints and that nobody has decided on, by listing. */
export const openFindings = ({ documents }: Report): readonly (readonly FindingOf[])[] =>
  documents
    .filter(({ kind }) => kind === 'listing')
    .map(({ findings }) =>
      findings.filter(({ severity, status }) => severity !== 'info' && status === 'open'),
    );

/** The smallest count that a share `q` of the counts does not exceed. */
export function quantile(counts: readonly number[], q: number): number {
  const sorted = [...counts].sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0;
}

/** `count` of `of` as a percentage with one digit. */
export const percent = (count: number, of: number): string => ((100 * count) / Math.max(1, of)).toFixed(1);
