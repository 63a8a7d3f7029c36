import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outputFields, readRecord, sampleOf } from '../../../src/values/output.ts';
import { amount } from '../../support/amount.ts';

const read = (type: 'string' | 'number' | 'datetime' | 'boolean', value: unknown) =>
  readRecord({ field: { label: 'Field', type, sample: null } }, { field: value }).field;

test.each<[unknown, string | null]>([
  ['photo-course', 'photo-course'],
  [' as it is ', ' as it is '],
  [1201, '1201'],
  [2 ** 53 - 1, '9007199254740991'],
  // JSON has made another number of it, and which one cannot be told.
  [2 ** 53, null],
  [-(2 ** 60), null],
  ['9007199254740993', '9007199254740993'],
  [1490.5, '1490.5'],
  ['', null],
  [' \n', null],
  [null, null],
  [true, null],
  [['x'], null],
])('as a text, %j is %j', (value, text) => {
  expect(read('string', value)).toBe(text);
});

test.each<[unknown, number | null]>([
  [1500, 1500],
  ['1500.50', 1500.5],
  ['1500,5', 1500.5],
  ['1500,50', 1500.5],
  ['1,500', 1500],
  ['1,500.50', 1500.5],
  ['1,234,567.50', 1234567.5],
  ['1.500,50', 1500.5],
  ['1.234.567,50', 1234567.5],
  [' 1 500 000 ', 1500000],
  ['-290', -290],
  ['+290', 290],
  ['1.5e3', 1500],
  ['15E-1', 1.5],
  ['1e+3', 1000],
  ['1.5e10', 15_000_000_000],
  ['', null],
  [null, null],
  [{}, null],
  ['1500 rub', null],
  ['$1500', null],
  ['1500.', null],
  ['.5', null],
  ['0x10', null],
  ['1e', null],
  ['1e999', null],
  ['Infinity', null],
])('as a number, %j is %j', (value, number) => {
  expect(read('number', value)).toBe(number);
});

test.each<[unknown, boolean | null]>([
  [true, true],
  [false, false],
  ['1', true],
  [1, true],
  ['yes', true],
  ['0', false],
  [0, false],
  ['', false],
  ['FALSE', false],
  ['no', false],
  ['off', false],
  ['N', false],
  ['нет', false],
  ['f', false],
  ['Да', true],
  ['t', true],
  ['null', null],
  ['-', null],
  ['2', null],
  ['none', null],
  [2, null],
  [[], null],
  [' ', null],
  [null, null],
  [undefined, null],
])('as yes or no, %j is %j', (value, flag) => {
  expect(read('boolean', value)).toBe(flag);
});

const AN_INSTANT = '2026-03-02T09:15:00Z';

describe('as an instant', () => {
  test.each<[unknown]>([
    [1_772_442_900],
    ['1772442900'],
    [' 1772442900 '],
    ['1772442900.0'],
    ['1772442900.00'],
    ['2026-03-02 12:15:00'],
    ['2026-03-02 12:15'],
    ['2026-03-02T12:15:00'],
    ['2026-03-02 12:15:00.5'],
    ['2026-03-02T12:15:00.123456'],
    ['2026-03-02T09:15:00Z'],
    ['2026-03-02T09:15:00 Z'],
    ['2026-03-02T14:15:00+05:00'],
    ['2026-03-02T14:15:00+0500'],
    ['2026-03-02T04:15:00-05:00'],
    ['02.03.2026 12:15'],
    ['02.03.2026 12:15:00'],
  ])('%j is in Moscow unless it says otherwise, to the second', (value) => {
    expect(read('datetime', value)).toBe(AN_INSTANT);
  });

  test.each<[unknown, string | null]>([
    ['2026-03-02', '2026-03-01T21:00:00Z'],
    ['02.03.2026', '2026-03-01T21:00:00Z'],
    [1, '1970-01-01T00:00:01Z'],
    [253_402_300_799, '9999-12-31T23:59:59Z'],
    [253_402_300_800, null],
    [0, null],
    ['0', null],
    [-1, null],
    ['', null],
    [null, null],
    ['0000-00-00 00:00:00', null],
    ['2026-13-02', null],
    ['12026-03-02', null],
    ['2026-03-02 or later', null],
    ['102.03.2026', null],
    ['1772442900.5', null],
    ['x1772442900', null],
    ['1772442900x', null],
    ['March 2, 2026', null],
    ['never', null],
  ])('%j is %j', (value, instant) => {
    expect(read('datetime', value)).toBe(instant);
  });

  test('any second is written as a Date writes it, whichever was written before', () => {
    const seconds = fc.oneof(
      fc.integer({ min: 1, max: 253_402_300_799 }),
      fc.integer({ min: 1_772_400_000, max: 1_772_600_000 }),
    );
    fc.assert(
      fc.property(fc.array(seconds), (list) => {
        const written = list.map(
          (second) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`,
        );
        expect(list.map((second) => read('datetime', second))).toStrictEqual(written);
      }),
      { numRuns: amount(500) },
    );
  });
});

test('a field may have other names, and its own comes first', () => {
  const specs = {
    kupon: { label: 'Coupon', type: 'string', sample: null, aliases: ['coupon', 'code'] },
  } as const;
  expect(readRecord(specs, { kupon: 'A', coupon: 'B' })).toStrictEqual({ kupon: 'A' });
  expect(readRecord(specs, { coupon: 'B', code: 'C' })).toStrictEqual({ kupon: 'B' });
  expect(readRecord(specs, { code: 'C', more: 'D' })).toStrictEqual({ kupon: 'C' });
  expect(readRecord(specs, { kupon: null, coupon: 'B' })).toStrictEqual({ kupon: null });
  expect(readRecord(specs, {})).toStrictEqual({ kupon: null });
});

test('the sample and the output fields of a record have its keys', () => {
  const specs = {
    id: { label: 'Order Number', type: 'string', sample: '7' },
    paid: { label: 'Paid At', type: 'datetime', sample: null },
  } as const;
  expect(sampleOf(specs)).toStrictEqual({ id: '7', paid: null });
  expect(outputFields(specs)).toStrictEqual([
    { key: 'id', label: 'Order Number', type: 'string' },
    { key: 'paid', label: 'Paid At', type: 'datetime' },
  ]);
  expect(outputFields(specs, 'items[]')[0]?.key).toBe('items[]id');
});
