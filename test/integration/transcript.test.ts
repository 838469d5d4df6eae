import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/command.ts';
import { transcript } from './transcript.ts';

const marks = /(?<=<!-- transcript -->\n).*?(?=<!-- \/transcript -->)/s;

/** Figures, and findings that the story does not turn on, are those of the day it was written. */
const story = (text: string): readonly string[] =>
  text
    .split('\n')
    .filter(line => !/^\+\d| (?:warning|info) (?!copy\/format)/.test(line))
    .map(line => line.replace(/\d+(?:\.\d+)?/g, '#'));

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
    expect(story(marks.exec(readFileSync(file, 'utf8'))?.[0] ?? '')).toEqual(story(shown));
    expect(shown).toMatch(/git commit [^\n]*\n[^$]*copy\/placeholder[^$]*\(exit 1\)/);
  },
  300_000,
);
