import { spawn } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Disk, writeFile } from '../../src/input/write.ts';
import { killWrites } from '../bench/kill.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'listing-lint-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const file = (name = 'a.csv', mode = 0o640) => {
  const path = join(folder, name);
  writeFileSync(path, 'old');
  chmodSync(path, mode);
  return path;
};
const read = (path: string) => readFileSync(path, 'utf8');

describe('a file is written whole', () => {
  test('with its mode, and nothing else is left in the folder', async () => {
    const path = file();
    await writeFile(path, bytes('old'), bytes('new'));
    expect(read(path)).toBe('new');
    expect(statSync(path).mode & 0o7777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('through a link, which stays one', async () => {
    const path = file();
    const link = join(folder, 'link.csv');
    symlinkSync('a.csv', link);
    await writeFile(link, bytes('old'), bytes('new'));
    expect(read(path)).toBe('new');
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });

  test('what a killed run has left goes with the next one, what a running one has not', async () => {
    const path = file();
    const dead = spawn(process.execPath, ['-e', '0']);
    await new Promise(resolve => dead.on('exit', resolve));
    writeFileSync(join(folder, `.a.csv.listing-lint-${dead.pid}-0123456789ab`), 'half');
    const running = `.a.csv.listing-lint-${process.pid}-0123456789ab`;
    writeFileSync(join(folder, running), 'half');
    await writeFile(path, bytes('old'), bytes('new'));
    expect(readdirSync(folder).sort()).toEqual([running, 'a.csv']);
  });
});

describe('a file that cannot be written is as it was', () => {
  const refused = async (path: string, before: string, messageId: string, disk?: Disk) => {
    await expect(writeFile(path, bytes(before), bytes('new'), disk)).rejects.toThrow(messageId);
    expect(read(path)).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  };
  const failing =
    (code: string): Disk['open'] =>
    async () => {
      throw Object.assign(new Error(code), { code });
    };

  test('changed since it was read', () => refused(file(), 'older', 'changed-meanwhile'));

  test('changed while it was written', async () => {
    const path = file();
    const slow: Disk = {
      rename,
      open: async (...args) => {
        writeFileSync(path, 'newer');
        return open(...args);
      },
    };
    await expect(writeFile(path, bytes('old'), bytes('new'), slow)).rejects.toThrow('changed-meanwhile');
    expect(read(path)).toBe('newer');
    expect(readdirSync(folder)).toEqual(['a.csv']);
  });

  test('read-only, even for who may write it', () => refused(file('a.csv', 0o444), 'old', 'read-only-file'));

  test('in a folder that takes no files', () =>
    refused(file(), 'old', 'read-only-folder', { rename, open: failing('EACCES') }));

  test('on a full disk, found out halfway', async () => {
    const full: Disk = {
      rename,
      open: async (...args) => {
        const handle = await open(...args);
        handle.sync = async () => {
          throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
        };
        return handle;
      },
    };
    await refused(file(), 'old', 'disk-full', full);
  });

  test('when it cannot be renamed', () =>
    refused(file(), 'old', 'write-failed', {
      open,
      rename: async () => {
        throw Object.assign(new Error('EIO'), { code: 'EIO' });
      },
    }));
});

test('killed at any moment, a file is the old or the new one, its mode kept', async () => {
  const { old, written, broken, modes } = await killWrites(folder, 20, 4, 120);
  expect(old + written).toBe(20);
  expect({ broken, modes }).toEqual({ broken: 0, modes: 0 });
});
