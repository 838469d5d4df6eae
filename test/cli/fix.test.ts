import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const yaml = [
  '# kept by hand',
  '- id: MUG-1   # the blue one',
  "  title: 'Stoneware  Mug'",
  '  price: {amount: 12.50, currency: EUR}',
  '',
  '- id: MUG-2',
  '  title: "Mug Mug Mug Espresso 80 ml"',
  '  price: {amount: 9.50, currency: EUR}',
  '',
].join('\n');

const shopify = [
  'Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant Price,Image Src,Cost per item',
  'mug,"Stoneware  Mug","<p>Fired twice!!</p>",Size,S,12.50,mug.jpg,3.10',
  'mug,,,,L,12.50,mug-2.jpg,3.10',
  'cup,Espresso Cup,<p>Fired once.</p>,Size,One,9.50,cup.jpg,2.00',
  '',
].join('\r\n');

const run = (args: readonly string[], cwd: string) =>
  command([...args, '--no-config', '--lang', 'en'], { cwd });
const textOf = (...path: string[]): string => readFileSync(join(...path), 'utf8');

describe('--fix', () => {
  test('writes native files in place, safe fixes only, and answers with what is left', () => {
    const folder = folderWith({ 'mugs.yaml': yaml });
    const { status, stdout } = run(['mugs.yaml', '--fix'], folder);
    expect(textOf(folder, 'mugs.yaml')).toBe(yaml.replace('Stoneware  Mug', 'Stoneware Mug'));
    expect(stdout).toContain('Fixed: 1 problem (copy/format)');
    expect(status).toBe(0);
    expect(run(['mugs.yaml', '--fix', '--fail-on', 'warning'], folder).status).toBe(1);
  });

  test('with --unsafe-fixes also what a person has to check, and --rule narrows it', () => {
    const folder = folderWith({ 'mugs.yaml': yaml });
    run(['mugs.yaml', '--fix', '--unsafe-fixes', '--rule', 'title/*'], folder);
    expect(textOf(folder, 'mugs.yaml')).toBe(yaml.replace('Mug Mug Mug', 'Mug Mug'));
  });

  test('leaves an export alone and writes a corrected copy, which no later run reads', () => {
    const folder = folderWith({ 'products.csv': shopify });
    run(['.', '--fix'], folder);
    expect(textOf(folder, 'products.csv')).toBe(shopify);
    const copy = textOf(folder, 'listing-lint-fixed', 'products.csv');
    expect(copy).toBe(shopify.replace('Stoneware  Mug', 'Stoneware Mug').replace('twice!!', 'twice!'));
    const again = JSON.parse(run(['.', '--format', 'json'], folder).stdout) as {
      summary: { listings: number };
    };
    expect(again.summary.listings).toBe(2);
  });

  test('--out names the folder; the folder itself means in place', () => {
    const folder = folderWith({ 'products.csv': shopify });
    run(['products.csv', '--fix', '--out', 'fixed/today'], folder);
    expect(textOf(folder, 'fixed', 'today', 'products.csv')).toContain('Stoneware Mug');
    run(['products.csv', '--fix', '--out', '.'], folder);
    expect(textOf(folder, 'products.csv')).toContain('Stoneware Mug');
  });

  test('--changed-only writes the changed products with what the platform needs, and a list', () => {
    const folder = folderWith({ 'products.csv': shopify });
    run(['products.csv', '--fix', '--changed-only'], folder);
    expect(textOf(folder, 'listing-lint-fixed', 'products.csv')).toBe(
      [
        'Handle,Title,Body (HTML),Option1 Name,Option1 Value',
        'mug,Stoneware Mug,<p>Fired twice!</p>,Size,S',
        'mug,,,,L',
        '',
      ].join('\r\n'),
    );
    const list = textOf(folder, 'listing-lint-fixed', 'changes.csv');
    expect(list).toContain('products.csv,mug,B2,Title,copy/format,Stoneware  Mug,Stoneware Mug');
    expect(list).not.toContain('3.10');
  });

  test('keeps encoding, mode and links', () => {
    const folder = folderWith({
      'b.csv': new Uint8Array(
        Buffer.from('c9ccc6b7b1e0bac52cb1eacce22cbcdbb8f10a312cb1adb8c72020d0a12c33300a', 'hex'),
      ),
      'mugs.yaml': yaml,
    });
    chmodSync(join(folder, 'mugs.yaml'), 0o640);
    symlinkSync('mugs.yaml', join(folder, 'link.yaml'));
    run(['link.yaml', 'b.csv', '--fix', '--out', '.'], folder);
    expect(readFileSync(join(folder, 'b.csv')).toString('hex')).toContain('b1adb8c720d0a1');
    expect(textOf(folder, 'mugs.yaml')).toContain('Stoneware Mug');
    expect(statSync(join(folder, 'mugs.yaml')).mode & 0o777).toBe(0o640);
  });

  test('a read-only file stays, the others are written, and the run is not valid', () => {
    const folder = folderWith({ 'a.yaml': yaml, 'b.yaml': yaml });
    chmodSync(join(folder, 'a.yaml'), 0o444);
    const { status, stderr } = run(['.', '--fix'], folder);
    expect(status).toBe(2);
    expect(stderr).toContain('a.yaml: not written (the file is read-only');
    expect(textOf(folder, 'a.yaml')).toBe(yaml);
    expect(textOf(folder, 'b.yaml')).not.toBe(yaml);
    expect(readdirSync(folder).sort()).toEqual(['a.yaml', 'b.yaml']);
  });

  test('standard input is not written', () => {
    const { status, stderr } = command(
      ['-', '--stdin-name', 'a.yaml', '--fix', '--no-config', '--lang', 'zh'],
      {
        input: yaml,
      },
    );
    expect(status).toBe(2);
    expect(stderr).toContain('--diff');
  });

  test('puts ids in quotation marks and takes idle suppressions out', () => {
    const folder = folderWith({
      'a.yaml': '# listing-lint-ignore copy/format -- old\n- id: 00123\n  title: Mug\n  price: 3\n',
    });
    run(['a.yaml', '--fix'], folder);
    expect(textOf(folder, 'a.yaml')).toBe('- id: "00123"\n  title: Mug\n  price: 3\n');
  });
});

