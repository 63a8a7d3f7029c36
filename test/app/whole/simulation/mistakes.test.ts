import { describe, expect, test } from '@jest/globals';
import { partOf } from '../../../support/amount.ts';
import { DATE_FILTERS, play } from './many.ts';
import { MISTAKES } from './mistakes.ts';
import type { Broken } from './session.ts';
import { UNPAID_MISTAKES } from './unpaid_mistakes.ts';

/** Where the search begins, shortly before a shop that shows it: few do, and those before it take long. */
const FIRST: Partial<Record<keyof typeof MISTAKES | keyof typeof UNPAID_MISTAKES, number>> = {
  'a poll that fails when the second source is refused': 1301,
  'a window without room for late polls': 751,
  'an empty list when the second source fails': 761,
  'keys without the second window': 711,
  'windows without room for late polls and clocks that differ': 101,
};

describe('the simulation finds usual mistakes', () => {
  const cases: readonly (readonly [
    keyof typeof MISTAKES,
    Broken,
    (typeof DATE_FILTERS)[number]?,
  ])[] = [
    ['a window that starts at the last poll', 'lost'],
    ['a memory that is filled with no more than a usual poll gives', 'fired though it should not'],
    ['one row too few', 'lost'],
    ['a bound by rows', 'lost'],
    ['the highest order numbers, not the newest payments', 'lost'],
    [
      'a memory that is filled from no further back than usual polls look',
      'fired though it should not',
    ],
    ['keys without the second window', 'fired though it should not'],
    ['the first source always right', 'lost'],
    ['no poll that looks all the way back', 'lost'],
    ['a time for such polls that an interval can miss', 'lost'],
    ['no second source', 'lost'],
    ['an empty list when the second source fails', 'lost'],
    ['windows without room for late polls and clocks that differ', 'lost'],
    ['an odd row that stops the poll', 'lost'],
    ['a poll that fails when the second source is refused', 'lost'],
    // Where the first source goes by payment, it has what the second one misses.
    ['a day window in a fixed zone, Moscow', 'lost', 'created'],
    ['the product filter on one source only', 'fired though it should not'],
    [
      'a filter for the first product of the shop, whatever is chosen',
      'fired though it should not',
    ],
    ['shipped orders left out', 'lost'],
    ['orders with a payment date, returned ones too', 'fired though it should not'],
    ['an id that changes with the status', 'fired twice'],
    ['an empty list when the service fails', 'lost'],
  ];

  test.each(
    partOf(
      DATE_FILTERS.flatMap((dateFilter) =>
        cases.flatMap(([name, kind, only]) =>
          only === undefined || only === dateFilter ? [[name, kind, dateFilter] as const] : [],
        ),
      ),
    ),
  )('%s: %s, with dates that mean %s', async (name, kind, dateFilter) => {
    // With dates that mean payment, only an outage of days shows some of them: in one shop of a thousand or two.
    const { violation } = await play(
      4000,
      () => ({ dateFilter, perform: MISTAKES[name]() }),
      FIRST[name],
    );
    // A second source that failed while a Zap was turned on shows as an old order that fires.
    const kinds =
      name === 'an empty list when the second source fails'
        ? [kind, 'fired though it should not']
        : [kind];
    expect(kinds).toContain(violation?.kind);
    expect(violation?.history).toMatch(/^Order \d+ .*: seed \d+/);
  });
});

describe('the simulation finds mistakes about orders left unpaid', () => {
  test.each([
    ['keys of orders that are still too young', 'lost'],
    ['orders that were paid or canceled in time', 'fired though it should not'],
    ['an hour too early and more', 'fired though it should not'],
    ['a window of two days, whatever the Look Back says', 'lost'],
    ['a window without room for late polls', 'lost'],
  ] as const)('%s: %s', async (name, kind) => {
    const { violation } = await play(
      1000,
      () => ({ trigger: 'order_left_unpaid', perform: UNPAID_MISTAKES[name]() }),
      FIRST[name],
    );
    expect(violation).toMatchObject({ kind });
  });
});
