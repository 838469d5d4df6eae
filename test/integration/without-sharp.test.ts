import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, root } from '../cli/command.ts';
import { jpeg, product } from '../facts/pixels/photographs.ts';

/** The command as it is after `npm install --omit=optional`: its own files and what it depends on. */
function installedWithoutSharp(): string {
  const folder = folderWith({ 'package.json': '{"type":"module"}' });
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(root, 'dist'), join(folder, 'dist'), {
    recursive: true,
    filter: file => !file.startsWith(join(root, 'dist/cache')) && !file.startsWith(join(root, 'dist/types')),
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(root, 'node_modules/zod'), join(folder, 'node_modules/zod'));
  return join(folder, 'bin/listing-lint.js');
}

test('without sharp the rules that look say so, once in a report, and nothing else changes', async () => {
  const listing = (id: string): string =>
    `- {kind: listing, id: ${id}, title: Oak Table, images: [{src: ${id}.jpg, role: main}]}\n`;
  const cwd = folderWith({
    'shop.yaml': listing('A') + listing('B'),
    'A.jpg': await jpeg(product(300)),
    'B.jpg': await jpeg(product(300, { seed: 2 })),
  });
  const bin = installedWithoutSharp();
  const check = (...args: string[]) =>
    spawnSync(process.execPath, [bin, 'shop.yaml', '--no-config', ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'en_US.UTF-8' },
    });
  for (const lang of ['en', 'zh']) {
    const { stdout, stderr, status } = check('--lang', lang);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.split('npm install sharp')).toHaveLength(2);
  }
  const report = JSON.parse(check('--format', 'json').stdout) as {
    documents: { noData: { rule: string; field: string }[]; findings: { rule: string }[] }[];
  };
  expect(report.documents).toHaveLength(2);
  for (const { noData, findings } of report.documents) {
    expect(noData).toContainEqual({ rule: 'image/sharpness', field: 'sharp' });
    expect(findings.filter(({ rule }) => rule.startsWith('internal/'))).toEqual([]);
  }
});
