import { describe, expect, test } from '@jest/globals';
import { itemSample, orderSample, readDetails } from '../../../src/orders/order.ts';

describe("an order's details", () => {
  test('come out in plain types, with the names of the products together', () => {
    expect(
      readDetails({
        good_count: '2',
        bill_sum_topay: '0.00',
        tag: '',
        coupon: 'SPRING20',
        good_ids: ['1201', 1202],
        prepayment_enabled: '0',
        items: {
          0: { id: 'a', title: 'Course', sum: '100.50', price: 200, pincode: '', partners: [] },
          2: {
            id: 'b',
            title: 'Book',
            sum: 0,
            partners: [
              { partner_lvl: '2', partner_name: 'ivan', partner_fee: '5.00', id: 'x', price: 9 },
              { partner_lvl: '1', partner_id: 311, partner_name: 'olga', partner_fee: '15.00' },
              { partner_name: 'nobody knows' },
              'olga',
              null,
            ],
          },
        },
      }),
    ).toStrictEqual({
      good_names: 'Course, Book',
      good_ids: '1201, 1202',
      good_count: 2,
      bill_sum_topay: 0,
      prepayment_enabled: false,
      prepayment_minsum: null,
      tag: null,
      kupon: 'SPRING20',
      items: [
        {
          id: 'a',
          title: 'Course',
          sum: 100.5,
          price: 200,
          pincode: null,
          partner_name: null,
          partner_fee: null,
        },
        {
          id: 'b',
          title: 'Book',
          sum: 0,
          price: null,
          pincode: null,
          partner_name: 'olga',
          partner_fee: 15,
        },
      ],
      partners: [
        { level: 1, id: '311', name: 'olga', fee: 15 },
        { level: 2, id: null, name: 'ivan', fee: 5 },
        { level: null, id: null, name: 'nobody knows', fee: null },
      ].map(({ level, id, name, fee }) => ({
        partner_lvl: level,
        partner_id: id,
        partner_name: name,
        partner_fee: fee,
        good_name: 'b',
        good_title: 'Book',
      })),
    });
  });

  test.each([
    [['1201', 1202], '1201, 1202'],
    [{ 0: 1201, 2: '1202' }, '1201, 1202'],
    ['1201,1202', '1201, 1202'],
    [' 1201 , ,1202', '1201, 1202'],
    ['1201', '1201'],
    [1201, '1201'],
    ['', null],
    [[], null],
    [null, null],
    [undefined, null],
    [[{}, null, true], null],
  ])('the products %j are %j', (good_ids, expected) => {
    expect(readDetails({ good_ids, items: [] }).good_ids).toBe(expected);
  });

  test.each([[[]], [null]])('of an order without products have none: %j', (items) => {
    expect(readDetails({ items })).toMatchObject({
      good_names: null,
      good_count: 0,
      items: [],
    });
  });

  test.each([undefined, null, 'olga', 311, true, [], {}, [[{ partner_name: 'olga' }]]])(
    'of a product with the affiliates %j have none',
    (partners) => {
      const details = readDetails({ items: [{ id: 'a', partners }] });
      expect(details).toMatchObject({ partners: [], items: [{ partner_name: null }] });
    },
  );

  test.each([undefined, 'text', ['text'], { 0: 'text' }])(
    'with products that cannot be read (%j) are an error',
    (items) => {
      expect(() => readDetails({ items })).toThrow(/couldn't read/);
    },
  );

  test('have the keys of their sample', () => {
    const details = readDetails({ items: [{}] });
    expect(Object.keys(details)).toStrictEqual(Object.keys(orderSample.details));
    expect(details.items.map(Object.keys)).toStrictEqual([Object.keys(itemSample)]);
    expect(details.good_names).toBeNull();
  });
});
