import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Why a file was not written; it is as it was:
 * - `changed-meanwhile`: it is no longer what was read;
 * - `read-only-file`, `read-only-folder`: its mode, or its folder, allows no change;
 * - `disk-full`;
 * - `write-failed`: anything else, `code` says what the system said.
 */
export type WriteFault =
  | 'changed-meanwhile'
  | 'read-only-file'
  | 'read-only-folder'
  | 'disk-full'
  | 'write-failed';

export class WriteError extends Error {
  readonly messageId: WriteFault;
  readonly data: Readonly<Record<string, unknown>>;
  constructor(messageId: WriteFault, data: Readonly<Record<string, unknown>>) {
    super(messageId);
    this.messageId = messageId;
    this.data = data;
  }
}

/** The system's part of writing, which a test can have fail. */
export interface Disk {
  open(path: string, flags: string, mode: number): Promise<FileHandle>;
  rename(from: string, to: string): Promise<void>;
}

/**
 * Puts `after` in the place of a file that was `before` when it was read: all of it or nothing, whenever the
 * process ends. Mode and owner stay; a link stays one, and its target is written. A file that is the tool's own
 * to write is `null` before: it may be there or not, and so may its folder.
 * @throws WriteError
 */
export async function writeFile(
  path: string,
  before: Uint8Array | null,
  after: Uint8Array,
  disk: Disk = { open, rename },
): Promise<void> {
  let temporary: string | undefined;
  try {
    if (before === null) await mkdir(dirname(path), { recursive: true });
    const old = before === null ? await stat(path).catch(() => undefined) : await stat(path);
    const target = old ? await realpath(path) : path;
    // The mode is respected by who may ignore it, too.
    if (old && (old.mode & 0o222) === 0) throw new WriteError('read-only-file', { path });
    await removeLeftovers(target);
    temporary = join(dirname(target), temporaryName(target));
    await writeWhole(disk, temporary, after, old);
    if (before !== null && !(await readFile(target)).equals(before))
      throw new WriteError('changed-meanwhile', { path });
    await disk.rename(temporary, target);
    temporary = undefined;
    await syncFolder(dirname(target));
  } catch (error) {
    throw error instanceof WriteError ? error : new WriteError(...faultOf(error, path));
  } finally {
    if (temporary !== undefined) await unlink(temporary).catch(() => {});
  }
}

async function writeWhole(
  disk: Disk,
  path: string,
  bytes: Uint8Array,
  old: Stats | undefined,
): Promise<void> {
  const file = await disk.open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    // Only who may give files away can keep another's; everyone else's copy is their own.
    if (old) await file.chown(old.uid, old.gid).catch(() => {});
    await file.chmod(old ? old.mode & 0o7777 : 0o666 & ~process.umask());
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Hidden, so that no search takes it for an input, and with the process that made it. */
function temporaryName(target: string): string {
  return `${prefixOf(target)}${process.pid}-${randomBytes(6).toString('hex')}`;
}

const prefixOf = (target: string): string => `.${basename(target)}.listing-lint-`;

/** Takes away what runs that were killed while they wrote this file have left. */
async function removeLeftovers(target: string): Promise<void> {
  const prefix = prefixOf(target);
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const [, pid] = /^(\d+)-[\da-f]{12}$/.exec(name.slice(prefix.length)) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      await unlink(join(dirname(target), name)).catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** So that the new name outlives a power cut; where folders cannot be synced, it is as safe as it gets. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => {});
  await folder?.close();
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? error);

function faultOf(error: unknown, path: string): [WriteFault, Readonly<Record<string, unknown>>] {
  const code = codeOf(error);
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return ['disk-full', { path }];
  if (/^(EACCES|EPERM|EROFS)$/.test(code)) return ['read-only-folder', { path }];
  return ['write-failed', { path, code }];
}
