import { readFile } from 'node:fs/promises';
import { defineConfig } from 'vitest/config';
import { parse } from 'yaml';

/** Data files are modules: the build and the tests read the same YAML. */
const yamlModules = {
  name: 'yaml-modules',
  async load(id: string) {
    if (!id.endsWith('.yaml')) return null;
    return `export default ${JSON.stringify(parse(await readFile(id, 'utf8')))};`;
  },
};

export default defineConfig({
  plugins: [yamlModules],
  define: { VERSION: '"test"' },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
