/** Tests of a rule from its own examples, for whatever runs tests: vitest, jest, mocha, Node's own or none. */

import { deepStrictEqual, ok } from 'node:assert/strict';
import { wordsOf } from '../engine/fingerprint.ts';
import { editsOf } from '../engine/tool-finding.ts';
import { applyEdits } from '../model/edit.ts';
import type { Phrase } from '../rule/phrase.ts';
import { type Plugin, pluginOf } from '../rule/plugin.ts';
import type { AnyRule, InvalidExample, ValidExample } from '../rule/rule.ts';
import { type Encoding, encoders } from './encode.ts';
import { sliceOf, type Tried, tryExample } from './try.ts';

/** One test; `run` is rejected with an `AssertionError` where the rule does not do what its example says. */
export interface RuleTest {
  readonly name: string;
  run(): Promise<void>;
}

/**
 * The tests of a rule. Each example is written in every format that documents have (YAML, JSON, JSON Lines, CSV), read
 * back as the command reads it, and judged by the rule alone: the findings by message id, path and the words under
 * the span; the document after all fixes; and that a second fix changes nothing. One more test holds both languages
 * of every sentence to the same placeholders. `data` are word lists, phrases and categories that the rule stands on.
 */
export function ruleTester(rule: AnyRule, data: Partial<Omit<Plugin, 'rules'>> = {}): readonly RuleTest[] {
  const plugins = [pluginOf(data.name ?? rule.id, [rule], data)];
  const encodings = Object.keys(encoders) as Encoding[];
  return [
    { name: `${rule.id}: two languages, one meaning`, run: async () => bilingual(rule) },
    ...encodings.flatMap(encoding => {
      const attempt = (example: ValidExample | InvalidExample): Promise<Tried> =>
        tryExample(rule, example, encoding, plugins);
      return [
        ...rule.examples.valid.map(example => ({
          name: `${rule.id}: silent on ${example.name} (${encoding})`,
          run: async () => passes(await attempt(example), example, encoding),
        })),
        ...rule.examples.invalid.map(example => ({
          name: `${rule.id}: finds ${example.name} (${encoding})`,
          async run() {
            const tried = await attempt(example);
            // A table carries only the columns it has, so what it lacks may be no-data where a document of fields fails.
            if (encoding === 'csv' && tried.result.noData.length > 0) return;
            finds(tried, example, encoding);
            if (example.fixed !== undefined) await mends(tried, example, attempt);
          },
        })),
      ];
    }),
  ];
}

function bilingual(rule: AnyRule): void {
  for (const [id, phrase] of Object.entries({ ...rule.messages, ...rule.notes } as Record<string, Phrase>)) {
    const forms = typeof phrase.en === 'string' ? [phrase.en] : [phrase.en.one, phrase.en.other];
    const [all = []] = forms.slice(-1).map(placeholders);
    deepStrictEqual(placeholders(phrase.zh), all, `${id}: en and zh take different data`);
    // The form for one may say “the only …” instead of the number.
    for (const form of forms)
      ok(
        placeholders(form).every(name => all.includes(name)),
        `${id}: one and other`,
      );
  }
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]+)\}/g)].map(match => match[1] as string).sort();

function passes({ result }: Tried, { outcome: expected = 'pass' }: ValidExample, encoding: Encoding): void {
  deepStrictEqual(
    result.findings.map(finding => `${finding.rule} ${finding.messageId}`),
    [],
  );
  const outcome = result.judged.length > 0 ? 'pass' : result.noData.length > 0 ? 'no-data' : 'not-applicable';
  if (encoding === 'csv' && outcome === 'no-data') return;
  deepStrictEqual(outcome, expected);
}

function finds({ result, document, source }: Tried, example: InvalidExample, encoding: Encoding): void {
  deepStrictEqual(
    result.findings.map(finding => finding.messageId),
    example.findings.map(finding => finding.messageId),
  );
  for (const [index, { path, words }] of example.findings.entries()) {
    const finding = result.findings[index] as (typeof result.findings)[number];
    if (path) deepStrictEqual(finding.at, path);
    if (words === undefined) continue;
    deepStrictEqual(wordsOf(document.value, finding), words);
    // Folded and multi-line scalars are marked as a whole token: the words stand inside it.
    const marked = unwrapped(encoders[encoding].words(sliceOf(source, finding.location)));
    ok(marked.includes(oneLine(words)), `“${words}” is not what is marked in the file: “${marked}”`);
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const unwrapped = (slice: string): string => oneLine(slice).replace(/^["']|["']$/g, '');

async function mends(
  { result, document }: Tried,
  example: InvalidExample,
  attempt: (example: InvalidExample) => Promise<Tried>,
): Promise<void> {
  const fixed = applyEdits(document.value, result.findings.flatMap(editsOf));
  deepStrictEqual(named(fixed, example.fixed), example.fixed);
  const again = await attempt({ ...example, value: fixed });
  deepStrictEqual(again.result.findings.flatMap(editsOf), [], 'a second fix changes something');
}

/** Of a value what `expected` names; lists whole. */
function named(value: unknown, expected: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(expected))
    return value.map((item, index) => named(item, expected[index]));
  if (!isGroup(value) || !isGroup(expected)) return value;
  const kept = Object.entries(value).filter(([key]) => key in expected);
  return Object.fromEntries(kept.map(([key, inner]) => [key, named(inner, expected[key])]));
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
