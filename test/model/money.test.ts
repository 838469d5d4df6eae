import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareDecimals,
  expandExponent,
  isDecimal,
  ratioOfDecimals,
  subtractDecimals,
} from '../../src/model/money.ts';
import { parsePrice, provenDecimalSign } from '../../src/model/price-text.ts';

describe('prices as people write them', () => {
  it.each([
    ['40', '40', undefined],
    ['$1,299.00', '1299.00', 'USD'],
    ['1.299,00 €', '1299.00', 'EUR'],
    ['￥199', '199', 'CNY'],
    ["CHF 1'299.–", '1299', 'CHF'],
    ['1 299,00 zł', '1299.00', 'PLN'],
    ['1\u202f299,00\u00a0€', '1299.00', 'EUR'],
    ['199元', '199', 'CNY'],
    ['Rs. 1,299', '1299', 'INR'],
    ['Rs.1,29,999.50', '129999.50', 'INR'],
    ['USD 12', '12', 'USD'],
    ['12 USD', '12', 'USD'],
    ['US$ 12.5', '12.5', 'USD'],
    ['$12.00 CAD', '12.00', 'CAD'],
    ['12,–', '12', undefined],
    ['12,50', '12.50', undefined],
    ['.99', '0.99', undefined],
    ['-5.00', '-5.00', undefined],
    ['-$5', '-5', 'USD'],
    ['£0.125', '0.125', 'GBP'],
    ['1.299.000 ₫', '1299000', 'VND'],
    ['１２８．００', '128.00', undefined],
    ['007.50', '7.50', undefined],
    ['kr 1.299', '1299', 'SEK'],
    ['R$ 1.299', '1299', 'BRL'],
  ])('%s', (text, amount, currency) => {
    expect(parsePrice(text)).toEqual(currency === undefined ? { amount } : { amount, currency });
  });

  it.each([
    '',
    'free',
    '12 15',
    '$12 - $15',
    '10 pcs',
    '1.2.3',
    '12 shirts',
    '1,23,4',
    '--5',
    '2024-01-01',
    '5%',
  ])('not a price: %s', text => {
    expect(parsePrice(text)).toBeUndefined();
  });

  it('decides a single sign before three digits by column, currency, language', () => {
    expect(parsePrice('1,299')?.amount).toBe('1299');
    expect(parsePrice('1.299')?.amount).toBe('1.299');
    expect(parsePrice('1.299', { decimalSign: ',' })?.amount).toBe('1299');
    expect(parsePrice('1,299', { decimalSign: ',' })?.amount).toBe('1.299');
    expect(parsePrice('1.299 €')?.amount).toBe('1299');
    expect(parsePrice('1.299', { language: 'de-DE' })?.amount).toBe('1299');
    expect(parsePrice('¥1,299', { language: 'ja' })).toEqual({ amount: '1299', currency: 'JPY' });
  });

  it('learns the decimal sign only from what proves it', () => {
    expect(provenDecimalSign('12,50 €')).toBe(',');
    expect(provenDecimalSign('1,299.00')).toBe('.');
    expect(provenDecimalSign('1.299.000')).toBe(',');
    expect(provenDecimalSign('1.299')).toBeUndefined();
    expect(provenDecimalSign('40')).toBeUndefined();
  });
});

describe('exact decimals', () => {
  it('subtracts, compares and divides without a float', () => {
    expect(subtractDecimals('0.3', '0.1')).toBe('0.2');
    expect(subtractDecimals('10', '10.005')).toBe('-0.005');
    expect(compareDecimals('1.10', '1.1')).toBe(0);
    expect(ratioOfDecimals('30', '40')).toBe(0.75);
    expect(ratioOfDecimals('30', '0')).toBeUndefined();
    expect(() => compareDecimals('1e3', '1')).toThrow(RangeError);
  });

  it('expands exponents', () => {
    expect(expandExponent('1e3')).toBe('1000');
    expect(expandExponent('1.25e1')).toBe('12.5');
    expect(expandExponent('5e-3')).toBe('0.005');
    expect(expandExponent('-1.2E2')).toBe('-120');
    expect(expandExponent('12')).toBeUndefined();
  });

  it('agrees with whole numbers, whatever the scale', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const write = (value: number) => {
      const digits = String(Math.abs(value)).padStart(3, '0');
      return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
    };
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        const difference = subtractDecimals(write(a), write(b));
        return isDecimal(difference) && compareDecimals(difference, write(a - b)) === 0;
      }),
    );
  });
});
