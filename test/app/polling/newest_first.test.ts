import { expect, test } from '@jest/globals';
import { compareNumbersDesc } from '../../../src/orders/compare.ts';
import { newestFirst } from '../../../src/polling/hand_over.ts';

const dated = (number: string, date: string | null) => ({ number, date });

const ids = (rows: ReturnType<typeof dated>[]) => newestFirst(rows).map(({ number }) => number);

test('rows are sorted by date and, within a second, by number, newest first', () => {
  const rows = [
    dated('9', '2026-01-01T00:00:01Z'),
    dated('10', '2026-01-01T00:00:01Z'),
    dated('8', '2026-01-01T00:00:03Z'),
    dated('7', '2026-01-01T00:00:02Z'),
  ];
  expect(ids(rows)).toStrictEqual(['8', '7', '10', '9']);
  expect(ids(rows.toReversed())).toStrictEqual(['8', '7', '10', '9']);
});

test('rows without a date come first, because their turn is unknown', () => {
  const rows = [dated('1', '2026-01-01T00:00:00Z'), dated('2', null), dated('3', null)];
  expect(ids([...rows, dated('4', '2026-01-04T00:00:00Z')])).toStrictEqual(['3', '2', '4', '1']);
});

test('numbers longer than JavaScript can count are still compared right', () => {
  const numbers = ['9007199254740993', '9007199254740992', '99', '100'];
  expect(numbers.sort(compareNumbersDesc)).toStrictEqual([
    '9007199254740993',
    '9007199254740992',
    '100',
    '99',
  ]);
});
