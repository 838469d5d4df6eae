/** Numbers and choices from a seed, for documents as hands write them. */
export interface Hand {
  below(limit: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: the same seed writes the same document. */
export function hand(seed: number): Hand {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: limit => Math.floor(next() * limit),
    chance: share => next() < share,
    pick: from => from[Math.floor(next() * from.length)] as (typeof from)[number],
  };
}

/** How many documents each law is tried on. */
export const cases = Number(process.env.LAW_CASES ?? 300);

/** Texts that some format has trouble with. */
export const texts: readonly string[] = [
  'yes',
  'no',
  'Null',
  '~',
  'true',
  '2024-01-01',
  '12:30',
  '00123',
  '1e3',
  '1.10',
  '0x1F',
  '-5',
  '.5',
  '1_000',
  '- a',
  '-',
  '-x',
  'a: b',
  'a:b',
  'a #b',
  'a#b',
  '#x',
  '@x',
  '%x',
  '`x`',
  '{a}',
  '[x]',
  'a, b',
  ', a',
  'a:',
  '? x',
  '!x',
  '&x',
  '*x',
  '|',
  '>',
  '=',
  '<<',
  '...',
  '---',
  '--- a',
  '',
  ' ',
  ' start',
  'end ',
  'a\tb',
  '\tx',
  'x\t',
  '"',
  '"q" r',
  "it's",
  "'",
  "''",
  'back\\slash',
  'a\\',
  '\u0007',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '\x85',
  'é',
  '👗 dress',
  '连衣裙：红，蓝',
  '🇩🇪',
  'line1\nline2',
  'line1\n\nline3\n',
  'x\n\n',
  '\n',
  '\nx',
  ' a\nb',
  'a\n b\nc',
  'a \nb',
  'a\n \nb',
  'a\n  ',
  'a\r\nb',
  'a\rb',
  'x\n# no comment\ny',
  '<p>One & two</p>',
  '</script>',
  '//x',
  '/* x */',
  'http://a.b/c?d=e#f',
  'a;b',
  'a|b',
  '="00123"',
  "'0123",
  'a long text of many words that some width of lines folds and others leave as it is, up to here',
  'two paragraphs of words that fold\nand the second of them, as long as that\n',
  'Linen Dress',
  'cotton',
  'M',
  '尺码',
]; // prettier-ignore

/** Words of an ordinary text. */
export const words: readonly string[] = [
  'linen',
  'dress',
  'with',
  'a',
  'belt',
  '连衣裙',
  '100%',
  "it's",
  '👗',
  'café',
  '3-in-1',
  'x:y',
  'B#1',
];
