import type { Path } from '../../model/path.ts';
import type { Stated, StatedPart } from './page.ts';
import type { ShippingSection } from './sections.ts';

/** A shipping page given as fields, as the model types it. */
export interface ShippingFields {
  readonly page?: string;
  readonly steps?: readonly string[];
  readonly processing?: { readonly min_days?: number; readonly max_days?: number; readonly cut_off?: string };
  readonly options?: readonly ShippingOption[];
  readonly free_from?: unknown;
  readonly special?: string;
  readonly dispatch_notice?: string;
  readonly delivery_notice?: string;
  readonly not_at_home?: string;
  readonly customs?: { readonly payer?: string; readonly note?: string };
}

interface ShippingOption {
  readonly market?: string;
  readonly method?: string;
  readonly min_days?: number;
  readonly max_days?: number;
  readonly cost?: unknown;
  readonly currency?: string;
}

/** The field that a part of a structured page stands in. */
export const fieldOfSection = {
  'order-confirmation': 'steps',
  processing: 'processing',
  options: 'options',
  special: 'special',
  dispatch: 'dispatch_notice',
  delivery: 'delivery_notice',
  'not-home': 'not_at_home',
  customs: 'customs',
} as const satisfies Readonly<Record<ShippingSection, keyof ShippingFields>>;

/** The parts that fields state; the steps are read as sentences. */
export function structuredSections(fields: ShippingFields): Stated {
  const found: Stated = {};
  for (const [section, field] of Object.entries(fieldOfSection)) {
    if (field === 'steps') continue;
    const said = fields[field];
    if (said !== undefined && isSaid(said))
      found[section as ShippingSection] = partOf(['shipping', field], field, said);
  }
  return found;
}

const isSaid = (value: unknown): boolean =>
  typeof value === 'object' && value !== null
    ? Object.values(value).some(inner => inner !== undefined && inner !== '')
    : value !== undefined && value !== '';

function partOf(at: Path, field: string, said: unknown): StatedPart {
  if (typeof said === 'string') return { at, quote: `${field}: ${said}`.slice(0, QUOTED) };
  const shown = Object.values((Array.isArray(said) ? said[0] : said) as object).join(', ');
  return { at, quote: `${field}: ${shown}`.slice(0, QUOTED) };
}

/** So much of a value is quoted, in characters. */
const QUOTED = 48;

/** The ways to ship that lack a part, with the fields they lack. */
export function gapsOf(
  options: readonly ShippingOption[] = [],
): readonly { readonly index: number; readonly method: string; readonly fields: readonly string[] }[] {
  return options.flatMap((option, index) => {
    const fields = [
      ...(option.method ? [] : ['method']),
      ...(option.min_days === undefined && option.max_days === undefined ? ['max_days'] : []),
      ...(option.cost === undefined ? ['cost'] : []),
    ];
    return fields.length > 0 ? [{ index, method: option.method ?? String(index + 1), fields }] : [];
  });
}
