/** The public API: what a plugin is written with, and what a report holds. No module of Node is needed. */
export * from './rule/index.ts';
export { lint, type LintFile, type LintInput } from './engine/lint.ts';
export type * from './engine/result.ts';
