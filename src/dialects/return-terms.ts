import data from '../../rules/dialects/schema-org.yaml';

/** A property of schema.org MerchantReturnPolicy: the field that holds it, and what its values mean there. */
interface Term {
  readonly field: string;
  /** Without them the value is taken as it is. */
  readonly values?: Readonly<Record<string, string>>;
}

const { return_policy: terms, return_policy_other: others } = data as {
  readonly return_policy: Readonly<Record<string, Term>>;
  readonly return_policy_other: readonly string[];
};
const other = new Set(others);

/** Properties that fields of a return policy hold. */
export const returnTerms: readonly string[] = Object.keys(terms);

/**
 * What a property of schema.org says in our fields; `nothing` where it is one that no field holds, undefined
 * where it is none of them.
 */
export function returnTerm(
  name: string,
  raw: unknown,
): { readonly field: string; readonly value: unknown } | 'nothing' | undefined {
  const bare = withoutAddress(name);
  if (other.has(bare)) return 'nothing';
  const term = Object.hasOwn(terms, bare) ? terms[bare] : undefined;
  if (!term) return undefined;
  if (!term.values) return { field: term.field, value: raw };
  const said = Array.isArray(raw) ? raw[0] : raw;
  const value = typeof said === 'string' ? term.values[withoutAddress(said)] : undefined;
  return value === undefined ? 'nothing' : { field: term.field, value };
}

/** `InStock` of `https://schema.org/InStock` and `schema:InStock`. */
export const withoutAddress = (text: string): string =>
  text.trim().replace(/^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/i, '');
