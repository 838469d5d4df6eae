import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { type Claim, type ClaimList, claimsIn } from '../../src/facts/claims/index.ts';
import { run } from '../facts/policy/run.ts';
import { titled } from '../facts/title/titles.ts';
import { rowsOf, shared } from './shared.ts';
import { confusionOf, describe, f1, precision, recall } from './stats.ts';

/**
 * Claims of sentences and promotion in titles against labels, by language; every third item is held out. Urgency
 * against strings of real shops, all of which press: recall only.
 */

interface Sentence {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly absolute: boolean | 'disputed';
  readonly unproven: boolean | 'disputed';
  readonly spans: readonly string[];
}

interface Title {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly promo: boolean | 'disputed';
}

interface Judged {
  readonly id: string;
  readonly lang: string;
  readonly heldOut: boolean;
  readonly truth: boolean;
  readonly found: readonly Claim[];
  readonly text: string;
  readonly spans: readonly string[];
}

const targets = { precision: 0.9, recall: 0.8 };

/** Claims of a list in a text that stands in a field of a listing of its own. */
function found(text: string, field: 'title' | 'description', language: string, list: ClaimList) {
  const document = titled('');
  const value = { language, [field]: text } as never;
  return claimsIn({ ...document, value }, run).filter(claim => claim.list === list);
}

const countsOf = (judged: readonly Judged[]) =>
  confusionOf(judged.map(({ truth, found: { length } }) => ({ truth, guess: length > 0 })));

function figures(question: string, judged: readonly Judged[]): string {
  const counts = countsOf(judged);
  const row = (name: string, part: readonly Judged[]): string => {
    const c = countsOf(part);
    return `  ${name}: n⁺ ${c.truePositive + c.falseNegative} n⁻ ${c.falsePositive + c.trueNegative} P ${precision(c).toFixed(2)} R ${recall(c).toFixed(2)} F1 ${f1(c).toFixed(3)}`;
  };
  return [
    describe(question, counts, { name: 'precision', value: precision(counts), least: targets.precision }),
    row(
      'tuned on',
      judged.filter(({ heldOut }) => !heldOut),
    ),
    row(
      'held out',
      judged.filter(({ heldOut }) => heldOut),
    ),
    ...[...new Set(judged.map(({ lang }) => lang))].map(lang =>
      row(
        lang,
        judged.filter(judge => judge.lang === lang),
      ),
    ),
    ...judged
      .filter(({ truth, heldOut, found: { length } }) => truth !== length > 0 && !heldOut)
      .map(
        ({ id, truth, found: claims }) =>
          `  ${truth ? 'missed' : `false alarm (${claims.map(({ words }) => words).join(', ')})`} ${id}`,
      ),
  ].join('\n');
}

/** Of the claims found in sentences labelled positive, how many lie on a labelled span, and of the spans how many are hit. */
function overlap(judged: readonly Judged[]): string {
  let claims = 0;
  let onSpan = 0;
  let sentences = 0;
  let hit = 0;
  for (const { truth, found: own, text, spans } of judged) {
    const places = spans.flatMap(words => {
      const start = text.indexOf(words);
      return start === -1 ? [] : [{ start, end: start + words.length }];
    });
    if (!truth || places.length === 0) continue;
    const on = own.filter(({ span }) =>
      places.some(({ start, end }) => span.start < end && start < span.end),
    ).length;
    claims += own.length;
    onSpan += on;
    sentences += 1;
    if (on > 0) hit += 1;
  }
  return `  spans: ${onSpan} of ${claims} claims lie on a labelled span; ${hit} of ${sentences} sentences have one there`;
}

/** Sentences: absolute and unproven claims. */
export function evaluateClaims(): string {
  const rows = rowsOf<Sentence>('claims.jsonl');
  return (['absolute', 'unproven'] as const)
    .map(list => {
      const judged = rows.flatMap(({ id, lang, text, spans, ...labels }, index): Judged[] => {
        const truth = labels[list];
        if (truth === 'disputed') return [];
        return [
          {
            id,
            lang,
            text,
            spans,
            truth,
            heldOut: index % 3 === 2,
            found: found(text, 'description', lang, list),
          },
        ];
      });
      const disputed = rows.length - judged.length;
      return `${figures(`claims/${list} (${disputed} disputed left out)`, judged)}\n${overlap(judged)}`;
    })
    .join('\n');
}

/** Titles with promotion in them, and the promotion lists of another tool as titles. */
export function evaluatePromo(): string {
  const judged = rowsOf<Title>('titles.jsonl').flatMap(({ id, lang, title, promo }, index): Judged[] =>
    promo === 'disputed'
      ? []
      : [
          {
            id,
            lang,
            text: title,
            spans: [],
            truth: promo,
            heldOut: index % 3 === 2,
            found: found(title, 'title', lang, 'promo'),
          },
        ],
  );
  const lists = ['en', 'de', 'ja'].map(language => {
    const file = new URL(`data/google_merchant/shoptimizer_promo_text_${language}.json`, shared);
    const phrases = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>)
      .promotional_text_patterns_exact_match as string[];
    const worded = phrases.filter(phrase => /\p{L}/u.test(phrase));
    const missed = worded.filter(phrase => found(phrase, 'title', language, 'promo').length === 0);
    return `  ${language}: ${worded.length - missed.length} of ${worded.length} phrases of shoptimizer; missed ${missed.join(', ')}`;
  });
  return [figures('title/promo-text', judged), ...lists].join('\n');
}

/** Strings that press buyers, by kind. */
export function evaluateUrgency(): string {
  const text = readFileSync(new URL('data/dark_patterns/dark-patterns.csv', shared), 'utf8');
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const kinds = ['Low-stock Message', 'High-demand Message', 'Limited-time Message', 'Countdown Timer'];
  return [
    'price/unbacked-urgency: strings of shops, all pressing (recall)',
    ...kinds.map(kind => {
      const own = rows.filter(
        row => row['Pattern Type'] === kind && /\p{L}/u.test(row['Pattern String'] ?? ''),
      );
      const missed = own.filter(
        row => found(row['Pattern String'] as string, 'description', 'en', 'urgency').length === 0,
      );
      const examples = [...new Set(missed.map(row => (row['Pattern String'] as string).slice(0, 60)))];
      return `  ${kind}: ${own.length - missed.length} of ${own.length}${examples.length > 0 ? `; missed e.g. ${examples.slice(0, 8).join(' | ').replaceAll('\n', ' ')}` : ''}`;
    }),
  ].join('\n');
}
