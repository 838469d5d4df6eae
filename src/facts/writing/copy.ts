import type { Text } from '../../model/text.ts';
import { languageOf, UNDECIDED } from '../language.ts';
import type { Run } from '../run.ts';
import { columnsOf, repeatedBlanks } from './blanks.ts';
import { doubledWords } from './doubled.ts';
import { type Fault, proofOf } from './faults.ts';
import { writingWords } from './names.ts';
import { repeatedMarks } from './punctuation.ts';
import { blanksAfter, blanksBefore, joinedWords, type Spacing } from './spacing.ts';
import { hangingUnits } from './units.ts';
import { fullWidthLetters, mixedMarks, unpairedBrackets } from './width.ts';

/** Slips in running text. The first four are mended without a change of meaning. */
export type CopyFault =
  | 'invisible'
  | 'blanks'
  | 'exclamation'
  | 'doubled'
  | 'damaged'
  | 'punctuation'
  | 'twice'
  | 'before'
  | 'after'
  | 'joined'
  | 'width'
  | 'unit';

/** What a text is read with. */
export interface CopyReading {
  /** A title says all in one line, and its characters are another rule's. */
  readonly title: boolean;
  /** The document's (BCP-47), for a text too short to tell its own. */
  readonly language: () => string;
  /** Whether the platform asks for a blank between number and unit. */
  readonly unitBlank: boolean;
  /** From this many letters a word may be several run together. */
  readonly runOn: number;
  readonly names: () => readonly string[];
}

/** Languages in whose texts joined words and missing blanks are looked for. */
const PROSE: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']);

/** The slips of one text, a fault a kind. */
export function copyFaults(text: Text, reading: CopyReading, run: Run): readonly Fault<CopyFault>[] {
  const proof = proofOf<CopyFault>(text, reading.names, ['invisible']);
  const { seen, unseen } = proof;
  const words = writingWords(run);
  const lines = seen.split('\n');
  let told: string | undefined;
  const language = (): string => {
    if (told === undefined) {
      // A text in another language than the rest of its document is read in its own.
      const own = languageOf(text.folded, run.lexicon('stopwords'));
      told = (own === UNDECIDED ? reading.language() : own).split('-')[0]?.toLowerCase() ?? UNDECIDED;
    }
    return told;
  };
  const laidOut = text.raw === text.plain;
  const columns = reading.title || !seen.includes('  ') ? new Set<number>() : columnsOf(lines);
  let offset = 0;
  lines.forEach((line, index) => {
    if (!columns.has(index)) readLine(line, offset);
    offset += line.length + 1;
  });
  if (laidOut && seen.includes('  ')) proof.take('blanks', repeatedBlanks(lines, columns, reading.title));
  if (!reading.title) {
    for (const mark of repeatedMarks(seen))
      proof.take(mark.exclamation ? 'exclamation' : 'punctuation', [mark]);
    proof.take('width', fullWidthLetters(seen, words.of('unit', 'en')));
    proof.take('width', mixedMarks(seen));
    proof.take('width', unpairedBrackets(seen));
    const units = hangingUnits(seen, words.of('unit', 'en'), reading.unitBlank);
    if (units.length > 0 && PROSE.has(language())) proof.take('unit', units);
    for (const slip of unseen) proof.takeUnseen(slip.kind === 'invisible' ? 'invisible' : 'damaged', [slip]);
  }
  return proof.faults();

  function readLine(line: string, start: number): void {
    const spacing: Spacing = {
      french: language() === 'fr',
      joins: words.of('join', language()),
      domains: words.of('domain', 'any'),
    };
    for (const slip of doubledWords(line, start, {
      prose: PROSE.has(language()),
      once: words.of('once', language()),
      mostlyOnce: words.of('mostly-once', language()),
      twice: words.of('twice', language()),
    }))
      proof.take(slip.certain ? 'doubled' : 'twice', [slip]);
    proof.take('before', blanksBefore(line, start, spacing));
    if (PROSE.has(language())) proof.take('after', blanksAfter(line, start, spacing));
    proof.take('joined', joinedWords(line, start, spacing, reading.runOn));
  }
}
