import type { TreeRecord } from '../formats/format.ts';
import { isGroup } from './read.ts';

/**
 * Which problems are told once a file: a key that most of three records or more have is the file's way, no slip of
 * the pen, and so are records none of whose keys is known.
 */
export function usualIn(records: readonly TreeRecord[]): (messageId: string, field: unknown) => boolean {
  const counts = new Map<string, number>();
  for (const { value } of records)
    for (const key of isGroup(value) ? Object.keys(value) : []) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isUsual = (count = 0): boolean => records.length >= 3 && count * 2 > records.length;
  return (messageId, field) =>
    messageId === 'no-known-field'
      ? records.length >= 3
      : (messageId === 'unknown-field' || messageId === 'did-you-mean') && isUsual(counts.get(String(field)));
}
