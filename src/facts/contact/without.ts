import type { Edit } from '../../model/edit.ts';
import type { Listing } from '../../model/listing.ts';
import { valueAt } from '../../model/path.ts';
import { withoutWords } from '../claims/without.ts';
import type { Contact } from './index.ts';

/**
 * The edit that takes the contacts of one sentence out of a listing: their words from a title, elsewhere the sentence;
 * a bullet that says nothing else goes. Undefined where the sentence is not sure or nothing would remain.
 */
export function withoutContacts(
  listing: Listing,
  contacts: readonly [Contact, ...Contact[]],
): Edit | undefined {
  const [{ at, sentence, hidden }] = contacts;
  const raw = valueAt(listing, at);
  if (typeof raw !== 'string' || hidden) return undefined;
  if (at[0] === 'title') {
    const value = withoutWords(
      raw,
      contacts.map(({ span }) => span),
    );
    return value === undefined ? undefined : { op: 'set', path: at, value };
  }
  if (!sentence) return undefined;
  const rest = raw.slice(0, sentence.start) + raw.slice(sentence.end);
  if (rest.trim() !== '') return { op: 'splice', path: at, span: sentence, text: '' };
  return at[0] === 'bullets' ? { op: 'remove', path: at } : undefined;
}
