import { describe, expect, test } from '@jest/globals';
import { readListedOrder } from '../../../src/orders/order.ts';
import { isPaid } from '../../../src/orders/payment.ts';
import { PAY_STATUSES, statusField } from '../../../src/orders/status.ts';
import { required } from '../../../src/values/field.ts';

const PAID_AT = '2026-03-02T09:15:00Z';

test.each<[string | null, string | null, boolean]>([
  ['paid', PAID_AT, true],
  ['paid', null, true],
  ['sent', PAID_AT, true],
  ['sent', null, false],
  ['waiting', null, false],
  ['waiting', PAID_AT, false],
  ['cancel', null, false],
  ['cancel', PAID_AT, false],
  ['return', null, false],
  ['return', PAID_AT, false],
  ['a status of tomorrow', PAID_AT, true],
  ['a status of tomorrow', null, false],
  [null, PAID_AT, true],
  [null, null, false],
])('an order with status %j and payment date %j: paid is %j', (pay_status, paid, expected) => {
  expect(isPaid({ pay_status, paid })).toBe(expected);
});

describe("the service's words for a status", () => {
  test.each([
    ['paid', 'paid', 'Paid'],
    ['PAID', 'paid', 'Paid'],
    ['Paid', 'paid', 'Paid'],
    ['waiting', 'waiting', 'Awaiting Payment'],
    ['Expected', 'waiting', 'Awaiting Payment'],
    ['sent', 'sent', 'Shipped'],
    ['shipped', 'sent', 'Shipped'],
    ['cancel', 'cancel', 'Canceled'],
    ['cancelled', 'cancel', 'Canceled'],
    ['Canceled', 'cancel', 'Canceled'],
    ['return', 'return', 'Returned'],
    ['returned', 'return', 'Returned'],
    ['MoneyBack', 'return', 'Returned'],
    ['money_back', 'return', 'Returned'],
    ['refund', 'return', 'Returned'],
    ['Refunded', 'return', 'Returned'],
    ['untreated', 'untreated', 'untreated'],
    ['Part paid', 'Part paid', 'Part paid'],
    ['prepaid', 'prepaid', 'prepaid'],
    ['constructor', 'constructor', 'constructor'],
    ['', null, null],
    [null, null, null],
  ])('%j is read as %j and shown as %j', (word, pay_status, pay_status_name) => {
    const order = readListedOrder({ id: 1, pay_status: word }, 'myshop.justclick.io');
    expect(order).toMatchObject({ pay_status, pay_status_name });
  });
});

describe('a status that a person writes or maps', () => {
  const field = { key: 'status', label: 'Status', choices: PAY_STATUSES };
  const read = (status: unknown) => statusField(field).read({ data: { status } });

  test.each([
    ['paid', 'paid'],
    [' Paid ', 'paid'],
    ['awaiting payment', 'waiting'],
    ['AWAITING PAYMENT', 'waiting'],
    ['Shipped', 'sent'],
    ['Cancelled', 'cancel'],
    ['refund', 'return'],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j', (status, expected) => {
    expect(read(status)).toBe(expected);
  });

  test.each(['lost', 'toString', 'paid, sent'])('%j is refused with the names of all', (status) => {
    expect(() => read(status)).toThrow(
      /Status: Choose one of Awaiting Payment, Paid, Shipped, Returned, Canceled\./,
    );
  });

  test('is refused where the field does not offer it', () => {
    const { waiting: _, ...choices } = PAY_STATUSES;
    expect(() => statusField({ ...field, choices }).read({ data: { status: 'waiting' } })).toThrow(
      /Choose one of/,
    );
  });

  test('has to be there where it is needed', () => {
    expect(() => required(statusField(field)).read({ data: { status: ' ' } })).toThrow(
      /Status: This is empty/,
    );
  });
});
