declare const VERSION: string;

const args = process.argv.slice(2);
// The version costs nothing but itself; everything else is parsed first.
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${VERSION}\n`);
else await (await import('./program.ts')).run(args, VERSION);
