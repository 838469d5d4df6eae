import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command, folderWith } from './command.ts';

/** Only what the team declares, so that the tests tell of nothing else. */
const only = "rules: {'*/*': off, 'acme/*': error}\n";

const shop = [
  '- {id: A, title: Oak Table by BestCompany, brand: Norrfolk, category: home/furniture, price: {amount: 120, currency: EUR, compare_at: 100}, model: AB-12}',
  '- {id: B, title: 橡木桌 友商同款, brand: Other, category: apparel/dresses, price: {amount: 80, currency: EUR, compare_at: 100}, model: wrong}',
  '- {id: C, title: Oak Bench, brand: Norrfolk, category: home/furniture, model: AB-12}',
  '',
].join('\n');

function declared(entry: string, listings = shop) {
  const folder = folderWith({
    'listing-lint.yaml': `${only}declare:\n  - ${entry}\n`,
    'shop.yaml': listings,
  });
  const run = command(['shop.yaml', '--format', 'json', '--lang', 'en'], { cwd: folder });
  const report = run.stdout === '' ? undefined : JSON.parse(run.stdout);
  const findings: string[] = (report?.documents ?? []).flatMap(
    (document: { id: string; findings: { rule: string; message: string; span: unknown }[] }) =>
      document.findings
        .filter(({ rule }) => rule.startsWith('acme/'))
        .map(({ message }) => `${document.id}: ${message}`),
  );
  return { folder, findings, ...run };
}

describe('declare', () => {
  test('forbid: words at word edges in both scripts, with a message of the team', () => {
    const { findings, status } = declared(
      '{id: acme/rival, field: [title, description], forbid: [bestcompany, 友商, able], message: {en: "Names a rival: {match}", zh: "提到对手：{match}"}}',
    );
    expect(findings).toEqual(['A: Names a rival: “BestCompany”', 'B: Names a rival: “友商”']);
    expect(status).toBe(1);
  });

  test('forbid: a pattern, in the text without its markup', () => {
    const html = '- {id: A, title: Table, description: "<p>Code <b>AB</b>-77 here</p>"}\n';
    const { findings } = declared("{id: acme/code, field: description, forbid: {pattern: 'AB-\\d+'}}", html);
    expect(findings).toEqual(['A: “AB</b>-77” may not stand here.']);
  });

  test('require: a missing field where the file carries it', () => {
    expect(declared('{id: acme/price, field: price, require: true}').findings).toEqual([
      'C: price is missing.',
    ]);
  });

  test('match and length', () => {
    expect(declared("{id: acme/model, field: model, match: '[A-Z]{2}-\\d+'}").findings).toEqual([
      'B: “wrong” does not have the form [A-Z]{2}-\\d+.',
    ]);
    expect(declared('{id: acme/short, field: title, length: {min: 10, max: 20}}').findings).toEqual([
      'A: 24 characters; at most 20 are allowed.',
      'B: 8 characters; at least 10 are wanted.',
      'C: 9 characters; at least 10 are wanted.',
    ]);
  });

  test('enum, range, compare', () => {
    expect(declared('{id: acme/brand, field: brand, enum: [Norrfolk]}').findings).toEqual([
      'B: “Other” is none of the values allowed: Norrfolk.',
    ]);
    expect(declared('{id: acme/cheap, field: price.amount, range: {min: "100.00"}}').findings).toEqual([
      'B: 80 is under 100.00.',
    ]);
    expect(
      declared('{id: acme/was, field: price.amount, compare: {is: <, to: price.compare_at}}').findings,
    ).toEqual(['A: price amount is 120; wanted: < 100 (price compare at).']);
  });

  test('when: only where a field has such a value', () => {
    expect(
      declared('{id: acme/home, field: model, enum: [X], when: {category: home/**}}').findings,
    ).toHaveLength(2);
  });

  test('unique: within a seller, the other one named', () => {
    expect(declared('{id: acme/model, field: model, unique: true}').findings).toEqual([
      'A: “AB-12” is also that of “C”.',
      'C: “AB-12” is also that of “A”.',
    ]);
    const two =
      '- {id: A, seller: s1, title: Table, model: AB-12}\n- {id: B, seller: s2, title: Bench, model: AB-12}\n';
    expect(declared('{id: acme/model, field: model, unique: true}', two).findings).toEqual([]);
  });

  test('replace: an edit that a person checks, written once', () => {
    const folder = folderWith({
      'listing-lint.yaml': `${only}declare:\n  - {id: acme/spelling, field: title, replace: {grey: gray, mail: e-mail}}\n`,
      'shop.yaml': '- {id: A, title: Grey table e-mail and mail in one} # keep\n',
    });
    const fix = () =>
      command(['shop.yaml', '--fix', '--unsafe-fixes', '--fail-on', 'never'], { cwd: folder });
    fix();
    const once = readFileSync(join(folder, 'shop.yaml'), 'utf8');
    expect(once).toBe('- {id: A, title: Gray table e-mail and e-mail in one} # keep\n');
    fix();
    expect(readFileSync(join(folder, 'shop.yaml'), 'utf8')).toBe(once);
  });

  test.each([
    ['{id: acme/x, field: titel, require: true}', 'unknown field “titel”'],
    ['{id: acme/x, field: title}', 'needs a check'],
    ['{id: acme/x, field: title, forbd: [a]}', 'did you mean forbid?'],
    ['{id: image/detail, field: title, forbid: [a]}', 'there is a rule “image/detail” already'],
    ['{id: Acme, field: title, forbid: [a]}', 'is no id of a rule'],
    ['{id: acme/x, field: title, length: {min: 9, max: 3}}', 'no value can pass'],
    ['{id: acme/x, field: title, range: {min: 9}}', 'neither a number nor a date'],
    ['{id: acme/x, field: price.amount, range: {min: many}}', 'neither a number nor a day'],
    ['{id: acme/x, field: price, forbid: [a]}', 'holds several fields'],
    ['{id: acme/x, field: availability, enum: [gone]}', 'none of these is a value of “availability”'],
    ['{id: acme/x, field: price.amount, compare: {is: <, to: price.amount}}', 'compared with itself'],
    ["{id: acme/x, field: title, match: '(?=a)b'}", 'patterns here have no (?='],
    ["{id: acme/x, field: title, match: 'a^b'}", 'no text can match'],
    ["{id: acme/x, field: title, forbid: {pattern: 'a$b'}}", 'no text can match'],
    ['{id: acme/x, field: title, forbid: []}', 'never finds anything'],
    ['{id: acme/x, field: title, forbid: [a], message: "Has {mach}"}', 'fills no “mach”'],
    ['{id: acme/x, field: title, replace: {a: a}}', 'replaced by itself'],
  ])('%s is refused at load', (entry, said) => {
    const { status, stderr } = declared(entry);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/listing-lint\.yaml:3:\d+: /);
  });

  test('a pattern that would run for years elsewhere is quick', () => {
    const long = `- {id: A, title: ${'a'.repeat(400)}b}\n`;
    expect(declared("{id: acme/x, field: title, match: '(a+)+c'}", long).status).toBe(1);
  });
});
