import type { Text } from '../../model/text.ts';
import type { Run } from '../run.ts';
import { capitalsIn } from './capitals.ts';
import { decorationIn } from './decoration.ts';
import { type Fault, proofOf } from './faults.ts';
import { makerNames, writingWords } from './names.ts';
import { repeatedMarks } from './punctuation.ts';
import { type Slip, spanOf } from './slip.ts';
import { fullWidthLetters } from './width.ts';

/** Faults of a title's characters. `invisible` is mended without a change of meaning. */
export type TitleFault =
  | 'invisible'
  | 'damaged'
  | 'punctuation'
  | 'width'
  | 'decoration'
  | 'capitals'
  | 'banned'
  | 'frequent';

/** What a platform says of the characters of a title, since a day. */
export interface CharacterLimit {
  /** Characters that may stand only in the brand. */
  readonly banned?: string;
  /** Characters that may stand only beside a figure or a letter they belong to (#10, 4*6). */
  readonly measures?: string;
  /** Characters that may stand once. */
  readonly once?: string;
  /** `false`: no emoji and no ornaments. */
  readonly decoration?: boolean;
  /** ISO 8601 day. */
  readonly effective_from?: string;
}

export interface CharacterReading {
  readonly limits: readonly CharacterLimit[];
  /** From how many words, and from which share of the letters on, capitals are a fault. */
  readonly capitalWords: number;
  readonly capitalShare: number;
  readonly names: () => readonly string[];
  readonly brandKnown: boolean;
}

/** The faults of a title's characters, a fault a kind. */
export function titleFaults(text: Text, reading: CharacterReading, run: Run): readonly Fault<TitleFault>[] {
  const proof = proofOf<TitleFault>(text, reading.names, ['invisible', 'private']);
  const { seen, unseen } = proof;
  const words = writingWords(run);
  proof.take('banned', bannedIn(seen, reading.limits));
  proof.take('frequent', frequentIn(seen, reading.limits));
  const decoration = decorationIn(seen);
  const noDecoration = reading.limits.some(limit => limit.decoration === false);
  proof.take(noDecoration ? 'banned' : 'decoration', decoration);
  proof.take(
    'punctuation',
    repeatedMarks(seen).filter(
      ({ mend }) => !isBanned(seen[mend?.span.start ?? 0] as string, reading.limits),
    ),
  );
  proof.take('width', fullWidthLetters(seen, words.of('unit', 'en')));
  const capitals = capitalsIn(seen, {
    acronyms: words.of('acronym', 'any'),
    isName: span =>
      proof.isProtected(span) || makerNames(run).has(seen.slice(span.start, span.end).toLowerCase()),
    brandKnown: reading.brandKnown,
  });
  if (capitals.words.length >= reading.capitalWords || capitals.share > reading.capitalShare)
    proof.take(
      'capitals',
      capitals.words.map(span => ({ span })),
    );
  for (const slip of unseen) proof.takeUnseen(slip.kind === 'damaged' ? 'damaged' : 'invisible', [slip]);
  return proof.faults();
}

const isBanned = (character: string, limits: readonly CharacterLimit[]): boolean =>
  limits.some(
    ({ banned = '' }) => banned.includes(character) || banned.includes(character.normalize('NFKC')),
  );

/** Characters a platform refuses; an exclamation mark says nothing that a title would miss. */
function bannedIn(title: string, limits: readonly CharacterLimit[]): readonly Slip[] {
  if (limits.length === 0) return [];
  const slips: Slip[] = [];
  for (let index = 0; index < title.length; index++) {
    const character = title[index] as string;
    if (/[\p{L}\p{N}\s]/u.test(character)) continue;
    const span = { start: index, end: index + 1 };
    if (isBanned(character, limits))
      slips.push({ span, ...(character === '!' && { mend: { span, text: gapFor(title, index) } }) });
    else if (limits.some(({ measures = '' }) => measures.includes(character)) && !belongs(title, index))
      slips.push({ span });
  }
  return slips;
}

/** What takes the place of a mark: a blank where it alone parted two words. */
const gapFor = (title: string, index: number): string =>
  /[\p{L}\p{N}]/u.test(title[index + 1] ?? '') && index > 0 ? ' ' : '';

/** Whether a sign stands for a number or a measure: #10, ~5 kg, 4*6. */
const belongs = (title: string, index: number): boolean =>
  /[\p{L}\p{N}]/u.test(title[index + 1] ?? '') &&
  (/\p{N}/u.test(title[index + 1] ?? '') || /\p{N}/u.test(title[index - 1] ?? '') || title[index] === '#');

/** Each place of a character beyond the first that a platform allows. */
function frequentIn(title: string, limits: readonly CharacterLimit[]): readonly Slip[] {
  const once = [...new Set(limits.flatMap(limit => [...(limit.once ?? '')]))];
  return once
    .flatMap(character => {
      const sought = character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      return [...title.matchAll(new RegExp(sought, 'g'))].slice(1).map(match => ({ span: spanOf(match) }));
    })
    .sort((left, right) => left.span.start - right.span.start);
}
