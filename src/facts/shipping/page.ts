import type { Path, Span } from '../../model/path.ts';
import type { ShippingDetail, ShippingSection } from './sections.ts';
import type { Stage } from './steps.ts';

/** A part of a shipping page, where it is stated. */
export interface StatedPart {
  readonly at: Path;
  /** The sentence, in the raw value at `at`. */
  readonly span?: Span;
  /** The words without markup, cut to fit a report; of a field its value. */
  readonly quote: string;
}

export type Stated = Partial<Record<ShippingSection, StatedPart>>;

/** A way to ship that lacks something. */
export interface OptionGap {
  readonly index: number;
  readonly method: string;
  /** Fields of the option: method, max_days, cost. */
  readonly fields: readonly string[];
}

/** What a store says of shipping. */
export interface ShippingPage {
  /** Where a part that is missing would stand. */
  readonly at: Path;
  /** Given as fields, so that a missing part has a place of its own. */
  readonly structured: boolean;
  /** Whether any of it is running text, which has a language. */
  readonly hasText: boolean;
  readonly sections: Readonly<Stated>;
  /** Details that a text lacks of the parts it states. */
  readonly lacks: readonly ShippingDetail[];
  /** The same of ways to ship given as fields. */
  readonly gaps: readonly OptionGap[];
  /** What happens after the order, in the order of the page. */
  readonly steps: readonly Stage[];
  /** The parts themselves stand in the order of the steps. */
  readonly inOrder: boolean;
  /** It says that it ships across a border. */
  readonly abroad: boolean;
  /** A text that does not speak of shipping at all. */
  readonly offTopic: boolean;
  /** A page that could not be read, so that what is not found may stand there. */
  readonly unread: boolean;
}
