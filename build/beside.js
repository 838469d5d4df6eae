// Data in a file beside the program: what lies within the program is loaded by every start.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The module that reads pieces. The first line of the file says where they lie, in bytes from its end. */
const reader = file => `import { readFileSync } from 'node:fs';
let bytes, start, places;
export function piece(name) {
  if (!bytes) {
    bytes = readFileSync(__dirname + ${JSON.stringify(`/${file}`)});
    start = bytes.indexOf(10) + 1;
    places = JSON.parse(bytes.latin1Slice(0, start));
  }
  const [from, to] = places[name];
  return JSON.parse(bytes.utf8Slice(start + from, start + to));
}`;

/** Pieces of data that a bundle reads from `file` beside it, each when it is asked for. */
export function dataBeside(file) {
  const pieces = new Map();
  const path = `beside:${file}`;
  return {
    /** What a module needs at its head to read pieces. */
    head: `import { piece } from '${path}';`,
    /** Keeps a piece. @returns the code that reads it */
    put(name, data) {
      pieces.set(name, Buffer.from(JSON.stringify(data)));
      return `piece(${JSON.stringify(name)})`;
    },
    plugin: {
      name: path,
      setup(bundle) {
        const filter = new RegExp(`^${path}$`);
        bundle.onResolve({ filter }, () => ({ path, namespace: 'beside' }));
        bundle.onLoad({ filter, namespace: 'beside' }, () => ({ contents: reader(file), loader: 'js' }));
      },
    },
    /** Writes the file, the pieces in order of their names. */
    write(folder) {
      const sorted = [...pieces].sort(([left], [right]) => (left < right ? -1 : 1));
      const places = {};
      let at = 0;
      for (const [name, bytes] of sorted) {
        places[name] = [at, at + bytes.length];
        at += bytes.length;
      }
      const head = Buffer.from(`${JSON.stringify(places)}\n`);
      writeFileSync(join(folder, file), Buffer.concat([head, ...sorted.map(([, bytes]) => bytes)]));
    },
  };
}
