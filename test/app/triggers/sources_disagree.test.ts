import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { SourceFaultName } from '../../standins/justclick/faults/sources.ts';
import { useShop } from '../support/shop.ts';

beforeAll(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterAll(() => {
  jest.restoreAllMocks();
});

const shop = useShop();
const NOW = Math.floor(Date.now() / 1000);
const LISTS = ['GetOrdersWithGoods', 'GetOrders'] as const;

/** Polls while the two lists say these things of a paid order, each list once the one and once the other. */
async function poll(one: SourceFaultName | undefined, other: SourceFaultName | undefined) {
  const ids: unknown[] = [];
  for (const says of [
    [one, other],
    [other, one],
  ]) {
    shop.sandbox.reset();
    shop.sandbox.store.insertOrder({
      ...{ id: 7, email: 'anna@example.com', goods: [{ code: 'checklist' }] },
      ...{ created: NOW - 7200, pay_status: 'paid', paid: NOW - 3600 },
    });
    for (const [index, name] of LISTS.entries()) {
      const fault = says[index];
      if (fault !== undefined) shop.sandbox.fault(fault, { function: name });
    }
    ids.push((await shop.trigger('new_paid_order')).map(({ id }) => id));
  }
  return ids;
}
const FIRES = [['7'], ['7']];
const NOT = [[], []];

describe('New Paid Order, when its two lists disagree', () => {
  test.each<[SourceFaultName, SourceFaultName]>([
    ['status-missing', 'status-cancel'],
    ['status-missing', 'status-moneyback'],
    ['status-missing', 'status-waiting'],
    ['status-empty', 'status-cancel'],
    ['status-empty', 'status-moneyback'],
    ['status-empty', 'status-waiting'],
    ['status-cancel', 'status-moneyback'],
  ])('does not fire: %s and %s', async (one, other) => {
    expect(await poll(one, other)).toStrictEqual(NOT);
  });

  test.each<[SourceFaultName, SourceFaultName | undefined]>([
    ['status-missing', undefined],
    ['status-empty', undefined],
    ['status-missing', 'date-missing'],
    ['status-missing', 'status-empty'],
    ['date-missing', undefined],
    ['date-empty', 'date-missing'],
  ])('fires once: %s and %s', async (one, other) => {
    expect(await poll(one, other)).toStrictEqual(FIRES);
  });

  test.each<SourceFaultName>(['status-cancel', 'status-moneyback', 'status-waiting'])(
    'of two statuses it goes by the list of payments: %s',
    async (fault) => {
      expect(await poll(fault, undefined)).toStrictEqual([[], ['7']]);
    },
  );

  test('an order that is shipped fires by the date that one of them has', async () => {
    shop.sandbox.reset();
    shop.sandbox.store.insertOrder({
      ...{ id: 7, email: 'anna@example.com', goods: [{ code: 'checklist' }] },
      ...{ created: NOW - 7200, pay_status: 'sent', paid: NOW - 3600 },
    });
    shop.sandbox.fault('date-missing', { function: 'GetOrdersWithGoods' });
    expect(await shop.trigger('new_paid_order')).toMatchObject([
      { id: '7', paid: expect.stringMatching(/^20/) },
    ]);
  });
});
