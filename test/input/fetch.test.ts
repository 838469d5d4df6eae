import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPublic } from '../../src/input/pictures/address.ts';
import { fetcher } from '../../src/input/pictures/fetch.ts';

let server: Server;
let base = '';
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked++;
    const path = request.url ?? '';
    if (path === '/large') response.end(Buffer.alloc(5000));
    else if (path === '/slow') setTimeout(() => response.end('late'), 3000).unref();
    else if (path === '/moved') response.writeHead(302, { location: '/picture' }).end();
    else if (path === '/inside') response.writeHead(302, { location: 'http://[::1]:1/secret' }).end();
    else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
    else if (path === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (path.startsWith('/picture')) response.end('picture');
    else response.writeHead(404).end('none');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const cache = () => mkdtempSync(join(tmpdir(), 'listing-lint-fetch-'));
const here = (address: string): boolean => address === '127.0.0.1';
const textOf = (bytes: Uint8Array | undefined): string | undefined => bytes && Buffer.from(bytes).toString();

test('a picture is fetched, through a redirect too, and kept', async () => {
  const fetch = fetcher({ cache: cache(), allows: here });
  expect(textOf(await fetch(`${base}/picture`))).toBe('picture');
  expect(textOf(await fetch(`${base}/moved`))).toBe('picture');
  const before = asked;
  expect(textOf(await fetch(`${base}/picture`))).toBe('picture');
  expect(asked).toBe(before);
});

test('size, time, number and redirects are bounded; what is not there gives nothing', async () => {
  const fetch = fetcher({ cache: cache(), allows: here, bytes: 1000, time: 300 });
  for (const path of ['/large', '/slow', '/round', '/file', '/none'])
    expect(await fetch(base + path)).toBeUndefined();
  const few = fetcher({ cache: cache(), allows: here, number: 1 });
  expect(textOf(await few(`${base}/picture?1`))).toBe('picture');
  expect(await few(`${base}/picture?2`)).toBeUndefined();
});

test('nothing is fetched from this machine or the network behind it, by address, by name or by redirect', async () => {
  const before = asked;
  const fetch = fetcher({ cache: cache() });
  expect(await fetch(`${base}/picture`)).toBeUndefined();
  expect(await fetch(base.replace('127.0.0.1', 'localhost'))).toBeUndefined();
  expect(asked).toBe(before);
  expect(await fetcher({ cache: cache(), allows: here })(`${base}/inside`)).toBeUndefined();
});

test('public and other addresses', () => {
  for (const address of ['1.1.1.1', '93.184.216.34', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])
    expect([address, isPublic(address)]).toEqual([address, true]);
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1%eth0',
    'fc00::1',
    'fd12:3456::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
  ])
    expect([address, isPublic(address)]).toEqual([address, false]);
});
