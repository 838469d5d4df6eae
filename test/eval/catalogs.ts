import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { shared } from './shared.ts';

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

/** Everything else that holds listings. */
const others = [
  'shopify_exports/swiminista_2023.csv',
  'woocommerce/importer_unit_test_sample.csv',
  'listings_en/walmart_2022.csv',
  'listings_zh/taobao_python_books_2019.csv',
  'listings_zh/double11_beauty_2016.gb18030.csv',
  'price_history/idealo_blackfriday_2018_products.json',
  'price_history/konzum_hr_1601_2025-07-03.csv',
];

interface Report {
  readonly run: {
    readonly assumed: readonly {
      rows: number;
      listings: number;
      rowsJoined?: number;
      rowsReported?: number;
    }[];
  };
  readonly summary: { readonly listings: number };
  readonly documents: readonly {
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
}

function lint(file: string): Report {
  const path = fileURLToPath(new URL(`data/${file}`, shared));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/listing-lint.js', path, '--no-config', '--format', 'json', '--fail-on', 'never'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (stdout === '') throw new Error(`${file}: ${stderr}`);
  return JSON.parse(stdout) as Report;
}

function line(file: string): string {
  const report = lint(file);
  const { listings } = report.summary;
  const counts = new Map<string, { listings: number; infos: number }>();
  for (const { findings } of report.documents) {
    for (const rule of new Set(findings.map(finding => finding.rule))) {
      if (rule.startsWith('input/')) continue;
      const entry = counts.get(rule) ?? { listings: 0, infos: 0 };
      const own = findings.filter(finding => finding.rule === rule);
      if (own.some(finding => finding.severity !== 'info')) entry.listings += 1;
      else entry.infos += 1;
      counts.set(rule, entry);
    }
  }
  const hundred = (count: number): string => ((100 * count) / Math.max(1, listings)).toFixed(1);
  const rules = [...counts]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([rule, { listings: found, infos }]) => `${rule} ${hundred(found)} (${found}) + ${hundred(infos)} info`,
    );
  return `  ${file} (${listings}): ${rules.join(' · ') || 'silent'}`;
}

/** Listings with a finding a hundred, by file and rule, through the built command. */
export function evaluateCatalogs(): void {
  console.log('\nlistings with a finding, a hundred listings (and listings with nothing worse than a hint)');
  console.log(' clean catalogs');
  for (const file of clean) console.log(line(file));
  console.log(' other catalogs');
  for (const file of others) console.log(line(file));
}
