/** The public API: what a plugin is written with, and what a report holds. No module of Node is needed. */

export { type LintFile, type LintInput, lint } from './engine/lint.ts';
export type * from './engine/result.ts';
export * from './rule/index.ts';
