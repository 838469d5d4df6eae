import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/command.ts';
import { transcript } from './transcript.ts';

const marks = /(?<=<!-- transcript -->\n).*?(?=<!-- \/transcript -->)/s;

test.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
] as const)(
  '%s tells of init, check, fix, baseline, a commit refused and one that passes, as it is (UPDATE=1 writes it)',
  (name, lang) => {
    const file = join(root, name);
    const page = readFileSync(file, 'utf8');
    const shown = `\`\`\`console\n${transcript(lang)}\n\`\`\`\n`;
    if (process.env.UPDATE)
      writeFileSync(
        file,
        page.replace(marks, () => shown),
      );
    // All of it: only the day is another one.
    expect(marks.exec(readFileSync(file, 'utf8'))?.[0]).toBe(shown);
    expect(shown).toMatch(/git commit [^\n]*\n[^$]*copy\/placeholder[^$]*\(exit 1\)/);
  },
  300_000,
);
