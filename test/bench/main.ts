import { resolve } from 'node:path';
import { startUp } from './startup.ts';
import { throughput } from './throughput.ts';

const command = resolve('bin/listing-lint.js');
const count = Number(process.argv[2] ?? 20_000);

console.log(startUp('--version', [command, '--version']));
console.log(startUp('one YAML listing', [command, 'fixtures/shop/trail-backpack.yaml', '--no-config']));
for (const language of ['en', 'zh'] as const) console.log(throughput(command, count, language));
