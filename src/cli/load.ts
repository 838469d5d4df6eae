import {
  accessSync,
  constants as fsConstants,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as V8 from 'node:v8';
import { constants, Script } from 'node:vm';
import type * as Program from './program.ts';

/**
 * Bytes of bytecode that a function runs before V8 optimises it, 15 times what V8 11 has. Small runs end before
 * optimised code pays, and large ones optimise less that they have to take back: measured 2026-11, a listing takes an
 * eighth and 600 listings a quarter less processor time.
 */
const BUDGET = 1_000_000;

/** The program, and what to call once it has run. */
export interface Loaded {
  readonly program: typeof Program;
  /** Keeps the compiled code for the next start, where the run has met what none before it had. */
  keep(met: readonly string[]): void;
}

/**
 * Loads the bundled program with the code that V8 compiled of it at an earlier start: compiling takes a third
 * of a small run. Node 22 does so itself; for Node 20 the code lies beside the program, so that who can write
 * the one can write the other. Without a right to write there, every start compiles.
 */
export function loadProgram(file: string, version: string): Loaded {
  const require = createRequire(file);
  const { enableCompileCache } = Module as { enableCompileCache?: () => void };
  if (enableCompileCache) {
    enableCompileCache();
    return { program: require(file), keep: () => undefined };
  }
  (require('node:v8') as typeof V8).setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  const cache = join(dirname(file), 'cache', `${version}-${process.version}-${process.arch}.bin`);
  const kept = keptIn(cache);
  // The bundle is ASCII, which is read many times quicker than UTF-8.
  const script = new Script(Module.wrap(readFileSync(file, 'latin1')), {
    filename: file,
    ...(kept ? { cachedData: kept.code } : {}),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dirname(file));
  return {
    program: module.exports as typeof Program,
    keep: met => {
      const before = script.cachedDataRejected ? [] : (kept?.met ?? []);
      if (!kept || met.some(what => !before.includes(what)))
        write(cache, () => codeWith(script.createCachedData(), [...new Set([...before, ...met])]));
    },
  };
}

/** Compiled code, and what the runs had met that ran it: a function that never ran is not compiled. */
interface Kept {
  readonly code: Buffer;
  readonly met: readonly string[];
}

/** What is kept in a file: the code, what was met as JSON, and the length of that in four bytes. */
function keptIn(file: string): Kept | undefined {
  try {
    const bytes = readFileSync(file);
    const end = bytes.length - 4;
    const start = end - bytes.readUInt32LE(end);
    return { code: bytes.subarray(0, start), met: JSON.parse(bytes.toString('utf8', start, end)) };
  } catch {
    return undefined;
  }
}

function codeWith(code: Buffer, met: readonly string[]): Buffer {
  const said = Buffer.from(JSON.stringify(met));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(said.length);
  return Buffer.concat([code, said, length]);
}

/** Whole or not at all, whoever starts at the same moment. A folder that cannot be written costs no more than the try. */
function write(file: string, made: () => Buffer): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    accessSync(dirname(file), fsConstants.W_OK);
    writeFileSync(`${file}.${process.pid}`, made());
    renameSync(`${file}.${process.pid}`, file);
  } catch {}
}
