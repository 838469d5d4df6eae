import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What may stand on a command line: the names of each command's flags, the values some take, its subcommands. */
interface Words {
  /** `check`, `baseline write`; empty for the program itself. */
  readonly command: string;
  readonly commands: readonly string[];
  readonly flags: readonly string[];
  /** Values by flag, or by `arg` for the command's argument. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Which of these are rules, so that a config may name more. */
  readonly ofRules: ReadonlySet<string>;
}

/** The script that teaches a shell the commands of `program`; `rules` are offered where a rule is wanted. */
export const completion = (shell: Shell, program: Command, rules: readonly string[]): string =>
  scripts[shell](wordsOf(program, rules, ''));

function wordsOf(command: Command, rules: readonly string[], name: string): readonly Words[] {
  const subcommands = command.commands;
  const flags = command.options.map(({ long }) => long ?? '').filter(Boolean);
  const values: Record<string, readonly string[]> = {};
  const ofRules = new Set<string>();
  const takeRules = (at: string): void => {
    values[at] = rules;
    ofRules.add(at);
  };
  for (const { long, argChoices } of command.options) {
    if (long && argChoices) values[long] = argChoices;
    if (long === '--rule' || long === '--require') takeRules(long);
  }
  for (const { argChoices } of command.registeredArguments) if (argChoices) values.arg = argChoices;
  if (name === 'explain') takeRules('arg');
  const own = { command: name, commands: subcommands.map(entry => entry.name()), flags, values, ofRules };
  return [own, ...subcommands.flatMap(entry => wordsOf(entry, rules, `${name} ${entry.name()}`.trim()))];
}

const quoted = (words: readonly string[]): string => `'${words.join(' ')}'`;

/**
 * Prints the rules that the nearest config names: those it declares, and those of plugins that it sets or suppresses.
 * Only the file is read: a plugin is code, and the start of a program at every tab would be felt.
 */
const namedRules = (file: string): string =>
  `grep -oE "(id|rule): *['\\"]?[a-z][a-z0-9-]*/[a-z][a-z0-9-]*|[a-z][a-z0-9-]*/[a-z][a-z0-9-]*['\\"]?:" "${file}" | grep -oE '[a-z][a-z0-9-]*/[a-z][a-z0-9-]*'`;
const bashNamed = `_listing_lint_named() {
  local folder=$PWD file
  while [ -n "$folder" ]; do
    for file in "$folder/listing-lint.yaml" "$folder/listing-lint.yml"; do
      if [ -f "$file" ]; then ${namedRules('$file')}; return; fi
    done
    [ -e "$folder/.git" ] && return
    folder=\${folder%/*}
  done
}
`;
const fishNamed = `function __listing_lint_named
  set -l folder $PWD
  while test -n "$folder"
    for file in $folder/listing-lint.yaml $folder/listing-lint.yml
      if test -f $file
        ${namedRules('$file')}
        return
      end
    end
    test -e $folder/.git; and return
    set folder (string replace -r '/[^/]*$' '' $folder)
  end
end`;

/** `check` is meant where no command stands. */
const commandOf = (all: readonly Words[]): readonly Words[] => all.filter(({ command }) => command !== '');

function bash(all: readonly Words[]): string {
  const named = (isRule: boolean): string => (isRule ? '" $(_listing_lint_named)"' : '');
  const cases = commandOf(all).flatMap(({ command, commands, flags, values, ofRules }) => [
    ...Object.entries(values)
      .filter(([flag]) => flag !== 'arg')
      .map(
        ([flag, words]) => `    '${command} ${flag}') words=${quoted(words)}${named(ofRules.has(flag))} ;;`,
      ),
    `    '${command} '*) words=${quoted([...commands, ...flags, ...(values.arg ?? [])])}${named(ofRules.has('arg'))} ;;`,
  ]);
  const names = all.find(({ command }) => command === '')?.commands ?? [];
  return `${bashNamed}_listing_lint() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=check words=
  case " ${names.join(' ')} " in *" \${COMP_WORDS[1]} "*) [ "$COMP_CWORD" -gt 1 ] && command=\${COMP_WORDS[1]} ;; esac
  case "$command \${COMP_WORDS[2]}" in ${commandOf(all)
    .filter(({ command }) => command.includes(' '))
    .map(({ command }) => `'${command}'`)
    .join('|')}) [ "$COMP_CWORD" -gt 2 ] && command="$command \${COMP_WORDS[2]}" ;; esac
  case "$command $before" in
${cases.join('\n')}
  esac
  [ "$COMP_CWORD" -eq 1 ] && words="$words ${names.join(' ')}"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _listing_lint listing-lint
`;
}

/** Zsh runs the script of bash (zshcompsys, “bashcompinit”). Found in `$fpath`, the script is first run to complete. */
const zsh = (all: readonly Words[]): string => `#compdef listing-lint
# Source this file after compinit, or write it to a folder of $fpath as _listing-lint
autoload -U +X bashcompinit && bashcompinit
${bash(all)}if (( $+compstate )); then _bash_complete -o default -F _listing_lint; fi
`;

function fish(all: readonly Words[]): string {
  const names = all.find(({ command }) => command === '')?.commands ?? [];
  const lines = [
    '# Write this to ~/.config/fish/completions/listing-lint.fish',
    fishNamed,
    `complete -c listing-lint -n __fish_use_subcommand -a ${quoted(names)}`,
  ];
  for (const { command, commands, flags, values, ofRules } of commandOf(all)) {
    const offered = (at: string, words: readonly string[]): string =>
      quoted(ofRules.has(at) ? [...words, '(__listing_lint_named)'] : words);
    const seen = `__fish_seen_subcommand_from ${command.split(' ').at(-1)}`;
    // Without a command the flags are those of check.
    const when =
      command === 'check'
        ? `'not __fish_seen_subcommand_from ${names.filter(name => name !== 'check').join(' ')}'`
        : `'${seen}'`;
    if (commands.length > 0) lines.push(`complete -c listing-lint -n ${when} -a ${quoted(commands)}`);
    if (values.arg) lines.push(`complete -c listing-lint -n ${when} -f -a ${offered('arg', values.arg)}`);
    for (const flag of flags) {
      const words = values[flag];
      lines.push(
        `complete -c listing-lint -n ${when} -l ${flag.slice(2)}${words ? ` -x -a ${offered(flag, words)}` : ''}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

const scripts: Readonly<Record<Shell, (all: readonly Words[]) => string>> = {
  bash: all => `# Source this file, or write it to /etc/bash_completion.d/listing-lint\n${bash(all)}`,
  zsh,
  fish,
};
