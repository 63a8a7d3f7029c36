import { describe, expect, jest, test } from '@jest/globals';
import { errors } from 'zapier-platform-core';
import { IncompleteOrderError } from '../../../src/orders/order.ts';
import { Orders } from '../../../src/polling/read.ts';

/** Reads rows whose `say` is what becomes of them. */
const newOrders = () =>
  new Orders(({ id, say }) => {
    if (say === 'odd') throw new IncompleteOrderError('status');
    if (say === 'broken') throw new TypeError('toString is not a function');
    const order = { id: String(id), pay_status: 'paid', paid: null };
    return { order, rows: say === 'ignored' ? [] : [`${id} ${say}`] };
  });

const told = (pay_status: string | null, paid: string | null) => ({ pay_status, paid });

describe('the rows of a poll', () => {
  test('count once, however often they come: as they came first', () => {
    const orders = newOrders();
    orders.take([
      { id: 1, say: 'a' },
      { id: 2, say: 'ignored' },
    ]);
    orders.take([
      { id: '1', say: 'b' },
      { id: 2, say: 'ignored' },
      { id: 3, say: 'd' },
    ]);
    expect(orders.rows).toStrictEqual(['1 a', '3 d']);
    expect(orders.count).toBe(3);
    expect(orders.leftOut).toStrictEqual([]);
  });

  test('of several lists are told by the first that knows the order', () => {
    const [orders, other] = [newOrders(), newOrders()];
    orders.take([
      { id: 1, say: 'a' },
      { id: 2, say: 'ignored' },
      { id: 5, say: 'odd' },
    ]);
    other.take([
      { id: 1, say: 'b' },
      { id: 2, say: 'c' },
      { id: 3, say: 'd' },
      { id: 6, say: 'odd' },
      null,
    ]);
    orders.addAll(other);
    expect(orders.rows).toStrictEqual(['1 a', '3 d']);
    expect(orders.count).toBe(3);
    expect(orders.leftOut).toStrictEqual([
      ['5', 'without status'],
      ['6', 'without status'],
    ]);
    expect(orders.unnamed).toBe(1);
  });

  test('that cannot be read stop no other, and are named by their numbers', () => {
    const orders = newOrders();
    orders.take([
      { id: 7, say: 'odd' },
      null,
      'text',
      { id: 'anna@example.com', say: 'broken' },
      { id: '8 of anna@example.com', say: 'broken' },
      { id: '102938', say: 'broken' },
      { id: ['102939'], say: 'broken' },
      { id: 9, say: 'fine' },
    ]);
    expect(orders.rows).toStrictEqual(['9 fine']);
    expect(orders.leftOut).toStrictEqual([
      ['7', 'without status'],
      ['102938', 'cannot be read'],
    ]);
    expect(orders.unnamed).toBe(5);
    expect(() => orders.check()).not.toThrow();
  });

  type Told = { pay_status: string | null; paid: string | null };
  const DATE = '2026-03-15T12:00:00.000Z';
  test.each<[string, Told, Told, 'first' | 'second']>([
    ['a status over none', told(null, DATE), told('cancel', null), 'second'],
    ['a status over none, first', told('cancel', null), told(null, DATE), 'first'],
    ['a date over none', told('sent', null), told('sent', DATE), 'second'],
    ['a date over none, first', told('sent', DATE), told('sent', null), 'first'],
    ['a date over none, without a status', told(null, null), told(null, DATE), 'second'],
    ['of two that know, the first', told('cancel', DATE), told('paid', DATE), 'first'],
    ['a date is no reason for another status', told('cancel', null), told('paid', DATE), 'first'],
    ['of two alike, the first', told('paid', DATE), told('paid', DATE), 'first'],
    ['of two that know nothing, the first', told(null, null), told(null, null), 'first'],
  ])('of two lists that disagree: %s', (_name, first, second, wins) => {
    const listOf = (order: Told, name: string) => {
      const orders = new Orders(() => ({ order: { id: '7', ...order }, rows: [name] }));
      orders.take([{ id: 7 }]);
      return orders;
    };
    const orders = new Orders<string>(() => {
      throw new Error('Nothing more is read');
    });
    orders.addAll(listOf(first, 'first'));
    orders.addAll(listOf(second, 'second'));
    expect(orders.rows).toStrictEqual([wins]);
    expect(orders.count).toBe(1);
  });

  test('are not left out when another list has them in a form that can be read', () => {
    const orders = newOrders();
    const other = newOrders();
    orders.take([{ id: 7, say: 'odd' }]);
    other.take([{ id: 7, say: 'fine' }]);
    orders.addAll(other);
    expect(orders.rows).toStrictEqual(['7 fine']);
    expect(orders.leftOut).toStrictEqual([]);
  });

  test('are an error when none of them can be read, the first of them', () => {
    const orders = newOrders();
    expect(() => orders.check()).not.toThrow();
    orders.take([
      { id: 7, say: 'odd' },
      { id: 8, say: 'broken' },
    ]);
    expect(() => orders.check()).toThrow(/sent orders without a status, .*row_odd/);
  });

  test('give a plain error for one that breaks the code that reads it', () => {
    const orders = newOrders();
    orders.take([{ id: 7, say: 'broken' }]);
    expect(() => orders.check()).toThrow(/sent an answer we couldn't read/);
    expect(() => orders.check()).not.toThrow(TypeError);
  });

  test('that are no records get one error for all of them', () => {
    // A million errors would take ten times as long as reading a million orders does.
    const PlatformError = errors.Error;
    const made = jest
      .spyOn(errors, 'Error')
      .mockImplementation((...given) => new PlatformError(...given));
    const orders = newOrders();
    orders.take(Array(1000).fill(1));
    const other = newOrders();
    other.addAll(orders);
    expect(other.unnamed).toBe(1000);
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
    expect(() => other.check()).toThrow(/couldn't read/);
  });

  test('can be as many as an answer holds', () => {
    const order = { id: '1', pay_status: 'paid', paid: null };
    const orders = new Orders(() => ({ order, rows: Array<number>(300_000).fill(0) }));
    orders.take([{}]);
    expect(orders.rows).toHaveLength(300_000);
  });
});
