import * as z from 'zod';
import { type ScalarShape, type Shape, shapeAt, shapeOf } from '../../dialects/shape.ts';
import { fold } from '../../facts/fold.ts';
import type { Lexicon } from '../../facts/run.ts';
import { dayOf } from '../../model/day.ts';
import type { Kind } from '../../model/document.ts';
import { isDecimal } from '../../model/money.ts';
import type { Consequence, Severity } from '../../rule/finding.ts';
import type { Bilingual } from '../../rule/rule.ts';
import { compilePattern, neverMatches, type Pattern } from '../pattern.ts';
import { faults as configFaults } from '../phrases.ts';
import { type Fault, fault } from '../problem.ts';
import { checked, editor, fieldFault, list, named, raise, strict, text } from '../values.ts';
import { type Check, messagesOf, order, relations } from './checks.ts';
import { messageFaults } from './message.ts';
import { declareFaults as faults } from './phrases.ts';

/** A rule as a config declares it, valid. */
export interface Declared {
  readonly id: string;
  readonly on: Kind;
  readonly fields: readonly string[];
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly severity: Severity;
  readonly consequence: Consequence;
  readonly message?: Bilingual;
  readonly advice?: Bilingual;
  readonly checks: readonly Check[];
}

const kinds = ['listing', 'store', 'message', 'seller'] as const;
const checkNames = Object.keys(messagesOf) as Check['kind'][];
const flag = z.enum(['true', 'false']).transform(value => value === 'true');
const whole = checked(
  value => (/^\d+$/.test(value) ? Number(value) : undefined),
  name => fault(faults.whole, { name }),
);
const bound = checked(
  value => (isDecimal(value) || dayOf(value) ? value : undefined),
  name => fault(faults.bound, { name }),
);
const sentence = z.preprocess(
  value => (typeof value === 'string' ? { en: value, zh: value } : value),
  strict({ en: text, zh: text }),
);
editor.add(sentence, { shorthand: true });
const pattern = text.transform((source, context): Pattern => {
  const compiled = compilePattern(source);
  if ('phrase' in compiled) raise(context, compiled);
  else if (neverMatches(compiled)) raise(context, fault(configFaults.neverMatches, {}));
  else return compiled;
  return z.NEVER;
});
const words = list(
  text.superRefine((word, context) => {
    if (fold(word).folded === '') raise(context, fault(faults.noWord, {}));
  }),
);

const forbidden = z.preprocess(
  value => (typeof value === 'string' || Array.isArray(value) ? { words: value } : value),
  strict({ words: words.optional(), pattern: pattern.optional() }),
);
editor.add(forbidden, { shorthand: true });

/** The schema of one entry of `declare`; `taken` are the ids that are no longer free. */
export const declareSchema = (taken: (id: string) => boolean) =>
  strict({
    id: text.superRefine((name, context) => {
      if (!/^[a-z][a-z\d-]*\/[a-z][a-z\d-]*$/.test(name)) raise(context, fault(faults.id, { name }));
      else if (taken(name)) raise(context, fault(faults.taken, { name }));
    }),
    on: z.enum(kinds).default('listing'),
    field: list(text),
    when: named(fieldFault, list(text)).default({}),
    severity: z.enum(['error', 'warning', 'info']).default('warning'),
    consequence: z.enum(['refused', 'legal', 'returns', 'ranking', 'polish']).default('polish'),
    message: sentence.optional(),
    advice: sentence.optional(),
    require: flag.optional(),
    forbid: forbidden.optional(),
    match: pattern.optional(),
    length: strict({ min: whole.optional(), max: whole.optional() }).optional(),
    enum: list(text).optional(),
    range: strict({ min: bound.optional(), max: bound.optional() }).optional(),
    replace: z.record(text, text).optional(),
    compare: strict({ is: z.enum(relations), to: text }).optional(),
    unique: flag.optional(),
  }).transform((entry, context): Declared => {
    const report = (found: Fault | undefined, path: readonly PropertyKey[]): void => {
      if (found) raise(context, found, path);
    };
    const checks = checksOf(entry);
    if (checks.length === 0) report(fault(faults.noCheck, { names: checkNames }), []);
    for (const [index, field] of entry.field.entries()) {
      for (const found of fieldFaults(field, entry.on, checks)) report(found, ['field', index]);
    }
    for (const check of checks) report(checkFault(check, entry.on, entry.field), [check.kind]);
    for (const { found, path } of messageFaults(entry, checks)) report(found, path);
    return {
      id: entry.id,
      on: entry.on,
      fields: entry.field,
      when: entry.when,
      severity: entry.severity,
      consequence: entry.consequence,
      ...(entry.message ? { message: entry.message } : {}),
      ...(entry.advice ? { advice: entry.advice } : {}),
      checks,
    };
  });

