import { rmSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidedBefore } from '../../src/cli/joining.ts';
import { partOf, type Share } from '../../src/cli/part.ts';
import { prepare } from '../../src/cli/prepare.ts';
import { runOver } from '../../src/cli/run.ts';
import { joined } from '../../src/engine/joined.ts';
import { joinGathered, joinJudged, sealGathered } from '../../src/engine/parts.ts';
import type { RunResult } from '../../src/engine/result.ts';
import { split, wholeFile } from '../../src/engine/slices.ts';
import type { InputFile } from '../../src/input/files.ts';
import { folderWith } from './command.ts';

const runs = Number(process.env.LAW_RUNS ?? 8);
const start = { language: 'en', version: 'test' } as const;
const flags = { asOf: '2026-11-22', images: false } as const;

/** As from another machine. */
const sent = <T>(data: T): T => deserialize(serialize(data)) as T;

const config = `references: [theirs.csv]
overrides:
  - {files: [a.yaml], rules: {image/count: off}}
  - {files: [nothing/**], rules: {image/count: off}}
suppress:
  - {id: A, rule: image/*, reason: supplier sends them}
  - {id: B, rule: copy/*, reason: never used}
`;
const texts = [0, 1].map(kind =>
  Array.from(
    { length: 50 },
    (_, at) => 'oak bench lamp paper shade glass cable foot table hall'.split(' ')[(at * (3 + kind)) % 10],
  ).join(' '),
);
const row = fc.record({
  id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
  title: fc.constantFrom('Oak Bench', 'Paper Lamp', 'Oak Bench Oak Bench Oak Bench'),
  brand: fc.constantFrom('Norrfolk', 'Karhu'),
  seller: fc.constantFrom('North', 'South'),
  category: fc.constant('home/furniture'),
  description: fc.constantFrom(...texts),
  compare_at: fc.constantFrom('20', '35'),
});
type Row = Record<string, string>;
const note = '# listing-lint-ignore title/word-repeat -- as the maker writes it\n';
const yaml = (rows: readonly Row[]): string =>
  rows
    .map(
      one =>
        `${note}${Object.entries(one)
          .map(([key, value]) => `${key}: "${value}"\n`)
          .join('')}`,
    )
    .join('---\n');
const jsonl = (rows: readonly Row[]): string => rows.map(one => JSON.stringify(one)).join('\n');
const csv = (rows: readonly Row[]): string =>
  [
    'id,title,brand,seller,category,description,compare_at',
    ...rows.map(one => Object.values(one).join(',')),
  ].join('\n');
const rows = fc.array(row, { maxLength: 6 });
const catalog = fc
  .record({
    a: rows,
    b: rows,
    c: fc.array(row, { minLength: 1, maxLength: 25 }),
    theirs: rows,
    broken: fc.boolean(),
  })
  .map(({ a, b, c, theirs, broken }) => ({
    'listing-lint.yaml': config,
    'a.yaml': yaml(a),
    'b.jsonl': jsonl(b),
    'c.csv': csv(c),
    'theirs.csv': csv(theirs),
    ...(broken ? { 'broken.json': '[{"id": "A"', 'other.json': '{"name": "x"}' } : {}),
  }));

/** What `count` parts judge, each by itself, whose files are then joined; a file is cut from `least` bytes on. */
async function byParts(count: number, least: number): Promise<RunResult> {
  const prepared = await prepare([], flags, start);
  const { files } = await prepared.find();
  const all: Share<InputFile> = { files, references: prepared.references.records };
  const cut = (inputs: readonly InputFile[]) =>
    split(
      inputs.map(input => wholeFile(input, 1000)),
      count,
      least,
    );
  const foreign = cut(all.references);
  const shares = cut(files).map((own, at): Share => ({ files: own, references: foreign[at] ?? [] }));
  const newPart = async (share: Share) => {
    const own = await prepare([], flags, start);
    const part = partOf(share, all, own, await own.facts(), flags);
    const read = await part.read();
    await part.look(undefined);
    return { part, read };
  };
  const gathered = [];
  for (const share of shares) gathered.push(sent(await (await newPart(share)).part.gather()));
  // Joined two by two, as machines may.
  const folded = gathered.reduce((left, right) => sent(joinGathered(prepared.catalogRules, [left, right])));
  const judged = [];
  for (const share of shares) {
    const { part, read } = await newPart(share);
    const sealed = sent(sealGathered(prepared.catalogRules, sent(folded)));
    judged.push(sent({ ...(await part.judge(sealed)), ...read }));
  }
  const { joining } = await decidedBefore(prepared, flags, start);
  const { files: joinedFiles, micros, overrides } = joinJudged(judged);
  const read = {
    suppressions: judged.flatMap(({ suppressions }) => suppressions),
    otherFiles: judged.reduce((sum, { otherFiles }) => sum + otherFiles, 0),
  };
  return joined(
    joinedFiles,
    joining(read, () => prepared.settings.unusedOverrides(overrides)),
    micros,
  );
}

test('any number of parts, wherever they are cut, judge a catalog as one does', async () => {
  const home = process.cwd();
  let findings = 0;
  await fc.assert(
    fc.asyncProperty(
      catalog,
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom(1, 300),
      async (files, count, least) => {
        const folder = folderWith(files);
        process.chdir(folder);
        try {
          const one = await runOver([], { ...flags, threads: '1' }, start);
          if ('nothing' in one) throw new Error(one.nothing);
          findings += one.result.summary.warnings;
          expect(JSON.stringify(await byParts(count, least))).toBe(JSON.stringify(one.result));
        } finally {
          process.chdir(home);
          rmSync(folder, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: runs },
  );
  expect(findings).toBeGreaterThan(0);
}, 240_000);

test('slices are cut in order, each byte falls to one list, and small pieces stay whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(5000), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom(1, 500, 100_000),
      (sizes, count, least) => {
        const lists = split(
          sizes.map((size, at) => wholeFile(at, size)),
          count,
          least,
        );
        expect(lists).toHaveLength(count);
        const pieces = lists.flat();
        for (const [at, size] of sizes.entries()) {
          const own = pieces.filter(({ input }) => input === at);
          expect(own.map(({ from }) => from)).toEqual([0, ...own.slice(0, -1).map(({ to }) => to)]);
          expect(own.at(-1)?.to).toBe(size);
          if (own.length > 1) for (const { from, to } of own) expect(to - from).toBeGreaterThanOrEqual(least);
        }
        expect(pieces.map(({ input }) => input)).toEqual(
          pieces.map(({ input }) => input).toSorted((a, b) => a - b),
        );
      },
    ),
  );
});
