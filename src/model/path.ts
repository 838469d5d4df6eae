/** A place inside a document's value: `['images', 2, 'alt']`. Numbers are list positions from 0. */
export type Path = readonly (string | number)[];

/** A stretch of a text, in UTF-16 units of the raw value; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `images[2].alt`, as people write it. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}

/** The value at `path`, or undefined where the path leaves the value. */
export function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (current === null || typeof current !== 'object') return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}
