import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

interface Report {
  readonly run: { readonly assumed: readonly { file: string; inferred: unknown; language: string | null }[] };
  readonly summary: { readonly otherFiles: number };
  readonly documents: readonly {
    file: string;
    kind: string;
    id: string;
    findings: {
      messageId: string;
      path: (string | number)[];
      location: { file: string; line: number; column: number };
    }[];
  }[];
}

const report = (args: readonly string[], cwd: string, input?: string): Report => {
  const { stdout } = command([...args, '--format', 'json', '--no-config', '--rule', 'copy/format'], {
    cwd,
    ...(input === undefined ? {} : { input }),
  });
  return JSON.parse(stdout) as Report;
};

const template = [
  '\ufeff---',
  '# listing-lint-ignore nothing/here',
  'kind: message # of the shop',
  'subject: "Your order!! {{ order.name }}"',
  '---',
  '',
  'Hello {{ name }},',
  'your parcel left today!!',
  '',
].join('\r\n');

describe('message templates in files of their own', () => {
  const cwd = folderWith({
    'mail/order-confirmation.zh-CN.md': template,
    'mail/README.md': '# Mail\n\nHow to write it!!\n',
    'mail/post.html': '---\ntitle: A post\n---\n<p>Hello!!</p>\n',
    'mail/de/dispatch.liquid': '---\nkind: "message"\nid: dispatched\n---\nUnterwegs!!\n',
    'mail/refund.mjml': '---\nkind: message\ntype: thanks\n---\n<mj-text>Thanks!!</mj-text>\n',
    'mail/pair.yaml': 'kind: message\nid: pair\ntype: refund\nbody: {page: order-confirmation.zh-CN.md}\n',
  });

  test('in a folder only what says so is read; a front matter of something else is counted', () => {
    const { documents, summary } = report(['mail'], cwd);
    expect(documents.map(({ file, kind, id }) => [file, kind, id])).toEqual([
      ['mail/de/dispatch.liquid', 'message', 'dispatched'],
      ['mail/order-confirmation.zh-CN.md', 'message', 'order-confirmation.zh-CN'],
      ['mail/pair.yaml', 'message', 'pair'],
      ['mail/refund.mjml', 'message', 'refund'],
    ]);
    expect(summary.otherFiles).toBe(1);
  });

  test('what the file does not say is taken from its name, and told', () => {
    const { run } = report(['mail'], cwd);
    expect(run.assumed.map(({ inferred }) => inferred)).toEqual([
      { type: 'dispatch', language: 'de' },
      { type: 'order-confirmation', language: 'zh-CN' },
      null,
      null,
    ]);
    const { stdout } = command(['mail', '--no-config', '--lang', 'en', '--verbose'], { cwd });
    expect(stdout).toContain('by the file name: dispatch notice, German');
  });

  test('places are those of the file, below the front matter and in it', () => {
    const { documents } = report(['mail/order-confirmation.zh-CN.md'], cwd);
    const places = documents[0]?.findings.map(({ path, location }) => [
      path[0],
      location.line,
      location.column,
    ]);
    expect(places).toContainEqual(['subject', 4, 16]);
    expect(places).toContainEqual(['body', 8, 18]);
  });

  test('a body that names a template is its text without the front matter', () => {
    const { documents } = report(['mail/pair.yaml'], cwd);
    expect(documents[0]?.findings).toMatchObject([
      { path: ['body'], location: { file: 'mail/order-confirmation.zh-CN.md', line: 8, column: 18 } },
    ]);
  });

  test('--kind message reads a named text whatever it says, and standard input', () => {
    const { documents } = report(['mail/README.md', '--kind', 'message'], cwd);
    expect(documents).toMatchObject([{ kind: 'message', findings: [{ location: { line: 3, column: 14 } }] }]);
    const piped = report(['-', '--stdin-name', 'thanks.en.txt', '--kind', 'message'], cwd, 'Thank you!!\n');
    expect(piped.run.assumed[0]?.inferred).toEqual({ type: 'thanks', language: 'en' });
    expect(piped.documents[0]?.findings).toMatchObject([{ location: { line: 1, column: 7 } }]);
  });

  test('a front matter that is no YAML is told at its line, and the body is read all the same', () => {
    const broken = folderWith({ 'a.md': '---\nkind: message\nsubject: "open\n---\nHello!!\n' });
    const { documents } = report(['a.md'], broken);
    const found = documents.flatMap(({ findings }) => findings);
    expect(found.map(({ messageId }) => messageId)).toContain('unclosed-quote');
    expect(found.some(({ path, location }) => path?.[0] === 'body' && location.line === 5)).toBe(true);
  });
});
