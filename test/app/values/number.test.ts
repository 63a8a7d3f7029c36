import { describe, expect, test } from '@jest/globals';
import { required } from '../../../src/values/field.ts';
import { orderNumberField, wholeNumberField } from '../../../src/values/number.ts';
import { reading } from '../support/reading.ts';

describe('an order number', () => {
  const read = reading((field) => required(orderNumberField(field)), 'Order');

  test('is missed where it has to be', () => {
    expect(() => read(' ')).toThrow(/Order: This is empty\. Enter or map a value/);
  });

  test.each<[unknown, string]>([
    ['102937', '102937'],
    [102937, '102937'],
    [' 102937 ', '102937'],
    ['#102937', '102937'],
    ['# 102937', '102937'],
    ['№102937', '102937'],
    ['№ 102937', '102937'],
    ['Order #102937', '102937'],
    ['order 102937', '102937'],
    ['Order No. 102937', '102937'],
    ['Order number 102937', '102937'],
    ['Invoice #102937', '102937'],
    ['Заказ №102937', '102937'],
    ['Счёт 102937', '102937'],
    ['Счет № 102937', '102937'],
    ['Номер 102937', '102937'],
    ['Order#102937', '102937'],
    ['Order  102937', '102937'],
    ['order no 102937', '102937'],
    ['No.102937', '102937'],
    ['No.  102937', '102937'],
    ['#  102937', '102937'],
    ['bill 102937', '102937'],
    ['Order: 100001', '100001'],
    ['Order #: 100001', '100001'],
    ['order: #100001', '100001'],
    ['Заказ: № 100001', '100001'],
    ['https://myshop.justclick.io/bill/102937/5f2a9c', '102937'],
    ['http://pay.example.com/bill/102937?x=1', '102937'],
    ["'102937", '102937'],
    ['102937\u200b', '102937'],
    ['102937,0', '102937'],
    ['102937.0', '102937'],
    ['102937.00', '102937'],
    ['102 937', '102937'],
    ['1\u00a0102\u00a0937', '1102937'],
    ['123456789012345678', '123456789012345678'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('%j is %s', (value, number) => {
    expect(read(value)).toBe(number);
  });

  test.each<[unknown]>([
    ['7#8'],
    ['7 8'],
    ['7, 8'],
    ['1234 567'],
    ['1 102 9'],
    ['1 10 937'],
    ['102937.5'],
    ['102937.05'],
    ['102937.000'],
    ['102,937'],
    ['0'],
    ['-7'],
    ['07'],
    ['1e5'],
    ['1.02937E+5'],
    ['https://myshop.justclick.io/order/102937'],
    ['https://myshop.justclick.io/bill/102937x/'],
    ['see https://myshop.justclick.io/bill/102937/5f2a9c'],
    ['Order'],
    ['Border #7'],
    ['Order #7 and #8'],
    ['1234567890123456789'],
    [Number.MAX_SAFE_INTEGER + 1],
    [102937.5],
    [1e21],
    ['{{123__id}}'],
  ])('%j is refused', (value) => {
    expect(() => read(value)).toThrow(
      /Order: This is not an order number.*such as 102937.*field_invalid/,
    );
  });
});

describe('a whole number', () => {
  const read = reading(
    (field) => wholeNumberField(field, { min: 2, max: 20, missing: 7 }),
    'Hours',
  );

  test.each([
    ['2', 2],
    [20, 20],
    [' 05 ', 5],
    ['', 7],
    [undefined, 7],
  ])('%j is %d', (value, number) => {
    expect(read(value)).toBe(number);
  });

  test.each(['1', '21', '-5', '5.5', '5x', 'x5', '0x5', '5e0', '0000000005', true])(
    '%j is refused',
    (value) => {
      expect(() => read(value)).toThrow(/Hours: Write a whole number from 2 to 20\./);
    },
  );
});
