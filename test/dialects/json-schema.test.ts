import { Ajv, type ValidateFunction } from 'ajv';
import { expect, test } from 'vitest';
import builtIn from '../../rules/index.ts';
import { jsonSchemaOf } from '../../src/dialects/json-schema.ts';
import type { Kind } from '../../src/model/document.ts';

const ajv = new Ajv({ allowUnionTypes: true, strict: false });
const compiled = new Map<Kind, ValidateFunction>();

function schemaOf(kind: Kind): ValidateFunction {
  const known = compiled.get(kind) ?? ajv.compile(jsonSchemaOf(kind, field => field));
  compiled.set(kind, known);
  return known;
}

const examples = builtIn.rules.flatMap(({ id, examples: { valid, invalid } }) =>
  [...valid, ...invalid].flatMap(({ name, value }) =>
    (Array.isArray(value) ? value : [value]).map(document => ({ at: `${id}: ${name}`, document })),
  ),
);

test('the schema of a kind takes every example of the rules', () => {
  expect(examples.length).toBeGreaterThan(500);
  for (const { at, document } of examples) {
    const validate = schemaOf((document as { kind?: Kind }).kind ?? 'listing');
    const isTaken = validate(document);
    expect(isTaken, `${at}: ${JSON.stringify(validate.errors?.slice(-1))}`).toBe(true);
  }
});

test('one document or a list of them, and no other kind', () => {
  const validate = schemaOf('listing');
  expect([{ id: 'A' }, [{ id: 'A' }], [], { id: 'A', brand: null }].map(value => validate(value))).toEqual(
    Array(4).fill(true),
  );
  expect(
    [{ kind: 'store' }, { titel: 'Oak' }, [{ images: [{ rol: 'front' }] }], 'A'].map(value =>
      validate(value),
    ),
  ).toEqual(Array(4).fill(false));
});
