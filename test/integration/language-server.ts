import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A place of a text, counted from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri?: string; readonly diagnostics?: readonly Diagnostic[] };
  readonly result?: unknown;
}

const program = fileURLToPath(import.meta.resolve('yaml-language-server/bin/yaml-language-server'));

/** The YAML language server of VS Code, Neovim and others, with the files of `folder` open in it. */
export async function yamlServer(folder: string) {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = new Map<number, (result: unknown) => void>();
  const marks = new Map<string, (found: readonly Diagnostic[]) => void>();
  let unread = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    for (;;) {
      const [head = '', length = ''] =
        /^Content-Length: (\d+)(?:\r\n[^\r]+)*\r\n\r\n/.exec(unread.toString('latin1')) ?? [];
      const end = head.length + Number(length);
      if (head === '' || unread.length < end) return;
      received(JSON.parse(unread.subarray(head.length, end).toString()));
      unread = unread.subarray(end);
    }
  });
  function received({ id, method, params, result }: Message): void {
    if (method === 'textDocument/publishDiagnostics')
      marks.get(params?.uri ?? '')?.(params?.diagnostics ?? []);
    else if (method !== undefined && id !== undefined) send({ id, result: null });
    else if (id !== undefined) answers.get(id)?.(result);
  }
  function send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
  const ask = <T>(method: string, params: object): Promise<T> =>
    new Promise(resolve => {
      const id = answers.size + 1;
      answers.set(id, resolve as (result: unknown) => void);
      send({ id, method, params });
    });
  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] } } },
  });
  send({ method: 'initialized', params: {} });

  return {
    /** Opens a file with this text; answers with what the server marks in it. */
    open(file: string, text: string): Promise<readonly Diagnostic[]> {
      const uri = pathToFileURL(join(folder, file)).href;
      return new Promise(resolve => {
        marks.set(uri, resolve);
        send({
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
        });
      });
    },
    /** What is offered at a place of an open file. */
    async offered(file: string, position: Position): Promise<readonly string[]> {
      const { items } = await ask<{ items: readonly { label: string }[] }>(
        'textDocument/completion',
        at(file, position),
      );
      return items.map(({ label }) => label);
    },
    /** What is shown when the pointer rests there. */
    async hover(file: string, position: Position): Promise<string> {
      const shown = await ask<{ contents: { value: string } } | null>(
        'textDocument/hover',
        at(file, position),
      );
      return shown?.contents.value ?? '';
    },
    async close(): Promise<void> {
      await ask('shutdown', {});
      send({ method: 'exit' });
      await once(child, 'exit');
    },
  };

  function at(file: string, position: Position) {
    return { textDocument: { uri: pathToFileURL(join(folder, file)).href }, position };
  }
}
