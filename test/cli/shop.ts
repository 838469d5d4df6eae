import { folderWith } from './command.ts';

/** One rule only, so that the tests tell of what is remembered, not of what else is found. */
const config = "rules: {'*/*': off, title/word-repeat: warning}\n";

/** A shop in a new folder that only minds repeated words in titles. */
export const shopWith = (files: Readonly<Record<string, string | Uint8Array>>, more = ''): string =>
  folderWith({ ...files, 'listing-lint.yaml': config + more });
