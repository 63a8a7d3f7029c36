import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, jest, test } from '@jest/globals';
import type { FaultName } from '../../standins/justclick/faults.ts';
import type { FunctionName } from '../../standins/justclick/functions.ts';
import type { RawOrder } from '../../standins/justclick/store.ts';
import { bounds, noPause } from '../support/no_pause.ts';
import { useShop } from '../support/shop.ts';

noPause();

jest.spyOn(console, 'log').mockImplementation(() => undefined);
afterAll(() => {
  jest.restoreAllMocks();
});

const shop = useShop();
const PAID_AT = '2026-03-02T09:15:00Z';
const EARLIER = 1_700_000_000;

const insert = (order: Partial<RawOrder>) =>
  shop.sandbox.store.insertOrder({
    id: 7,
    email: 'a@b.co',
    goods: [{ code: 'checklist' }],
    ...order,
  });
const lose = (name: FunctionName, carriedOut: boolean, fault: FaultName = 'reset') =>
  shop.sandbox.fault(fault, { function: name, carriedOut });
const asked = () => shop.sandbox.requests.map((request) => request.function);

const IN_DOUBT = {
  name: 'HaltedError',
  message: expect.stringMatching(
    /We can't tell whether this step worked\. Look for order 7 in JustClick/,
  ),
};

describe('Update Order Status without a clear answer', () => {
  const update = (status: string, more: object = {}) =>
    shop.create('update_order_status', {
      bill_id: '7',
      status,
      date: PAID_AT,
      rpo: 'RA1',
      ...more,
    });

  test.each(['paid', 'return', 'cancel'])(
    '%s, and it was done: the order shows it, and is the result',
    async (status) => {
      insert({});
      lose('UpdateOrderStatus', true);
      expect(await update(status)).toMatchObject({ id: '7', pay_status: status });
      expect(asked()).toStrictEqual(['UpdateOrderStatus', 'GetOrderDetails']);
    },
  );

  test.each<[string, Partial<RawOrder>]>([
    ['paid', {}],
    ['return', { pay_status: 'paid' }],
    ['cancel', {}],
    ['cancel', { pay_status: 'paid' }],
  ])('%s, and the order of %j is as it was: that is no proof', async (status, order) => {
    insert(order);
    lose('UpdateOrderStatus', false);
    await expect(update(status)).rejects.toMatchObject(IN_DOUBT);
    expect(asked()).toStrictEqual(['UpdateOrderStatus', 'GetOrderDetails']);
  });

  test.each<[string, Partial<RawOrder>, string]>([
    ['sent', {}, 'a shipped order may still read as it did'],
    ['sent', { pay_status: 'sent' }, 'the tracking number may be another one'],
    ['paid', { pay_status: 'paid', paid: EARLIER }, 'it was paid before'],
    ['paid', { pay_status: 'sent' }, 'a shipped order may be paid'],
    ['paid', { pay_status: 'cancel' }, 'it may have been canceled after it was paid'],
    ['return', { pay_status: 'sent' }, 'a returned order may still read shipped'],
    ['cancel', { pay_status: 'return' }, 'it may have been returned after that'],
  ])('%s, and the order of %j tells nothing, because %s', async (status, order) => {
    insert(order);
    lose('UpdateOrderStatus', false);
    await expect(update(status)).rejects.toMatchObject(IN_DOUBT);
  });

  test('shipping that was done stays in doubt too: nothing shows its tracking number', async () => {
    insert({});
    lose('UpdateOrderStatus', true);
    await expect(update('sent')).rejects.toMatchObject(IN_DOUBT);
  });

  test('an order that is gone tells nothing', async () => {
    lose('UpdateOrderStatus', false);
    await expect(update('paid')).rejects.toMatchObject(IN_DOUBT);
  });
});

describe('Delete Order without a clear answer', () => {
  const remove = () => shop.create('delete_order', { bill_id: '7' });

  test('the order is gone: it was deleted', async () => {
    insert({});
    lose('DeleteOrder', true);
    expect(await remove()).toStrictEqual({ id: '7', deleted: true });
    expect(asked()).toStrictEqual(['DeleteOrder', 'GetOrderDetails']);
  });

  test('the order is there: it may be deleted yet, so a person has to look', async () => {
    insert({});
    lose('DeleteOrder', false);
    await expect(remove()).rejects.toMatchObject(IN_DOUBT);
    expect(asked()).toStrictEqual(['DeleteOrder', 'GetOrderDetails']);
  });

  test.each<FaultName>(['http-500', 'reset', 'number-other', 'result-missing'])(
    'the look brings nothing either (%s): a person has to look',
    async (fault) => {
      insert({});
      lose('DeleteOrder', false);
      shop.sandbox.fault(fault, { function: 'GetOrderDetails' });
      await expect(remove()).rejects.toMatchObject(IN_DOUBT);
    },
  );

  test('the gateway gave up waiting: "not yet" is not "not", so a person has to look', async () => {
    insert({});
    lose('DeleteOrder', false, 'http-504');
    await expect(remove()).rejects.toMatchObject(IN_DOUBT);
    lose('DeleteOrder', true, 'http-504');
    expect(await remove()).toStrictEqual({ id: '7', deleted: true });
  });

  test('a service that goes on after the connection broke gets a moment to finish', async () => {
    insert({});
    lose('DeleteOrder', false);
    bounds.looksAfter = [0.5];
    const finished = setTimeout(150).then(() => shop.sandbox.store.deleteOrder(7));
    try {
      expect(await remove()).toStrictEqual({ id: '7', deleted: true });
    } finally {
      bounds.looksAfter = [0];
      await finished;
    }
  });
});
