import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { convert, withoutEmpty } from './conversion.ts';
import type { Field } from './definition.ts';

const ZONE = 'Europe/Berlin';
const one = (field: Omit<Field, 'key'>, value: unknown) =>
  convert({ it: value }, [{ key: 'it', ...field }], ZONE).it;

describe('each type, as the platform reads it', () => {
  test.each<[string, unknown, unknown]>([
    ['number', '1500', 1500],
    ['number', '1,500.00', 1],
    ['number', '99,90', 99],
    ['number', '1.500,00', 1.5],
    ['number', 'free', 0],
    ['number', '', 0],
    ['number', 99.9, 99.9],
    ['number', -3, -3],
    ['number', true, 0],
    ['integer', '30 days', 30],
    ['integer', 'a month', 0],
    ['integer', '1.9', 1],
    ['integer', '', 0],
    ['integer', 7, 7],
    ['boolean', 'yes', true],
    ['boolean', 'No', false],
    ['boolean', 'nope', false],
    ['boolean', '0', false],
    ['boolean', 'whatever', true],
    ['boolean', '', false],
    ['boolean', true, true],
    ['boolean', false, false],
    ['boolean', 0, false],
    ['datetime', '2026-03-02T12:15:00+03:00', '2026-03-02T10:15:00+01:00'],
    ['datetime', '2026-07-02 12:15', '2026-07-02T12:15:00+02:00'],
    ['datetime', '2026-03-02', '2026-03-02T09:00:00+01:00'],
    ['datetime', '02.12.2026', '2026-02-12T09:00:00+01:00'],
    ['datetime', '1772442900', '2026-03-02T10:15:00+01:00'],
    ['datetime', 1772442900, '2026-03-02T10:15:00+01:00'],
    ['datetime', 1772442900000, '2026-03-02T10:15:00+01:00'],
    ['string', ' 1,500 ', ' 1,500 '],
    ['string', 1500, 1500],
    ['text', 'yes\nno', 'yes\nno'],
    ['text', '', ''],
    ['code', '0x1', '0x1'],
    ['password', 'no', 'no'],
  ])('%s %j is %j', (type, given, got) => {
    expect(one({ type }, given)).toStrictEqual(got);
  });

  test.each(['', 'soon', '30 February'])(
    'a date that is none (%j) is the present moment',
    (given) => {
      jest.useFakeTimers({ now: Date.UTC(2026, 2, 2, 9, 15), doNotFake: ['nextTick'] });
      try {
        expect(one({ type: 'datetime' }, given)).toBe('2026-03-02T10:15:00+01:00');
      } finally {
        jest.useRealTimers();
      }
    },
  );

  test('the zone is that of the person', () => {
    const field = { key: 'it', type: 'datetime' };
    expect(convert({ it: '2026-03-02 12:15' }, [field], 'Asia/Yekaterinburg')).toStrictEqual({
      it: '2026-03-02T12:15:00+05:00',
    });
  });
});

describe('what is not given', () => {
  test.each(['number', 'integer', 'boolean', 'datetime', 'string'])('%s stays missing', (type) => {
    expect(one({ type }, null)).toBeNull();
    expect(convert({}, [{ key: 'it', type }], ZONE)).toStrictEqual({});
    expect(one({ type, list: true }, null)).toBeNull();
  });

  test('a default stands in for nothing and for an empty text, and is converted', () => {
    const field = { type: 'integer', default: '30' };
    expect(one(field, null)).toBe(30);
    expect(one(field, '')).toBe(30);
    expect(one(field, 0)).toBe(0);
    expect(convert({}, [{ key: 'it', ...field }], ZONE)).toStrictEqual({ it: 30 });
    expect(convert({}, [{ key: 'it', list: true, ...field }], ZONE)).toStrictEqual({ it: [30] });
  });
});

describe('lists and line items', () => {
  test('entries of a list are converted one by one, and a single value is a list of one', () => {
    expect(one({ type: 'number', list: true }, ['1,5', 2, ''])).toStrictEqual([1, 2, 0]);
    expect(one({ type: 'string', list: true }, 'a, b')).toStrictEqual(['a, b']);
  });

  test('children are converted in every row', () => {
    const children = [
      { key: 'price', type: 'number' },
      { key: 'when', type: 'datetime' },
      { key: 'tone', default: 'calm' },
    ];
    const rows = [
      { price: '1,500.00', when: '2026-03-02', note: 'x' },
      { price: 2, when: null, tone: 'loud' },
    ];
    expect(one({ children }, rows)).toStrictEqual([
      { price: 1, when: '2026-03-02T09:00:00+01:00', note: 'x', tone: 'calm' },
      { price: 2, tone: 'loud' },
    ]);
    expect(one({ children }, { price: '3' })).toStrictEqual([{ price: 3, tone: 'calm' }]);
    expect(one({ children }, ['no row', null])).toStrictEqual([]);
    expect(one({ children }, 'no rows')).toBe('no rows');
  });
});

test('what is given is left as it was', () => {
  const given = { it: [{ price: '1,5' }] };
  const children = [{ key: 'price', type: 'number' }];
  convert(given, [{ key: 'it', children }], ZONE);
  expect(given).toStrictEqual({ it: [{ price: '1,5' }] });
});

test('anything that JSON can say is taken without an error', () => {
  const fields = ['number', 'integer', 'boolean', 'datetime', 'string', 'text'].flatMap((type) => [
    { type },
    { type, list: true },
    { type, default: '5' },
    { type, list: true, default: '5' },
    { children: [{ key: 'a', type, default: '1' }, { key: '' }] },
  ]);
  fc.assert(
    fc.property(fc.constantFrom(...fields), fc.jsonValue(), (field, value) => {
      one(field, value);
    }),
    { numRuns: 1000 },
  );
});

test('empty values are taken out at any depth, and nothing else is', () => {
  const given = {
    name: 'Cake',
    text: '',
    tags: [null, '', 'dessert', 0, false],
    all: { author: null, ratings: {}, comments: [[], ['']] },
    missing: undefined,
  };
  expect(withoutEmpty(given)).toStrictEqual({ name: 'Cake', tags: ['dessert', 0, false] });
});
