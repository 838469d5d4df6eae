import type { PolicyDetail, PolicyFact, StatedFact } from './facts.ts';

/** A policy given as facts, as the model types it. */
interface Fields {
  readonly page?: string;
  readonly window_days?: number;
  readonly window_starts?: string;
  readonly conditions?: string;
  readonly exceptions?: string;
  readonly process?: string;
  readonly contact?: string;
  readonly address?: string;
  readonly return_freight?: string;
  readonly original_freight?: string;
  readonly refund_days?: number;
  readonly refund_method?: string;
}

/** Which fields state a fact. */
const fieldsOf = {
  window: ['window_days'],
  conditions: ['conditions', 'exceptions'],
  process: ['process', 'contact'],
  address: ['address'],
  'return-freight': ['return_freight'],
  'original-freight': ['original_freight'],
  'refund-time': ['refund_days'],
} as const satisfies Readonly<Record<PolicyFact, readonly (keyof Fields)[]>>;

const fieldOf = {
  'window-start': 'window_starts',
  'refund-method': 'refund_method',
} as const satisfies Readonly<Record<PolicyDetail, keyof Fields>>;

/** The facts of `returns`, where it is a group of fields; `page` where part of it stands on a page not read. */
export function structuredFacts(value: unknown):
  | {
      readonly facts: Partial<Record<PolicyFact, StatedFact>>;
      readonly details: readonly PolicyDetail[];
      readonly refuses: boolean;
      readonly page?: string;
    }
  | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const policy = value as Fields;
  const facts: Partial<Record<PolicyFact, StatedFact>> = {};
  for (const [fact, fields] of Object.entries(fieldsOf)) {
    for (const field of fields) {
      const said = policy[field];
      if (said === undefined || said === '') continue;
      facts[fact as PolicyFact] = {
        at: ['returns', field],
        quote: `${field}: ${said}`,
        ...(typeof said === 'number' ? { days: said } : {}),
      };
      break;
    }
  }
  // No day to return in is no window.
  const refuses = policy.window_days === 0;
  if (refuses) delete facts.window;
  const details = (Object.keys(fieldOf) as PolicyDetail[]).filter(detail => policy[fieldOf[detail]]);
  return { facts, details, refuses, ...(policy.page === undefined ? {} : { page: policy.page }) };
}

/** The field that a fact of a structured policy is missing in. */
export const fieldOfFact = (fact: PolicyFact): string => fieldsOf[fact][0];

/** The same for a detail. */
export const fieldOfDetail = (detail: PolicyDetail): string => fieldOf[detail];
