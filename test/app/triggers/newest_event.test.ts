import { expect, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

/** Of these the last made, the last paid and the one with the greatest number are three. */
const ORDERS = [
  { id: 1, created: NOW - 9 * DAY, paid: NOW - 10 },
  { id: 2, created: NOW - 2 * DAY, paid: NOW - 3000 },
  { id: 3, created: NOW - 5 * DAY, paid: NOW - 2000 },
];
const items = [{ id: 'checklist' }];

/** A bound leaves out what is old, so the order of the rows is what a busy shop gets. */
test.each<[string, object, number[]]>([
  ['new_order', {}, [2, 3, 1]],
  ['new_paid_order', {}, [1, 3, 2]],
  ['new_paid_order_item', {}, [1, 3, 2]],
  ['order_left_unpaid', { pay_status: 'waiting', paid: '' }, [2, 3, 1]],
  // When a status changed is not known, so these go by number, and none is left out.
  ['order_status_changed', { pay_status: 'sent' }, [3, 2, 1]],
  ['order_refunded', { pay_status: 'return' }, [3, 2, 1]],
  ['order_canceled', { pay_status: 'cancel' }, [3, 2, 1]],
])('%s hands over what happened last first, %j', async (key, state, numbers) => {
  const orders = ORDERS.map((order) => ({ ...order, pay_status: 'paid', items, ...state }));
  used.service.answer = () => signed(0, 'ok', orders);
  const rows = await used.shop.trigger(key, { ...state, look_back_days: '24' });
  expect(rows.map(({ id }) => Number.parseInt(String(id), 10))).toStrictEqual(numbers);
});
