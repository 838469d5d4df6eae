import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command, folderWith } from '../cli/command.ts';
import { type Diagnostic, yamlServer } from './language-server.ts';

const schemaOf = (name: string, lang: string): string => command(['schema', name, '--lang', lang]).stdout;
const folder = folderWith({
  'listing.json': schemaOf('listing', 'en'),
  'listing.zh.json': schemaOf('listing', 'zh'),
  'store.json': schemaOf('store', 'en'),
  'message.json': schemaOf('message', 'zh'),
  'seller.json': schemaOf('seller', 'en'),
  'config.json': schemaOf('config', 'en'),
  'config.zh.json': schemaOf('config', 'zh'),
});
let server: Awaited<ReturnType<typeof yamlServer>>;
beforeAll(async () => {
  server = await yamlServer(folder);
});
afterAll(() => server.close());

/** A file of its own whose first line names its schema, as `init` writes it. */
let files = 0;
async function opened(schema: string, text: string) {
  const file = `${++files}.yaml`;
  const marked = await server.open(file, `# yaml-language-server: $schema=./${schema}.json\n${text}`);
  const place = (line: number, character: number) => ({ line, character });
  return {
    marked,
    offered: (line: number, character: number) => server.offered(file, place(line, character)),
    hover: (line: number, character: number) => server.hover(file, place(line, character)),
  };
}
const messages = (marked: readonly Diagnostic[]): readonly string[] => marked.map(({ message }) => message);

describe('the YAML language server with our schemas', () => {
  test('offers fields and values of a listing, and shows their names in the reader’s language', async () => {
    const { marked, offered, hover } = await opened(
      'listing',
      '- id: A\n  title: Oak Table\n  availability: \n  \n',
    );
    expect(messages(marked)).toEqual([]);
    expect(await offered(4, 2)).toEqual(expect.arrayContaining(['description', 'images', 'size_chart']));
    expect(await offered(3, 16)).toContain('preorder');
    expect(await hover(2, 4)).toContain('title');
    const zh = await opened('listing.zh', 'title: 橡木餐桌\nsize_chart: {unit: cm}\n');
    expect(await zh.hover(1, 2)).toContain('标题');
    expect(await zh.hover(2, 2)).toContain('尺码表');
  });

  test.each([
    ['listing', 'id: A\ntitel: Oak Table\n', 'titel', 2],
    ['listing', '- id: A\n  images:\n    - src: a.jpg\n      rol: front\n', 'rol', 4],
    ['store', 'kind: store\nretruns: {window_days: 30}\n', 'retruns', 2],
    ['message', 'kind: message\ntype: dispatch\nbdoy: Hello\n', 'bdoy', 3],
    ['seller', 'kind: seller\nodrers: 12\n', 'odrers', 2],
    ['config', 'profiles: [amazon]\nmarktes: [DE]\n', 'marktes', 2],
    ['config', 'profiles: [amazn]\n', 'amazn', 1],
    ['config', 'rules:\n  image/detial: off\n', 'detial', 2],
    ['config', 'rules:\n  image/detail: {mni: 2}\n', 'mni', 2],
    ['config', 'rules:\n  image/detail: eror\n', 'eror', 2],
    ['config', 'declare:\n  - {id: acme/x, field: title, frobid: [x]}\n', 'frobid', 2],
  ])('%s: a red line under the typo in %j', async (schema, text, word, line) => {
    const { marked } = await opened(schema, text);
    expect(marked).toHaveLength(1);
    const [{ range } = expect.fail('nothing is marked')] = marked;
    expect(range.start.line).toBe(line);
    const under = text.split('\n')[line - 1]?.slice(range.start.character, range.end.character);
    expect(under).toContain(word);
  });

  test('marks nothing that the reader takes: other names, own marks, private matters, prices as people write', async () => {
    const listing =
      '- {货号: A, Product Name: Oak Table, price: "1.299,00 €", 进价: 12, Supplier: x, _lint: {}, x-y: 1, brand: }\n';
    expect(messages((await opened('listing', listing)).marked)).toEqual([]);
  });

  test('offers keys, rules, options, platforms and presets of the config', async () => {
    const text = 'extends: []\nprofiles: []\nmarkets: []\nrules:\n  image/detail:\n    \n';
    const { offered, hover } = await opened('config', text);
    expect(await offered(1, 10)).toContain('recommended');
    expect(await offered(2, 11)).toContain('amazon');
    expect(await offered(3, 10)).toContain('DE');
    expect(await offered(6, 4)).toEqual(expect.arrayContaining(['severity', 'min']));
    const keys = await opened('config', 'rules:\n  image/detail: off\n  \n');
    expect(await keys.offered(3, 2)).toContain('title/length');
    const top = await opened('config', 'markets: [DE]\n\n');
    expect(await top.offered(2, 0)).toContain('overrides');
    expect(await hover(3, 2)).toContain('Countries');
    const zh = await opened('config.zh', 'rules:\n  image/detail: {min: 2}\n');
    expect(await zh.hover(1, 2)).toContain('严重程度');
    expect(await zh.hover(2, 6)).toMatch(/\p{Script=Han}/u);
  });
});
