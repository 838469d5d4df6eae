import { existsSync, writeFileSync } from 'node:fs';
import endingsData from '../../rules/dialects/picture-endings.yaml';
import currencies from '../../rules/markets/currencies.yaml';
import { factsOf } from '../config/facts.ts';
import { type Guess, guesses } from '../dialects/guess.ts';
import { profileOf } from '../dialects/index.ts';
import { toolPhrases } from '../engine/tool-rules.ts';
import { type Pictures, picturesOf } from '../facts/images.ts';
import { documentLanguage, FILLER, UNDECIDED } from '../facts/language.ts';
import { sharedEndings } from '../facts/picture-endings.ts';
import { fileName, ownName } from '../facts/picture-words.ts';
import { findFiles } from '../input/files.ts';
import { today } from '../model/day.ts';
import type { Document } from '../model/document.ts';
import { brief } from '../report/brief.ts';
import { configText, type Proposal } from '../report/proposal.ts';
import { speaker } from '../report/render.ts';
import { init as words } from '../report/team-words.ts';
import { type Configured, configOf } from './config.ts';
import { exitCode, UsageError } from './exit.ts';
import { documentsOfFile } from './read-files.ts';
import { runOver, type Start } from './run.ts';

const configFile = 'listing-lint.yaml';
/** A few texts are too short to be told right. */
const allButAFew = 0.95;
/** Enough to see what a catalog is; the rest is read when it is checked. */
const most = { files: 50, listings: 500 };

const { country, euro } = currencies as {
  readonly country: Readonly<Record<string, string>>;
  readonly euro: Readonly<Record<string, string>>;
};

const usual = endingsData as {
  readonly letters: Readonly<Record<string, readonly string[]>>;
  readonly numbers: readonly string[];
};

/** `init`: reads a sample, proposes a config, writes it where there is none, and shows what it will find. */
export async function init(
  paths: readonly string[],
  flags: { readonly print?: boolean },
  start: Start,
): Promise<number> {
  const { language } = start;
  const say = speaker(language);
  const configured = await configOf({ config: false }, language);
  const proposal = await propose(paths, configured, start);
  const text = configText(proposal, language);
  const keeps = flags.print === true || existsSync(configFile);
  if (keeps) {
    process.stdout.write(text);
    if (!flags.print) process.stderr.write(`${say(words.exists, { file: configFile })}\n`);
    return exitCode.clean;
  }
  writeFileSync(configFile, text);
  process.stdout.write(`${say(words.written, { file: configFile })}\n\n`);
  const run = await runOver(paths, {}, start);
  if ('nothing' in run) return exitCode.clean;
  const { result, plugins, rules } = run;
  const phrases = Object.assign({}, ...plugins.map(plugin => plugin.phrases));
  const page = { lang: language, color: false, columns: 80, verbose: false, quiet: false } as const;
  for (const line of brief(result, { ...page, minSeverity: 'info', rules, toolPhrases, phrases }))
    process.stdout.write(line);
  process.stdout.write(`\n${say(words.next)}\n`);
  return exitCode.clean;
}

