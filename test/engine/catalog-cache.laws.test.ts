import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { readDocuments } from '../../src/dialects/index.ts';
import { catalogOf } from '../../src/engine/cache/catalog.ts';
import type { CatalogFile } from '../../src/engine/cache/gathering.ts';
import { noting } from '../../src/engine/cache/leaning.ts';
import { type Store, storeIn } from '../../src/engine/cache/store.ts';
import { carriageOf } from '../../src/engine/carriage.ts';
import { collect, gather } from '../../src/engine/collect.ts';
import { isCatalogRule, type LintFile } from '../../src/engine/lint.ts';
import { loadFormat } from '../../src/formats/index.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { AnyRule, CatalogRule, Options, Run } from '../../src/rule/index.ts';
import { encoders } from '../../src/tester/encode.ts';

const runs = Number(process.env.LAW_RUNS ?? 12);

/** What the world is like while a catalog is gathered: the day, and what its pictures show. */
interface World {
  readonly asOf: string;
  readonly pictures: readonly boolean[];
}

/** A rule of a team that leans on the day and on pictures, and throws where a listing tells it to. */
const leaning = {
  ...(builtIn.rules.find(({ id }) => id === 'price/position') as CatalogRule),
  id: 'acme/leans',
  collect(
    value: { title?: string; images?: { src?: string }[] },
    { run, document }: { run: Run; document: AnyDocument },
  ) {
    if (value.title === 'throws') throw new Error('thrown');
    const seen = (value.images ?? []).map(({ src = '' }) => run.look?.(document.file, src).kind);
    return value.title?.startsWith('Oak') ? [document.key, run.asOf] : [document.key, ...seen];
  },
  fold: {
    empty: () => [],
    add: (all: unknown[], one: unknown) => [...all, one],
    merge: (left: unknown[], right: unknown[]) => [...left, ...right],
    seal: (all: unknown[]) => all.map(one => JSON.stringify(one)).sort(),
  },
} as unknown as CatalogRule;

const ids = ['copy/duplicated', 'catalog/duplicate-listing', 'price/position', 'title/irrelevant-term'];
const rules = [...builtIn.rules.filter(({ id }) => ids.includes(id)).filter(isCatalogRule), leaning];

const same = {
  scope: 'store',
  categories: categoriesOf([builtIn], {}),
  owners: {},
  ...lexiconsWith(builtIn.lexicons, {}),
} as const;
const runOf = ({ asOf, pictures }: World): Run => ({
  ...same,
  asOf,
  look: (_, src) =>
    pictures[Number(src)] ? { kind: 'unseen', missing: 'pixels' } : { kind: 'fault', fault: 'missing' },
});

type Row = Readonly<Record<string, unknown>>;
interface TextFile extends CatalogFile {
  readonly rows: readonly Row[];
}

async function documentsIn({ file, rows }: TextFile): Promise<LintFile | undefined> {
  // A file of another program.
  if (rows.length === 0) return undefined;
  const encoding = file.endsWith('.csv') ? 'csv' : 'yaml';
  const source = { file, text: encoders[encoding].write(rows), encoding: 'utf-8' as const, bom: false };
  const { documents, ...read } = readDocuments(source, (await loadFormat(encoding)).parse(source));
  const assumed = {
    file,
    format: encoding,
    encoding: 'utf-8',
    profiles: [],
    markets: [],
    language: null,
    ...read,
    documents: documents.length,
  };
  return { file, documents, findings: [], assumed } as unknown as LintFile;
}

const settings = () => ({ profiles: [], markets: [], rule: () => undefined });
const setting = (rule: AnyRule) => ({
  severity: null,
  options: Object.fromEntries(
    Object.entries(rule.options as Options).map(([name, { default: value }]) => [name, value]),
  ),
});
const around = (file: LintFile, run: Run) => ({
  run,
  surroundings: { carriage: carriageOf([file], [], run), settings, peer: () => undefined },
  setting,
});

/** What the rules know of the files of each state, by way of a store. */
async function known(
  states: readonly (readonly TextFile[])[],
  world: World,
  store: Store | undefined,
  timed?: (rule: string) => void,
): Promise<string[]> {
  const stateOf = (what: string): string =>
    what === 'today' ? world.asOf : String(world.pictures[Number(what)]);
  const { run, noted } = noting(runOf(world), stateOf, (_, src) => src);
  const catalog = catalogOf<TextFile>({
    rules,
    store,
    stateOf,
    timed,
    read: files => Promise.all(files.map(documentsIn)),
    async gather({ reference }, file, documents) {
      const crashes = new Map<string, Error>();
      const own = documents.map(document => ({ document, reference }));
      const { made, ...rest } = noted(runOf(world).look, () =>
        gather(rules, own, around(file, run), crashes),
      );
      return { folds: made, crashes, ...rest };
    },
  });
  const told: string[] = [];
  for (const state of states) {
    const { summaries, crashes } = await catalog(state, undefined, true);
    told.push(textOf(id => (crashes.has(id) ? 'crashed' : summaries.get(id))));
  }
  return told;
}

