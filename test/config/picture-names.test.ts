import { expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { configFrom } from '../../src/api/config.ts';
import { factsOf } from '../../src/config/facts.ts';
import { knownOf } from '../../src/config/known.ts';
import { ConfigError, problemsText } from '../../src/config/problem.ts';
import { resolve } from '../../src/config/resolve.ts';
import { picturesOf } from '../../src/facts/images.ts';
import type { Document } from '../../src/model/document.ts';

const known = knownOf([builtIn]);

/** What a picture shows with these names in the config. */
async function shown(pictureNames: unknown, image: object): Promise<readonly string[] | undefined> {
  const settings = resolve(
    await configFrom({ pictureNames }, known),
    {},
    { rules: known.rules.values(), today: '2026-11-26' },
  );
  const value = { title: 'Linen Dress', images: [image] };
  const document = { kind: 'listing', value, carriage: () => 'carries' } as unknown as Document<'listing'>;
  return picturesOf(document, factsOf([builtIn], settings)).distinct[0]?.shows;
}

const names = { front: '_01$', back: ['_02$', '-bk\\.jpg'], detail: '_0[3-5]$' };

test.each([
  ['img/DR-1_01.jpg', ['front']],
  ['https://cdn.example/DR-1_02.JPG?v=3', ['back']],
  ['https://cdn.example/DR-1_02_1a2b3c4d-aaaa-bbbb-cccc-1234567890ab.jpg', ['back']],
  ['https://shop.example/DR-1_04-800x800.jpg', ['detail']],
  ['DR-1-BK.jpg', ['back']],
  ['data:image/png;base64,_01', []],
  ['DR-1_06.jpg', []],
])('%s', async (src, shows) => expect(await shown(names, { src })).toEqual(shows));

test('names of its own count before the words of a name, beside what alt text and role say', async () => {
  expect(await shown({ front: '_01$' }, { src: 'back_01.jpg' })).toEqual(['front']);
  expect(await shown({ front: '_01$' }, { src: 'back_02.jpg' })).toEqual(['back']);
  const said = { src: 'x_01.jpg', role: 'on-model', alt: 'seen from behind' };
  expect(await shown({ front: '_01$' }, said)).toEqual(['on-model', 'back', 'front']);
});

test.each([
  [{ frnt: '_01$' }, /unknown|nothing that a picture shows.*did you mean front/s],
  [{ 正面: '_01$' }, /did you mean front/],
  [{ front: '_(01' }, /“\(” is not closed/],
  [{ front: '(?=a)b' }, /no \(\?=/],
  [{ front: 'img/.*_01' }, /no picture’s file name can match/],
  [{ front: ['_01$', '$x'] }, /no picture’s file name can match/],
  [{ front: '.*' }, /every file name matches/],
  [{ front: { a: 'b' } }, /a list belongs here/],
])('%j is refused', async (pictureNames, said) => {
  const refused = await configFrom({ pictureNames }, known).catch(error => error);
  expect(refused).toBeInstanceOf(ConfigError);
  expect(problemsText(refused.problems, 'en')).toMatch(said);
  expect(problemsText(refused.problems, 'zh')).toMatch(/\p{Script=Han}/u);
});

test('all that is wrong is told at once, in its line', async () => {
  const pictureNames = { frnt: '_01$', back: '(', side: '[' };
  const refused = await configFrom({ pictureNames }, known).catch(error => error);
  expect(refused.problems).toHaveLength(3);
});
