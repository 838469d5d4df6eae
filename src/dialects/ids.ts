import type { InputProblem, Range } from '../formats/format.ts';
import type { AnyDocument } from '../model/document.ts';

/** More repeated ids than this are one problem, not a list. */
const mostDuplicates = 20;

/**
 * Ids that stand on more than one document of a file: same id, language, markets and seller. `place` says
 * where the id of a document stands.
 */
export function duplicateIds(
  documents: readonly AnyDocument[],
  place: (document: AnyDocument) => Pick<InputProblem, 'range' | 'cell' | 'location'>,
): InputProblem[] {
  const first = new Map<string, AnyDocument>();
  const repeats = new Map<string, { readonly id: string; readonly again: AnyDocument; count: number }>();
  for (const document of documents) {
    const identity = identityOf(document);
    if (identity === undefined) continue;
    const repeat = repeats.get(identity);
    if (repeat) repeat.count++;
    else if (first.has(identity))
      repeats.set(identity, { id: document.value.id as string, again: document, count: 1 });
    else first.set(identity, document);
  }
  const found = [...repeats.values()];
  if (found.length > mostDuplicates) {
    const ids = found.slice(0, 3).map(({ id }) => id);
    const data = { count: found.length, ids };
    return [
      {
        rule: 'input/duplicate-id',
        messageId: 'duplicate-ids',
        data,
        ...place((found[0] as (typeof found)[0]).again),
      },
    ];
  }
  return found.map(({ id, again, count }) => ({
    rule: 'input/duplicate-id',
    messageId: 'duplicate-id',
    data: { id, count },
    ...place(again),
  }));
}

function identityOf({ kind, value }: AnyDocument): string | undefined {
  if (value.id === undefined || value.id === '') return undefined;
  const { language, markets, seller, profile } = value as Partial<
    Record<'language' | 'seller' | 'profile', string>
  > & {
    markets?: readonly string[];
  };
  return JSON.stringify([kind, value.id, language ?? '', markets ?? [], seller ?? '', profile ?? '']);
}

/** What YAML 1.1 parsers make of a scalar without quotes that is meant as a text; undefined if nothing else. */
export function otherReading(text: string): string | undefined {
  if (/^(y|yes|on|true)$/i.test(text)) return 'true';
  if (/^(n|no|off|false)$/i.test(text)) return 'false';
  if (/^(~|null)$/i.test(text)) return 'null';
  if (/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return `${text} 00:00:00`;
  if (/^[-+]?\d+(:[0-5]?\d)+$/.test(text))
    return String(text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0));
  const plain = text.replaceAll('_', '');
  if (/^0[0-7]+$/.test(plain)) return String(Number.parseInt(plain, 8));
  if (!/^[-+]?(\d[\d_]*\.?[\d_]*|\.\d+)(e[-+]?\d+)?$|^0x[\da-f_]+$|^0o[0-7]+$/i.test(text)) return undefined;
  const number = String(Number(plain));
  return number === text || number === 'NaN' ? undefined : number;
}

/** Whether the token at `range` is in quotation marks. */
export const isQuoted = (text: string, range: Range): boolean => /["']/.test(text[range.start] ?? '');
