import { describe, expect, test } from '@jest/globals';
import { IncompleteOrderError } from '../../../src/orders/order.ts';
import { Orders } from '../../../src/polling/read.ts';

/** Reads rows whose `say` is what becomes of them. */
const newOrders = () =>
  new Orders(({ id, say }) => {
    if (say === 'odd') throw new IncompleteOrderError('status');
    if (say === 'broken') throw new TypeError('toString is not a function');
    return { id: String(id), rows: say === 'ignored' ? [] : [`${id} ${say}`] };
  });

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

  test('of several lists are told by the first that has something to tell', () => {
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
    expect(orders.rows).toStrictEqual(['1 a', '2 c', '3 d']);
    expect(orders.count).toBe(3);
    expect(orders.leftOut).toStrictEqual([
      '5 (without status)',
      '6 (without status)',
      'one without a number',
    ]);
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
      '7 (without status)',
      '102938 (cannot be read)',
      'one without a number',
      'one without a number',
      'one without a number',
      'one without a number',
      'one without a number',
    ]);
    expect(() => orders.check()).not.toThrow();
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
    expect(() => orders.check()).toThrow(/sent an order without its status\. .*row_odd/);
  });

  test('give a plain error for one that breaks the code that reads it', () => {
    const orders = newOrders();
    orders.take([{ id: 7, say: 'broken' }]);
    expect(() => orders.check()).toThrow(/sent a result that cannot be read/);
    expect(() => orders.check()).not.toThrow(TypeError);
  });

  test('can be as many as an answer holds', () => {
    const orders = new Orders(() => ({ id: '1', rows: Array<number>(300_000).fill(0) }));
    orders.take([{}]);
    expect(orders.rows).toHaveLength(300_000);
  });
});
