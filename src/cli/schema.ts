import { categoriesOf } from '../config/categories.ts';
import { jsonSchemaOf } from '../dialects/json-schema.ts';
import type { Kind } from '../model/document.ts';
import { categoryTables } from '../report/categories.ts';
import { labelOf } from '../report/labels.ts';
import { speaker } from '../report/render.ts';
import { document, kinds } from '../report/words.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { configOf } from './config.ts';
import { pageFor } from './page.ts';
import { builtIn } from './plugins.ts';
import type { SchemaName } from './schema-names.ts';

const isKind = (name: SchemaName): name is Kind => name !== 'categories' && name !== 'config';
const print = (schema: object): boolean => process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);

/**
 * `schema <name>`: the JSON Schema of a kind of document, that of the config with the rules of its own plugins, or
 * the tree of categories.
 */
export async function schema(
  name: SchemaName,
  format: keyof typeof categoryTables,
  lang: ReportLanguage,
): Promise<void> {
  if (isKind(name)) {
    const title = (field: string): string => {
      if (field === name) return speaker(lang)(kinds[name]);
      return field === 'kind' ? speaker(lang)(document.kind) : labelOf(field, lang);
    };
    print(jsonSchemaOf(name, title));
    return;
  }
  if (name === 'config') {
    const { configJsonSchema } = await import('../config/json-schema.ts');
    print(configJsonSchema((await configOf({}, lang)).known, lang));
    return;
  }
  const tree = categoriesOf([await builtIn()], {});
  for (const chunk of categoryTables[format](tree, pageFor(lang))) process.stdout.write(chunk);
}
