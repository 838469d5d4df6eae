import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

/** A line as far as it was typed, and what stands in place of its last word after the tab key. */
const lines = [
  ['listing-lint expl', 'explain'],
  ['listing-lint explain image/det', 'image/detail'],
  ['listing-lint shop.yaml --verb', '--verbose'],
  ['listing-lint --lang z', 'zh'],
  ['listing-lint baseline wr', 'write'],
  ['listing-lint schema con', 'config'],
  ['listing-lint check --rule title/len', 'title/length'],
  ['listing-lint --rule outdoor/wat', 'outdoor/waterproof'],
  ['listing-lint explain acme/no', 'acme/no-competitor'],
] as const;

const bash = `source ./listing-lint.bash
COMP_WORDS=($1); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _listing_lint; echo "\${COMPREPLY[*]}"`;

const fish = 'source ./listing-lint.fish; complete -C $argv[1] | string split -f1 \\t';

/** Types the line into a zsh of its own, presses tab, and prints the last word of its line. */
const zsh = (setup: string): string => `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; unsetopt zle_bracketed_paste; ${setup}; said() { print -r -- \\"<\\$BUFFER>\\"; exit }; zle -N said; bindkey '^Y' said; print ready"
zpty -r -m shell seen '*ready*ready*'
zpty -w -n shell "$1"$'\\t\\x19'
zpty -r -m shell seen '*<*>*'
print -r -- \${\${(z)\${seen##*<}%%>*}[-1]}`;

/** How each shell is asked, and for which lines: zsh takes seconds to start, and runs the script of bash. */
const shells = [
  ['bash', ['bash', '-c', bash, '-'], lines],
  ['fish', ['fish', '--no-config', '-c', fish], lines],
  [
    'zsh, sourced',
    ['zsh', '-f', '-c', zsh('autoload -Uz compinit; compinit -u -D; source ./_listing-lint'), '-'],
    lines.slice(-2),
  ],
  [
    'zsh, by $fpath',
    ['zsh', '-f', '-c', zsh('fpath=(\\$PWD \\$fpath); autoload -Uz compinit; compinit -u -D'), '-'],
    lines.slice(0, 1),
  ],
] as const;

/** The rules that only this names are offered as well, in a folder below. */
const config = `plugins: [./outdoor.mjs]
rules:
  outdoor/waterproof: error
declare:
  - {id: acme/no-competitor, field: title, forbid: [CompetitorCo]}
`;
const folder = folderWith({
  '.git/HEAD': '',
  'listing-lint.yaml': config,
  'shop/listing-lint.bash': command(['completion', 'bash']).stdout,
  'shop/listing-lint.fish': command(['completion', 'fish']).stdout,
  'shop/_listing-lint': command(['completion', 'zsh']).stdout,
});
const cwd = join(folder, 'shop');

describe.each(shells)('completion in %s', (_, [shell, ...args], asked) => {
  const missing = spawnSync(shell, ['--version']).status !== 0;
  if (missing) console.warn(`${shell} is not here: its completion is not tried`);

  test.skipIf(missing).each(asked)('%s → %s', (line, completed) => {
    const { stdout, stderr } = spawnSync(shell, [...args, line], {
      cwd,
      encoding: 'utf8',
      timeout: 20_000,
      env: { PATH: process.env.PATH, HOME: join(cwd, 'home'), TERM: 'xterm' },
    });
    expect(`${stdout}${stderr}`.trim()).toBe(completed);
  });
});
