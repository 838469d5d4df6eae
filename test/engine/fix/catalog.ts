import { stringify } from 'yaml';
import builtIn from '../../../rules/index.ts';
import { categoriesOf } from '../../../src/config/categories.ts';
import { lexiconsWith } from '../../../src/config/words.ts';
import { readDocuments } from '../../../src/dialects/index.ts';
import type { Fixing, Linted } from '../../../src/engine/fix/loop.ts';
import type { FileState } from '../../../src/engine/fix/state.ts';
import { lint } from '../../../src/engine/lint.ts';
import { memoryOf } from '../../../src/engine/memory.ts';
import { encode } from '../../../src/input/encode.ts';
import { read } from '../../../src/input/read.ts';
import type { Edit } from '../../../src/model/edit.ts';
import { type AnyRule, defineRule, say } from '../../../src/rule/index.ts';
import { encoders } from '../../../src/tester/encode.ts';
import type { Hand } from '../../formats/hand.ts';

const bilingual = { en: 'test', zh: '测试' };

/** What the rules of these tests share. */
const made = {
  on: ['listing'],
  severity: 'warning',
  consequence: 'polish',
  needs: [],
  absent: 'pass',
  fix: 'auto',
  guidelines: [],
  presets: ['core'],
  version: 1,
  title: bilingual,
  messages: { found: say('found', '发现') },
  notes: { fix: say('fix', '修改') },
  options: {},
  sources: {},
  docs: { what: bilingual, why: bilingual, how: bilingual },
  examples: { valid: [], invalid: [] },
} as const;

/** A rule that always wants the same of the values it looks at: `edits` is empty where all is well. */
const wants = (id: string, edits: (value: Value) => readonly Edit[], safety: 'safe' | 'unsafe' = 'safe') =>
  defineRule({
    ...made,
    id,
    check: (value, context) =>
      context.outcome(
        edits(value as Value).map(edit =>
          context.finding(
            'found',
            {},
            {
              at: edit.path,
              fix: { safety, title: context.note('fix', {}), edits: [edit] },
            },
          ),
        ),
      ),
  });

interface Value {
  readonly title?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly images?: readonly { readonly src?: string; readonly alt?: string }[];
  readonly price?: { readonly amount?: string; readonly currency?: string };
  readonly variants?: readonly { readonly sku?: string; readonly price?: string }[];
}

const double = / {2,}/g;
const textEdits = (field: 'title' | 'description') => (value: Value) =>
  [...(value[field] ?? '').matchAll(double)].map(
    (match): Edit => ({
      op: 'splice',
      path: [field],
      span: { start: match.index, end: match.index + match[0].length },
      text: ' ',
    }),
  );

/** One rule for each thing an edit can do. */
export const rules: readonly AnyRule[] = [
  wants('test/title-blanks', textEdits('title')),
  wants('test/description-blanks', textEdits('description')),
  wants('test/tags', ({ tags = [] }) =>
    tags.flatMap((tag, index): Edit[] =>
      tags.indexOf(tag) < index ? [{ op: 'remove', path: ['tags', index] }] : [],
    ),
  ),
  wants('test/alt', ({ images = [] }) =>
    images.flatMap(({ alt }, index): Edit[] =>
      alt === undefined ? [{ op: 'set', path: ['images', index, 'alt'], value: `Picture ${index + 1}` }] : [],
    ),
  ),
  wants('test/price', ({ price }) =>
    price?.amount?.endsWith('.99')
      ? [{ op: 'set', path: ['price', 'amount'], value: price.amount.replace('.99', '.95') }]
      : [],
  ),
  wants('test/gift', ({ tags }) =>
    tags && tags.length > 0 && !tags.includes('checked')
      ? [{ op: 'add', path: ['tags'], value: 'checked' }]
      : [],
  ),
  wants(
    'test/caps',
    ({ title }) =>
      title?.includes('SALE') ? [{ op: 'set', path: ['title'], value: title.replace('SALE', 'Sale') }] : [],
    'unsafe',
  ),
];

const pieces = [
  'Mug',
  'blue',
  '  ',
  '   ',
  'SALE',
  '杯子',
  '“quoted”',
  "it's",
  'a: b',
  '#1',
  '5 % off',
  '&amp;',
  '10"',
  '，',
  '😀',
  'é',
  '- x',
  '\t',
];
const text = (hand: Hand): string =>
  Array.from({ length: 1 + hand.below(8) }, () => hand.pick(pieces))
    .join(hand.pick(['', ' ', ' ']))
    .trim() || 'Mug';

