import * as z from 'zod';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const number = z.number().nonnegative();
const texts = z.array(z.string());

/** Versions of a limit, in the order of their start. */
const versions = <T extends z.core.$ZodLooseShape>(shape: T) =>
  z
    .array(
      z.strictObject({
        ...shape,
        effective_from: day.optional(),
        source: z.string(),
        url: z.string().optional(),
      }),
    )
    .min(1)
    .optional();

const length = versions({
  max: number,
  unit: z.enum(['characters', 'bytes', 'width']).optional(),
  except: z.strictObject({ categories: texts, max: number }).optional(),
  min: number.optional(),
  words: number.optional(),
  shown: number.optional(),
  confirmed: z.boolean().optional(),
  rest: z.literal('item_highlights').optional(),
});
const share = versions({
  max: z.number().max(1).optional(),
  min: z.number().max(1).optional(),
  warn: number.max(1).optional(),
  least: number.optional(),
  windows: z.array(number),
});

/** A file of `rules/profiles`. Kinds of limits that no rule reads are told by what the rules take. */
export const platformFile = z.looseObject({
  profile: z.string().regex(/^[a-z\d][a-z\d-]*$/),
  as_of: day,
  limits: z.looseObject({
    title: z
      .looseObject({
        length,
        characters: versions({
          banned: z.string().optional(),
          measures: z.string().optional(),
          once: z.string().optional(),
          decoration: z.boolean().optional(),
        }),
      })
      .optional(),
    item_highlights: z.looseObject({ length }).optional(),
    keywords: versions({
      bytes: number.optional(),
      by_market: z.record(z.string(), number).optional(),
      joined: z.boolean().optional(),
      items: number.optional(),
      characters: number.optional(),
      fields: z.array(z.enum(['keywords', 'tags'])).optional(),
    }),
    images: z
      .looseObject({
        count: versions({
          min: number.optional(),
          advised: number.optional(),
          confirmed: z.boolean().optional(),
        }),
      })
      .optional(),
    seller: z.record(z.string(), share).optional(),
  }),
});

const source = z.strictObject({ title: z.string(), url: z.string().optional() });

/** `rules/markets/returns.yaml` */
const returns = z.looseObject({
  as_of: day,
  laws: z.record(
    z.string(),
    z.strictObject({
      markets: texts.min(1),
      window_days: number,
      refund_days: number.optional(),
      refund_in: z.literal('business-days').optional(),
      default_only: z.boolean().optional(),
      demands: texts,
      withdrawal_function: z.strictObject({ effective_from: day, source }).optional(),
      effective_from: day.optional(),
      source,
    }),
  ),
});

const windowOf = { markets: texts.optional(), profiles: texts.optional(), guide: z.boolean().optional() };
const told = { effective_from: day.optional(), source: z.string(), url: z.string().optional() };

/** `rules/markets/price-windows.yaml` */
const priceWindows = z.looseObject({
  as_of: day,
  windows: z.record(
    z.string(),
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('lowest'), days: number, ...windowOf, ...told }),
      z.strictObject({
        kind: z.literal('charged'),
        days: number,
        of: number,
        before: z.enum(['sale', 'today']),
        last_within: number.optional(),
        newer_least: number.optional(),
        ...windowOf,
        ...told,
      }),
      z.strictObject({ kind: z.literal('as-long-as-sale'), last_within: number, ...windowOf, ...told }),
    ]),
  ),
});

/** The files of `rules/markets` that a plugin may bring, by name. */
export const marketFiles = z.strictObject({
  returns: returns.optional(),
  'price-windows': priceWindows.optional(),
});

/** The steps that `partOf` puts before the path of a value. */
export const partSteps = 2;

/** A YAML file as the part of a plugin that it is: limits of a platform, laws on returns, or windows of prices. */
export function partOf(file: unknown): object {
  const keys = Object(file) as object;
  if ('laws' in keys) return { laws: { returns: file } };
  if ('windows' in keys) return { laws: { 'price-windows': file } };
  return { limits: [file] };
}
