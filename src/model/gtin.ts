/** Lengths of a GTIN (GS1 General Specifications, section 3): GTIN-8, -12, -13 and -14. */
export const gtinLengths: readonly number[] = [8, 12, 13, 14];

/** Whether the last digit is the check digit of those before it: weights 3 and 1 from the right, modulo 10. */
export function hasCheckDigit(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < digits.length - 1; at++)
    sum += Number(digits[at]) * ((digits.length - at) % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10 === Number(digits.at(-1));
}
