import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../model/hash.ts';
import { prepareFolder, writeWhole } from './cache-folder.ts';
import { seal, unseal } from './sealed.ts';

/** Small values by name that runs leave for later ones. */
export interface Shelf {
  get(name: string): Buffer | undefined;
  put(name: string, value: Uint8Array): void;
  /** Writes what is new. What another run wrote meanwhile stays. */
  save(): void;
}

export interface Shelving {
  /** The cache folder, and the shelf’s own folder somewhere below it: 16 hex digits, and a name. */
  readonly folder: string;
  readonly own: string;
  readonly name: string;
  /** Own folders that may be beside each other: of other versions. */
  readonly most: number;
  /** Bytes of one of the 64 files that a shelf is in. */
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Values are spread over so many files by their names. */
const boards = 64;
/** What no run has met for so many days goes: a catalog that is looked at less often is as good as new. */
const mostDays = 60;
/** A value that is met is marked so only after this many days: a run that finds all writes nothing. */
const markDays = 7;

interface Item {
  readonly value: Buffer;
  /** Day since 1970 on which it was met last. */
  readonly day: number;
}
type Board = Map<string, Item>;
type Table = readonly (readonly [name: string, day: number, bytes: number])[];

/** A shelf in a folder. Reading never fails, and where nothing can be written nothing is. */
export function shelfIn({ folder, own, name, most, bytes, now }: Shelving): Shelf {
  const today = Math.floor(now / 86_400_000);
  const known = new Map<number, Board>();
  const changed = new Map<number, Board>();
  const fileOf = (at: number): string => join(own, `${name}-${at.toString(16).padStart(2, '0')}`);
  const boardOf = (at: number): Board => {
    const board = known.get(at) ?? readBoard(fileOf(at));
    known.set(at, board);
    return board;
  };
  const change = (at: number, item: string, to: Item): void => {
    boardOf(at).set(item, to);
    changed.set(at, (changed.get(at) ?? new Map<string, Item>()).set(item, to));
  };
  return {
    get(item) {
      const at = placeOf(item);
      const found = boardOf(at).get(item);
      if (found && found.day <= today - markDays) change(at, item, { ...found, day: today });
      return found?.value;
    },
    put(item, value) {
      change(placeOf(item), item, { value: Buffer.from(value), day: today });
    },
    save() {
      if (changed.size === 0) return;
      try {
        prepareFolder(folder, own, most);
        for (const [at, items] of changed) {
          const all = readBoard(fileOf(at));
          for (const [item, value] of items) all.set(item, value);
          writeWhole(fileOf(at), sealed(lasting(all, today, bytes)));
        }
      } catch {}
      changed.clear();
    },
  };
}

const placeOf = (item: string): number => Number.parseInt(hash(item).slice(-2), 16) % boards;

/** What a file holds; nothing where it is not there, or damaged. */
function readBoard(file: string): Board {
  const board: Board = new Map();
  try {
    const found = unseal<Table>(readFileSync(file));
    if (!found) return board;
    const [table, next] = found;
    for (const [item, day, bytes] of table) board.set(item, { day, value: next(bytes) });
  } catch {}
  return board;
}

/** The items that may stay, those met last first. */
function lasting(board: Board, today: number, bytes: number): readonly (readonly [string, Item])[] {
  let left = bytes;
  return [...board]
    .filter(([, { day }]) => day > today - mostDays)
    .sort(([, one], [, other]) => other.day - one.day)
    .filter(([item, { value }]) => {
      left -= value.length + item.length;
      return left >= 0;
    });
}

const sealed = (items: readonly (readonly [string, Item])[]): Buffer =>
  seal(
    items.map(([item, { day, value }]): Table[number] => [item, day, value.length]),
    items.map(([, { value }]) => value),
  );
