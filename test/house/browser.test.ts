import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { yamlModules } from '../../build/data.js';

test('the public API bundles for a browser without a module of Node', async () => {
  const { outputFiles } = await build({
    entryPoints: ['src/index.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    plugins: [yamlModules],
    define: { VERSION: '"test"' },
    logLevel: 'silent',
  });
  expect(outputFiles).toHaveLength(1);
  expect(outputFiles[0]?.text).not.toMatch(/["']node:/);
});
