import type { Finding } from '../engine/result.ts';
import { isToolRule } from '../engine/tool-finding.ts';
import { formatPath } from '../model/path.ts';
import type { Location } from '../model/place.ts';
import type { ReportContext } from './context.ts';
import type { Ink } from './ink.ts';
import { labelOf, languageName } from './labels.ts';
import type { Entry } from './layout.ts';
import { gain, speaker } from './render.ts';
import { type Sentences, sentencesOf } from './sentences.ts';
import { visible } from './visible.ts';
import { consequences, severities, finding as words } from './words.ts';

/** Longer texts are cut, unless the reader asked for everything. */
const linesOfText = 3;

/** `AA14` as a spreadsheet shows it, `12:3` in a text. */
export const placeOf = ({ cell, line, column }: Location): string =>
  cell ? `${cell.letter}${cell.row}` : `${line}:${column}`;

/** What stands beneath the place: sheet and column of a table, the path of a field, a page beside the file. */
export function underOf(finding: Finding, file: string): string {
  const { cell } = finding.location;
  if (finding.location.file !== file) return visible(finding.location.file);
  if (!cell) return visible(formatPath(finding.at));
  return visible([cell.sheet, cell.column].filter(part => part !== null && part !== '').join(' · '));
}

/** What an entry needs to know beside its finding. */
export interface Setting {
  readonly context: ReportContext;
  readonly ink: Ink;
  /** Only some rules ran: points would mislead. */
  readonly partial: boolean;
  /** The document's file. */
  readonly file: string;
  /** Language of the document's texts, BCP-47. */
  readonly language: string | null;
  /** The finding stands for others: its evidence is told as that of the document so named. */
  readonly example?: string;
}

/** A finding as it is set on the page. */
export function entryOf(finding: Finding, setting: Setting): Entry {
  const { context, partial } = setting;
  const say = speaker(context.lang);
  const sentences = sentencesOf(finding, setting.language, context);
  return {
    place: placeOf(finding.location),
    under: underOf(finding, setting.file),
    severity: finding.severity,
    severityWord: say(severities[finding.severity]),
    rule: visible(finding.rule),
    message: visible(sentences.message),
    points: partial ? '' : gain(finding.points, context.lang),
    // Findings of the tool itself weigh nothing, so a consequence would say nothing.
    consequence: isToolRule(finding.rule) ? '' : say(consequences[finding.consequence]),
    body: bodyOf(finding, sentences, setting),
  };
}

/** Evidence, what to do, text to paste, and where else: each from its own line. */
function bodyOf(finding: Finding, sentences: Sentences, { context, ink, example }: Setting): Entry['body'] {
  const say = speaker(context.lang);
  const body: { text: string; paint: (text: string) => string; most: number }[] = [];
  const add = (text: string, paint: (text: string) => string): void => {
    body.push({ text: visible(text), paint, most: context.verbose ? Number.POSITIVE_INFINITY : linesOfText });
  };
  const { evidence, advice, suggestion, fix } = sentences;
  if (evidence) {
    const found = withSource(say(words.found, { what: evidence.text }), evidence.source, context);
    add(
      example === undefined
        ? found
        : say(words.example, { name: example, place: placeOf(finding.location), found }),
      plain,
    );
  }
  const limits = [...(finding.appliesTo?.profiles ?? []), ...(finding.appliesTo?.markets ?? [])];
  if (limits.length > 0)
    add(say(words.onlyFor, { names: limits.map(name => labelOf(name, context.lang)) }), ink.dim);
  if (advice) add(`→ ${advice}`, ink.advice);
  if (suggestion) {
    const own = suggestion.language === context.lang;
    const language = languageName(suggestion.language, context.lang);
    const text = suggestion.text;
    add(`→ ${own ? say(words.paste, { text }) : say(words.pasteIn, { text, language })}`, ink.advice);
  }
  if (fix) add(`→ ${fix}`, ink.advice);
  const related = finding.relatedPlaces.map(place =>
    place.file === finding.location.file
      ? (place.id ?? String(place.line))
      : `${place.id ?? ''} (${place.file}:${place.line})`.trim(),
  );
  if (related.length > 0) add(say(words.with, { places: related }), ink.dim);
  const others = finding.places.slice(1).map(placeOf);
  if (context.verbose && others.length > 0) add(say(words.alsoAt, { places: others.join(', ') }), ink.dim);
  const aside = asideText(finding, context);
  if (aside !== '') add(aside, ink.dim);
  return body;
}

/** Why a finding is set aside, and who said so. */
function asideText({ status, reason, decision }: Finding, context: ReportContext): string {
  const say = speaker(context.lang);
  if (status === 'open') return '';
  if (status === 'baselined') return say(words.baselined);
  const said = { reason: [reason || say(words.noReason), decision?.who].filter(Boolean).join(' · ') };
  switch (decision?.verdict) {
    case 'accept':
      return say(words.accepted, said);
    case 'false-alarm':
      return say(words.falseAlarm, said);
    default:
      return say(words.suppressed, said);
  }
}

const plain = (text: string): string => text;

function withSource(
  text: string,
  source: { title: string; asOf: string } | null,
  context: ReportContext,
): string {
  if (!source || !context.verbose) return text;
  const from = speaker(context.lang)(words.source, { title: source.title, day: source.asOf });
  return context.lang === 'zh' ? `${text}（${from}）` : `${text} (${from})`;
}
