import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isOurs } from '../../src/dialects/index.ts';
import { read } from '../../src/input/read.ts';
import { shared } from './shared.ts';

interface Assumed {
  readonly dialect: string;
  readonly encoding: string;
  readonly profiles: readonly string[];
  readonly language: string | null;
  readonly rows: number;
  readonly rowsJoined: number;
  readonly rowsReported: number;
  readonly listings: number;
  readonly views: number;
  readonly columnsRead: number;
  readonly columnsIgnored: readonly string[];
}

interface Report {
  readonly run: { readonly assumed: readonly [Assumed] };
  readonly documents: readonly {
    readonly kind: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly severity: string;
      readonly status: string;
    }[];
  }[];
}

const data = fileURLToPath(new URL('data/', shared));

/** The files that a search of the folder would take for listings. */
async function filesOfListings(): Promise<string[]> {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(csv|tsv|txt|json|jsonl|xml|xlsx|ya?ml)$/.test(file))
    .sort();
  const found: string[] = [];
  for (const file of files) {
    const { parsed } = await read(file, readFileSync(`${data}${file}`));
    if (parsed && isOurs(parsed)) found.push(file);
  }
  return found;
}

function lint(file: string): Report {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/listing-lint.js', `${data}${file}`, '--no-config', '--format', 'json', '--fail-on', 'never'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (stdout === '') throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

/** The smallest count that a share `q` of the sorted counts does not exceed. */
const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * q) - 1)] ?? 0;

const columnsNamed = 12;

function describe(file: string): string {
  const { run, documents } = lint(file);
  const [assumed] = run.assumed;
  const { rows, listings, rowsJoined, rowsReported, columnsRead, columnsIgnored } = assumed;
  const open = documents
    .filter(({ kind }) => kind === 'listing')
    .map(({ findings }) =>
      findings.filter(({ severity, status }) => severity !== 'info' && status === 'open'),
    );
  const counts = open.map(findings => findings.length).sort((left, right) => left - right);
  const errors = open.filter(findings => findings.some(({ severity }) => severity === 'error')).length;
  const sign = rows === listings + rowsJoined + rowsReported ? '=' : '!=';
  const names = columnsIgnored.slice(0, columnsNamed).join(', ');
  const more = columnsIgnored.length > columnsNamed ? ` … ${columnsIgnored.length - columnsNamed} more` : '';
  return [
    `  ${file}`,
    `    ${assumed.dialect} · ${assumed.encoding} · ${assumed.language ?? 'language unknown'} · ${assumed.profiles.join(', ') || 'no platform'}`,
    `    ${rows} rows ${sign} ${listings} listings + ${rowsJoined} joined + ${rowsReported} reported`,
    `    ${columnsRead} columns read, ${columnsIgnored.length} ignored${names === '' ? '' : `: ${names}${more}`}`,
    `    findings a listing without hints: median ${quantile(counts, 0.5)}, nine in ten at most ${quantile(counts, 0.9)} · with an error ${((100 * errors) / Math.max(1, counts.length)).toFixed(1)} %`,
  ].join('\n');
}

/** How every file of real data is read, and how much is found in it, through the built command. */
export async function evaluateFiles(): Promise<void> {
  console.log('\nfiles of listings: how they are read');
  for (const file of await filesOfListings()) console.log(describe(file));
}
