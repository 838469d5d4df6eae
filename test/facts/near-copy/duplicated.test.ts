import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Listing } from '../../../src/model/listing.ts';
import {
  addToFold,
  type CopyEmission,
  emitCopy,
  emptyFold,
  joinFolds,
  mergeFolds,
  type RuleFinding,
  sealFold,
} from '../../../src/rule/index.ts';
import { documentsOf, judgeCatalog, variant } from './catalog.ts';

const words = (count: number, name: string): string =>
  Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ');
const listing = (title: string, description: string, more: Listing = {}): Listing => ({
  title,
  description,
  ...more,
});

/** What is found, as `index: message`. */
const found = (...given: Parameters<typeof findings>): string[] =>
  findings(...given).map(({ at, finding }) => `${at}: ${finding.messageId}`);

function findings(
  listings: readonly Listing[],
  options = {},
  references: readonly Listing[] = [],
  scope: 'store' | 'marketplace' = 'store',
): { at: number; finding: RuleFinding }[] {
  const others = documentsOf(references, 'supplier.csv');
  const { outcomes } = judgeCatalog(documentsOf(listings), options, others, scope);
  return outcomes.flatMap((outcome, at) =>
    outcome.kind === 'findings' ? outcome.findings.map(finding => ({ at, finding })) : [],
  );
}

const text = words(60, 'bottle');

