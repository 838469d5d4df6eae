import type { Settings } from '../config/resolve.ts';
import { findFiles } from '../input/files.ts';
import type { Document } from '../model/document.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';
import { type Reading, readFiles } from './read-files.ts';

/**
 * The stores that the config names, for the listings that lean on them: of a file with several, the one for a market
 * of the listing, else the first.
 * @throws UsageError where a file is not there or holds no store
 */
export async function readStores(
  settings: Settings,
  reading: Reading,
  language: ReportLanguage,
): Promise<(listing: Document) => Document<'store'> | undefined> {
  const stores = new Map<string, readonly Document<'store'>[]>();
  for (const path of settings.stores) {
    const { files } = await findFiles({ cwd: process.cwd(), paths: [path] });
    const read = await readFiles(files, { ...reading, known: new Map() });
    const found = read.files
      .flatMap(({ documents }) => documents)
      .filter((document): document is Document<'store'> => document.kind === 'store');
    if (found.length === 0) throw new UsageError(noStore(path, files.length > 0, language));
    stores.set(path, found);
  }
  return listing => {
    const { store, markets } = settings.forDocument(listing);
    const found = store === undefined ? [] : (stores.get(store) ?? []);
    return found.find(({ value }) => value.markets?.some(market => markets.includes(market))) ?? found[0];
  };
}

function noStore(file: string, exists: boolean, language: ReportLanguage): string {
  if (language === 'zh')
    return exists
      ? `${file}：配置中的 store 指向的文件里没有店铺（kind: store）。`
      : `${file}：配置中的 store 指向的文件不存在。`;
  return exists
    ? `${file}: the file that store names in the config holds no store (kind: store).`
    : `${file}: the file that store names in the config does not exist.`;
}
