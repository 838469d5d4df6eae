import { expect, test } from 'vitest';
import { command } from './command.ts';

test.each([
  [['--verbos'], 'Did you mean --verbose?', '没有选项 --verbos\n（是不是 --verbose？）'],
  [['baseline', 'writ'], 'Did you mean write?', '没有命令 writ\n（是不是 write？）'],
  [['schema', 'confg'], 'Did you mean config?', '参数 name 没有取值 confg，可用：listing'],
  [['--preset', 'recomended'], 'Did you mean recommended?', '（是不是 recommended？）'],
  [['explain'], "missing required argument 'rule'", '缺少参数 rule'],
  [['rules', 'x'], 'too many arguments', '参数过多'],
  [['--config'], 'argument missing', '选项 --config <file> 缺少取值'],
])('%j is corrected in both languages', (args, en, zh) => {
  const english = command([...args], { env: { LANG: 'en_US.UTF-8' } });
  expect(english).toMatchObject({ status: 2, stdout: '' });
  expect(english.stderr).toContain(en);
  const chinese = command([...args], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(chinese.stderr).toContain(zh);
  expect(chinese.stderr).not.toMatch(/error:|Did you mean|Allowed/);
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
