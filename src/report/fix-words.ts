import type { WriteFault } from '../input/write.ts';
import { type Phrase, say } from '../rule/phrase.ts';
import type { Word } from './words.ts';

/** What `--fix` did. */
export const fixes = {
  fixed: say(
    { one: 'Fixed: {n:count} problem ({rules:list})', other: 'Fixed: {n:count} problems ({rules:list})' },
    '已修改 {n:count} 个问题（{rules:list}）',
  ),
  inPlace: say('{file:text}: {n:count} fixed', '{file:text}：已修改 {n:count} 处'),
  copied: say('{file:text}: {n:count} fixed → {to:text}', '{file:text}：已修改 {n:count} 处 → {to:text}'),
  unwritten: say('{file:text}: {n:count} to fix', '{file:text}：可修改 {n:count} 处'),
  none: say('Nothing to fix.', '没有可自动修改的问题。'),
  refused: say(
    'Not fixed  {rule:text} at {place:text}: {reason:text}',
    '未修改　{rule:text}（{place:text}）：{reason:text}',
  ),
  cycle: say(
    'Stopped: the fixes of {rules:list} undo one another. Turn one of them off or fix by hand.',
    '已停止：{rules:list} 的修改互相抵消。关闭其中一项，或手动修改。',
  ),
  list: [
    say('file', '文件'),
    say('id', '商品编号'),
    say('place', '位置'),
    say('field', '字段'),
    say('rule', '检查项'),
    say('before', '修改前'),
    say('after', '修改后'),
  ],
  changes: say('Before and after: {file:text}', '修改前后对照表：{file:text}'),
} as const;

/** Why a fix was not written, by the id of the error. */
export const refusals: Readonly<Record<string, Word>> = {
  'no-place': say('the file has no place to write it; fix it by hand', '文件中没有可写入的位置，请手动修改'),
  derived: say(
    'the file says the value in other words than its own; fix it by hand',
    '文件中的写法与该值不一致，请手动修改',
  ),
  'overlapping-edits': say(
    'two changes meet in one place; run --fix again',
    '两处修改重叠，请再次运行 --fix',
  ),
  'shared-node': say(
    'the text is used in several places (anchor, alias); fix it by hand',
    '该内容被多处引用（锚点、别名），请手动修改',
  ),
  'formula-cell': say(
    'a formula gives the cell its value; change the formula',
    '该单元格的值来自公式，请修改公式',
  ),
  'format-read-only': say(
    'this kind of file is read, not written; fix it at its source',
    '该格式只能读取，请在源头修改',
  ),
  encoding: say(
    'saving the file in its encoding would change other characters; save it as UTF-8 first',
    '按原编码保存会改动其他字符，请先另存为 UTF-8',
  ),
  'post-condition': say(
    'read again, the file would say something else; fix it by hand',
    '写入后文件会读出不同内容，请手动修改',
  ),
};

/** Why a file was not written; it is as it was. */
export const writeFaults: Readonly<Record<WriteFault, Phrase<{ code: string }>>> = {
  'changed-meanwhile': say('it was changed meanwhile: run again', '文件在此期间被改动，请重新运行'),
  'read-only-file': say('the file is read-only: change its permissions', '文件只读，请修改权限'),
  'read-only-folder': say(
    'nothing can be written in its folder: change the permissions',
    '所在文件夹不可写，请修改权限',
  ),
  'disk-full': say('the disk is full', '磁盘已满'),
  'write-failed': say('the system says {code:text}', '系统报错 {code:text}'),
} as Readonly<Record<WriteFault, Phrase<{ code: string }>>>;
