import { readFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { isPageFor, pagesOf, withPage } from '../dialects/page.ts';
import type { DocumentsRead } from '../dialects/result.ts';
import type { InputProblem, SourceFile } from '../formats/format.ts';
import { decode } from '../input/decode.ts';

/**
 * Documents with the texts of the pages they name in place of the names. A page beside the document is read;
 * one that is not there is told; an address of the web stays what it is.
 */
export async function withPages(file: string, read: DocumentsRead): Promise<DocumentsRead> {
  if (read.documents.every(document => pagesOf(document).length === 0)) return read;
  const problems: InputProblem[] = [];
  const documents: DocumentsRead['documents'][number][] = [];
  for (const document of read.documents) {
    let whole = document;
    for (const { field, page } of pagesOf(document)) {
      if (/^[a-z][a-z\d+.-]*:\/\//iu.test(page)) continue;
      const source = isPageFor(field, page) ? await textBeside(file, page) : undefined;
      if (source) whole = withPage(whole, field, source);
      else {
        const [location] = document.locate([field, 'page']);
        problems.push({
          rule: 'input/bad-value',
          messageId: 'page-missing',
          data: { field: `${field}.page`, value: page },
          range: { start: 0, end: 0 },
          location,
        });
      }
    }
    documents.push(whole);
  }
  return { ...read, documents, problems: [...read.problems, ...problems] };
}

/** The text of a file, where it lies inside the working directory or below the document that names it. */
async function textBeside(file: string, page: string): Promise<SourceFile | undefined> {
  const slashed = (path: string): string => normalize(path).replaceAll('\\', '/');
  const path = slashed(join(dirname(file), page));
  const isBelow = path.startsWith(`${slashed(dirname(file))}/`);
  if (!isBelow && (path.startsWith('../') || path.startsWith('/'))) return undefined;
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes === undefined) return undefined;
  const { source, readable } = decode(path, bytes);
  return readable ? source : undefined;
}
