import type { AssumedFile, RunResult } from '../engine/result.ts';
import type { ReportContext } from './context.ts';
import { labelOf, languageName } from './labels.ts';
import { speaker } from './render.ts';
import { visible } from './visible.ts';
import { truncate } from './width.ts';
import { dialects, kindCounts, head as words } from './words.ts';

const different = (names: readonly string[]): string[] => [...new Set(names)];

/** The first line, in parts: everything that was assumed and that a reader may want to contest. */
export function headOf(result: RunResult, context: ReportContext): string[] {
  const say = speaker(context.lang);
  const files = result.assumed;
  const labels = (names: readonly string[]): string[] =>
    different(names).map(name => labelOf(name, context.lang));
  const profiles = labels(files.flatMap(file => file.profiles));
  const markets = labels(files.flatMap(file => file.markets));
  const languages = different(files.flatMap(file => file.language ?? [])).map(code =>
    languageName(code, context.lang),
  );
  const { notRun } = result;
  return [
    different(files.map(file => dialectOf(file, context))).join(context.lang === 'zh' ? '、' : ', '),
    profiles.length > 0 ? say(words.profile, { names: profiles }) : '',
    notRun.profile > 0 ? say(words.noProfile, { n: notRun.profile }) : '',
    markets.length > 0 ? say(words.market, { names: markets }) : '',
    notRun.market > 0 ? say(words.noMarket, { n: notRun.market }) : '',
    languages.length > 0 ? say(words.language, { names: languages }) : '',
    say(words.asOf, { day: result.asOf }),
    result.partial ? say(words.partial) : '',
  ].map(visible);
}

/** How one file was read: dialect, encoding where it is not UTF-8, rows and what became of them, columns. */
export function fileHead(file: AssumedFile, several: boolean, context: ReportContext): string[] {
  const say = speaker(context.lang);
  const columns = file.columnsRead + file.columnsIgnored.length;
  const rows = file.columnsRead > 0 ? say(words.rows, { n: file.rows }) : '';
  const listings = file.listings > 0 ? say(kindCounts.listing, { n: file.listings }) : '';
  return [
    several ? dialectOf(file, context) : '',
    file.encoding.toLowerCase() === 'utf-8' ? '' : file.encoding.toUpperCase(),
    [rows, listings].filter(part => part !== '').join(' → '),
    file.views ? say(words.views, { n: file.views }) : '',
    file.sheets && file.sheets.helpRows > 0 ? say(words.helpRows, { n: file.sheets.helpRows }) : '',
    file.sheets && file.sheets.ignored.length > 0
      ? say(words.otherSheets, { n: file.sheets.ignored.length })
      : '',
    file.inferred ? say(words.inferred, { parts: inferredParts(file.inferred, context) }) : '',
    columns > 0 ? columnsOf(file, columns, context) : '',
    context.verbose && file.listings > 0 ? say(words.categories, { ...file.categories }) : '',
  ]
    .filter(part => part !== '')
    .map(visible);
}

/** Type and language that a message has by its file's name. */
const inferredParts = (
  { type, language }: NonNullable<AssumedFile['inferred']>,
  { lang }: ReportContext,
): string[] => [
  ...(type === undefined ? [] : [labelOf(`message.${type}`, lang)]),
  ...(language === undefined ? [] : [languageName(language, lang)]),
];

/** How many columns were read, and the first of those that were not; all of them where asked for. */
function columnsOf(file: AssumedFile, all: number, context: ReportContext): string {
  const say = speaker(context.lang);
  const read = file.columnsRead;
  const names = file.columnsIgnored.slice(0, columnsNamed).map(name => truncate(name, columnNameWidth));
  if (names.length === 0 || context.verbose) return say(words.columns, { read, all });
  const several = names.join(context.lang === 'zh' ? '、' : ', ');
  const more = file.columnsIgnored.length > names.length ? ' …' : '';
  return say(words.columnsBut, { read, all, names: `${several}${more}` });
}

/** Enough to recognise what was left out, in the one line that stands over each file. */
const columnsNamed = 3;
const columnNameWidth = 20;

/** The columns of a table that no field took, for those who want to know. */
export const ignoredColumns = (file: AssumedFile, context: ReportContext): string =>
  file.columnsIgnored.length === 0
    ? ''
    : visible(speaker(context.lang)(words.ignored, { names: file.columnsIgnored }));

function dialectOf(file: AssumedFile, context: ReportContext): string {
  const known = dialects[file.dialect] ?? dialects[file.format];
  return known ? speaker(context.lang)(known) : file.dialect;
}
