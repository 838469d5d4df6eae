import { expect, test } from 'vitest';
import { roomFor } from '../../src/input/pictures/room.ts';

/** Work that ends when it is told to. */
function held() {
  let end = (): void => undefined;
  const done = new Promise<void>(resolve => {
    end = resolve;
  });
  return { done, end: () => end() };
}

const settle = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

test('room: work waits for room, and what needs more than there is goes alone', async () => {
  const room = roomFor(10);
  const begun: string[] = [];
  const works = { small: held(), other: held(), large: held(), last: held() };
  const begin = (name: keyof typeof works, bytes: number): Promise<void> =>
    room(bytes, () => {
      begun.push(name);
      return works[name].done;
    });
  const all = Promise.all([begin('small', 6), begin('other', 4), begin('large', 50), begin('last', 1)]);
  await settle();
  expect(begun).toEqual(['small', 'other']);
  works.small.end();
  await settle();
  expect(begun).toEqual(['small', 'other', 'last']);
  works.other.end();
  works.last.end();
  await settle();
  expect(begun).toEqual(['small', 'other', 'last', 'large']);
  works.large.end();
  await all;
});

test('room: work that fails leaves its room', async () => {
  const room = roomFor(10);
  await expect(room(10, () => Promise.reject(new Error('unreadable')))).rejects.toThrow('unreadable');
  expect(await room(10, async () => 'read')).toBe('read');
});
