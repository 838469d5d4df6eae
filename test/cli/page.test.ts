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

  test('2 for a page that no store has', () => {
    expect(command(['--page', 'about', 'pages/returns.md'], { cwd }).status).toBe(2);
  });
});

describe('--page of other pages', () => {
  const form =
    '<html lang="de"><form>\n<label for="m">E-Mail *</label><input id="m" required>\n<input type="hidden" name="t">\n<button type="button">Zurück</button>\n<button>Bestellen</button>\n</form></html>\n';
  const cwd = folderWith({ 'checkout.html': form, 'text.md': 'Pay on the next page.\n' });
  const rules = (id: string): readonly string[] => ['--rule', id, '--format', 'json', '--lang', 'en'];

  test('a checkout is read as a form: its last button at its place', () => {
    const { stdout } = command(
      ['checkout.html', '--page', 'checkout', '--market', 'DE', ...rules('checkout/order-button')],
      { cwd },
    );
    expect(JSON.parse(stdout).documents[0].findings).toMatchObject([
      { path: ['checkout', 'order_button', 'de'], location: { line: 5, column: 9, endColumn: 18 } },
    ]);
  });

  test('2 with a reason for a checkout without a form', () => {
    const { status, stderr } = command(['text.md', '--page', 'checkout', '--lang', 'en'], { cwd });
    expect([status, stderr]).toEqual([2, expect.stringContaining('takes an HTML page with its form')]);
  });

  test('a text is the page of a pre-order', () => {
    const { stdout } = command(['text.md', '--page', 'preorder', ...rules('preorder/page-sections')], {
      cwd,
    });
    expect(JSON.parse(stdout).documents[0].findings[0]).toMatchObject({ path: ['campaigns', 0, 'text'] });
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
    const cwd = folderWith({
      'store.yaml':
        'kind: store\nid: main\nreturns: {page: ../away.md}\nlinks: {returns: [footer, product, cart]}\n',
    });
    const { documents } = found(['store.yaml'], cwd);
    expect(documents.flatMap(({ findings }) => findings)).toMatchObject([
      { rule: 'input/bad-value', messageId: 'page-missing', location: { line: 3 } },
    ]);
  });
});
