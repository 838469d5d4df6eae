import { loadProgram } from './load.ts';

declare const VERSION: string;

const args = process.argv.slice(2);
// The version costs nothing but itself; everything else is parsed first.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${VERSION}\n`);
else {
  const { program, keep } = loadProgram(new URL('./program.cjs', import.meta.url), VERSION);
  await program.run(args, VERSION, url => import(url));
  keep();
}
