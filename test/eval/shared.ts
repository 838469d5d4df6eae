import { existsSync, readFileSync } from 'node:fs';

/** The labelled and the real data beside the checkout; neither is part of the project. */
export const shared = new URL('../../../shared/', import.meta.url);

/** Whether that data is here. */
export const isHere = existsSync(new URL('eval/', shared));

/** The rows of a labelled file. */
export const rowsOf = <T>(file: string): T[] =>
  readFileSync(new URL(`eval/${file}`, shared), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T);
