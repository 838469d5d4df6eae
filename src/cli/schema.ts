import { categoriesOf } from '../config/categories.ts';
import { jsonSchemaOf } from '../dialects/json-schema.ts';
import type { Kind } from '../model/document.ts';
import { categoryTables } from '../report/categories.ts';
import { labelOf } from '../report/labels.ts';
import { speaker } from '../report/render.ts';
import { kinds } from '../report/words.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { pageFor } from './page.ts';
import { builtIn } from './plugins.ts';
import type { SchemaName } from './schema-names.ts';

const isKind = (name: SchemaName): name is Kind => name !== 'categories';

/** `schema <name>`: the JSON Schema of a kind of document, or the tree of categories. */
export async function schema(
  name: SchemaName,
  format: keyof typeof categoryTables,
  lang: ReportLanguage,
): Promise<void> {
  if (isKind(name)) {
    const title = (field: string): string =>
      field === name ? speaker(lang)(kinds[name]) : labelOf(field, lang);
    process.stdout.write(`${JSON.stringify(jsonSchemaOf(name, title), null, 2)}\n`);
    return;
  }
  const tree = categoriesOf([await builtIn()], {});
  for (const chunk of categoryTables[format](tree, pageFor(lang))) process.stdout.write(chunk);
}
