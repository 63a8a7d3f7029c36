import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAmount } from '../../../src/values/amount.ts';
import { AMOUNTS, NO_AMOUNTS } from './amounts.ts';

test.each(AMOUNTS)('%j is %d', (written, amount) => {
  expect(readAmount(written, 'Price')).toBe(amount);
});

test.each(NO_AMOUNTS)('%j is refused', (written, problem) => {
  expect(() => readAmount(written, 'Price')).toThrow(problem);
  expect(() => readAmount(written, 'Line 2, Price')).toThrow(/Line 2, Price: /);
});

test.each([undefined, null, '', '   '])('%j is no price at all', (value) => {
  expect(readAmount(value, 'Price')).toBeUndefined();
});

test.each([true, [1500], { amount: 1500 }])('%j is refused', (value) => {
  expect(() => readAmount(value, 'Price')).toThrow(/Price/);
});

const cents = fc.integer({ min: 0, max: 99_999_999_999 });

describe('an amount of any size is read to the cent', () => {
  const groups = (whole: number, separator: string) =>
    String(whole).replace(/\B(?=(\d{3})+$)/g, separator);

  test.each([
    ['', '.'],
    ['', ','],
    [' ', ','],
    [' ', '.'],
    [',', '.'],
    ['.', ','],
    ["'", '.'],
  ])('grouped by %j, with decimals behind %j', (group, decimal) => {
    fc.assert(
      fc.property(cents, (all) => {
        const rest = String(all % 100).padStart(2, '0');
        const written = `${groups(Math.floor(all / 100), group)}${decimal}${rest}`;
        expect(readAmount(written, 'Price')).toBe(all / 100);
      }),
    );
  });

  test("as a number, with a computer's noise", () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 1, max: 9 }), (all, parts) => {
        const part = all / 100 / parts;
        const noisy = Array(parts)
          .fill(part)
          .reduce((sum, one) => sum + one, 0);
        expect(readAmount(noisy, 'Price')).toBe(all / 100);
      }),
    );
  });
});

test('what is read is never another amount than the digits say', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9., '$-]{1,12}$/), (written) => {
      let amount: number | undefined;
      try {
        amount = readAmount(written, 'Price');
      } catch {
        return;
      }
      if (amount === undefined) return;
      const digits = (text: string) => text.replace(/\D/g, '').replace(/^0+|0+$/g, '');
      const isWhole = digits(amount.toFixed(2)) === digits(written);
      expect([written, amount, isWhole]).toStrictEqual([written, amount, true]);
    }),
    { numRuns: 2000 },
  );
});
