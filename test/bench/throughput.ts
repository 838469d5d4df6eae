import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from './generate.ts';

interface Report {
  readonly summary: {
    readonly byRule: Readonly<Record<string, { readonly micros?: number }>>;
  };
  readonly documents: readonly {
    readonly findings: readonly { readonly rule: string; readonly messageId: string }[];
  }[];
}

/**
 * Listings a second of the built command over generated JSON Lines, beside `JSON.parse` of the same lines in
 * this process; micro-seconds by rule; and how many of the generator's true near-copies `copy/duplicated` found.
 */
export function throughput(command: string, count: number, language: 'en' | 'zh'): string {
  const { lines, copies } = generate(count, language);
  const folder = mkdtempSync(join(tmpdir(), 'listing-lint-bench-'));
  try {
    const file = join(folder, 'catalog.jsonl');
    writeFileSync(file, `${lines.join('\n')}\n`);
    writeFileSync(join(folder, 'truth.json'), JSON.stringify([...copies]));
    const parseStart = performance.now();
    for (const line of lines) JSON.parse(line);
    const parseSeconds = (performance.now() - parseStart) / 1000;
    const start = performance.now();
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [command, file, '--no-config', '--format', 'json', '--timing', '--fail-on', 'never'],
      { encoding: 'utf8', maxBuffer: 2 ** 31 },
    );
    const seconds = (performance.now() - start) / 1000;
    if (stdout === '') throw new Error(stderr);
    const report = JSON.parse(stdout) as Report;
    const flagged = new Set(
      report.documents.flatMap((document, index) =>
        document.findings.some(finding => finding.rule === 'copy/duplicated') ? [index] : [],
      ),
    );
    const touched = new Set([...copies].flat());
    const found = [...copies.keys()].filter(index => flagged.has(index)).length;
    const stray = [...flagged].filter(index => !touched.has(index)).length;
    const rules = Object.entries(report.summary.byRule)
      .filter(([, { micros }]) => micros !== undefined)
      .map(([rule, { micros = 0 }]) => `  ${rule}: ${(micros / count).toFixed(1)} µs a listing`);
    return [
      `${language}: ${count} listings in ${seconds.toFixed(1)} s = ${Math.round(count / seconds)} listings/s · JSON.parse of the same lines ${Math.round(count / parseSeconds)}/s · ratio ${(seconds / parseSeconds).toFixed(0)}`,
      `  near-copies found ${found} of ${copies.size}; flagged that are no copy and no original: ${stray}`,
      ...rules,
    ].join('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
