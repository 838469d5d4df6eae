import { readFileSync } from 'node:fs';
import { hasShippingWords } from '../../src/facts/policy/languages.ts';
import { type ShippingSection, shippingPage, shippingSections } from '../../src/facts/shipping/index.ts';
import { run, storeSaying } from '../facts/policy/run.ts';
import { rowsOf, shared } from './shared.ts';
import { type Confusion, confusionOf, describe, f1, precision, recall } from './stats.ts';

/**
 * The eight parts of a shipping page against the labels of `policies.jsonl`, over all its texts: a policy on returns
 * has none of them. Lists and code were tuned on every second text (the first, third, …); the others were measured
 * once before anyone read them.
 */

interface Labels {
  readonly id: string;
  readonly lang: string;
  readonly text?: string;
  readonly shipping_sections: readonly string[];
  readonly shipping_sections_disputed: readonly string[];
}

interface Guess {
  readonly labels: Labels;
  readonly unseen: boolean;
  readonly found: ReadonlySet<ShippingSection>;
}

/** How the labels name the parts. */
const labelOf: Readonly<Record<ShippingSection, string>> = {
  'order-confirmation': 'order-confirmation',
  processing: 'processing-time',
  options: 'options-cost-time',
  special: 'special-instructions',
  dispatch: 'dispatch-notice',
  delivery: 'delivery-notice',
  'not-home': 'not-at-home',
  customs: 'customs',
};

const pooled = ['en', 'zh'];
const target = 0.85;

function guess(labels: Labels, index: number): Guess {
  const raw = labels.text ?? readFileSync(new URL(`data/policies/txt/${labels.id}.txt`, shared), 'utf8');
  const sections = shippingPage(storeSaying({ shipping: raw }), run)?.sections ?? {};
  return {
    labels,
    unseen: index % 2 === 1,
    found: new Set(Object.keys(sections) as ShippingSection[]),
  };
}

/** Counts over texts and parts; what the annotators do not agree on is left out. */
const countsOf = (guesses: readonly Guess[], sections: readonly ShippingSection[] = shippingSections) =>
  confusionOf(
    guesses.flatMap(({ labels, found }) =>
      sections
        .filter(section => !labels.shipping_sections_disputed.includes(labelOf[section]))
        .map(section => ({
          truth: labels.shipping_sections.includes(labelOf[section]),
          guess: found.has(section),
        })),
    ),
  );

const short = (c: Confusion): string =>
  `n⁺ ${c.truePositive + c.falseNegative} P ${precision(c).toFixed(2)} R ${recall(c).toFixed(2)} F1 ${f1(c).toFixed(3)}`;

function mistakesOf({ labels, found, unseen }: Guess): readonly string[] {
  return shippingSections.flatMap(section => {
    const truth = labels.shipping_sections.includes(labelOf[section]);
    if (truth === found.has(section) || labels.shipping_sections_disputed.includes(labelOf[section]))
      return [];
    return [`  ${truth ? 'missed' : 'false alarm'} ${section} ${labels.id}${unseen ? ' (kept aside)' : ''}`];
  });
}

/** All figures as text, with the texts where a guess differs. */
export function evaluateShippingPages(): string {
  const all = rowsOf<Labels>('policies.jsonl').map(guess);
  const known = all.filter(({ labels }) => hasShippingWords(labels.lang, run));
  const pool = all.filter(({ labels }) => pooled.includes(labels.lang));
  const counts = countsOf(pool);
  const parts: [string, readonly Guess[]][] = [
    ['every second text, kept aside', pool.filter(({ unseen }) => unseen)],
    ...[...new Set(known.map(({ labels }) => labels.lang))].map((lang): [string, readonly Guess[]] => [
      lang,
      known.filter(({ labels }) => labels.lang === lang),
    ]),
  ];
  return [
    describe('policies: parts of a shipping page, en and zh', counts, {
      name: 'F1',
      value: f1(counts),
      least: target,
    }),
    ...parts.map(([name, guesses]) => `  ${name}: ${short(countsOf(guesses))}`),
    ...shippingSections.map(section => `  ${section}: ${short(countsOf(pool, [section]))}`),
    ...known.flatMap(mistakesOf),
  ].join('\n');
}
