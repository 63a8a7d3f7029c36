import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantityField, spanField } from '../../../src/values/number.ts';
import { reading } from '../support/reading.ts';

const days = reading(
  (field) => spanField(field, 'days', { min: 1, max: 366, missing: 30 }),
  'Look Back',
);
const hours = reading(
  (field) => spanField(field, 'hours', { min: 1, max: 504, missing: 24 }),
  'Hours',
);
const quantity = reading((field) => quantityField(field, 999), 'Quantity');

/** Words after a number, and how many hours each is. */
const UNITS: Readonly<Record<string, number>> = {
  h: 1,
  hr: 1,
  hrs: 1,
  hour: 1,
  hours: 1,
  ч: 1,
  час: 1,
  часа: 1,
  часов: 1,
  d: 24,
  day: 24,
  days: 24,
  д: 24,
  дн: 24,
  день: 24,
  дня: 24,
  дней: 24,
  сутки: 24,
  w: 168,
  week: 168,
  weeks: 168,
  нед: 168,
  неделя: 168,
  недели: 168,
  недель: 168,
  month: 720,
  months: 720,
  месяц: 720,
  месяцев: 720,
};

describe('a span of time', () => {
  test.each<[unknown, number]>([
    ['', 30],
    [undefined, 30],
    [7, 7],
    ['7', 7],
    [' 07 ', 7],
    ['7.0', 7],
    ['7,00', 7],
    ['+7', 7],
    ['30d', 30],
    ['7 days', 7],
    ['14 дней', 14],
    ['14\u00a0дней', 14],
    ['14 дн.', 14],
    ['2 weeks', 14],
    ['2 Weeks', 14],
    ['48 hours', 2],
    ['12 months', 360],
    ['7\u200b', 7],
  ])('%j is %d days', (value, number) => {
    expect(days(value)).toBe(number);
  });

  test.each<[unknown]>([
    ['0'],
    ['367'],
    ['60 weeks'],
    ['-7'],
    ['7.5'],
    ['7.000'],
    ['36 hours'],
    ['7-10'],
    ['7 8'],
    ['7 minutes'],
    ['7 m'],
    ['a week'],
    ['days'],
    ['7 days ago'],
    ['1e1'],
    ['0x7'],
    ['٧'],
    ['7 constructor'],
    [true],
  ])('%j is refused', (value) => {
    expect(() => days(value)).toThrow(/Look Back: Write a whole number from 1 to 366\./);
  });

  test('is the same in all ways to write it, or refused where it is no whole number', () => {
    const written = fc.record({
      count: fc.integer({ min: 0, max: 600 }),
      sign: fc.constantFrom('', '+'),
      decimals: fc.constantFrom('', '.0', ',0', '.00'),
      gap: fc.constantFrom('', ' ', '\u00a0', '  '),
      unit: fc.constantFrom(undefined, ...Object.keys(UNITS)),
      end: fc.constantFrom('', '.', '\u200b'),
      upper: fc.boolean(),
    });
    fc.assert(
      fc.property(written, ({ count, sign, decimals, gap, unit, end, upper }) => {
        const after = unit === undefined ? '' : `${gap}${unit}${end}`;
        const text = `${sign}${count}${decimals}${upper ? after.toUpperCase() : after}`;
        for (const [read, alone, max] of [
          [days, 24, 366],
          [hours, 1, 504],
        ] as const) {
          const means = (count * (unit === undefined ? alone : (UNITS[unit] ?? 0))) / alone;
          const isTaken = means >= 1 && means <= max && Number.isInteger(means);
          if (isTaken) expect([text, read(text)]).toStrictEqual([text, means]);
          else expect(() => read(text)).toThrow(/Write a whole number/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a quantity', () => {
  test('is the same in all ways to write it, and nothing else is one', () => {
    const written = fc.tuple(
      fc.integer({ min: 0, max: 1200 }),
      fc.constantFrom('', 'x', 'x ', '× ', 'X', 'х '),
      fc.constantFrom('', '.0', ',00', '.0000'),
      fc.constantFrom('', ' шт', 'шт.', ' pcs', ' pieces', ' x', '\u200b'),
    );
    fc.assert(
      fc.property(written, ([count, before, decimals, after]) => {
        const text = `${before}${count}${decimals}${after}`;
        if (count >= 1 && count <= 999) expect([text, quantity(text)]).toStrictEqual([text, count]);
        else expect(() => quantity(text)).toThrow(/Quantity: .* is not a quantity/);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (text) => {
        let pieces: number | undefined;
        try {
          pieces = quantity(text);
        } catch {
          return;
        }
        // Whatever is taken has the digits of what it was taken for, and no other ones but zeros.
        const digits = text.replace(/[.,]0+(?!\d)/, '').replace(/\D/g, '');
        expect(Number(digits || 1)).toBe(pieces);
      }),
      { numRuns: 2000 },
    );
  });
});