describe('copy/duplicated', () => {
  it('finds a short text inside a long one, and does not blame the long one', () => {
    expect(
      found([listing('Steel Bottle', text), listing('Gift Box', `${text} ${words(200, 'box')}`)]),
    ).toEqual(['0: same']);
  });

  it('says how much, where, and who else', () => {
    const half = `${words(30, 'own')} ${words(60, 'bottle')}`;
    const [first] = findings([
      listing('Travel Flask', `<p>Hi</p> <b>${half}</b>`),
      listing('Steel Bottle', text),
    ]);
    expect(first?.finding).toMatchObject({
      messageId: 'part',
      data: { other: 'Steel Bottle' },
      related: [{ key: 'catalog.yaml#1' }],
      evidence: { data: { words: 60, others: 1 } },
    });
    const raw = `<p>Hi</p> <b>${half}</b>`;
    expect(raw.slice(first?.finding.span?.start, first?.finding.span?.end)).toBe(words(60, 'bottle'));
  });

  it('counts a cluster instead of listing its pairs', () => {
    const many = findings(
      Array.from({ length: 40 }, (_, i) => listing(`Article number${i}`, `${text} ${words(2, `n${i}x`)}`)),
    );
    expect(many).toHaveLength(40);
    for (const { finding } of many) {
      expect(finding.related?.length).toBeLessThanOrEqual(3);
      expect(finding.evidence?.data.others).toBe(39);
    }
  });

  it.each([
    ['colour', 'Linen Shirt, Navy Blue', 'Linen Shirt - White'],
    ['size', 'Linen Shirt (XL)', 'Linen Shirt (S)'],
    ['size in figures', 'Track Pants-32-Black', 'Track Pants-34-Grey'],
    ['measures', 'Wool Rug 5 x 8 ft', 'Wool Rug 2 x 3 ft'],
    ['pack', 'Bamboo Socks, Pack of 3', 'Bamboo Socks 6 pairs'],
    ['pattern', 'Cotton Scarf striped', 'Cotton Scarf polka dot'],
    ['model number with a colour letter', 'Sony camera W150R red', 'Sony camera W150N gold'],
    ['Chinese colour', '羊毛围巾 酒红色', '羊毛围巾 藏青色'],
    ['Chinese pack', '竹纤维毛巾 3条装', '竹纤维毛巾 6条装'],
  ])('takes listings that differ in %s for siblings', (_, one, other) => {
    expect(found([listing(one, text), listing(other, text)])).toEqual(['0: siblings']);
  });

  it.each([
    ['the product', 'Linen Shirt', 'Linen Dress'],
    ['the phone it is for', 'Silicone Case for Nova 7', 'Silicone Case for Nova 8'],
  ])('does not where they differ in %s', (_, one, other) => {
    expect(found([listing(one, text), listing(other, text)])).toEqual(['0: same', '1: same']);
  });

  it('never takes the listings of two sellers for siblings', () => {
    const listings = [
      listing('Linen Shirt Red', text, { seller: 'north' }),
      listing('Linen Shirt Blue', text, { seller: 'south' }),
    ];
    expect(found(listings, {}, [], 'marketplace')).toEqual(['0: other-seller', '1: other-seller']);
  });

  it('takes a group id, declared colours, and a name the text uses, for siblings', () => {
    const group = { group_id: 'G-1' };
    expect(found([listing('Linen Shirt', text, group), listing('Summer Top', text, group)])).toEqual([
      '0: siblings',
    ]);
    const color = (name: string) => listing(`Wrap Dress ${name}`, text, { attributes: { color: name } });
    expect(found([color('Azure Mist'), color('Old Lagoon')])).toEqual(['0: siblings']);
    const named = `meet the nora wrap dress, ${text}`;
    expect(
      found([listing('Nora Wrap Dress - Sunset', named), listing('Nora Wrap Dress - Wild Zinnia', named)]),
    ).toEqual(['0: siblings']);
  });

  it('takes one listing in two markets for itself, whatever its titles', () => {
    const inMarket = (title: string, market: string) => listing(title, text, { id: 'A', markets: [market] });
    expect(found([inMarket('Steel bottle', 'GB'), inMarket('Insulated flask', 'US')])).toEqual([]);
    expect(found([listing('Steel bottle', text), listing('Insulated flask', text)])).toEqual([
      '0: same',
      '1: same',
    ]);
  });

  it('still finds a copy beside siblings', () => {
    const listings = [
      listing('Linen Shirt Red', text),
      listing('Linen Shirt Blue', text),
      listing('Wool Cap', text),
    ];
    expect(found(listings)).toEqual(['0: same', '0: siblings', '1: same', '2: same']);
  });

  it('names a reference before a copy among ours', () => {
    const [first, ...rest] = findings([listing('Flask', text)], {}, [
      listing('Supplier Flask', `${text} ${text}`),
    ]);
    expect(rest).toEqual([]);
    expect(first?.finding).toMatchObject({
      messageId: 'reference',
      data: { file: 'supplier.csv', share: 1 },
    });
    expect(found([listing('Flask', words(60, 'own'))], {}, [listing('Supplier Flask', text)])).toEqual([]);
  });

  it('keeps sellers apart in a store, whoever shares their fingerprints', () => {
    const sellers = ['a', 'b', 'c'].map(seller => listing(`Flask of ${seller}`, text, { seller }));
    expect(found(sellers)).toEqual([]);
    expect(found([...sellers, listing('Bottle', text, { seller: 'b' })])).toEqual(['1: same', '3: same']);
  });

  it('leaves out a note that many texts have, and names a text that has nothing else', () => {
    const note = `${words(40, 'care')}.`;
    const shop = Array.from({ length: 8 }, (_, i) =>
      listing(`Article number${i}`, `${words(40, `own${i}x`)}. ${note}`),
    );
    expect(found(shop)).toEqual([]);
    expect(found([...shop, listing('Bare', `tiny. ${note}`)])).toEqual(['8: template']);
  });

  it('says nothing of short, missing or empty texts', () => {
    expect(
      found([
        listing('A b', words(20, 'x')),
        listing('C d', words(20, 'x')),
        { title: 'E' },
        listing('F', ' '),
      ]),
    ).toEqual([]);
  });
});

