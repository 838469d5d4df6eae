import sharp from 'sharp';
import { expect, test } from 'vitest';
import { decoder } from '../../../src/facts/pixels/decode.ts';
import { jpeg, product } from './photographs.ts';

const decode = decoder();
const size = 1000;

/** Letters of straight strokes in a box of 3 × 5: no font is needed. */
const letters: Readonly<Record<string, string>> = {
  E: 'M3 0H0V5H3M0 2.5H2.4',
  F: 'M3 0H0V5M0 2.5H2.4',
  H: 'M0 0V5M3 0V5M0 2.5H3',
  L: 'M0 0V5H3',
  N: 'M0 5V0L3 5V0',
  S: 'M3 0H0V2.5H3V5H0',
  T: 'M0 0H3M1.5 0V5',
};

/** A word whose letters are `high` px high, from its upper left corner on. */
const word = (signs: string, x: number, y: number, high: number, fill: string, opacity = 1): string =>
  [...signs]
    .map(
      (sign, at) =>
        `<path d="${letters[sign]}" transform="translate(${x + at * high * 0.85} ${y}) scale(${high / 5})" fill="none" stroke="${fill}" stroke-opacity="${opacity}" stroke-width="0.7"/>`,
    )
    .join('');

/** What is found over a photograph of a product in the middle, 60 % high, with something drawn over it. */
async function kindsOver(drawing: string, background = '#ffffff'): Promise<readonly string[]> {
  const input = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${drawing}</svg>`,
  );
  const photo = await product(size, { fill: 0.6, background }).png().toBuffer();
  const look = await decode?.(await jpeg(sharp(photo).composite([{ input }])));
  if (look?.kind !== 'seen' || !look.picture.pixels) throw new Error(JSON.stringify(look));
  return look.picture.pixels.overlays.map(({ kind }) => kind);
}

test('nothing is laid over a photograph', async () => {
  expect(await kindsOver('')).toEqual([]);
  expect(await kindsOver('', '#c8d2c0')).toEqual([]);
});

test('text on the background, also where it goes on over the product', async () => {
  expect(await kindsOver(word('FLEETSHEN', 150, 60, 70, '#c00'))).toEqual(['text']);
  expect(await kindsOver(word('FLEETSHEN', 150, 60, 70, '#333'), '#c8d2c0')).toEqual(['text']);
  expect(await kindsOver(word('HNTLHNSTNHLTHNLNT', 20, 500, 66, '#c00'))).toEqual(['text']);
});

test('text on the product may be printed there', async () => {
  expect(await kindsOver(word('FLEET', 330, 430, 70, '#ffd600'))).toEqual([]);
});

test('things in a row are no text: their shapes come again', async () => {
  const row = (shape: (x: number, at: number) => string): string =>
    Array.from({ length: 9 }, (_, at) => shape(100 + at * 90, at)).join('');
  expect(
    await kindsOver(
      row(x => `<circle cx="${x}" cy="900" r="24" fill="none" stroke="#222" stroke-width="9"/>`),
    ),
  ).toEqual([]);
  expect(await kindsOver(row(x => `<circle cx="${x}" cy="900" r="24" fill="#b01e28"/>`))).toEqual([]);
  expect(
    await kindsOver(
      row((x, at) => `<rect x="${x}" y="880" width="40" height="40" fill="hsl(${at * 40},60%,50%)"/>`),
    ),
  ).toEqual([]);
});

test('a badge with text in a corner; a plain shape there is none', async () => {
  const disc = '<circle cx="880" cy="120" r="110" fill="#e60012"/>';
  expect(await kindsOver(disc + word('SELL', 795, 95, 50, '#fff'))).toEqual(['badge']);
  expect(await kindsOver(disc)).toEqual([]);
});

test('a bar with text along an edge; a plain floor is none', async () => {
  const bar = '<rect y="880" width="1000" height="120" fill="#1557c0"/>';
  expect(await kindsOver(bar + word('FLEETSHEN', 200, 915, 55, '#fff'))).toEqual(['banner']);
  expect(await kindsOver(bar)).toEqual([]);
});

test('a faint mark strewn over the picture', async () => {
  const marks = Array.from({ length: 24 }, (_, at) =>
    word('SHELF', 30 + (at % 4) * 250, 30 + Math.floor(at / 4) * 165, 36, '#888', 0.4),
  );
  expect(await kindsOver(`<g transform="rotate(-20 500 500)">${marks.join('')}</g>`)).toEqual(['watermark']);
});

test('a see-through bar with text over the product; without text it is none', async () => {
  const bar = '<rect y="660" width="1000" height="340" fill="#1557c0" fill-opacity="0.6"/>';
  expect(await kindsOver(bar + word('FLEETSHEN', 150, 760, 90, '#fff'))).toEqual(['banner']);
  expect(await kindsOver(bar)).toEqual([]);
});
