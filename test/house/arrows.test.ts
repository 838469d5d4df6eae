import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Floors from the ground up: a file may import from its own floor and from those below. */
const floors: Readonly<Record<string, number>> = {
  'src/model': 0,
  'src/facts': 1,
  'src/rule': 1,
  'src/formats': 2,
  'src/input': 2,
  'src/dialects': 3,
  'src/engine': 4,
  'src/config': 4,
  'src/report': 4,
  'src/api': 5,
  'src/tester': 6,
  'src/cli': 6,
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map(file => join(folder, file).replaceAll('\\', '/'));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?<!['\w])(?:from|import)\s*\(?\s*'([^'\s]+)'/g)].map(
    match => match[1] as string,
  );
}

/** The file an import means, from the root of the project; undefined for a package. */
function target(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  return relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/');
}

const floorOf = (file: string): string | undefined =>
  Object.keys(floors).find(folder => file.startsWith(`${folder}/`));

test('imports go down the floors of the house, never up', () => {
  const wrong: string[] = [];
  for (const file of sources('src')) {
    const from = floorOf(file);
    if (!from) continue;
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier);
      const floor = to && floorOf(to);
      if (floor && (floors[floor] as number) > (floors[from] as number)) wrong.push(`${file} → ${to}`);
      if (to?.startsWith('rules/') && to.endsWith('.ts') && !file.startsWith('src/cli/'))
        wrong.push(`${file} → ${to}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('rules import only the rule kit, each other’s area and their own data', () => {
  const wrong: string[] = [];
  for (const file of sources('rules')) {
    for (const specifier of importsOf(file)) {
      const to = target(file, specifier);
      if (to !== 'src/rule/index.ts' && !to?.startsWith('rules/')) wrong.push(`${file} → ${specifier}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** Decodes pictures; the rest of the facts about them is arithmetic. */
const decoder = 'src/facts/pixels/decode.ts';

test('model, facts, rule, report and rules use no module of Node', () => {
  const folders = ['src/model', 'src/facts', 'src/rule', 'src/report', 'rules'];
  const wrong = folders
    .flatMap(sources)
    .filter(file => file !== decoder && importsOf(file).some(specifier => specifier.startsWith('node:')));
  expect(wrong).toEqual([]);
});
