import { expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

test.each([
  [['--verbos'], 'Did you mean --verbose?', '没有选项 --verbos\n（是不是 --verbose？）'],
  [['baseline', 'writ'], 'Did you mean write?', '没有命令 writ\n（是不是 write？）'],
  [['schema', 'confg'], 'Did you mean config?', '参数 name 没有取值 confg，可用：listing'],
  [['--preset', 'recomended'], 'Did you mean recommended?', '（是不是 recommended？）'],
  [['explain'], "missing required argument 'rule'", '缺少参数 rule'],
  [['rules', 'x'], 'too many arguments', '参数过多'],
  [['explian', 'title/length'], '(Did you mean explain? A file or folder is ./explian)', '没有命令 explian'],
  [['help'], 'Did you mean --help?', '是不是 --help？'],
  [['--config'], 'argument missing', '选项 --config <file> 缺少取值'],
])('%j is corrected in both languages', (args, en, zh) => {
  const english = command([...args], { env: { LANG: 'en_US.UTF-8' } });
  expect(english).toMatchObject({ status: 2, stdout: '' });
  expect(english.stderr).toContain(en);
  const chinese = command([...args], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(chinese.stderr).toContain(zh);
  expect(chinese.stderr).not.toMatch(/error:|Did you mean|Allowed/);
});

test('a path is not taken for a command, nor a command behind --lang for a path', () => {
  const cwd = folderWith({ explian: '' });
  for (const args of [['explian'], ['./rulez'], ['--', 'rulez'], ['rulez/a.csv'], ['photos']])
    expect(command(args, { cwd }).stderr, args.join(' ')).not.toContain('no command');
  expect(command(['--lang', 'zh', 'config', 'verfy']).stderr).toContain('（是不是 verify？）');
  expect(command(['--lang=zh', 'explain', 'title/length']).stdout).toContain('标题');
});

test.each([
  [],
  ['check'],
  ['explain'],
  ['rules'],
  ['init'],
  ['schema'],
  ['completion'],
  ['config'],
  ['config', 'print'],
  ['config', 'verify'],
  ['baseline'],
  ['baseline', 'write'],
  ['decisions', 'stats'],
  ['history', 'add'],
])('--help of %j %j is in the language asked for', (...names) => {
  const zh = command([...names, '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(zh.status).toBe(0);
  expect(zh.stdout).toContain('用法：');
  expect(zh.stdout).not.toMatch(/Usage|Options:|choices:/);
  expect(command([...names, '--help']).stdout).not.toMatch(/\p{Script=Han}/u);
});