/** What they know by the first pass itself, over all documents in one go. */
async function expected(state: readonly TextFile[], world: World): Promise<string> {
  const read = await Promise.all(state.map(async file => ({ file, read: await documentsIn(file) })));
  const documents = read.flatMap(({ file, read }) =>
    (read?.documents ?? []).map(document => ({ document, reference: file.reference })),
  );
  const file = read.find(({ read }) => read)?.read ?? ({ file: '', documents: [] } as unknown as LintFile);
  const { summaries, crashes } = collect(rules, documents, around(file, runOf(world)));
  return textOf(id => (crashes.has(id) ? 'crashed' : summaries.get(id)));
}

const textOf = (summary: (rule: string) => unknown): string =>
  JSON.stringify(
    rules.map(({ id }) => summary(id)),
    (_, value) =>
      value instanceof Map
        ? ['map', ...value]
        : ArrayBuffer.isView(value)
          ? [...(value as Uint8Array)]
          : value,
  );

const words =
  'oak bench lamp paper shade glass cable foot table hall spring water cloth hand oil wood wall'.split(' ');
const row = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  title: fc.constantFrom('Oak Bench', 'Paper Lamp', 'Garden Bench', 'Oak Table', 'throws'),
  brand: fc.constantFrom('Norrfolk', 'Karhu'),
  category: fc.constantFrom('home/furniture', 'home/lighting'),
  description: fc
    .constantFrom(0, 1, 2)
    .map(seed => Array.from({ length: 60 }, (_, at) => words[(at * (seed + 3)) % words.length]).join(' ')),
  price: fc.record({ amount: fc.constantFrom('10', '20', '35'), currency: fc.constant('EUR') }),
  images: fc.array(fc.record({ src: fc.constantFrom('0', '1') }), { maxLength: 2 }),
});
const rowsOf = fc.oneof(
  { weight: 12, arbitrary: fc.array(row, { maxLength: 3 }) },
  // More than one part.
  {
    weight: 1,
    arbitrary: fc
      .tuple(row, row)
      .map(([one, other]) =>
        Array.from({ length: 70 }, (_, at) => ({ ...(at % 7 ? one : other), id: `R${at}` })),
      ),
  },
);
const files = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('a.yaml', 'b.yaml', 'c.csv', 'd/a.yaml', 'e.csv'), rowsOf, fc.nat(9)),
    { selector: ([file]) => file },
  )
  .map(all =>
    all.map(
      ([file, rows, chance]): TextFile => ({ file, rows, reference: chance === 0, id: JSON.stringify(rows) }),
    ),
  );
const world = fc.record({
  asOf: fc.constantFrom('2026-11-22', '2026-11-23'),
  pictures: fc.tuple(fc.boolean(), fc.boolean()),
});
type Damage = 'none' | 'cut' | 'flipped' | 'gone';
const damage = fc.constantFrom<Damage>('none', 'none', 'cut', 'flipped', 'gone');

/** Damages every other file of a cache. */
function harm(folder: string, how: Damage): void {
  if (how === 'none') return;
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /head$|parts$/.test(name),
  );
  for (const [index, name] of all.sort().entries()) {
    if (index % 2 === 0) continue;
    const bytes = readFileSync(join(folder, name));
    if (how === 'gone') rmSync(join(folder, name));
    else if (how === 'cut') writeFileSync(join(folder, name), bytes.subarray(0, bytes.length / 2));
    else
      writeFileSync(
        join(folder, name),
        bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 255 : byte)),
      );
  }
}

test('a catalog is known alike from a cold, warm, stale and damaged cache, without one, and by reading all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(files, files, world, world, damage), { minLength: 2, maxLength: 3 }),
      async rounds => {
        const folder = mkdtempSync(join(tmpdir(), 'listing-lint-cache-'));
        try {
          for (const [now, base, around, later, how] of rounds) {
            const kept = await known([now, base], around, storeIn(folder, '0123456789abcdef'));
            expect(kept).toEqual([await expected(now, around), await expected(base, around)]);
            expect(await known([now, base], around, undefined)).toEqual(kept);
            // The same files on another day, with other pictures.
            expect(await known([now], later, storeIn(folder, '0123456789abcdef'))).toEqual([
              await expected(now, later),
            ]);
            harm(folder, how);
          }
        } finally {
          rmSync(folder, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: runs },
  );
}, 120_000);

test('what a rule takes to seal is told, for every rule that is asked', async () => {
  const rows = [{ title: 'Oak Bench' }, { title: 'Paper Lamp' }];
  const told: string[] = [];
  const world = { asOf: '2026-11-22', pictures: [] };
  await known([[{ file: 'a.yaml', id: '1', reference: false, rows }]], world, undefined, rule =>
    told.push(rule),
  );
  expect(told).toEqual(rules.map(({ id }) => id));
});
