import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

const page =
  '# Returns\r\n\r\nSend **unused** goods back within 30 days of delivery.\r\nWe refund you as soon as possible.\r\n';
const found = (args: readonly string[], cwd: string, input?: string) => {
  const { stdout, status } = command([...args, '--format', 'json', '--rule', 'returns/*'], {
    cwd,
    ...(input === undefined ? {} : { input }),
  });
  const report = JSON.parse(stdout) as {
    documents: {
      file: string;
      kind: string;
      findings: {
        rule: string;
        messageId: string;
        location: { file: string; line: number; column: number };
      }[];
    }[];
  };
  return { status, documents: report.documents };
};
const vague = { messageId: 'time', location: { file: 'pages/returns.md', line: 4, column: 15 } };

describe('--page returns', () => {
  const cwd = folderWith({
    'pages/returns.md': page,
    'other.txt': 'We post orders daily.\n',
    'mug.yaml': 'id: M-1\ntitle: Mug\ndescription: Holds 350 ml.\n',
  });

  test('reads a text as the store it belongs to, at its own lines', () => {
    const { documents } = found(['--page', 'returns', 'pages/returns.md'], cwd);
    expect(documents).toMatchObject([{ kind: 'store', file: 'pages/returns.md' }]);
    expect(documents[0]?.findings.at(-1)).toMatchObject(vague);
  });

  test('searches folders for texts too, and says where a text has nothing on returns', () => {
    const { documents } = found(['--page', 'returns', '.'], cwd);
    expect(documents.map(({ file, kind }) => [file, kind])).toEqual([
      ['mug.yaml', 'listing'],
      ['other.txt', 'store'],
      ['pages/returns.md', 'store'],
    ]);
    expect(documents[1]?.findings).toMatchObject([{ messageId: 'off-topic', location: { line: 1 } }]);
  });

  test('reads standard input by its name', () => {
    const { documents } = found(['-', '--stdin-name', 'policy.md', '--page', 'returns'], cwd, page);
    expect(documents[0]?.findings.some(({ messageId }) => messageId === 'refund-time')).toBe(true);
  });

  test('2 for a page no field of a store takes', () => {
    expect(command(['--page', 'checkout', 'pages/returns.md'], { cwd }).status).toBe(2);
  });
});

describe('a page that a store names', () => {
  test('is read before the rules: words stand in the page, what is missing at the key', () => {
    const cwd = folderWith({
      'store.yaml': 'kind: store\nid: main\nreturns:\n  page: pages/returns.md\n',
      'pages/returns.md': page,
    });
    const { documents } = found(['store.yaml'], cwd);
    const [store] = documents;
    expect(store?.findings.find(({ rule }) => rule === 'returns/vague')).toMatchObject(vague);
    expect(store?.findings.find(({ messageId }) => messageId === 'address')).toMatchObject({
      location: { file: 'store.yaml', line: 4 },
    });
  });

  test('that is not there is told, and nothing is said of what it would hold', () => {
    const cwd = folderWith({ 'store.yaml': 'kind: store\nid: main\nreturns: {page: ../away.md}\n' });
    const { documents } = found(['store.yaml'], cwd);
    expect(documents.flatMap(({ findings }) => findings)).toMatchObject([
      { rule: 'input/bad-value', messageId: 'page-missing', location: { line: 3 } },
    ]);
  });
});
