import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import format from '../../rules/copy/format.ts';
import builtIn from '../../rules/index.ts';
import characters from '../../rules/title/characters.ts';
import { categoriesOf } from '../../src/config/categories.ts';
import { lexiconsWith } from '../../src/config/words.ts';
import { contextFor } from '../../src/engine/context.ts';
import type { Run } from '../../src/facts/run.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { AnyRule, Fix, RuleFinding } from '../../src/rule/index.ts';

const numRuns = Number(process.env.LAW_RUNS ?? 200);
const run: Run = {
  asOf: '2026-11-22',
  scope: 'store',
  categories: categoriesOf([builtIn], {}),
  owners: builtIn.owners,
  ...lexiconsWith(builtIn.lexicons, {}),
};

interface Value {
  readonly title: string;
  readonly description: string;
  readonly brand: string;
  readonly model: string;
}

function findingsOf(rule: AnyRule, value: Value, language: string): readonly RuleFinding[] {
  const document = { kind: 'listing', value } as unknown as AnyDocument;
  const options = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => [name, (option as { default: unknown }).default]),
  );
  const context = contextFor(
    rule,
    document as never,
    run,
    { severity: null, options },
    {
      carriage: () => 'carries',
      settings: () => ({ profiles: ['amazon'], markets: [], language, rule: () => undefined }),
      peer: () => undefined,
    },
  );
  const outcome = (rule as typeof format).check(value as never, context as never);
  return outcome.kind === 'findings' ? outcome.findings : [];
}

const fixesOf = (findings: readonly RuleFinding[], safety: Fix['safety']): readonly Fix[] =>
  findings.flatMap(({ fix }) => (fix?.safety === safety ? [fix] : []));
const fixed = (value: Value, fixes: readonly Fix[]): Value =>
  applyEdits(
    value,
    fixes.flatMap(({ edits }) => edits),
  );

/** Names no edit may touch, each with something in it that would be a slip in running text. */
const names = ['Yeah!! Tea', 'softThe', 'Ｎｏｒｒ', 'The The', 'AC/DC,Live', 'Go  Far', 'NOX,Prime', 'Wow!!'];
const kept = [
  '30 cm',
  '12 oz',
  'USB',
  'HDMI',
  'ＵＳＢ',
  '天天',
  '常常',
  '宝宝',
  '慢慢',
  'New New York',
  'Bora Bora',
  'AB12,CD34',
];
const glue = [
  ' ',
  '  ',
  '   ',
  ' the ',
  ' the  the ',
  ' and and ',
  ', ',
  ' ,',
  '!',
  '!!',
  '!!! ',
  '??',
  '。',
  '，',
  '\n',
  '\t',
  '\u200b',
  '\ufeff ',
  '\u0007 ',
  '\ue000',
  ' \u200d',
  '&amp;',
  '<b>',
  '</b>',
  ' <br> ',
  '**',
  '`',
  '{',
  '}',
  '的',
  ' und und ',
  ' | ',
];
const words = [
  'linen',
  'oak',
  'the',
  'The',
  'and',
  'of',
  'a',
  'very',
  'cotton',
  'und',
  'die',
  'S',
  'M',
  '88',
  '5',
  'Größe',
  '尺寸',
  '手工',
  '👩‍🍳',
  '★',
  'می‌خواهم',
  'https://shop.example/a,b',
  'a@b.com',
  '- ',
  'Ｌｉｎｅｎ',
  '...',
  '?!',
];
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(...glue),
  fc.constantFrom(...kept),
  fc.constantFrom(...names),
);
const text = fc.array(piece, { minLength: 1, maxLength: 24 }).map(pieces => pieces.join(''));
const spaced = fc.array(piece, { minLength: 1, maxLength: 24 }).map(pieces => pieces.join(' '));
const anyText = fc.oneof(text, spaced, fc.string({ unit: 'grapheme', maxLength: 60 }));
const value = fc.record({
  title: anyText,
  description: anyText,
  brand: fc.constantFrom(...names),
  model: fc.constantFrom(...names),
});
const language = fc.constantFrom('en', 'de', 'fr', 'zh', 'und', 'ja');
const rules: readonly AnyRule[] = [format, characters];

/** Letters and digits, with a word that stands twice in a row written once. */
const letters = (written: string): string =>
  written
    .replace(/[\p{Cc}\p{Co}\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/(?<![\p{L}\p{N}])(\p{L}+)(?: +\1)+(?![\p{L}\p{N}])/giu, '$1')
    .replace(/[^\p{L}\p{N}]/gu, '');
const count = (written: string, part: string): number => written.split(part).length - 1;

describe.each(rules.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  test('a safe edit changes no letter and no digit but a doubled word', () => {
    fc.assert(
      fc.property(value, language, (given, spoken) => {
        const after = fixed(given, fixesOf(findingsOf(rule, given, spoken), 'safe'));
        for (const field of ['title', 'description'] as const)
          expect(letters(after[field])).toBe(letters(given[field]));
      }),
      { numRuns },
    );
  });

  test('after the safe edits no safe edit is left', () => {
    fc.assert(
      fc.property(value, language, (given, spoken) => {
        const after = fixed(given, fixesOf(findingsOf(rule, given, spoken), 'safe'));
        expect(fixesOf(findingsOf(rule, after, spoken), 'safe')).toEqual([]);
      }),
      { numRuns },
    );
  });

  test('brand, model, units, acronyms and reduplicated words survive every edit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...words, ...kept), fc.constantFrom(...glue)), { maxLength: 8 }),
        fc.constantFrom(...names),
        fc.constantFrom(...kept),
        fc.array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...glue)), { maxLength: 8 }),
        language,
        (before, brand, part, behind, spoken) => {
          const line = `${before.flat().join('')} ${brand} ${part} ${behind.flat().join('')}`;
          const given: Value = { title: line, description: line, brand, model: '' };
          const findings = findingsOf(rule, given, spoken);
          for (const safety of ['safe', 'unsafe'] as const) {
            for (const fix of fixesOf(findings, safety)) {
              const after = fixed(given, [fix]);
              for (const field of ['title', 'description'] as const) {
                expect(count(after[field], brand)).toBeGreaterThanOrEqual(count(given[field], brand));
                expect(count(after[field], part)).toBeGreaterThanOrEqual(count(given[field], part));
              }
            }
          }
        },
      ),
      { numRuns },
    );
  });

  test('edits of one text do not overlap and splice what the finding says', () => {
    fc.assert(
      fc.property(value, language, (given, spoken) => {
        const edits = findingsOf(rule, given, spoken)
          .flatMap(({ fix }) => fix?.edits ?? [])
          .flatMap(edit => (edit.op === 'splice' ? [edit] : []));
        for (const [index, edit] of edits.entries()) {
          const written = given[edit.path[0] as 'title'];
          expect(edit.span.start).toBeLessThanOrEqual(edit.span.end);
          expect(edit.span.end).toBeLessThanOrEqual(written.length);
          expect(written.slice(edit.span.start, edit.span.end)).not.toMatch(/[<>&]/);
          for (const other of edits.slice(index + 1)) {
            if (other.path[0] !== edit.path[0]) continue;
            expect(edit.span.start < other.span.end && other.span.start < edit.span.end).toBe(false);
          }
        }
      }),
      { numRuns },
    );
  });
});
