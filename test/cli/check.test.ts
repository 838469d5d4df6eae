import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const mug = 'id: M-1\ntitle: Stoneware Mug, 350 ml\ndescription: Holds 350 ml.\n';
const repeated = 'id: M-2\ntitle: Mug Mug Mug Espresso\n';
const jsonOf = (args: readonly string[], cwd: string, input?: string) => {
  const { stdout, ...rest } = command([...args, '--format', 'json'], {
    cwd,
    ...(input === undefined ? {} : { input }),
  });
  return { ...rest, report: JSON.parse(stdout) };
};

describe('exit codes', () => {
  const cwd = folderWith({ 'mug.yaml': mug, 'repeated.yaml': repeated, 'broken.yaml': 'id: [1\ntitle: x' });

  test('0 where nothing reached the gate', () => {
    expect(command(['mug.yaml'], { cwd }).status).toBe(0);
    expect(command(['repeated.yaml'], { cwd }).status).toBe(0);
  });

  test('1 for a finding at the gate, a malformed file, too many warnings, too low a score', () => {
    expect(command(['repeated.yaml', '--fail-on', 'warning'], { cwd }).status).toBe(1);
    expect(command(['broken.yaml'], { cwd }).status).toBe(1);
    expect(command(['repeated.yaml', '--max-warnings', '0'], { cwd }).status).toBe(1);
    expect(command(['repeated.yaml', '--min-score', '99'], { cwd }).status).toBe(1);
    expect(command(['repeated.yaml', '--min-document-score', '99'], { cwd }).status).toBe(1);
  });

  test('2 where the run itself is not valid, and it says why', () => {
    expect(command(['--no-such-flag', 'mug.yaml'], { cwd })).toMatchObject({ status: 2 });
    expect(command(['missing.yaml'], { cwd }).stderr).toContain('missing.yaml (does not exist)');
    expect(command(['missing.yaml'], { cwd }).status).toBe(2);
    expect(command(['mug.yaml', '--format', 'pdf'], { cwd }).stderr).toContain(
      'pretty, compact, json, jsonl',
    );
    expect(command(['mug.yaml', '--min-score', 'high'], { cwd }).status).toBe(2);
    expect(command(['mug.yaml', '--lagn', 'zh'], { cwd }).stderr).toContain('--lang');
    expect(command(['explain', 'title/stufing'], { cwd }).stderr).toContain('title/stuffing');
  });

  test('display flags never change the gate', () => {
    for (const flag of [['--quiet'], ['--verbose'], ['--min-severity', 'error'], ['--format', 'compact']]) {
      expect(command(['repeated.yaml', '--fail-on', 'warning', ...flag], { cwd }).status).toBe(1);
    }
  });

  test('--require makes missing data of a rule count', () => {
    const list = folderWith({ 'list.csv': 'sku,title\nA,Clay mug\nB,Oak tray\n' });
    expect(command(['list.csv'], { cwd: list }).status).toBe(0);
    expect(command(['list.csv', '--require', 'image/detail'], { cwd: list }).status).toBe(1);
  });

  test('--pass-on-no-files', () => {
    const empty = folderWith({ 'notes.md': '# nothing' });
    expect(command(['.'], { cwd: empty }).status).toBe(2);
    expect(command(['.', '--pass-on-no-files'], { cwd: empty }).status).toBe(0);
  });
});

describe('files', () => {
  test('a broken file is a finding at its place, and the others are still checked', () => {
    const cwd = folderWith({
      'a.json': '[{"id": "A", "title": "Clay mug"},\n {"id": "B" "title": "Oak tray"}]',
      'b.yaml': mug,
    });
    const { report, status } = jsonOf(['.'], cwd);
    expect(status).toBe(1);
    const broken = report.documents.find((document: { kind: string }) => document.kind === 'file');
    expect(broken.findings[0]).toMatchObject({
      rule: 'input/syntax',
      location: { file: 'a.json', line: 2, column: 13 },
    });
    expect(report.documents.some((document: { id: string }) => document.id === 'M-1')).toBe(true);
  });

  test('other files of a searched folder are counted, never findings; a named file always answers', () => {
    const cwd = folderWith({
      'mug.yaml': mug,
      'settings.yaml': 'port: 80\n',
      'package.json': '{"name": "x"}',
    });
    const { stdout, status } = command(['.'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain('1 other file');
    expect(command(['settings.yaml'], { cwd }).status).toBe(1);
  });

  test('standard input with a name for its format', () => {
    const { report } = jsonOf(
      ['-', '--stdin-name', 'products.csv'],
      folderWith({}),
      'sku,title\nA-1,Clay mug\n',
    );
    expect(report.documents[0]).toMatchObject({ file: 'products.csv', id: 'A-1' });
  });

  test('`./rules` and `-- rules` are the folder of that name', () => {
    const cwd = folderWith({ 'rules/mug.yaml': mug });
    expect(jsonOf(['./rules'], cwd).report.documents[0].id).toBe('M-1');
    expect(JSON.parse(command(['--format', 'json', '--', 'rules'], { cwd }).stdout).documents[0].id).toBe(
      'M-1',
    );
  });

  test('encodings are detected and named', () => {
    const line = 'sku,title\nA,陶瓷杯 350 ml 手工拉坯 灰色\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')]);
    const gb18030 = Buffer.from([
      ...Buffer.from('sku,title\nA,'),
      0xcc,
      0xd5,
      0xb4,
      0xc9,
      0xb1,
      0xad,
      0x20,
      0xca,
      0xd6,
      0xb9,
      0xa4,
      0xc0,
      0xad,
      0xc5,
      0xf7,
      0x20,
      0xbb,
      0xd2,
      0xc9,
      0xab,
      0x0a,
    ]);
    const cwd = folderWith({ 'a.csv': utf16, 'b.csv': gb18030, 'c.csv': `\uFEFF${line}` });
    const { report } = jsonOf(['.'], cwd);
    expect(report.run.assumed.map((file: { encoding: string }) => file.encoding)).toEqual([
      'utf-16le',
      'gb18030',
      'utf-8',
    ]);
    expect(report.documents.map((document: { title: string }) => document.title.slice(0, 3))).toEqual([
      '陶瓷杯',
      '陶瓷杯',
      '陶瓷杯',
    ]);
  });
});

