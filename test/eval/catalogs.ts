import { readFileSync } from 'node:fs';
import builtIn from '../../rules/index.ts';
import { readDocuments } from '../../src/dialects/index.ts';
import { read } from '../../src/input/read.ts';
import type { AnyDocument } from '../../src/model/document.ts';
import type { AnyRule } from '../../src/rule/index.ts';
import { dataFile, filesOfListings, lint, openFindings, percent, quantile, type Report } from './command.ts';
import known from './exceptions.yaml';

/** Catalogs of good shops: a rule that speaks up here is mostly wrong. */
const clean = [
  'listings_en/adidas_us_2021.csv',
  'woocommerce/sample_products.csv',
  'magento_sample/configurable_products.csv',
  'magento_sample/gear_bags.csv',
  'magento_sample/gear_watches.csv',
  'shopify_exports/shopifypartners_apparel.csv',
  'shopify_exports/shopifypartners_home-and-garden.csv',
  'shopify_exports/shopifypartners_jewelery.csv',
];

/** What a clean catalog may show at most, and how much of what it carries must be judged. */
const targets = { errors: 2, median: 3, nineInTen: 6, judged: 60 };

interface Exception {
  readonly id: string;
  readonly rule: string;
  readonly because: string;
}
const { files: exceptions } = known as {
  readonly files: Readonly<Record<string, readonly Exception[]>>;
};

const named = 5;

async function documentsOf(file: string): Promise<readonly AnyDocument[]> {
  const { source, parsed } = await read(file, readFileSync(dataFile(file)));
  if (!parsed) throw new Error(`${file} could not be parsed`);
  return readDocuments(source, parsed).documents;
}

/** Rules about listings whose every field stands in the file, and of these the ones that answered. */
async function judgedOf(file: string, { summary, documents }: Report) {
  const [first] = await documentsOf(file);
  const carries = (rule: AnyRule): boolean => rule.needs.every(field => first?.carriage(field) === 'carries');
  const asked = builtIn.rules.filter(
    rule => rule.on.includes('listing') && rule.presets.includes('recommended') && carries(rule),
  );
  const answers = asked.map(({ id }) => ({ id, judged: 0, noData: 0, ...summary.byRule[id] }));
  // Where no listing is of the rule's kind or category there is nothing to judge.
  const concerned = answers.filter(({ judged, noData }) => judged + noData > 0);
  const silent = concerned.filter(({ judged, noData }) => judged < noData);
  const reasons = silent.map(({ id }) => {
    const fields = documents.flatMap(({ noData }) => noData.filter(({ rule }) => rule === id));
    return `${id} (${fields[0]?.field ?? '?'})`;
  });
  return { concerned: concerned.length, judged: concerned.length - silent.length, reasons };
}

async function control(file: string, report: Report): Promise<string> {
  const open = openFindings(report);
  const counts = open.map(findings => findings.length);
  const listings = report.documents.filter(({ kind }) => kind === 'listing');
  const wrong = listings.flatMap(({ id, findings }) =>
    findings.filter(({ severity }) => severity === 'error').map(finding => ({ id, ...finding })),
  );
  const excepted = exceptions[file] ?? [];
  const others = wrong.filter(
    ({ id, rule }) => !excepted.some(exception => exception.id === id && exception.rule === rule),
  );
  const withError = new Set(others.map(({ id }) => id)).size;
  const { concerned, judged, reasons } = await judgedOf(file, report);
  const figures = {
    errors: Number(percent(withError, open.length)),
    median: quantile(counts, 0.5),
    nineInTen: quantile(counts, 0.9),
    judged: Number(percent(judged, concerned)),
  };
  const isMet =
    figures.errors <= targets.errors &&
    figures.median <= targets.median &&
    figures.nineInTen <= targets.nineInTen &&
    figures.judged >= targets.judged;
  const few = others.slice(0, named).map(({ id, rule, message }) => `    ${id} ${rule}: ${message}`);
  return [
    `  ${file} (${open.length}): ${isMet ? 'met' : 'MISSED'}`,
    `    with an error ${figures.errors} % · findings a listing without hints: median ${figures.median}, nine in ten at most ${figures.nineInTen}, most ${Math.max(0, ...counts)}`,
    `    judged ${judged} of ${concerned} rules whose fields the file carries, ${figures.judged} %${reasons.length > 0 ? `; not: ${reasons.join(', ')}` : ''}`,
    ...excepted.map(({ id, rule, because }) => `    exception: ${id} ${rule}, ${because}`),
    ...few,
    ...(others.length > named ? [`    … ${others.length - named} more errors`] : []),
  ].join('\n');
}

/** Listings a rule told of, and those with nothing worse than a hint of it. */
function told({ documents }: Report, rule: string): { found: number; hinted: number } {
  const own = documents.map(({ findings }) => findings.filter(finding => finding.rule === rule));
  const found = own.filter(findings => findings.some(({ severity }) => severity !== 'info')).length;
  return { found, hinted: own.filter(findings => findings.length > 0).length - found };
}

/** Each rule's findings a hundred listings by file, and its time a listing over all files. */
function byRule(reports: ReadonlyMap<string, Report>): string[] {
  const listings = [...reports.values()].reduce((sum, { summary }) => sum + summary.listings, 0);
  const rules = builtIn.rules.filter(({ on }) => on.includes('listing')).map(({ id }) => id);
  return rules.map(rule => {
    const micros = [...reports.values()].reduce(
      (sum, { summary }) => sum + (summary.byRule[rule]?.micros ?? 0),
      0,
    );
    const files = [...reports].flatMap(([file, report]) => {
      const { found, hinted } = told(report, rule);
      const of = report.summary.listings;
      if (found + hinted === 0) return [];
      const hints = hinted > 0 ? ` + ${percent(hinted, of)} info` : '';
      return [`${file.replace(/^.*\/|\.\w+$/g, '')} ${percent(found, of)}${hints}`];
    });
    return `  ${rule} (${(micros / Math.max(1, listings)).toFixed(1)} us): ${files.join(' · ') || 'silent'}`;
  });
}

/** How quiet the clean catalogs are, and what each rule finds everywhere, through the built command. */
export async function evaluateCatalogs(): Promise<void> {
  const reports = new Map<string, Report>();
  for (const file of await filesOfListings()) reports.set(file, lint(file));
  console.log(
    `\nclean catalogs, preset recommended (with an error <= ${targets.errors} %, median <= ${targets.median}, nine in ten <= ${targets.nineInTen}, judged >= ${targets.judged} %)`,
  );
  for (const file of clean) console.log(await control(file, reports.get(file) ?? lint(file)));
  console.log('\nlistings with a finding, a hundred listings (and with hints alone), by rule and file');
  for (const line of byRule(reports)) console.log(line);
}
