// YAML data files as modules.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { parse } from 'yaml';

/**
 * A plugin by which YAML data files become modules. `read` gives the code that reads a piece of data; the terms of a
 * word list are read when they are first asked for, as most runs ask for few of the lists.
 */
export function dataModules(read, head = '') {
  return {
    name: 'data-modules',
    setup(bundle) {
      bundle.onLoad({ filter: /\.yaml$/ }, ({ path }) => {
        const data = parse(readFileSync(path, 'utf8'));
        const name = relative(process.cwd(), path).replaceAll('\\', '/');
        const isList = name.startsWith('rules/lexicons/');
        const contents = isList ? wordList(name, data) : `export default ${read(name, data)};`;
        return { contents: `${head}\n${contents}`, loader: 'js' };
      });
      const wordList = (name, { groups, ...head }) => `let groups;
export default { ...${JSON.stringify(head)}, get groups() { return (groups ??= ${read(name, groups)}); } };`;
    },
  };
}

/** Data within the bundle: text for `JSON.parse`, which reads large data faster than a literal is compiled. */
export const yamlModules = dataModules((_, data) => `JSON.parse(${JSON.stringify(JSON.stringify(data))})`);
