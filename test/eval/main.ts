import { evaluateCatalogs } from './catalogs.ts';
import { evaluateCategories } from './categories.ts';
import { evaluateClaims, evaluatePromo, evaluateUrgency } from './claims.ts';
import { catalogs, evaluateCopies } from './copy.ts';
import { evaluateFiles } from './files.ts';
import { evaluateGuidelines } from './guidelines.ts';
import { evaluatePixels } from './pixels.ts';
import { evaluatePolicies } from './policies.ts';
import { evaluatePrices } from './prices.ts';
import { isHere } from './shared.ts';
import { evaluateShippingPages } from './shipping-pages.ts';
import { evaluateSizes } from './sizes.ts';
import { evaluateTerms } from './terms.ts';
import { evaluateTitles } from './title.ts';

/** Catalogs whose copies are compared by brute force; the others of `catalogs` are run by name. */
const compared = ['walmart', 'lazada'];

if (!isHere) console.log('eval skipped: ../shared is not here');
else {
  const [part = 'all', ...names] = process.argv.slice(2);
  const wants = (name: string): boolean => part === 'all' || part === name;
  if (wants('titles')) console.log(`${evaluateTitles()}\n`);
  if (wants('terms')) console.log(`${evaluateTerms(1)}\n`);
  if (wants('sizes')) console.log(`${evaluateSizes()}\n`);
  if (wants('claims')) console.log(`${evaluateClaims()}\n`);
  if (wants('promo')) console.log(`${evaluatePromo()}\n`);
  if (wants('urgency')) console.log(`${evaluateUrgency()}\n`);
  if (wants('policies')) console.log(`${evaluatePolicies()}\n\n${evaluateShippingPages()}\n`);
  if (wants('categories')) console.log(`${evaluateCategories()}\n`);
  if (wants('copies')) {
    for (const name of names.length > 0 ? names : compared) {
      const load = catalogs[name];
      if (load) console.log(`copy/duplicated ${evaluateCopies(name, load())}\n`);
    }
  }
  if (wants('prices')) console.log(`${evaluatePrices()}\n`);
  if (wants('guidelines')) console.log(`${evaluateGuidelines()}\n`);
  if (wants('pixels')) console.log(`${await evaluatePixels()}\n`);
  if (wants('catalogs')) await evaluateCatalogs();
  if (wants('files')) await evaluateFiles();
}
