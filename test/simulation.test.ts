import { describe, expect, test } from '@jest/globals';
import { MISTAKES } from './simulation/mistakes.ts';
import { type Played, type Simulation, simulate } from './simulation/simulate.ts';

/** Plays the shops of the first seeds, until one has a violation. */
async function play(shops: number, more: (seed: number) => Omit<Simulation, 'seed'>) {
  const total = { promised: 0, fired: 0, failures: 0 };
  for (let seed = 1; seed <= shops; seed++) {
    const played: Played = await simulate({ seed, ...more(seed) });
    total.promised += played.promised;
    total.fired += played.fired;
    total.failures += played.failures;
    const [violation] = played.violations;
    if (violation !== undefined) return { ...total, violation };
  }
  return { ...total, violation: undefined };
}

const DATE_FILTERS = ['created', 'paid'] as const;

describe.each(DATE_FILTERS)('with dates that mean %s', (dateFilter) => {
  test('each paid order fires exactly once, in 1,000 shops', async () => {
    const { violation, promised, failures } = await play(1000, () => ({ dateFilter }));
    expect(violation?.history).toBeUndefined();
    expect(promised).toBeGreaterThan(2000);
    expect(failures).toBeGreaterThan(2000);
  });

  test('so does one whose payment is dated back, if the bound on rows leaves room for it', async () => {
    const { violation } = await play(100, () => ({
      dateFilter,
      datesBack: true,
      rowsPerPoll: 1000,
    }));
    expect(violation?.history).toBeUndefined();
  });

  // Such a payment is not among the newest, so the bound leaves it out. Only a shop with more payments
  // in a look-back than `limits.rowsPerPoll` can meet this known limit.
  test('only one dated back behind more newer payments than the bound is lost', async () => {
    const { violation } = await play(300, () => ({ dateFilter, datesBack: true }));
    expect(violation).toMatchObject({ kind: 'lost' });
  });
});

test.each([
  ['each new order', 'new_order'],
  ['each status that an order gets', 'order_status_changed'],
  ['each item of a paid order', 'new_paid_order_item'],
] as const)('%s fires exactly once, in 200 shops', async (_name, trigger) => {
  const { violation, promised } = await play(200, (seed) => ({
    trigger,
    dateFilter: DATE_FILTERS[seed % 2] ?? 'created',
  }));
  expect(violation?.history).toBeUndefined();
  expect(promised).toBeGreaterThan(200);
});

describe('the simulation finds usual mistakes', () => {
  const cases = [
    ['a window that starts at the last poll', 'lost'],
    ['a memory that is filled with no more than a usual poll gives', 'fired though it should not'],
    ['one row too few', 'lost'],
    ['the highest order numbers, not the newest payments', 'lost'],
    [
      'a memory that is filled from no further back than usual polls look',
      'fired though it should not',
    ],
    ['a window without room for late polls and clocks that differ', 'lost'],
    ['shipped orders left out', 'lost'],
    ['orders with a payment date, returned ones too', 'fired though it should not'],
    ['an id that changes with the status', 'fired twice'],
    ['an empty list when the service fails', 'lost'],
  ] as const;

  test.each(
    DATE_FILTERS.flatMap((dateFilter) =>
      cases.map(([name, kind]) => [name, kind, dateFilter] as const),
    ),
  )('%s: %s, with dates that mean %s', async (name, kind, dateFilter) => {
    const { violation } = await play(500, () => ({ dateFilter, perform: MISTAKES[name]() }));
    expect(violation).toMatchObject({ kind });
    expect(violation?.history).toMatch(/^Order \d+ .*: seed \d+/);
  });
});

test('the same seed plays the same life', async () => {
  const perform = MISTAKES['a window that starts at the last poll'];
  const first = await simulate({ seed: 1, perform: perform() });
  expect(await simulate({ seed: 1, perform: perform() })).toEqual(first);
  expect(await simulate({ seed: 2, perform: perform() })).not.toEqual(first);
});
