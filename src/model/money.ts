/** An exact decimal as text: optional minus, digits, optional fraction; never an exponent, never a float. */
export type Decimal = string & { readonly decimal: unique symbol };

/** An amount with its currency (ISO 4217), where one was stated. */
export interface Money {
  readonly amount: Decimal;
  readonly currency?: string;
}

const form = /^-?\d+(\.\d+)?$/;

/** Whether `text` is an exact decimal in the form the model holds. */
export function isDecimal(text: string): text is Decimal {
  return form.test(text);
}

/** -1, 0 or 1. Both must be decimals of the model's form. */
export function compareDecimals(left: string, right: string): -1 | 0 | 1 {
  const [a, b] = sameScale(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `left − right`, exact, with the longer fraction of the two. */
export function subtractDecimals(left: string, right: string): Decimal {
  const [a, b, scale] = sameScale(left, right);
  return fromUnits(a - b, scale);
}

/** `left ÷ right` as a number, exact to 12 places; undefined where `right` is zero. */
export function ratioOfDecimals(left: string, right: string): number | undefined {
  const [a, b] = sameScale(left, right);
  return b === 0n ? undefined : Number((a * places12) / b) / 1e12;
}

const places12 = 10n ** 12n;

/** The decimal a scientific notation such as `1.2e3` stands for; undefined where it is none or absurdly long. */
export function expandExponent(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent] = match;
  const shift = Number(exponent) - fraction.length;
  if (Math.abs(shift) > 40) return undefined;
  const digits = whole + fraction;
  const plain =
    shift >= 0
      ? digits + '0'.repeat(shift)
      : `${digits.padStart(1 - shift, '0').slice(0, shift)}.${digits.padStart(-shift, '0').slice(shift)}`;
  return tidyDecimal(`${sign === '-' ? '-' : ''}${plain}`);
}

/** Leading zeros taken off; the fraction stays as it was written. */
export function tidyDecimal(text: string): Decimal {
  return text.replace(/^(-?)0+(?=\d)/, '$1') as Decimal;
}

/** Both as whole units of the finer of the two scales. */
function sameScale(left: string, right: string): [bigint, bigint, number] {
  const scale = Math.max(fractionLength(left), fractionLength(right));
  return [units(left, scale), units(right, scale), scale];
}

function fractionLength(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function units(text: string, scale: number): bigint {
  if (!form.test(text)) throw new RangeError(`not a decimal: ${text}`);
  return BigInt(text.replace('.', '') + '0'.repeat(scale - fractionLength(text)));
}

function fromUnits(value: bigint, scale: number): Decimal {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const sign = value < 0n ? '-' : '';
  const whole = digits.slice(0, digits.length - scale);
  return (scale === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-scale)}`) as Decimal;
}
