import type { Row } from '../formats/format.ts';
import type { Path } from '../model/path.ts';
import { carried } from './carriage.ts';
import { codeOf, putScalar, textOf } from './cells.ts';
import { type Draft, lengthOf, put } from './draft.ts';
import { findColumns, holdersOf, scoreOf } from './headers.ts';
import { categoryOf, magentoTable } from './magento-attributes.ts';
import { familiesOf } from './magento-families.ts';
import {
  fieldsIn,
  mainPicture,
  putAttributes,
  putOnline,
  putPictures,
  putStock,
  putVariantAttributes,
  putVariations,
} from './magento-put.ts';
import { foldName } from './names.ts';
import { columnHints, type TableDialect } from './reading.ts';
import { fieldOf } from './shape.ts';
import type { TablePlan } from './table.ts';

/** Magento's product CSV: simple products join the configurable one that names them. */
export const magento: TableDialect = {
  name: magentoTable.dialect,
  score: header => scoreOf(magentoTable, header),
  prepare({ sheet }, settings) {
    const columns = findColumns(magentoTable, sheet.header.cells);
    const column = (key: string) => columns.one.get(key);
    const families = familiesOf(sheet.rows, column);
    const holders = holdersOf(magentoTable, columns);
    const said = fieldsIn(sheet.rows, column);
    hold(holders, said.options, column('variations'));
    hold(holders, said.attributes, column('additional_attributes'));
    const price = columnHints(sheet, column('price'), settings);
    const special = columnHints(sheet, column('special_price'), settings);

    /** The price asked, and where it is a special price, the usual one it is compared with. */
    const putPrice = (draft: Draft, row: Row, amount: Path, compareAt: Path): void => {
      if (putScalar(draft, amount, fieldOf('price.amount'), row, column('special_price'), special))
        putScalar(draft, compareAt, fieldOf('price.compare_at'), row, column('price'), price);
      else if (!isZero(textOf(row, column('price'))))
        putScalar(draft, amount, fieldOf('price.amount'), row, column('price'), price);
    };
    const putListingPrice = (draft: Draft, row: Row): void =>
      putPrice(draft, row, ['price', 'amount'], ['price', 'compare_at']);

    const putChild = (draft: Draft, row: Row): void => {
      const sku = codeOf(textOf(row, column('sku')) ?? '').text;
      const named = (draft.value.variants ?? []) as readonly { readonly sku?: string }[];
      const found = named.findIndex(variant => variant.sku === sku);
      const index = found < 0 ? lengthOf(draft, 'variants') : found;
      const at = (field: string) => ['variants', index, field];
      putScalar(draft, at('sku'), fieldOf('variants.sku'), row, column('sku'));
      putPrice(draft, row, at('price'), at('compare_at'));
      putListingPrice(draft, row);
      putStock(draft, at('stock'), row, column);
      putVariantAttributes(draft, index, row, column('additional_attributes'));
      const picture = mainPicture(row, column);
      if (picture) put(draft, at('image'), picture.text, row, column('image') as number, picture.start);
      putPictures(draft, row, column);
    };

    const plan: TablePlan = {
      kind: 'listing',
      holders,
      carried: carried(holders.keys()),
      fill([row], draft) {
        const { base, view, children } = families.of(row);
        /** The row that says something: what a store view leaves out is as in the product itself. */
        const saying = (key: string): Row =>
          base !== undefined && textOf(row, column(key)) === undefined ? base : row;
        const copy = (key: string, ...path: string[]): boolean =>
          putScalar(draft, path, fieldOf(path.join('.')), saying(key), column(key));
        if (view === undefined) copy('sku', 'id');
        else putView(draft, row, view, column('sku') as number, column('store_view') as number);
        putType(draft, saying('product_type'), column('product_type'));
        copy('name', 'title');
        const described = copy('description', 'description');
        const short = described ? ['sections', 'short_description'] : ['description'];
        putScalar(
          draft,
          short,
          fieldOf('description'),
          saying('short_description'),
          column('short_description'),
        );
        putOnline(draft, saying('product_online'), column('product_online'));
        putCategory(draft, saying('categories'), column('categories'));
        putVariations(draft, saying('variations'), column('variations'));
        putAttributes(draft, saying('additional_attributes'), column('additional_attributes'));
        putScalar(draft, ['attributes', 'origin'], text, saying('country'), column('country'));
        copy('in_stock', 'availability');
        if (children.length === 0) putStock(draft, ['stock'], saying('qty'), column);
        putListingPrice(draft, saying('price'));
        copy('special_from', 'promotion', 'start');
        copy('special_to', 'promotion', 'end');
        putPictures(draft, saying('image'), column);
        for (const child of children) putChild(draft, child);
      },
    };
    return {
      plan,
      used: columns.used,
      group: () => ({
        groups: families.groups,
        orphans: families.orphans,
        orphanMessage: 'row-without-key',
        orphanColumn: column('sku') as number,
      }),
    };
  },
};

const text = { type: 'scalar', reading: 'string' } as const;

function hold(holders: Map<string, number>, fields: readonly string[], column: number | undefined): void {
  for (const field of fields) if (column !== undefined && !holders.has(field)) holders.set(field, column);
}

/** A configurable product may have no price of its own, written as 0. */
const isZero = (cell: string | undefined): boolean => cell !== undefined && Number(cell) === 0;

/**
 * A version for a store view is a listing of its own: in the view's language, where its code names one (`de`,
 * `fr_be`, `be_fr`), else known by the code.
 */
function putView(draft: Draft, row: Row, view: string, sku: number, column: number): void {
  const parts = view.toLowerCase().split(/[_-]/);
  const language = parts.length > 2 ? undefined : parts.find(part => magentoTable.languages.includes(part));
  const id = codeOf(textOf(row, sku) ?? '');
  if (language !== undefined) {
    const country = parts.find(part => part !== language && part.length === 2)?.toUpperCase();
    put(draft, ['id'], id.text, row, sku, id.start);
    put(draft, ['language'], country ? `${language}-${country}` : language, row, column);
  } else put(draft, ['id'], `${id.text}@${view}`, row, sku);
}

function putType(draft: Draft, row: Row, column: number | undefined): void {
  const type = textOf(row, column);
  if (type === undefined) return;
  if (magentoTable.services.includes(foldName(type))) put(draft, ['type'], 'service', row, column as number);
}

function putCategory(draft: Draft, row: Row, column: number | undefined): void {
  const category = categoryOf(textOf(row, column) ?? '');
  if (category) put(draft, ['category'], category.text, row, column as number, category.start);
}
