import type { Note } from '../../rule/phrase.ts';
import type { Change } from './change.ts';

/** A change of a file that no document sees: a suppression taken out, an id put in quotation marks. */
export interface FileFix {
  readonly safety: 'safe';
  readonly title: Note;
  readonly changes: readonly [Change, ...Change[]];
}
