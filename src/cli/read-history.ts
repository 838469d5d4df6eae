import type { FileSettings } from '../config/resolve.ts';
import { type HistoryFile, priceBook } from '../dialects/price-history/book.ts';
import { readPriceHistory } from '../dialects/price-history/index.ts';
import { type InputFile, readBytes } from '../input/files.ts';
import { read } from '../input/read.ts';
import type { ReportLanguage } from '../rule/phrase.ts';
import { UsageError } from './exit.ts';

/**
 * The price history of a run.
 * @throws UsageError where a file holds no prices by day
 */
export async function readHistory(
  inputs: readonly InputFile[],
  settings: (file: string) => FileSettings,
  language: ReportLanguage,
): Promise<ReturnType<typeof priceBook>> {
  const files: HistoryFile[] = [];
  for (const input of inputs) {
    const { source, parsed } = await read(input.file, await readBytes(input));
    const prices = parsed && readPriceHistory(source, parsed, settings(input.file));
    if (!prices) throw new UsageError(noPrices(input.file, language));
    files.push({ file: input.file, prices });
  }
  return priceBook(files);
}

const noPrices = (file: string, language: ReportLanguage): string =>
  language === 'zh'
    ? `${file}：priceHistory 中的文件没有按日期记录的价格。可用的形式：每行一个商品和日期（id、date、price）、每个日期一列、文件名带日期的导出文件。`
    : `${file}: a file of priceHistory without prices by day. It takes a row a product and day (id, date, price), a column a day, or an export whose file name carries the day.`;
