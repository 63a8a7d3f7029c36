import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { orderSample, readListedOrder } from '../../../src/orders/order.ts';
import { trickyText } from '../support/arbitraries.ts';

const HOST = 'myshop.justclick.io';
const { details: _, ...listedSample } = orderSample;
const order = (fields: object) => readListedOrder({ id: '7', ...fields }, HOST);

describe('an order', () => {
  test('comes out in plain types, however PHP wrote it', () => {
    expect(
      order({
        id: 102937,
        created: '1772442900',
        paid: 1772443290,
        price: '1500.00',
        phone: 79161234567,
        first_name: 'Анна',
        city: '',
        link: '/bill/102937/5f2a9c',
        utm: [],
        secret: 'not an order field',
      }),
    ).toStrictEqual({
      ...Object.fromEntries(Object.keys(listedSample).map((key) => [key, null])),
      id: '102937',
      created: '2026-03-02T09:15:00Z',
      paid: '2026-03-02T09:21:30Z',
      price: 1500,
      phone: '79161234567',
      first_name: 'Анна',
      link: 'https://myshop.justclick.io/bill/102937/5f2a9c',
      utm: { medium: null, source: null, campaign: null, content: null, term: null },
    });
  });

  test.each([
    ['0', null],
    [0, null],
    ['', null],
    [null, null],
    [false, null],
    [-5, null],
    ['1772442900', '2026-03-02T09:15:00Z'],
    [1772442900.0, '2026-03-02T09:15:00Z'],
    ['2026-03-02 12:15:00', '2026-03-02T09:15:00Z'],
    ['02.03.2026 12:15', '2026-03-02T09:15:00Z'],
    ['2026-03-02T09:15:00Z', '2026-03-02T09:15:00Z'],
    ['2026-03-02T11:15:00+0200', '2026-03-02T09:15:00Z'],
    ['2026-13-45 12:15:00', null],
    ['9'.repeat(30), null],
    ['soon', null],
  ])('the date %j is %j', (paid, expected) => {
    expect(order({ paid }).paid).toBe(expected);
  });

  test.each([
    ['1500.00', 1500],
    [1500.5, 1500.5],
    ['1 500,00', 1500],
    ['1\u00a0500', 1500],
    ['1,500.25', 1500.25],
    ['0', 0],
    ['', null],
    ['free', null],
    [null, null],
    ['1.500,00', 1500],
    ['1,500', 1500],
    ['-20.5', -20.5],
    ['1.0E+7', 10_000_000],
    ['0x10', null],
    ['1e999', null],
    [[], null],
  ])('the amount %j is %j', (price, expected) => {
    expect(order({ price }).price).toBe(expected);
  });

  test.each([
    ['/bill/7/x', 'https://myshop.justclick.io/bill/7/x'],
    ['https://shop.example.com/bill/7/x', 'https://shop.example.com/bill/7/x'],
    ['http://shop.example.com/bill/7/x', 'http://shop.example.com/bill/7/x'],
    ['javascript:alert(1)', null],
    ['xhttp://shop.example.com/bill/7/x', null],
    ['https://[', null],
    ['', null],
    [null, null],
    [[], null],
  ])('the payment link %j is %j', (link, expected) => {
    expect(order({ link }).link).toBe(expected);
  });

  test('a payment link is as long as browsers take it, and no longer', () => {
    const link = `https://myshop.justclick.io/${'x'.repeat(2048 - 28)}`;
    expect(order({ link }).link).toBe(link);
    expect(order({ link: `${link}x` }).link).toBeNull();
  });

  test.each([
    ['1', true],
    [1, true],
    [true, true],
    ['0', false],
    ['', false],
    [undefined, null],
  ])('a recurring payment told as %j is %j', (is_recurrent, expected) => {
    expect(order({ is_recurrent }).is_recurrent).toBe(expected);
  });

  test.each([undefined, null, '', [], {}])('without its number (%j) is an error', (id) => {
    expect(() => readListedOrder({ id }, HOST)).toThrow(/without a number/);
  });

  test('has the keys and types of its sample, whatever the service sends', () => {
    const anything = fc.oneof(fc.jsonValue({ maxDepth: 2 }), trickyText, fc.integer(), fc.double());
    const fields = fc.record(
      Object.fromEntries(Object.keys(listedSample).map((key) => [key, anything])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, (raw) => {
        const result = order({ ...raw, id: '7' });
        expect(Object.keys(result)).toStrictEqual(Object.keys(listedSample));
        expect(Object.keys(result.utm)).toStrictEqual(Object.keys(orderSample.utm));
        for (const [key, sample] of Object.entries(listedSample)) {
          const value = result[key as keyof typeof result];
          if (value !== null) expect(typeof value).toBe(typeof sample);
        }
        for (const date of [result.created, result.paid]) {
          if (date !== null) expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        }
        expect(Number.isFinite(result.price ?? 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
