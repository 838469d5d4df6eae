import type { Plugin } from 'esbuild';

export const yamlModules: Plugin;
