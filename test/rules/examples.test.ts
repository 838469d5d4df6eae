import { describe, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { ruleTester } from '../../src/tester/index.ts';

describe.each(builtIn.rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  for (const { name, run } of ruleTester(rule)) test(name, run);
});
