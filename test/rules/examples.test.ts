import { describe, expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { wordsOf } from '../../src/engine/fingerprint.ts';
import { editsOf } from '../../src/engine/tool-finding.ts';
import { applyEdits } from '../../src/model/edit.ts';
import type { AnyRule, InvalidExample, ValidExample } from '../../src/rule/index.ts';
import { type Encoding, encoders } from './encode.ts';
import { sliceOf, tryExample } from './tester.ts';

const encodings = Object.keys(encoders) as Encoding[];
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

async function holdsValid(rule: AnyRule, example: ValidExample, encoding: Encoding): Promise<void> {
  const { result } = await tryExample(rule, example, encoding);
  expect(result.findings.map(finding => `${finding.rule} ${finding.messageId}`)).toEqual([]);
  const outcome = result.judged.length > 0 ? 'pass' : result.noData.length > 0 ? 'no-data' : 'not-applicable';
  // A table carries only the columns it has, so what it lacks may be no-data where a document of fields passes.
  if (encoding === 'csv' && outcome === 'no-data') return;
  expect(outcome).toBe(example.outcome ?? 'pass');
}

async function holdsInvalid(rule: AnyRule, example: InvalidExample, encoding: Encoding): Promise<void> {
  const { result, document, source } = await tryExample(rule, example, encoding);
  if (encoding === 'csv' && result.noData.length > 0) return;
  expect(result.findings.map(finding => finding.messageId)).toEqual(
    example.findings.map(finding => finding.messageId),
  );
  for (const [index, expected] of example.findings.entries()) {
    const finding = result.findings[index] as (typeof result.findings)[number];
    if (expected.path) expect(finding.at).toEqual(expected.path);
    if (expected.words === undefined) continue;
    expect(wordsOf(document.value, finding)).toBe(expected.words);
    const slice = sliceOf(source, finding.location);
    // Folded and multi-line scalars are marked as a whole token: the words stand inside it.
    expect(plain(encoders[encoding].words(slice)).replace(/^["']|["']$/g, '')).toContain(
      plain(expected.words),
    );
  }
  const edits = result.findings.flatMap(editsOf);
  if (example.fixed === undefined) return;
  const fixed = applyEdits(document.value, edits);
  expect(fixed).toMatchObject(example.fixed as object);
  const again = await tryExample(rule, { ...example, value: fixed }, encoding);
  expect(again.result.findings.flatMap(editsOf)).toEqual([]);
}

describe.each(builtIn.rules.map(rule => [rule.id, rule] as const))('%s', (_, rule: AnyRule) => {
  for (const encoding of encodings) {
    for (const example of rule.examples.valid) {
      test(`${encoding}: silent on ${example.name}`, () => holdsValid(rule, example, encoding));
    }
    for (const example of rule.examples.invalid) {
      test(`${encoding}: finds ${example.name}`, () => holdsInvalid(rule, example, encoding));
    }
  }
});