describe('the fold', () => {
  const emissions: CopyEmission[] = documentsOf(
    Array.from({ length: 24 }, (_, i) =>
      listing(
        `Article ${['red', 'blue'][i % 2]} number${i % 9}`,
        `${words(30, `t${i % 7}x`)}. ${words(12 + i, 'note')}.`,
        {
          seller: `s${i % 2}`,
        },
      ),
    ),
  ).flatMap((document, i) => emitCopy(document, variant, 'store', i % 8 === 5) ?? []);

  const bytes = (value: unknown): string =>
    JSON.stringify(value, (_, part) => (part instanceof Map ? ['map', ...part] : part));
  const foldAll = (list: readonly CopyEmission[]) => list.reduce(addToFold, emptyFold());
  const whole = bytes(sealFold(foldAll(emissions)));

  it('gives the same bytes for any order, split and tree', () => {
    expect(emissions).toHaveLength(24);
    expect(sealFold(foldAll(emissions)).entries.size).toBeGreaterThan(0);
    const order = fc.shuffledSubarray(emissions, { minLength: emissions.length });
    fc.assert(
      fc.property(order, fc.array(fc.nat(24)), fc.array(fc.nat(100)), (shuffled, cuts, picks) => {
        const at = [0, ...cuts.sort((a, b) => a - b), shuffled.length];
        const parts = at.slice(1).map((end, i) => foldAll(shuffled.slice(at[i], end)));
        for (let i = 0; parts.length > 1; i++) {
          const [left] = parts.splice((picks[i] ?? 0) % parts.length, 1);
          const [right] = parts.splice((picks[i] ?? 1) % parts.length, 1);
          if (left && right) parts.push(mergeFolds(left, right));
        }
        expect(bytes(sealFold(parts[0] ?? emptyFold()))).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('tells of listings that are to be judged what it tells of them among all', () => {
    const print = fc.oneof({ weight: 3, arbitrary: fc.nat(12) }, fc.nat(400));
    const text = fc.uniqueArray(print, { minLength: 2, maxLength: 9 });
    const texts = fc.record({ pool: fc.array(text, { minLength: 1, maxLength: 30 }), count: fc.nat(400) });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(400), { maxLength: 3 }), fc.nat(7), (drawn, asked, salt) => {
        const { pool, count } = drawn;
        const all = Array.from({ length: count }, (_, at): CopyEmission => {
          const draw = Math.imul(at + salt, 0x9e3779b1) >>> 8;
          return {
            key: `k${at}`,
            file: 'a.yaml',
            index: at,
            reference: draw % 11 === 0,
            seller: '',
            realm: `r${draw % 13 === 0}`,
            families: [draw % 29],
            whole: draw % 17,
            sentences: Uint32Array.of(draw % 4, 4 + (draw % 30)),
            sketch: Uint32Array.from(pool[draw % pool.length] ?? []).sort(),
          };
        });
        const keys = new Set(asked.map(at => `k${at}`));
        const { entries, realms, families } = sealFold(foldAll(all));
        const some = sealFold(foldAll(all), keys);
        const theirs = [...entries].filter(([key]) => keys.has(key));
        expect([...some.entries].filter(([key]) => keys.has(key))).toEqual(theirs);
        expect(some.families).toEqual(families);
        // How often their sentences stand in their realms; of what gave no text any may be asked.
        const isAll = [...keys].some(key => !all.some(text => text.key === key && !text.reference));
        const sentences = all.filter(({ key }) => keys.has(key)).flatMap(text => [...text.sentences]);
        const counts = (sealed: typeof realms) =>
          [...realms].map(([realm, { texts, holders }]) =>
            (isAll ? [...holders.keys()] : sentences).map(sentence => {
              const there = sealed.get(realm);
              return there?.holders.has(sentence) ? [texts, there.texts, there.holders.get(sentence)] : 0;
            }),
          );
        expect(counts(some.realms)).toEqual(counts(realms));
      }),
      { numRuns: 100 },
    );
  });

  it('joins many at once as one after the other', () => {
    const parts = () => [0, 5, 5, 13].map((from, at, all) => foldAll(emissions.slice(from, all[at + 1])));
    const joined = joinFolds(parts());
    expect(bytes(sealFold(joined))).toBe(whole);
    expect(joined.sketches.data).toHaveLength(joined.sketches.length);
  });

  it('seals nothing from nothing', () => {
    expect(sealFold(emptyFold())).toEqual({ realms: new Map(), entries: new Map(), families: new Map() });
  });
});
