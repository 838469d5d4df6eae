import { join } from 'node:path';
import { loadProgram } from './load.ts';

declare const VERSION: string;

const args = process.argv.slice(2);

async function start(): Promise<void> {
  const { program, keep } = loadProgram(join(__dirname, 'program.cjs'), VERSION);
  keep(await program.run(args, VERSION, url => import(url)));
}

// The version costs nothing but itself; everything else is parsed first.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${VERSION}\n`);
else void start();
