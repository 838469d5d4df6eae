import * as z from 'zod';
import { shapeAt, shapeOf, structured } from '../dialects/shape.ts';
import { dayOf } from '../model/day.ts';
import { nearest } from '../model/near.ts';
import { languageOf, marketCodes, marketOf, nearLanguages, nearMarkets } from './markets.ts';
import { faults } from './phrases.ts';
import { type Fault, fault } from './problem.ts';

/** What editors offer and accept at a place of the config, where its schema reads text of any kind. */
export const editor = z.registry<{ readonly [keyword: string]: unknown }>();

/**
 * What a schema found wrong, carried through zod’s issues: a path and, as parameter, the fault.
 */
export interface FaultIssue {
  readonly fault: Fault;
}

type Sink = {
  addIssue(issue: { code: 'custom'; path: PropertyKey[]; params: { [key: string]: unknown } }): void;
};

/** Tells zod of a fault. */
export function raise(context: Sink, found: Fault, path: readonly PropertyKey[] = []): void {
  context.addIssue({
    code: 'custom',
    path: [...path],
    params: { fault: found } satisfies FaultIssue as never,
  });
}

export const text = z.string();

/** One or several: a single text stands for a list of one. */
export const list = <S extends z.ZodType>(item: S) =>
  z.preprocess(value => (typeof value === 'string' ? [value] : value), z.array(item));

/**
 * An object of which every key is known. Its error message carries the keys, for the did-you-mean: zod’s
 * issues name only the unknown ones.
 */
export const strict = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z.strictObject(shape, {
    error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : undefined),
  });

/** A pattern of files; brackets come in pairs. */
export const glob = z.string().superRefine((pattern, context) => {
  const bare = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]|\{[^{}]*\}/g, '');
  if (/[[{]/.test(bare)) raise(context, fault(faults.badGlob, { name: pattern }));
});

/** A text that `read` understands; else the fault it makes. */
export const checked = <T>(read: (text: string) => T | undefined, wrong: (text: string) => Fault) =>
  z.string().transform((value, context): T => {
    const made = read(value);
    if (made !== undefined) return made;
    raise(context, wrong(value));
    return z.NEVER;
  });

export const market = checked(marketOf, name =>
  fault(faults.unknownMarket, { name }, { near: nearMarkets(name) }),
);
editor.add(market, { anyOf: [{ enum: marketCodes }, { type: 'string' }] });
export const language = checked(languageOf, name =>
  fault(faults.unknownLanguage, { name }, { near: nearLanguages(name) }),
);
export const day = checked(dayOf, name => fault(faults.badDate, { name }));

/** A path of the tree of product categories. */
export const categoryPath = (paths: readonly string[]) =>
  among(paths, name => fault(faults.unknownCategory, { name }, { near: nearCategories(name, paths) }));

/** One of `names`; else the fault that `wrong` makes. */
function among(names: readonly string[], wrong: (name: string) => Fault) {
  const schema = checked(value => (names.includes(value) ? value : undefined), wrong);
  editor.add(schema, { enum: names });
  return schema;
}

/** Paths of nearly this name; a bare last segment means the path that ends in it. */
function nearCategories(name: string, paths: readonly string[]): readonly string[] {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const ending = paths.filter(path => path.endsWith(`/${last}`));
  return ending.length > 0 ? ending : nearest(name, paths);
}

/** One of `names`, which are few enough to be listed. */
export const oneOf = (names: readonly string[], phrase: typeof faults.unknownProfile) =>
  among(names, name => fault(phrase, { name }, { near: nearest(name, names), valid: names }));

const kinds = ['listing', 'store', 'message', 'seller'] as const;

/** A fault where no kind of document has a field of this dotted name. */
export function fieldFault(name: string, only: readonly (typeof kinds)[number][] = kinds): Fault | undefined {
  if (only.some(kind => shapeAt(shapeOf(kind), name) !== undefined)) return undefined;
  const parent = name.split('.').slice(0, -1).join('.');
  const prefix = parent === '' ? '' : `${parent}.`;
  const names = only.flatMap(kind => {
    const shape = shapeAt(shapeOf(kind), parent);
    const inside = shape && structured(shape);
    return inside?.type === 'object' ? [...inside.fields.keys()].map(field => prefix + field) : [];
  });
  return fault(faults.unknownField, { name }, { near: nearest(name, names) });
}

/** A dotted name of a field. */
export const field = checked(
  name => (fieldFault(name) ? undefined : name),
  name => fieldFault(name) as Fault,
);

/** A map whose keys are names; `wrong` gives the fault of a name that is none. */
export const named = <S extends z.ZodType>(wrong: (name: string) => Fault | undefined, value: S) =>
  z.record(
    z.string().superRefine((name, context) => {
      const found = wrong(name);
      if (found) raise(context, { ...found, key: true });
    }),
    value,
  );
