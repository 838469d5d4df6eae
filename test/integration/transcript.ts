import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { today } from '../../src/model/day.ts';
import type { ReportLanguage } from '../../src/rule/phrase.ts';
import { folderWith, root } from '../cli/command.ts';

const bag = `id: BAG-1
title: Norrfolk  Canvas Tote Bag with Inner Pocket
brand: Norrfolk
price: 39 EUR
description: A tote bag of heavy cotton canvas. The inner pocket holds a phone and keys.
`;
const mug = `id: MUG-1
title: Norrfolk Stoneware Mug, 350 ml
brand: Norrfolk
price: 12 EUR
description: A mug of {{material}} that holds 350 ml.
`;

/** A person’s first half hour with the tool, as a terminal shows it: every command is run, in a git repository. */
export function transcript(lang: ReportLanguage): string {
  const cwd = folderWith({
    'catalog/bag.yaml': bag,
    '.gitignore': 'node_modules/\n.listing-lint-cache/\n',
    '.git/hooks/pre-commit': '#!/bin/sh\nexec listing-lint --staged --format compact --min-severity error\n',
  });
  spawnSync('git', ['init', '-q'], { cwd });
  chmodSync(join(cwd, '.git/hooks/pre-commit'), 0o755);
  mkdirSync(join(cwd, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(root, 'bin/listing-lint.js'), join(cwd, 'node_modules/.bin/listing-lint'));
  const author = { GIT_AUTHOR_NAME: 'n', GIT_AUTHOR_EMAIL: 'n@example.com' };
  const env = {
    ...author,
    GIT_COMMITTER_NAME: 'n',
    GIT_COMMITTER_EMAIL: 'n@example.com',
    PATH: `${join(cwd, 'node_modules/.bin')}:${process.env.PATH}`,
    HOME: cwd,
    LANG: lang === 'zh' ? 'zh_CN.UTF-8' : 'en_US.UTF-8',
  };
  const lines: string[] = [];
  const type = (command: string): void => {
    const { stdout, stderr, status } = spawnSync('sh', ['-c', `exec 2>&1; ${command}`], {
      cwd,
      env,
      encoding: 'utf8',
    });
    const said = `${stdout}${stderr}`.replaceAll(today(), '2026-11-26').trimEnd();
    lines.push(
      `$ ${command}`,
      ...(said === '' ? [] : [said]),
      ...(status === 0 ? [] : [`(exit ${status})`]),
      '',
    );
  };
  type('listing-lint init catalog');
  type('listing-lint --format compact');
  type('listing-lint --fix --quiet');
  type('listing-lint baseline write');
  type('git add . && git commit -qm "catalog, config, baseline"');
  writeFileSync(join(cwd, 'catalog/mug.yaml'), mug);
  type('git add . && git commit -qm "a mug"');
  type("sed -i 's/{{material}}/stoneware/' catalog/mug.yaml");
  type('git add . && git commit -qm "a mug" && git log --oneline | wc -l');
  return lines.join('\n').trimEnd();
}
