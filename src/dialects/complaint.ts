import { badValueMessage } from './problems.ts';
import type { Shape } from './shape.ts';

/** What to say of a value that does not fit `expected`. */
export function complaint(expected: Shape): {
  readonly messageId: string;
  readonly known: readonly string[];
} {
  const scalar = expected.type === 'scalar' ? expected : undefined;
  return {
    messageId: badValueMessage[scalar?.reading ?? 'structure'],
    known: [...new Set(scalar?.choices?.values() ?? [])],
  };
}

/** A value as a problem quotes it: one line, at most 60 characters. */
export function shown(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
