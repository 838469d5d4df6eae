import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const long = (text: string, times: number): string => text.repeat(times);

/** Input that nobody writes by hand, and that a run must answer all the same: a finding or nothing, soon. */
const hostile: Readonly<Record<string, string>> = {
  'title.csv': `sku,title\nA,${long('x', 1_000_000)}\n`,
  'chart.jsonl': JSON.stringify({ id: 'A', title: 'Mug', description: long('size S bust 90 ', 60_000) }),
  'data.jsonl': JSON.stringify({
    id: 'A',
    title: 'Mug',
    images: [`data:image/png;base64,${long('iVBORw0KGgo', 90_000)}`],
  }),
  'tags.jsonl': JSON.stringify({ id: 'A', title: 'Mug', description: long('<div>', 50_000) }),
  'deep.json': long('[', 5000) + long(']', 5000),
  'deep.yaml': `a: ${long('[', 2000)}${long(']', 2000)}`,
  'empty.csv': '',
  'quote.csv': 'sku,title\nA,"never closed\nB,ok\n',
  'proto.json': '[{"id":"A","title":"x","__proto__":{"polluted":1},"constructor":{"x":1}}]',
};

describe('hostile input', () => {
  const cwd = folderWith(hostile);
  test.each(Object.keys(hostile))('%s is answered', file => {
    const { status, stdout, stderr } = command([file, '--format', 'json'], { cwd });
    expect(stderr).toBe('');
    expect([0, 1]).toContain(status);
    expect(JSON.parse(stdout).reportVersion).toBe(1);
  });

  test('control characters of a title cannot reach the terminal', () => {
    const folder = folderWith({ 'a.json': '[{"id": "A", "title": "\\u001b]0;pwn\\u0007 Mug Mug Mug Mug"}]' });
    for (const format of ['pretty', 'compact']) {
      const { stdout } = command(['a.json', '--format', format], { cwd: folder });
      expect(stdout).not.toContain('\u001b');
      expect(stdout).not.toContain('\u0007');
    }
  });
});
