/** The public API under Node: that of `index.ts`, and `lint` over files as well. */

export { type ConfigKeys, type FilesOptions, lint } from './api/lint-files.ts';
export * from './index.ts';
