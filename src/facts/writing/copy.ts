import type { Text } from '../../model/text.ts';
import { textLanguage, UNDECIDED } from '../language.ts';
import type { Run } from '../run.ts';
import { pageOf, repeatedBlanks } from './blanks.ts';
import { doubledWords, hasTwins } from './doubled.ts';
import { type Fault, proofOf } from './faults.ts';
import { writingWords } from './names.ts';
import { repeatedMarks } from './punctuation.ts';
import type { Slip } from './slip.ts';
import {
  blanksAfter,
  blanksBefore,
  joinedWords,
  mayBeJoined,
  mayHaveBlankBefore,
  mayLackBlankAfter,
  type Spacing,
} from './spacing.ts';
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

const primary = (tag: string): string => tag.split('-')[0]?.toLowerCase() ?? UNDECIDED;

/** The slips of one text, a fault a kind. */
export function copyFaults(text: Text, reading: CopyReading, run: Run): readonly Fault<CopyFault>[] {
  const proof = proofOf<CopyFault>(text, reading.names, ['invisible']);
  const { seen, unseen } = proof;
  const words = writingWords(run);
  let told: string | undefined;
  const language = (): string => {
    if (told === undefined) {
      told = primary(reading.language());
      // A text in another language than the rest of its document is read in its own.
      if (!PROSE.has(told)) {
        const own = textLanguage(text, run);
        if (own !== UNDECIDED) told = own;
      }
    }
    return told;
  };
  const page = pageOf(seen, reading.title);
  const inProse = <S extends Slip>(slips: readonly S[]): readonly S[] =>
    slips.filter(({ span }) => !page.isColumn(span.start));

  if (hasTwins(seen)) {
    const doubled = doubledWords(seen, {
      prose: PROSE.has(language()),
      once: words.of('once', language()),
      mostlyOnce: words.of('mostly-once', language()),
      twice: words.of('twice', language()),
    });
    for (const slip of inProse(doubled)) proof.take(slip.certain ? 'doubled' : 'twice', [slip]);
  }
  const spacing = (): Spacing => ({
    french: language() === 'fr',
    joins: words.of('join', language()),
    domains: words.of('domain', 'any'),
  });
  if (mayHaveBlankBefore(seen)) proof.take('before', inProse(blanksBefore(seen, spacing())));
  if (mayLackBlankAfter(seen) && seen.includes(' ') && PROSE.has(language()))
    proof.take('after', inProse(blanksAfter(seen, spacing())));
  if (mayBeJoined(seen, reading.runOn) && spacing().joins.size > 0)
    proof.take('joined', joinedWords(seen, spacing(), reading.runOn));
  // Where there is markup, several blanks are shown as one.
  if (text.raw === text.plain) proof.take('blanks', repeatedBlanks(page, reading.title));
  if (reading.title) return proof.faults();

  for (const mark of repeatedMarks(seen))
    proof.take(mark.exclamation ? 'exclamation' : 'punctuation', [mark]);
  const units = words.of('unit', 'en');
  proof.take('width', [...fullWidthLetters(seen, units), ...mixedMarks(seen), ...unpairedBrackets(seen)]);
  const hanging = hangingUnits(seen, units, reading.unitBlank);
  if (hanging.length > 0 && PROSE.has(language())) proof.take('unit', hanging);
  for (const slip of unseen) proof.takeUnseen(slip.kind === 'invisible' ? 'invisible' : 'damaged', [slip]);
  return proof.faults();
}
