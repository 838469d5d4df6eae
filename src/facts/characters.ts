/** Sorts of characters, each said by a pattern; no character belongs to two. */
export interface CharacterSorts {
  /** The position of a UTF-16 unit's sort, from 1; 0 for none. */
  of(unit: number): number;
  /** How many characters (code points) of a text belong to each sort, by its position. */
  counts(text: string): readonly number[];
}

/** Not a sort: nobody asked yet. */
const UNASKED = 0xff;

/** What the patterns say is asked once a unit: a look into a table is many times quicker. */
export function characterSorts(...patterns: readonly RegExp[]): CharacterSorts {
  let table: Uint8Array | undefined;
  const sortOf = (character: string): number => patterns.findIndex(pattern => pattern.test(character)) + 1;
  const of = (unit: number): number => {
    table ??= new Uint8Array(65_536).fill(UNASKED);
    const known = table[unit] as number;
    if (known !== UNASKED) return known;
    const sort = sortOf(String.fromCharCode(unit));
    table[unit] = sort;
    return sort;
  };
  return {
    of,
    counts(text) {
      const counts = new Array<number>(patterns.length + 1).fill(0);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const point = unit >= 0xd800 && unit < 0xdc00 ? (text.codePointAt(at) as number) : unit;
        const sort = point === unit ? of(unit) : sortOf(String.fromCodePoint(point));
        if (point !== unit) at++;
        counts[sort] = (counts[sort] as number) + 1;
      }
      return counts;
    },
  };
}

/** The letters of a text: how many, how many characters of them are Chinese, and whether all are Latin. */
export interface Letters {
  readonly letters: number;
  readonly han: number;
  readonly latin: boolean;
}

const letterSorts = characterSorts(
  /(?=\p{L})\p{sc=Han}/u,
  // Signs of Chinese that are no letters: 〇.
  /\p{sc=Han}/u,
  /(?=\p{L})\p{sc=Latin}/u,
  /\p{L}/u,
);

export function lettersIn(text: string): Letters {
  const [, han = 0, hanSigns = 0, latin = 0, other = 0] = letterSorts.counts(text);
  return { letters: han + latin + other, han: han + hanSigns, latin: han + hanSigns + other === 0 };
}
