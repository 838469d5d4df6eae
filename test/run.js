// Runs a TypeScript program of the tests: `node test/run.js test/eval/main.ts [args]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { yamlModules } from '../build/data.js';

const [entry, ...args] = process.argv.slice(2);
// Inside node_modules, so that packages left outside the bundle are found from there.
const folder = mkdtempSync(join(import.meta.dirname, '../node_modules/.run-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await build({
  entryPoints: { main: entry },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  packages: 'external',
  define: { VERSION: '"test"' },
  plugins: [yamlModules],
  logLevel: 'warning',
});
process.argv = [process.argv[0], entry, ...args];
await import(pathToFileURL(join(folder, 'main.mjs')).href);
