// What rules say of themselves (docs, examples) is read when it is asked for: a run that checks asks for none of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';

/** The rules as they are, by id. `options` are esbuild's. */
async function rulesAsTheyAre(options) {
  const { outputFiles } = await build({
    ...options,
    entryPoints: ['rules/index.ts'],
    format: 'cjs',
    write: false,
    metafile: false,
    define: { 'import.meta.url': '""' },
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return new Map(module.exports.default.rules.map(rule => [rule.id, rule]));
}

const isPlain = data => isDeepStrictEqual(JSON.parse(JSON.stringify(data)), data);

/** A plugin that leaves what rules say of themselves to `beside`; what is no plain data is made when asked for. */
export async function saidBeside(beside, options) {
  const rules = await rulesAsTheyAre(options);
  return {
    name: 'said-beside',
    setup(bundle) {
      bundle.onLoad({ filter: /[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ }, ({ path }) => {
        const id = relative('rules', path).replace(/\.ts$/, '').replaceAll('\\', '/');
        const contents = readFileSync(path, 'utf8').replace(
          /^ {2}(docs|examples): (\{\n[\s\S]*?\n {2}\}),$/gm,
          (_, part, code) => {
            const said = rules.get(id)[part];
            return `  get ${part}() { return ${isPlain(said) ? beside.put(`${id} ${part}`, said) : code}; },`;
          },
        );
        return { contents: `${beside.head}\n${contents}`, loader: 'ts' };
      });
    },
  };
}
