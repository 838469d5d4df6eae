import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts, isJudgeable, withoutBoilerplate } from '../../../src/facts/near-copy/compare.ts';
import { shingle, sketch } from '../../../src/facts/near-copy/shingles.ts';

const own = (text: string) => withoutBoilerplate(shingle(text), undefined, 0.3);
const there = (text: string) => new Set(shingle(text).shingles);
const words = (count: number, name = 'w'): string =>
  Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');

describe('shingles', () => {
  it('are five words', () => {
    expect(shingle('one two three four').shingles).toHaveLength(0);
    expect(shingle('one two three four five').shingles).toHaveLength(1);
    expect(shingle('one, two - three. four five six').shingles).toHaveLength(2);
  });

  it('are eight characters of a script without spaces', () => {
    expect(shingle('双层不锈钢杯身').shingles).toHaveLength(0);
    expect(shingle('双层不锈钢杯身，热').shingles).toHaveLength(1);
    expect(shingle('ผ้าฝ้ายนุ่มสบาย').shingles.length).toBeGreaterThan(0);
  });

  it('mix both in one text', () => {
    // Three words weigh 24, four characters 20: together one shingle from the first word on.
    expect(shingle('cotton dress new 红色连衣').shingles.length).toBeGreaterThanOrEqual(1);
  });

  it('do not see case, punctuation or markup, which folding has taken out', () => {
    expect(shingle('soft, warm: dry').whole).toBe(shingle('soft warm dry').whole);
    expect(shingle('soft warm dry').whole).not.toBe(shingle('warm soft dry').whole);
  });

  it('end a sentence at a full stop before a blank, not inside a number', () => {
    expect(shingle('it weighs 3.5 kg. it floats! 好的。再见').sentences).toHaveLength(4);
  });
});

describe('containment', () => {
  it('is the share of the first text that stands in the second', () => {
    const short = words(30);
    const long = `${short} ${words(90, 'z')}`;
    expect(compareTexts(own(short), there(long)).share).toBe(1);
    expect(compareTexts(own(long), there(short)).share).toBeCloseTo(26 / 116);
  });

  it('names the longest passage in common', () => {
    const text = `${words(10, 'a')} ${words(20)} ${words(10, 'b')}`;
    const { passage, words: count } = compareTexts(own(text), there(`${words(9, 'c')} ${words(20)}`));
    expect(text.slice(passage.start, passage.end)).toBe(words(20));
    expect(count).toBe(20);
  });

  it('has no passage where nothing is shared', () => {
    expect(compareTexts(own(words(30)), there(words(30, 'z')))).toEqual({
      share: 0,
      passage: { start: 0, end: 0 },
      words: 0,
    });
  });

  it('judges no text of one sentence', () => {
    expect(isJudgeable(own(words(23)))).toBe(false);
    expect(isJudgeable(own(words(24)))).toBe(true);
  });

  it('counts neither a repeated shingle twice nor a common sentence', () => {
    expect(own(`${words(30)} ${words(30)}`).shingles.size).toBe(30);
    const text = shingle(`${words(30)}. ${words(10, 'z')}.`);
    const holders = new Map([[text.sentences[1] as number, 9]]);
    const stripped = withoutBoilerplate(text, { texts: 10, holders }, 0.3);
    expect(stripped.shingles.size).toBe(26);
    expect(stripped.common).toBeCloseTo(10 / 36);
    expect(withoutBoilerplate(text, { texts: 10, holders }, 0.95).shingles.size).toBe(36);
  });
});

describe('sketch', () => {
  it('shares a fingerprint wherever two texts share ten words in a row', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const passage = fc.array(word, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(
        passage,
        fc.array(word),
        fc.array(word),
        fc.array(word),
        fc.array(word),
        (copied, a, b, c, d) => {
          const one = sketch(shingle([...a, ...copied, ...b].join(' ')).shingles);
          const other = new Set(sketch(shingle([...c, ...copied, ...d].join(' ')).shingles));
          expect(one.some(print => other.has(print))).toBe(true);
        },
      ),
    );
  });

  it('keeps about two shingles in seven, sorted, without repeats', () => {
    const prints = sketch(shingle(words(3000)).shingles);
    expect(prints.length / 2996).toBeGreaterThan(0.25);
    expect(prints.length / 2996).toBeLessThan(0.33);
    expect([...prints]).toEqual([...new Set(prints)].sort((a, b) => a - b));
  });
});
