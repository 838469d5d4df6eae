import { describe, expect, test } from 'vitest';
import { lint } from '../../src/index.ts';
import { command, folderWith } from '../cli/command.ts';

const mug = { file: 'mug.yaml', text: 'id: M-1\ntitle: Stoneware Mug!!!\nprice: 12 EUR\n' };

describe('lint', () => {
  test('returns what the command prints as JSON', async () => {
    const cwd = folderWith({ [mug.file]: mug.text });
    const options = ['--market', 'DE', '--as-of', '2026-11-22', '--no-images', '--lang', 'zh'];
    const { stdout } = command([mug.file, '--format', 'json', '--fail-on', 'never', ...options], { cwd });
    const report = await lint([mug], { config: { markets: 'DE', asOf: '2026-11-22' }, lang: 'zh' });
    const printed = JSON.parse(stdout);
    expect(JSON.parse(JSON.stringify({ ...report, tool: printed.tool }))).toEqual(printed);
  });

  test('reads every format of text, kinds and suppressions', async () => {
    const { documents } = await lint([
      { file: 'a.csv', text: 'sku,title\nA,Mug\n' },
      { file: 'b.jsonl', text: '{"id":"B","title":"Mug"}\n' },
      { file: 'c.json', text: '{"id":"C","returns":{"window_days":30}}', kind: 'store' },
      { file: 'd.yaml', text: '# listing-lint-ignore-file image/* -- no pictures yet\nid: D\ntitle: Mug\n' },
    ]);
    expect(documents.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
      'listing A',
      'listing B',
      'store C',
      'listing D',
    ]);
    const open = documents[3]?.findings.filter(({ status }) => status === 'open') ?? [];
    expect(open.filter(({ rule }) => rule.startsWith('image/'))).toEqual([]);
  });

  test('options of rules are values as in the config', async () => {
    const config = { rules: { '*/*': 'off', 'image/count': { severity: 'error', min: 1 } } };
    const { documents } = await lint([mug], { config });
    expect(documents[0]?.findings.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
      'error image/count',
    ]);
  });

  test('says all that is wrong with a config, and which names tell no format', async () => {
    const config = { markets: 'Germny', rules: { 'image/detial': 'off' } };
    await expect(lint([mug], { config })).rejects.toThrow(/did you mean DE.*did you mean image\/detail/s);
    await expect(lint([mug], { config: { extends: 'strickt' as never } })).rejects.toThrow(/strict/);
    await expect(lint([{ file: 'mug.docx', text: '' }])).rejects.toThrow(/mug\.docx: name it \.yaml/);
  });
});
