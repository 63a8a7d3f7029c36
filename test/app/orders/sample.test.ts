import { describe, expect, test } from '@jest/globals';
import {
  type OrderWithDetails,
  orderFieldsAt,
  orderOutputFields,
  orderSample,
  ownItemOutputFields,
  ownItemSample,
  unpaidOrderSample,
} from '../../../src/orders/order.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { mappableIn } from '../../standins/zapier/mapping.ts';

describe('the sample of an order', () => {
  const pathsOf = (sample: object) => mappableIn(sample).map(({ path }) => path);
  const keysOf = (fields: { key: string }[]) => fields.map(({ key }) => key);

  test('has what the output fields name, by the paths that Zapier gives it', () => {
    expect(keysOf(orderOutputFields())).toStrictEqual(pathsOf(orderSample));
    expect(keysOf(orderFieldsAt('order__'))).toStrictEqual(pathsOf({ order: orderSample }));
    expect(keysOf(ownItemOutputFields('item__'))).toStrictEqual(pathsOf({ item: ownItemSample }));
  });

  test('has a value for each of them', () => {
    const empty = mappableIn({ orderSample, ownItemSample }).filter(({ value }) =>
      [value].flat().some((one) => one === null || one === ''),
    );
    expect(empty).toStrictEqual([]);
    expect(orderSample.details.partners.map(({ partner_name }) => partner_name)).toStrictEqual([
      'olga',
      'ivan',
    ]);
  });

  test('that is unpaid is the same but for its payment, all of which is due', () => {
    const { details } = orderSample;
    expect(unpaidOrderSample).toStrictEqual({
      ...orderSample,
      pay_status: 'waiting',
      pay_status_name: 'Awaiting Payment',
      paid: null,
      payway: null,
      details: {
        ...details,
        bill_sum_topay: 1500,
        items: details.items.map((item) => ({ ...item, pincode: null })),
      },
    });
  });
});

const { creates, searches, triggers } = await readDefinition();
const SAMPLES = Object.entries({ creates, searches, triggers }).flatMap(([kind, operations]) =>
  Object.entries(operations).flatMap(([key, { operation }]) => {
    const { order, ...sample } = operation.sample as Record<string, unknown>;
    const found = (order ?? sample) as OrderWithDetails;
    return found.details ? [[`${kind}.${key}`, found] as const] : [];
  }),
);

describe('the sample of an order in', () => {
  test.each([
    ['new_order', 'Awaiting Payment'],
    ['order_left_unpaid', 'Awaiting Payment'],
    ['new_paid_order', 'Paid'],
    ['new_paid_order_item', 'Paid'],
    ['order_status_changed', 'Paid'],
    ['order_refunded', 'Returned'],
    ['order_canceled', 'Canceled'],
  ])('%s is one that triggers it: %s', (key, status) => {
    const [, order] = SAMPLES.find(([path]) => path === `triggers.${key}`) ?? [];
    expect(order?.pay_status_name).toBe(status);
  });

  test('every result that has one is looked at', () => {
    expect(SAMPLES.map(([path]) => path).sort()).toStrictEqual([
      'creates.create_order',
      'creates.update_order_status',
      'searches.find_order',
      'searches.find_order_from_notification',
      'triggers.new_order',
      'triggers.new_paid_order',
      'triggers.new_paid_order_item',
      'triggers.order_canceled',
      'triggers.order_left_unpaid',
      'triggers.order_refunded',
      'triggers.order_status_changed',
    ]);
  });

  test.each(SAMPLES)('%s adds up, as it would in a shop', (_path, order) => {
    const { price, paid, payway, pay_status, details } = order;
    const isPaid = paid !== null;
    expect(details.items.reduce((sum, item) => sum + (item.sum ?? 0), 0)).toBe(price);
    expect(details.good_count).toBe(details.items.length);
    expect(details.bill_sum_topay).toBe(isPaid ? 0 : price);
    expect(payway === null).toBe(!isPaid);
    expect(isPaid).toBe(pay_status !== 'waiting');
    if (isPaid) expect(String(paid) > String(order.created)).toBe(true);
    else expect(details.items.map(({ pincode }) => pincode)).toStrictEqual([null]);
    const [{ partner_name, partner_fee } = {}] = details.partners;
    expect(details.items).toMatchObject([{ partner_name, partner_fee }]);
    expect(order.link).toContain(`/bill/${order.id}/`);
  });
});
