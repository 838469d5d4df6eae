import { expect, test } from 'vitest';
import dimensions from '../../rules/image/dimensions.ts';
import length from '../../rules/title/length.ts';
import { summarise } from '../../src/engine/summary.ts';
import { tryExample } from '../../src/tester/try.ts';

const listing = {
  category: 'home/kitchen',
  title: 'Hand-thrown Stoneware Mug with Lid and Beech Spoon, Ash Glaze, 350 ml, Dishwasher Safe',
};
const on = async (asOf: string) => {
  const example = { name: asOf, value: listing, run: { profiles: ['amazon'], asOf } };
  return (await tryExample(length, example, 'json')).result;
};

test('a limit is coming within 60 days of its start, and a finding from that day on', async () => {
  const days = await Promise.all(['2026-05-27', '2026-05-28', '2026-07-26', '2026-07-27'].map(on));
  const from = { rule: 'title/length', from: '2026-07-27' };
  expect(days.map(({ coming }) => coming)).toEqual([[], [from], [from], []]);
  expect(days.map(({ findings }) => findings.length)).toEqual([0, 0, 0, 1]);
  expect(days.map(({ score }) => score === 100)).toEqual([true, true, true, false]);
});

test('the summary counts the listings a coming limit will hit', async () => {
  const result = await on('2026-07-01');
  expect(summarise([result, { ...result, key: 'other' }], [], 0).coming).toEqual([
    { rule: 'title/length', from: '2026-07-27', listings: 2 },
  ]);
});

test('pictures under the size that Google asks from 2027-01-31', async () => {
  const size = { width: 400, height: 400 };
  const of = async (asOf: string) => {
    const value = { title: 'Stoneware Mug', images: [{ src: 'mug.jpg' }] };
    const example = {
      name: asOf,
      value,
      run: { profiles: ['google'], asOf },
      pictures: { 'mug.jpg': { size } },
    };
    const { findings, coming } = (await tryExample(dimensions, example, 'json')).result;
    return { refused: findings.some(({ messageId }) => messageId === 'refused'), coming };
  };
  const from = { rule: 'image/dimensions', from: '2027-01-31' };
  expect(await of('2026-11-22')).toEqual({ refused: false, coming: [] });
  expect(await of('2026-12-15')).toEqual({ refused: false, coming: [from] });
  expect(await of('2027-01-31')).toEqual({ refused: true, coming: [] });
});
