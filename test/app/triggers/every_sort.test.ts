import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { signed } from '../../standins/justclick/service.ts';
import { useService } from '../support/use_service.ts';

const used = useService();
beforeEach(() => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});

const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;

/** Orders that differ in what no trigger goes by: each of them is wanted as much as any other. */
const SORTS: Readonly<Record<string, object>> = {
  'a usual order': {},
  'the repeated payment of a subscription': { is_recurrent: '1', type: 'subscription' },
  'a first payment': { is_recurrent: 0 },
  'an order that is free': { price: '0.00', bill_sum_topay: '0.00' },
  'an order without a price': { price: '' },
  'a large order': { price: '1250000.00' },
  'an order without a name': { first_name: '', last_name: '' },
  'an order without an email': { email: '' },
  'an order without a phone': { phone: '' },
  'an order to be delivered': { country: 'Russia', city: 'Kazan', address: 'Bauman St. 5' },
  'an order on a domain of its own': {
    domain: 'shop.example.com',
    link: 'https://shop.example.com/bill/1/x',
  },
  'an order without a link': { link: '' },
  'an order that a partner brought': { utm: { medium: 'affiliate', source: 'olga' } },
  'an order from no campaign': { utm: [] },
  'an order with a coupon and a tag': { kupon: 'SPRING20', tag: 'vip' },
  'an order that was part paid': { bill_sum_topay: '100.00' },
  'an order with a comment': { comment: 'Canceled my other order. Refund it, please.' },
  'an order paid by invoice': { payway: 'invoice' },
  'an order of another type': { type: '2' },
  'an order made a week ago': { created: NOW - 7 * DAY },
};

const ITEMS = [{ id: 'checklist', title: 'Checklist', sum: '290.00', price: '290.00' }];
const paidAt = (paid: number) => ({ pay_status: 'paid', paid });
const waiting = { pay_status: 'waiting', paid: '' };

test.each<[string, object, object]>([
  ['new_order', waiting, {}],
  ['new_paid_order', paidAt(NOW - 60), {}],
  ['new_paid_order_item', paidAt(NOW - 60), {}],
  ['order_status_changed', { pay_status: 'sent', paid: NOW - 60 }, { pay_status: 'sent' }],
  ['order_refunded', { pay_status: 'return', paid: NOW - 60 }, {}],
  ['order_canceled', { pay_status: 'cancel', paid: '' }, {}],
  ['order_left_unpaid', waiting, {}],
])('%s takes orders of every sort', async (key, state, input) => {
  const usual = {
    ...{
      email: 'anna@example.com',
      first_name: 'Anna',
      last_name: 'Petrova',
      phone: '79161234567',
    },
    ...{
      price: '290.00',
      link: '/bill/1/x',
      created: NOW - 2 * DAY,
      payway: 'card',
      type: 'order',
    },
  };
  const names = Object.keys(SORTS);
  const orders = names.map((name, index) => ({
    ...{ id: 1001 + index, ...usual, ...state, items: ITEMS },
    ...SORTS[name],
  }));
  used.service.answer = () => signed(0, 'ok', orders);
  const rows = await used.shop.trigger(key, input);
  const came = new Set(rows.map(({ id }) => Number.parseInt(String(id), 10)));
  expect(names.filter((_name, index) => !came.has(1001 + index))).toStrictEqual([]);
  expect(rows).toHaveLength(names.length);
});