describe('config and suppressions', () => {
  test('a wrong key stops the run with its place and a did-you-mean', () => {
    const cwd = folderWith({
      'mug.yaml': mug,
      'listing-lint.yaml': 'marktes: [DE]\nrules: {image/detial: off}\n',
    });
    const { stderr, status } = command(['.'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain('listing-lint.yaml:1:1');
    expect(stderr).toContain('markets');
    expect(stderr).toContain('listing-lint.yaml:2:9');
    expect(stderr).toContain('image/detail');
  });

  test('a rule can be off, set by glob and set aside for one listing with a reason', () => {
    const at = (config: string) =>
      jsonOf(['repeated.yaml'], folderWith({ 'repeated.yaml': repeated, 'listing-lint.yaml': config })).report
        .documents[0];
    const repeats = (document: { findings: { rule: string }[] }) =>
      document.findings.filter(finding => finding.rule === 'title/word-repeat').length;
    expect(repeats(at('language: en\n'))).toBe(1);
    expect(repeats(at('rules: {title/word-repeat: off}\n'))).toBe(0);
    expect(repeats(at("overrides: [{files: ['*.yaml'], rules: {'title/*': off}}]\n"))).toBe(0);
    const set = at('suppress: [{id: M-2, rule: title/word-repeat, reason: brand name}]\n');
    expect(set.score).toBeGreaterThan(at('language: en\n').score);
  });

  test('references are compared with, not judged', () => {
    const text =
      'The bottle keeps tea hot for twelve hours and water cold for a full day. Its double wall of brushed steel never sweats and the lid opens with one hand while you walk.';
    const cwd = folderWith({
      'listing-lint.yaml': 'references: [suppliers/*.csv]\n',
      'own.csv': `sku,title,description\nB-1,Steel Bottle,"${text}"\n`,
      'suppliers/s.csv': `sku,title,description\nSUP-9,Vacuum bottle,"${text}"\n`,
    });
    const { documents } = jsonOf(['.'], cwd).report;
    expect(documents.map((document: { id: string }) => document.id)).toEqual(['B-1']);
    expect(documents[0].findings[0]).toMatchObject({ rule: 'copy/duplicated', messageId: 'reference' });
  });

  test('an inline comment sets a finding aside', () => {
    const text = `id: M-2\n# listing-lint-ignore title/word-repeat -- it is the brand\ntitle: Mug Mug Mug Espresso\n`;
    const { report } = jsonOf(['m.yaml'], folderWith({ 'm.yaml': text }));
    expect(report.summary.suppressed).toBe(1);
  });
});

describe('reports', () => {
  test('same input, same bytes, in any order of the paths', () => {
    const cwd = folderWith({ 'a.yaml': mug, 'b.yaml': repeated, 'c.csv': 'sku,title\nC,Oak tray\n' });
    for (const format of ['pretty', 'compact', 'json', 'jsonl']) {
      const first = command(['a.yaml', 'b.yaml', 'c.csv', '--format', format], { cwd }).stdout;
      expect(command(['c.csv', 'b.yaml', 'a.yaml', '--format', format], { cwd }).stdout).toBe(first);
    }
  });

  test('several at once, into files too', () => {
    const cwd = folderWith({ 'b.yaml': repeated });
    const { stdout } = command(['b.yaml', '--format', 'compact', '--format', 'json:out.json'], { cwd });
    expect(stdout).toContain('title/word-repeat');
    expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).reportVersion).toBe(1);
  });

  test('Chinese and English, colours only when asked', () => {
    const cwd = folderWith({ 'b.yaml': repeated });
    expect(command(['b.yaml', '--lang', 'zh'], { cwd }).stdout).toContain('质量分');
    expect(command(['b.yaml'], { cwd, env: { LANG: 'zh_CN.UTF-8' } }).stdout).toContain('质量分');
    expect(command(['b.yaml'], { cwd }).stdout).not.toContain('\u001b[');
    expect(command(['b.yaml'], { cwd, env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
    expect(command(['b.yaml'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain(
      '\u001b[',
    );
  });

  test('help is in both languages', () => {
    expect(command(['--help']).stdout).toContain('Commands:');
    expect(command(['--help', '--lang', 'zh']).stdout).toContain('命令：');
    expect(command(['check', '--help', '--lang', 'zh']).stdout).toContain('报告语言');
  });

  test('`rules --format json` has the contract’s keys', () => {
    const [rule] = JSON.parse(command(['rules', '--format', 'json']).stdout);
    for (const key of [
      'id',
      'area',
      'on',
      'severity',
      'consequence',
      'needs',
      'absent',
      'fix',
      'guidelines',
      'presets',
      'options',
      'docs',
    ]) {
      expect(rule).toHaveProperty(key);
    }
  });
});
