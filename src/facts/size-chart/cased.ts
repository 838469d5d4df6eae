import type { Text } from '../../model/text.ts';

/**
 * `text.folded` with the capitals that `text.plain` has, position by position: folding loses them, and only
 * they tell where run-together words (`LengthWaist`, `SizeUS`) and letter sizes (`M`, but not `’m`) begin.
 */
export function casedOf(text: Text): string {
  const { plain, folded } = text;
  if (plain.length === folded.length && plain.toLowerCase() === folded) return plain;
  let cased = '';
  for (let index = 0; index < folded.length; index++) {
    const letter = folded[index] ?? '';
    const upper = letter.toUpperCase();
    if (upper === letter || upper.length !== 1) {
      cased += letter;
      continue;
    }
    const { start, end } = text.plainSpan({ start: index, end: index + 1 });
    const written = plain.slice(start, Math.max(end, start + 1));
    cased += written.toLowerCase() === written ? letter : upper;
  }
  return cased;
}
