import { describe, expect, test } from '@jest/globals';
import { amount, firstSeed } from '../../../support/amount.ts';
import { DATE_FILTERS, play } from './many.ts';
import { type Counts, INGREDIENTS } from './met.ts';
import { MISTAKES } from './mistakes.ts';
import { playPause } from './pause.ts';
import { simulate } from './simulate.ts';
import { PROMISED, TRIGGER_KEYS } from './triggers.ts';

/** How many of 1,000 shops usually meet each of what makes the simulation a hard one. */
const USUALLY: Counts = {
  'the app is behind': 580,
  'the app is ahead': 580,
  'the service is behind': 250,
  'the service is ahead': 260,
  'a day of another zone': 590,
  'a refusal': 400,
  'a product filter': 98,
  'a late payment': 460,
  'a failure': 660,
  'an odd row': 120,
  'lists that disagree': 290,
  'a late service': 590,
  'a quick poll': 998,
  'a memory that is emptied': 250,
  'a flood that is released': 81,
  'a flood that is not released': 16,
};

/**
 * How many have to, where so many usually do: chance alone gives fewer in one run of ten thousand. Where
 * few do, a small run may have none.
 */
const fewest = (usual: number) => (usual < 9 ? 0 : Math.max(1, usual - 5 * Math.sqrt(usual)));

const SHOPS = amount(1000);
/** Fewer have hardly any refund. */
const SHOPS_OF_OTHERS = amount(300, 60);
/** Of a stop of Zapier: more than a poll hands over whole. */
const ORDERS_OF_STOP = amount(1500, 600);
const FIRST = firstSeed();

describe.each(DATE_FILTERS)('with dates that mean %s', (dateFilter) => {
  test(`each paid order fires exactly once, or is held once in a flood, in ${SHOPS} shops from seed ${FIRST}`, async () => {
    const { violation, promised, failures, met } = await play(SHOPS, () => ({ dateFilter }), FIRST);
    expect(violation?.history).toBeUndefined();
    const tooFew = INGREDIENTS.filter((one) => met[one] < fewest((USUALLY[one] * SHOPS) / 1000));
    expect(tooFew).toStrictEqual([]);
    expect(promised).toBeGreaterThan(2 * SHOPS);
    expect(failures).toBeGreaterThan(2 * SHOPS);
  });

  test('so does one whose payment is dated back, if a poll has room for it', async () => {
    const { violation } = await play(
      amount(100),
      () => ({ dateFilter, datesBack: true, eventsPerPoll: 1000 }),
      FIRST,
    );
    expect(violation?.history).toBeUndefined();
  });

  // Such a payment is not among the newest, so the bound leaves it out. Only a shop with more payments
  // in a look-back than a poll hands over can meet this known limit.
  test('only one dated back behind more newer payments than a poll has room for is lost', async () => {
    // Few shops of 1,000 are so unlucky; the search begins shortly before one.
    const { violation } = await play(300, () => ({ dateFilter, datesBack: true }), 501);
    expect(violation).toMatchObject({ kind: 'lost' });
  });
});

const OTHERS = TRIGGER_KEYS.filter((key) => key !== 'new_paid_order');

test.each(OTHERS)(
  `all that %s is about fires or is held exactly once, in ${SHOPS_OF_OTHERS} shops from seed ${FIRST}`,
  async (trigger) => {
    const { violation, promised } = await play(
      SHOPS_OF_OTHERS,
      (seed) => ({ trigger, dateFilter: DATE_FILTERS[seed % 2] ?? 'created' }),
      FIRST,
    );
    expect(violation?.history).toBeUndefined();
    // Few orders are refunded or canceled within the Look Back.
    const rarity = /refunded|canceled/.test(trigger) ? 40 : 6;
    expect(promised).toBeGreaterThan(SHOPS_OF_OTHERS / rarity);
  },
);

describe('a stop of Zapier for three days', () => {
  test.each([
    ['new_paid_order', ORDERS_OF_STOP],
    ['new_order', ORDERS_OF_STOP],
    ['order_status_changed', ORDERS_OF_STOP],
    ['new_paid_order_item', ORDERS_OF_STOP],
  ] as const)(
    '%s: each of %d orders is held once after it, and none fires',
    async (trigger, orders) => {
      const { fires, held } = await playPause(orders, trigger);
      expect([fires.size, held.size]).toStrictEqual([0, orders]);
      expect(new Set(held.values())).toStrictEqual(new Set([1]));
    },
  );

  test('of 99 orders each fires once: they are no flood', async () => {
    const { fires, held } = await playPause(99, 'new_paid_order');
    expect([fires.size, held.size]).toStrictEqual([99, 0]);
    expect(new Set(fires.values())).toStrictEqual(new Set([1]));
  });

  test('a bound by rows loses some of them', async () => {
    const { perform } = PROMISED.new_paid_order.operation;
    const { held } = await playPause(ORDERS_OF_STOP, 'new_paid_order', async (z, bundle) =>
      (await perform(z, bundle)).slice(0, (ORDERS_OF_STOP * 2) / 3),
    );
    expect(held.size).toBe((ORDERS_OF_STOP * 2) / 3);
  });
});

test('the same seed plays the same life', async () => {
  const perform = MISTAKES['a window that starts at the last poll'];
  const first = await simulate({ seed: 1, perform: perform() });
  expect(await simulate({ seed: 1, perform: perform() })).toStrictEqual(first);
  expect(await simulate({ seed: 2, perform: perform() })).not.toStrictEqual(first);
});
