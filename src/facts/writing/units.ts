import { type Slip, spanOf } from './slip.ts';

const MEASURE = /(?<![\p{L}\p{N}.,/\-–—_#])\d+(?:[.,]\d+)?( ?)([a-z]{2,7})(?![\p{L}\p{N}\-_/])/giu;

/**
 * Numbers whose unit hangs on them. Usage differs, so only a text that writes the same unit both ways is at
 * fault, and any text where the platform asks for the blank (`always`).
 */
export function hangingUnits(text: string, units: ReadonlySet<string>, always: boolean): readonly Slip[] {
  if (!/\d[A-Za-z]{2}/.test(text)) return [];
  const measures = [...text.matchAll(MEASURE)].filter(match => units.has((match[2] as string).toLowerCase()));
  const apart = new Set(
    measures.filter(match => match[1] === ' ').map(match => (match[2] as string).toLowerCase()),
  );
  return measures
    .filter(match => match[1] === '' && (always || apart.has((match[2] as string).toLowerCase())))
    .map(match => {
      const span = spanOf(match);
      const at = span.end - (match[2] as string).length;
      return { span, mend: { span: { start: at, end: at }, text: ' ' } };
    });
}