/** Listings with faults of every kind that the rules mend. */
function listing(hand: Hand, index: number): Record<string, unknown> {
  const value: Record<string, unknown> = { id: `ID-${index}`, title: text(hand) };
  if (hand.chance(0.6)) value.description = hand.chance(0.3) ? `${text(hand)}\n${text(hand)}` : text(hand);
  if (hand.chance(0.6))
    value.tags = Array.from({ length: 1 + hand.below(4) }, () => hand.pick(['red', 'blue', 'gift', 'home']));
  if (hand.chance(0.6))
    value.images = Array.from({ length: 1 + hand.below(3) }, (_, at) => ({
      src: `p${at}.jpg`,
      ...(hand.chance(0.5) ? { alt: text(hand) } : {}),
    }));
  if (hand.chance(0.6))
    value.price = { amount: `${1 + hand.below(900)}.${hand.pick(['99', '50', '00'])}`, currency: 'EUR' };
  return value;
}

/** A catalog as somebody keeps it: the name says the format. */
export function catalogByHand(
  hand: Hand,
  format: 'yaml' | 'json' | 'jsonl' | 'csv',
): { file: string; bytes: Uint8Array } {
  const values = Array.from({ length: 1 + hand.below(4) }, (_, index) => listing(hand, index));
  const file = `catalog.${format}`;
  const crlf = hand.chance(0.2);
  const ending = (written: string): string => (crlf ? written.replace(/\r?\n/g, '\r\n') : written);
  switch (format) {
    case 'yaml': {
      const styled = stringify(values, {
        indent: hand.pick([2, 4]),
        lineWidth: hand.pick([0, 80]),
        defaultStringType: hand.pick(['PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE']),
        defaultKeyType: 'PLAIN',
        ...(hand.chance(0.2) ? { collectionStyle: 'flow' as const } : {}),
      });
      const noted = hand.chance(0.5) ? styled.replace(/^- /gm, '# kept by hand\n- ') : styled;
      return { file, bytes: encode({ text: ending(noted), encoding: 'utf-8', bom: hand.chance(0.1) }) };
    }
    case 'json': {
      const styled = JSON.stringify(values, null, hand.pick([0, 2, 4, '\t']));
      const noted = hand.chance(0.3) ? `// kept by hand\n${styled}\n` : styled;
      return { file, bytes: encode({ text: ending(noted), encoding: 'utf-8', bom: hand.chance(0.1) }) };
    }
    case 'jsonl':
      return { file, bytes: encode({ text: encoders.jsonl.write(values), encoding: 'utf-8', bom: false }) };
    case 'csv': {
      const written = encoders.csv.write(values);
      const encoding = hand.chance(0.3) ? 'gb18030' : 'utf-8';
      return {
        file,
        bytes: encode({ text: written, encoding, bom: encoding === 'utf-8' && hand.chance(0.3) }),
      };
    }
  }
}

async function stateOf(file: string, bytes: Uint8Array): Promise<FileState | undefined> {
  const { source, parsed } = await read(file, bytes);
  return parsed && { file, bytes, source, parsed, documents: readDocuments(source, parsed).documents };
}

/** Judges one file in memory, with what fixing it needs. */
export async function linted(
  file: string,
  bytes: Uint8Array,
  judged: readonly AnyRule[] = rules,
): Promise<{ first: Linted; fixing: Omit<Fixing, 'allowed'> }> {
  const judge = (state: FileState): Linted => ({
    result: lint({
      version: 'test',
      files: [
        {
          file,
          documents: state.documents,
          findings: [],
          assumed: {
            file,
            dialect: 'native',
            format: 'test',
            encoding: 'utf-8',
            profiles: [],
            markets: [],
            language: null,
            rows: 0,
            rowsJoined: 0,
            rowsReported: 0,
            listings: 0,
            documents: 0,
            columnsRead: 0,
            columnsIgnored: [],
          },
        },
      ],
      references: [],
      rules: judged,
      run: {
        asOf: '2026-11-26',
        scope: 'store',
        categories: categoriesOf([builtIn], {}),
        owners: builtIn.owners,
        ...lexiconsWith(builtIn.lexicons, {}),
      },
      settings: () => ({
        profiles: [],
        markets: [],
        language: 'en',
        rule: () => ({ severity: null, options: {} }),
      }),
      complete: [],
      memory: memoryOf([]),
      notes: () => [],
      otherFiles: 0,
      partial: false,
      timing: false,
    }),
    files: new Map([[file, state]]),
  });
  const state = await stateOf(file, bytes);
  if (state === undefined) throw new Error(`${file} cannot be read`);
  return {
    first: judge(state),
    fixing: {
      reread: stateOf,
      relint: async changed => judge(changed.get(file) ?? state),
    },
  };
}
