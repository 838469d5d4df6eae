// Modules of Node that few runs need are loaded when something of them is used, not when they are imported.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const rare = [
  'child_process',
  'crypto',
  'dns',
  'fs/promises',
  'http',
  'https',
  'net',
  'stream/consumers',
  'zlib',
];
const filter = new RegExp(`^(?:node:)?(?:${rare.join('|')})$`);

/** Those known to this version of Node; a name that is not a word stays behind. */
const namesOf = id => Object.keys(require(id)).filter(name => /^[a-z_$][\w$]*$/i.test(name));

export const builtinsOnDemand = {
  name: 'builtins-on-demand',
  setup(bundle) {
    bundle.onResolve({ filter }, ({ path }) => ({ path: path.replace(/^node:/, ''), namespace: 'builtin' }));
    bundle.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = { ${namesOf(path)
        .map(name => `get ${name}() { return use().${name}; }`)
        .join(', ')} };
const use = () => process.getBuiltinModule(${JSON.stringify(path)});`,
      loader: 'js',
    }));
  },
};
