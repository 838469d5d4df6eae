import { createHash } from 'node:crypto';
import { lookup as resolveName } from 'node:dns';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isPublic } from './address.ts';

/** What a run may fetch. */
interface Bounds {
  /** Pictures a run. */
  readonly number: number;
  readonly bytes: number;
  /** Milliseconds for one picture, redirects included. */
  readonly time: number;
  readonly redirects: number;
  /** Milliseconds a fetched picture is kept for the next run. */
  readonly keep: number;
}
const usual: Bounds = { number: 5000, bytes: 20 * 2 ** 20, time: 15_000, redirects: 5, keep: 86_400_000 };

export interface Fetching extends Partial<Bounds> {
  /** Folder for what was fetched. */
  readonly cache?: string;
  /** Whether an address may be asked; for tests, whose server is on this machine. */
  readonly allows?: (address: string) => boolean;
}

/**
 * Fetches pictures from http(s) addresses: bounded in number, size and time, and never from a private or
 * link-local address. The address is judged after its name was resolved, at the very connection, and again at each
 * redirect. Undefined where there is nothing to be had.
 */
export function fetcher(given: Fetching = {}): (url: string) => Promise<Uint8Array | undefined> {
  const bounds = { ...usual, ...given };
  const cache =
    given.cache ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'listing-lint', 'pictures');
  const allows = given.allows ?? isPublic;
  let left = bounds.number;
  return async url => {
    const kept = join(cache, createHash('sha256').update(url).digest('hex'));
    const age = await stat(kept).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (age < bounds.keep) return readFile(kept);
    if (left <= 0) return undefined;
    left--;
    const bytes = await follow(url, bounds, allows).catch(() => undefined);
    if (bytes) await keep(kept, cache, bytes);
    return bytes;
  };
}

/** Whole or not at all. A folder that cannot be written costs only time. */
async function keep(file: string, folder: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${file}.${process.pid}`, bytes);
    await rename(`${file}.${process.pid}`, file);
  } catch {}
}

async function follow(
  url: string,
  bounds: Bounds,
  allows: (address: string) => boolean,
): Promise<Uint8Array | undefined> {
  const signal = AbortSignal.timeout(bounds.time);
  let next = new URL(url);
  for (let hop = 0; hop <= bounds.redirects; hop++) {
    const answer = await request(next, bounds.bytes, allows, signal);
    if (!('location' in answer)) return answer.bytes;
    next = new URL(answer.location, next);
  }
  return undefined;
}

type Answer = { readonly location: string } | { readonly bytes: Uint8Array | undefined };

function request(
  url: URL,
  most: number,
  allows: (address: string) => boolean,
  signal: AbortSignal,
): Promise<Answer> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return Promise.resolve({ bytes: undefined });
  // A name is resolved by `lookup`, which only hands over allowed addresses; an address needs no resolving.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allows(host)) return Promise.resolve({ bytes: undefined });
  const { get } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const asked = get(url, { signal, lookup: guarded(allows), headers: { accept: 'image/*' } }, response => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location) {
        response.destroy();
        resolve({ location: headers.location });
        return;
      }
      if (statusCode !== 200 || Number(headers['content-length'] ?? 0) > most) {
        response.destroy();
        resolve({ bytes: undefined });
        return;
      }
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size > most) {
          response.destroy();
          resolve({ bytes: undefined });
        } else parts.push(part);
      });
      response.on('end', () => resolve({ bytes: Buffer.concat(parts) }));
      response.on('error', reject);
    });
    asked.on('error', reject);
  });
}

/** Resolves a name; the connection is only made to an address that is allowed. */
const guarded =
  (allows: (address: string) => boolean): LookupFunction =>
  (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, addresses) => {
      const allowed = (addresses ?? []).filter(({ address }) => allows(address));
      const [first] = allowed;
      if (error || !first) done(error ?? new Error(`${name}: no public address`), '', 4);
      else if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
