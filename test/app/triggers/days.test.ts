import { expect, test } from '@jest/globals';
import { connect } from '../../standins/zapier/built/app.ts';
import { paidOrder, unix, useShopsAt } from '../support/clock.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const INSTANTS = [
  '2026-02-28T23:59:59Z',
  '2026-03-01T00:00:01Z',
  '2024-02-29T10:00:00Z',
  '2026-03-31T20:59:59Z',
  '2026-12-31T23:30:00Z',
  '2027-01-01T00:30:00Z',
].map(unix);

const at = useShopsAt();

/** In which zone GetOrdersWithGoods counts its days is not documented. */
test.each(['Pacific/Kiritimati', 'Europe/Moscow', 'UTC', 'America/New_York', 'Etc/GMT+12'])(
  'nothing is lost around midnight and at the end of a month in %s',
  async (zone) => {
    for (const instant of INSTANTS) {
      await at(instant, zone, async (sandbox) => {
        const shop = connect(sandbox);
        const ages = [-HOUR, 0, 1, HOUR, DAY, 4 * DAY, 7 * DAY, 20 * DAY];
        for (const [index, age] of ages.entries()) {
          const created = instant - 100 * DAY;
          sandbox.store.insertOrder(paidOrder(index + 1, instant - age, { created }));
        }
        const items = await shop.trigger('new_paid_order_item');
        expect(items.map(({ id }) => id)).toStrictEqual(
          ages.map((_, index) => `${index + 1}-checklist-1`),
        );
        // Long after they were made, orders are found by the days of their payment alone.
        const orders = await shop.trigger('new_paid_order');
        expect(orders.map(({ id }) => id)).toStrictEqual(['1', '2', '3', '4', '5', '6']);
      });
    }
  },
);