describe('--diff', () => {
  test('shows what --fix would write, writes nothing, and answers 1 where that is anything', () => {
    const folder = folderWith({ 'mugs.yaml': yaml });
    const { status, stdout } = run(['mugs.yaml', '--diff'], folder);
    expect(status).toBe(1);
    expect(stdout).toContain("-  title: 'Stoneware  Mug'\n+  title: 'Stoneware Mug'");
    expect(textOf(folder, 'mugs.yaml')).toBe(yaml);
    execFileSync('git', ['apply', '-'], { cwd: folder, input: stdout });
    expect(textOf(folder, 'mugs.yaml')).toContain('Stoneware Mug');
    expect(run(['mugs.yaml', '--diff'], folder)).toMatchObject({ status: 0, stdout: '' });
  });
});

describe('--staged', () => {
  const repository = (
    files: Record<string, string>,
  ): { folder: string; git: (...args: string[]) => string } => {
    const folder = folderWith(files);
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    git('config', 'user.email', 'team@example.com');
    git('config', 'user.name', 'Team');
    return { folder, git };
  };

  test('reads what the commit would have, not what lies on the disk', () => {
    const { folder, git } = repository({ 'mugs.yaml': yaml, 'other.yaml': yaml });
    git('add', 'mugs.yaml');
    writeFileSync(join(folder, 'mugs.yaml'), yaml.replace('Stoneware  Mug', 'Stoneware Mug'));
    const report = JSON.parse(run(['--staged', '--format', 'json'], folder).stdout) as {
      documents: { file: string; findings: { rule: string }[] }[];
    };
    expect(new Set(report.documents.map(({ file }) => file))).toEqual(new Set(['mugs.yaml']));
    expect(report.documents[0]?.findings.map(({ rule }) => rule)).toContain('copy/format');
  });

  test('fixes and stages whole files, and refuses partly staged ones', () => {
    const { folder, git } = repository({ 'mugs.yaml': yaml });
    git('add', 'mugs.yaml');
    run(['--staged', '--fix'], folder);
    expect(git('diff', '--name-only')).toBe('');
    expect(git('show', ':mugs.yaml')).toContain('Stoneware Mug');
    writeFileSync(join(folder, 'mugs.yaml'), `${yaml}# more\n`);
    const { status, stderr } = run(['--staged', '--fix'], folder);
    expect(status).toBe(2);
    expect(stderr).toContain('  mugs.yaml');
    expect(textOf(folder, 'mugs.yaml')).toBe(`${yaml}# more\n`);
  });

  test('nothing staged is nothing to object to', () => {
    const { folder, git } = repository({ 'mugs.yaml': yaml });
    expect(run(['--staged'], folder).status).toBe(0);
    git('add', 'mugs.yaml');
    git('commit', '-qm', 'x');
    expect(run(['--staged'], folder).status).toBe(0);
  });
});
