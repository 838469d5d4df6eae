import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folderWith, root } from '../cli/command.ts';

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
  runs: { steps: { run: string; env: Record<string, string> }[] };
  inputs: Record<string, { default: string }>;
};
const [step] = action.runs.steps;

/** The step's script as GitHub runs it: expressions filled in, outputs and summary into files. */
function runAction(
  inputs: Record<string, string> = {},
  event: Record<string, string> = {},
  files: Record<string, string> = {},
) {
  const cwd = folderWith({
    'shop.yaml': '- {id: A, brand: Norrfolk, title: Oak Table Oak Chair Oak Bench Oak, price: 120}\n',
    'listing-lint.yaml': "plugins: [./evil.mjs]\nrules: {'*/*': off, title/word-repeat: error}\n",
    'evil.mjs': "process.stdout.write('plugin ran\\n'); export default [];\n",
    'summary.md': '',
    output: '',
    ...files,
  });
  const fill = (text: string): string =>
    text.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) =>
      name.startsWith('inputs.')
        ? (inputs[name.slice(7)] ?? action.inputs[name.slice(7)]?.default ?? '')
        : (event[name] ?? ''),
    );
  const env = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, text]) => [name, fill(text)]));
  const { stdout, status } = spawnSync('bash', ['-eo', 'pipefail', '-c', step?.run ?? ''], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH ?? '',
      LANG: 'en_US.UTF-8',
      ...env,
      COMMAND: `node ${join(root, 'bin/listing-lint.js')}`,
      RUNNER_TEMP: cwd,
      GITHUB_STEP_SUMMARY: join(cwd, 'summary.md'),
      GITHUB_OUTPUT: join(cwd, 'output'),
    },
  });
  const read = (file: string): string => readFileSync(join(cwd, file), 'utf8');
  return { stdout, status, read };
}

test('annotations in the log, a summary, a JSON report, and the exit code of the run', () => {
  const { stdout, status, read } = runAction({ args: '--no-plugins' });
  expect(stdout).toMatch(/^::error file=shop\.yaml,line=1,/m);
  expect(read('summary.md')).toContain('title/word-repeat');
  expect(JSON.parse(read('listing-lint.json')).summary.errors).toBe(1);
  expect(read('output')).toMatch(/^report=.*listing-lint\.json$/m);
  expect(status).toBe(1);
});

test('a pull request from a fork runs no code of its config', () => {
  const fork = { 'github.event.pull_request.head.repo.fork': 'true' };
  expect(runAction({}, fork).stdout).not.toContain('plugin ran');
  expect(runAction({ plugins: 'true' }, fork).stdout).toContain('plugin ran');
});

test('the summary says what became of an earlier report, the score with it', () => {
  const stuffed = '- {id: A, brand: Norrfolk, title: Oak Table Oak Chair Oak Bench Oak}';
  const listings = [
    stuffed,
    stuffed.replace('id: A', 'id: B'),
    '- {id: C, title: Mug}',
    '- {id: D, title: Bowl}',
  ];
  const before = runAction({ args: '--no-plugins' }, {}, { 'shop.yaml': `${listings.join('\n')}\n` });
  const mended = listings.slice(2).join('\n');
  const { read } = runAction(
    { args: '--no-plugins', compare: 'earlier.json' },
    {},
    {
      'shop.yaml': `${mended}\n- {id: A, title: Oak Table}\n- {id: B, title: Oak Bench}\n${stuffed.replace('id: A', 'id: E')}\n`,
      'earlier.json': before.read('listing-lint.json'),
    },
  );
  expect(read('summary.md')).toMatch(/^\*\*.*score 80\.0 → 92\.0, 2 fixed, 1 new.*\*\*$/m);
});

test('SARIF beside it, and every input is used', () => {
  const { read } = runAction({ sarif: 'lint.sarif', args: '--no-plugins' });
  expect(JSON.parse(read('lint.sarif')).runs[0].results).toHaveLength(1);
  const used = JSON.stringify(step);
  for (const name of Object.keys(action.inputs)) expect(used).toContain(`inputs.${name} `);
});
