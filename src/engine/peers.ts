import type { AnyDocument } from '../model/document.ts';

/** Documents that are not at hand: what is asked for in vain is read afterwards, and then whoever asked asks again. */
export interface Peers {
  peer(key: string): AnyDocument | undefined;
  /** How often something was asked for in vain. */
  readonly misses: number;
  /** Reads what was asked for in vain. @returns whether that was anything */
  fetch(): Promise<boolean>;
}

/** @param read Reads the files that `isAsked` says are asked for */
export function peersBy(
  read: (isAsked: (file: string) => boolean) => Promise<readonly AnyDocument[]>,
): Peers {
  const known = new Map<string, AnyDocument | undefined>();
  const wanted = new Set<string>();
  let misses = 0;
  return {
    get misses() {
      return misses;
    },
    peer(key) {
      if (!known.has(key)) {
        wanted.add(key);
        misses += 1;
      }
      return known.get(key);
    },
    async fetch() {
      if (wanted.size === 0) return false;
      const files = new Set([...wanted].flatMap(beginnings));
      const found = await read(file => files.has(file));
      for (const key of wanted) known.set(key, undefined);
      for (const document of found) known.set(document.key, document);
      wanted.clear();
      return true;
    },
  };
}

/** A key is the file’s name, `#` and a place in it; either may have the sign in it. */
const beginnings = (key: string): readonly string[] =>
  [...key.matchAll(/#/g)].map(({ index }) => key.slice(0, index));
