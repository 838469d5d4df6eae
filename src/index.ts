/** The public API: `lint` for programs, and what a plugin is written with. No module of Node is needed. */

export type { LintConfig } from './api/config.ts';
export { type LintOptions, lint } from './api/lint.ts';
export type { TextFile } from './api/read-text.ts';
export type { Report } from './report/records.ts';
export * from './rule/index.ts';
