import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeIn } from '../../src/engine/cache/store.ts';
import { unseal } from '../../src/input/sealed.ts';
import { shelfIn } from '../../src/input/shelf.ts';

/** Inside node_modules, where nothing is searched, linted or committed. */
const work = mkdtempSync(resolve('node_modules/.writers-'));
const folder = mkdtempSync(join(tmpdir(), 'listing-lint-writers-'));
const own = join(folder, '0123456789abcdef');
const rounds = 150;

/** Writes both caches again and again; all that it writes says who wrote it. */
const writer = `
import { storeIn } from ${JSON.stringify(resolve('src/engine/cache/store.ts'))};
import { shelfIn } from ${JSON.stringify(resolve('src/input/shelf.ts'))};
const [folder, own, who] = process.argv.slice(2);
process.stdin.once('data', () => {
  const store = storeIn(folder, '0123456789abcdef');
  for (let round = 0; round < ${rounds}; round++) {
    const folds = Buffer.from((who + ' ' + round + ' ').repeat(200));
    const part = { hash: who, documents: 1, leaning: [], folds };
    const entries = [{ name: who, id: String(round), parts: [part] }];
    const merged = new Map([['rule', folds]]);
    const state = who + ' ' + round;
    store.save(0, { state, documents: 1, leaning: [], merged, crashes: new Map(), entries: () => entries });
    const shelf = shelfIn({ folder, own, name: 'values', most: 1, bytes: 2 ** 20, now: 0 });
    shelf.put(String(round % 10), Buffer.from((who + ' ').repeat(1 + round * 10)));
    shelf.save();
  }
  process.exit();
});
process.stdout.write('ready');
`;

let outfile: string;
beforeAll(async () => {
  outfile = join(work, 'writer.mjs');
  const stdin = { contents: writer, resolveDir: process.cwd() };
  await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
});
afterAll(() => {
  for (const path of [work, folder]) rmSync(path, { recursive: true, force: true });
});

const started = (who: string): Promise<ChildProcess> =>
  new Promise((done, failed) => {
    const child = spawn(process.execPath, [outfile, folder, own, who], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    child.on('error', failed);
    child.stdout.once('data', () => done(child));
  });

test('two processes that write the caches at once: what is read meanwhile is whole, of one of them', async () => {
  const writers = await Promise.all(['left', 'right'].map(started));
  const codes = writers.map(child => new Promise(done => child.on('exit', done)));
  for (const child of writers) child.stdin?.write('go');
  const store = storeIn(folder, '0123456789abcdef');
  let isOver = false;
  const over = Promise.all(codes).then(all => {
    isOver = true;
    return all;
  });
  const seen = new Set<string>();
  const look = (): void => {
    // At no moment is there a part of a file.
    for (const file of existsSync(own) ? readdirSync(own) : [])
      if (/^(00\.head|values-..)$/.test(file)) expect(unseal(readFileSync(join(own, file)))).toBeDefined();
    const bucket = store.load(0);
    if (bucket) {
      seen.add(bucket.state);
      const said = `${bucket.state} `.repeat(200);
      expect(Buffer.from(bucket.merged.get('rule') ?? []).toString()).toBe(said);
      // A head may stand beside the parts of another; then it has none.
      const [entry] = bucket.entries() ?? [];
      if (entry) expect(Buffer.from(entry.parts[0]?.folds ?? []).toString()).toBe(said);
    }
    const shelf = shelfIn({ folder, own, name: 'values', most: 1, bytes: 2 ** 20, now: 0 });
    for (let item = 0; item < 10; item++) {
      const words = new Set(shelf.get(String(item))?.toString().trim().split(' '));
      expect(words.size).toBeLessThan(2);
      expect(['left', 'right', undefined]).toContain([...words][0]);
    }
  };
  while (!isOver) {
    look();
    await new Promise(done => setImmediate(done));
  }
  look();
  expect(await over).toEqual([0, 0]);
  expect(seen.size).toBeGreaterThan(0);
  for (const file of readdirSync(own)) expect(file).toMatch(/^(00\.(head|parts)|values-..)$/);
});