type Raw = {
  readonly id: string;
  readonly require?: boolean | undefined;
  readonly forbid?: { words?: readonly string[] | undefined; pattern?: Pattern | undefined } | undefined;
  readonly match?: Pattern | undefined;
  readonly length?: { min?: number | undefined; max?: number | undefined } | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly range?: { min?: string | undefined; max?: string | undefined } | undefined;
  readonly replace?: Readonly<Record<string, string>> | undefined;
  readonly compare?: { is: (typeof relations)[number]; to: string } | undefined;
  readonly unique?: boolean | undefined;
};

function checksOf(entry: Raw): Check[] {
  const { forbid, match, length, range, replace, compare } = entry;
  const checks: (Check | false | undefined)[] = [
    entry.require && { kind: 'require' },
    forbid && {
      kind: 'forbid',
      ...(forbid.words ? { words: listOf(entry.id, forbid.words) } : {}),
      ...(forbid.pattern ? { pattern: forbid.pattern } : {}),
    },
    match && { kind: 'match', pattern: match },
    length && { kind: 'length', ...present(length) },
    entry.enum && { kind: 'enum', values: entry.enum },
    range && { kind: 'range', ...present(range) },
    replace && {
      kind: 'replace',
      words: listOf(entry.id, Object.keys(replace)),
      by: new Map(Object.entries(replace)),
    },
    compare && { kind: 'compare', ...compare },
    entry.unique && { kind: 'unique' },
  ];
  return checks.filter(check => check !== false && check !== undefined);
}

const listOf = (list: string, words: readonly string[]): Lexicon => ({
  list,
  as_of: '',
  source: '',
  groups: { own: { und: words } },
});

const present = <T extends object>(bounds: T) =>
  Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };

/** The scalar at a field, lists looked through. */
function scalarAt(field: string, on: Kind): ScalarShape | undefined {
  const scalar = (shape: Shape | undefined): ScalarShape | undefined => {
    if (shape?.type === 'scalar') return shape;
    if (shape?.type === 'list' || shape?.type === 'pair') return scalar(shape.item);
    return shape?.type === 'union' ? shape.options.map(scalar).find(Boolean) : undefined;
  };
  return scalar(shapeAt(shapeOf(on), field));
}

const ordered = ['decimal', 'integer', 'number', 'date'] as const;
const isOrdered = (field: string, on: Kind): boolean =>
  ordered.some(reading => reading === scalarAt(field, on)?.reading) || field.startsWith('attributes.');

function fieldFaults(name: string, on: Kind, checks: readonly Check[]): Fault[] {
  const unknown = fieldFault(name, [on]);
  if (unknown) return [unknown];
  const onlyThere = checks.every(({ kind }) => kind === 'require');
  if (!onlyThere && !scalarAt(name, on)) return [fault(faults.structured, { name })];
  const compares = checks.some(({ kind }) => kind === 'range' || kind === 'compare');
  return compares && !isOrdered(name, on) ? [fault(faults.unordered, { name })] : [];
}

const wordsIn = (list: Lexicon | undefined): number => Object.values(list?.groups.own ?? {}).flat().length;

/** Why a check can find nothing, or nothing can pass it. */
function checkFault(check: Check, on: Kind, fields: readonly string[]): Fault | undefined {
  switch (check.kind) {
    case 'forbid':
      return check.pattern || wordsIn(check.words) > 0 ? undefined : fault(faults.empty, {});
    case 'length':
    case 'range': {
      const { min, max } = check;
      if (min === undefined && max === undefined) return fault(faults.noBound, {});
      if (min === undefined || max === undefined || order(String(min), String(max)) <= 0) return undefined;
      return fault(faults.bounds, { min: String(min), max: String(max) });
    }
    case 'enum': {
      const [field = ''] = fields;
      const choices = scalarAt(field, on)?.choices;
      if (!choices || check.values.some(value => [...choices.values()].includes(value))) return undefined;
      return fault(faults.noChoice, { name: field }, { valid: [...new Set(choices.values())] });
    }
    case 'replace': {
      const same = [...check.by].find(([from, to]) => from === to);
      return same ? fault(faults.same, { name: same[0] }) : undefined;
    }
    case 'compare':
      if (fields.includes(check.to)) return fault(faults.itself, { name: check.to });
      return (
        fieldFault(check.to, [on]) ??
        (isOrdered(check.to, on) ? undefined : fault(faults.unordered, { name: check.to }))
      );
    default:
      return undefined;
  }
}