/** What the files of a sample say of the catalog. */
async function propose(
  paths: readonly string[],
  { plugins, known }: Configured,
  { language }: Start,
): Promise<Proposal> {
  const found = await findFiles({ cwd: process.cwd(), paths });
  const facts = factsOf(plugins, { asOf: today(), scope: 'store', categories: {}, words: {} });
  const files: string[] = [];
  const listings: Document<'listing'>[] = [];
  const dialects = new Map<string, number>();
  const columns: Guess[] = [];
  const unread = new Set<string>();
  for (const input of found.files) {
    if (files.length >= most.files || listings.length >= most.listings) break;
    const read = await documentsOfFile(input, { language, settings: () => ({ fields: {} }) });
    if (!read) continue;
    files.push(input.file);
    listings.push(...read.documents.filter((one): one is Document<'listing'> => one.kind === 'listing'));
    count(dialects, read.dialect);
    const guessed = guesses(read.columns ?? []);
    columns.push(...guessed.filter(({ field }) => !columns.some(other => other.field === field)));
    for (const name of read.columnsIgnored)
      if (!guessed.some(({ column }) => column.name === name)) unread.add(name);
  }
  if (listings.length === 0) throw new UsageError(speaker(language)(words.nothing));
  const languages = listings
    .map(listing => documentLanguage(listing, facts))
    .filter(code => code !== UNDECIDED && code !== FILLER);
  const [spoken = ''] = tally(languages);
  const speaking = languages.filter(code => code === spoken).length;
  const profiles = [...dialects.keys()].map(profileOf).filter(name => known.profiles.includes(name ?? ''));
  const pictures = listings.map(listing => picturesOf(listing, facts));
  return {
    files,
    listings: listings.length,
    dialects: [...dialects.keys()],
    language: spoken,
    oneLanguage: spoken !== '' && speaking >= languages.length * allButAFew,
    markets: marketsOf(listings, spoken),
    profiles: [...new Set(profiles)] as string[],
    columns,
    unread: [...unread],
    pictures: {
      all: pictures.reduce((sum, { distinct }) => sum + distinct.length, 0),
      told: pictures.reduce((sum, { told }) => sum + told, 0),
      ...namesOf(listings, pictures),
    },
  };
}

/** The order that the names of the pictures seem to have, and how many more it would tell. */
function namesOf(
  listings: readonly Document<'listing'>[],
  pictures: readonly Pictures[],
): Pick<Proposal['pictures'], 'endings' | 'names' | 'more'> {
  const untold = pictures.map(({ distinct }, at) =>
    distinct
      .filter(({ shows }) => shows.length === 0)
      .map(({ index }) => ownName(fileName(listings[at]?.value.images?.[index]?.src ?? ''))),
  );
  const endings = sharedEndings(untold);
  const names = namesFor(endings.map(({ ending }) => ending));
  const meant = endings.filter(({ ending }) => names.some(([, own]) => own === ending));
  return {
    endings,
    names: patternsOf(names),
    more: untold.flat().filter(name => meant.some(({ ending }) => name.endsWith(ending))).length,
  };
}

/** The endings as patterns: one, or a list where several mean the same. */
function patternsOf(names: readonly (readonly [string, string])[]): Proposal['pictures']['names'] {
  const patterns: Record<string, string | readonly string[]> = {};
  for (const [show, ending] of names) {
    const pattern = `${ending.replace(/[.()]/g, '\\$&')}$`;
    const before = patterns[show];
    patterns[show] = before === undefined ? pattern : [before, pattern].flat();
  }
  return patterns;
}

/** What each ending mostly means: by its letters, else by its place among the numbers. */
function namesFor(endings: readonly string[]): readonly (readonly [show: string, ending: string])[] {
  let numbers = 0;
  return endings.flatMap(ending => {
    const word = ending.replace(/[^\p{L}]/gu, '').toLowerCase();
    const [show = word === '' || /\d/.test(ending) ? usual.numbers[numbers++] : undefined] =
      Object.entries(usual.letters).find(([, words]) => words.includes(word)) ?? [];
    return show === undefined ? [] : [[show, ending] as const];
  });
}

/** Countries that most prices, or the addresses of most pictures, tell of. */
function marketsOf(listings: readonly Document<'listing'>[], language: string): readonly string[] {
  const told = listings.flatMap(({ value }) => {
    if (value.markets?.length) return value.markets;
    const { currency = '' } = value.price ?? {};
    const domain = /^https?:\/\/[^/]+\.([a-z]{2})(?:[:/]|$)/.exec(value.images?.[0]?.src ?? '')?.[1];
    const place = domain?.toUpperCase();
    const byDomain = place && Object.values(country).concat(Object.values(euro)).includes(place) ? place : '';
    return [country[currency] ?? (currency === 'EUR' ? byDomain || euro[language] : byDomain) ?? ''];
  });
  const [first = ''] = tally(told);
  return first !== '' && told.filter(code => code === first).length * 2 > listings.length ? [first] : [];
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Names by how often they stand, the most frequent first. */
function tally(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) count(counts, name);
  return [...counts]
    .sort(([left, few], [right, many]) => many - few || (left < right ? -1 : 1))
    .map(([name]) => name);
}
