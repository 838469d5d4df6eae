import * as z from 'zod/mini';

/**
 * How a reader takes a scalar: `string` keeps its source text (`00123`, `1e3`, `NO` stay what was written),
 * `text` is a string of plain text, Markdown or HTML, `decimal` accepts prices as people write them.
 */
export type Reading = 'string' | 'text' | 'date' | 'decimal' | 'integer' | 'number' | 'boolean' | 'choice';

/** What a field says of itself besides its type. */
export interface FieldMeta {
  readonly reading?: Reading;
  /** Chinese label. */
  readonly zh?: string;
  /** Accepted names in data, besides the field's own. */
  readonly also?: readonly string[];
}

/** Field metadata by schema. */
export const meta = z.registry<FieldMeta>();

const scalar =
  <S extends z.ZodMiniType>(make: () => S, reading: Reading) =>
  (): S => {
    const schema = make();
    meta.add(schema, { reading });
    return schema;
  };

export const string = scalar(() => z.string(), 'string');
export const text = scalar(() => z.string(), 'text');
/** ISO 8601 day or moment. */
export const date = scalar(() => z.string(), 'date');
/** An exact decimal as text; see `model/money.ts`. */
export const decimal = scalar(() => z.string(), 'decimal');
export const integer = scalar(() => z.int(), 'integer');
export const number = scalar(() => z.number(), 'number');
export const boolean = scalar(() => z.boolean(), 'boolean');

export function choice<const T extends readonly [string, ...string[]]>(
  ...values: T
): z.ZodMiniEnum<{ [K in T[number]]: K }> {
  const schema = z.enum(values);
  meta.add(schema, { reading: 'choice' });
  return schema as z.ZodMiniEnum<{ [K in T[number]]: K }>;
}

/** An optional field with its Chinese label and the other names it goes by in data. */
export function field<S extends z.ZodMiniType>(
  schema: S,
  zh: string,
  also: readonly string[] = [],
): z.ZodMiniOptional<S> {
  const optional = z.optional(schema);
  meta.add(optional, { zh, also });
  return optional;
}

type Optional<T extends Record<string, z.ZodMiniType>> = { [K in keyof T]: z.ZodMiniOptional<T[K]> };

/** An object whose every field may be missing. */
export function group<T extends Record<string, z.ZodMiniType>>(shape: T): z.ZodMiniObject<Optional<T>> {
  const optional = Object.entries(shape).map(([name, schema]) => [name, z.optional(schema)]);
  return z.object(Object.fromEntries(optional) as Optional<T>);
}
