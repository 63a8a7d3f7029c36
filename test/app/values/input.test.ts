import { describe, expect, test } from '@jest/globals';
import {
  chosenOrMapped,
  readChoice,
  readIds,
  readInteger,
  readList,
  readText,
  readTexts,
  requireChoice,
  requireOrderNumber,
} from '../../../src/values/input.ts';

describe('a text', () => {
  test.each([
    [' as it is ', 'as it is'],
    [1201, '1201'],
    [false, 'false'],
    [' ', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('%j is %j', (value, text) => {
    expect(readText(value, 'Comment')).toBe(text);
  });

  test.each([[{}], [{ a: 1 }], [[]], [['x']]])('%j is refused: it is not one text', (value) => {
    expect(() => readText(value, 'Comment')).toThrow(/Comment: This takes one text\. Map a single/);
  });

  test('of several fields, each is under its key', () => {
    const fields = [
      { key: 'a', label: 'A' },
      { key: 'b', label: 'B' },
    ];
    expect(readTexts({ a: ' x ', c: 'z' }, fields)).toStrictEqual({ a: 'x', b: undefined });
    expect(() => readTexts({ b: [] }, fields)).toThrow(/B: This takes one text/);
  });
});

describe('an order number', () => {
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
    ['102937.0', '102937'],
    ['102937.00', '102937'],
    ['102 937', '102937'],
    ['1\u00a0102\u00a0937', '1102937'],
    ['123456789012345678', '123456789012345678'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('%j is %s', (value, number) => {
    expect(requireOrderNumber(value, 'Order')).toBe(number);
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
    ['Order'],
    ['Border #7'],
    ['Order #7 and #8'],
    ['1234567890123456789'],
    [Number.MAX_SAFE_INTEGER + 1],
    [102937.5],
    [1e21],
    ['{{123__id}}'],
  ])('%j is refused', (value) => {
    expect(() => requireOrderNumber(value, 'Order')).toThrow(
      /Order: This is not an order number.*such as 102937.*field_invalid/,
    );
  });
});

describe('a list that people type or map', () => {
  test.each<[unknown, string[]]>([
    ['photo-course, checklist', ['photo-course', 'checklist']],
    ['photo-course;checklist', ['photo-course', 'checklist']],
    ['photo-course\nchecklist\n', ['photo-course', 'checklist']],
    [
      ['photo-course', ' checklist ', ''],
      ['photo-course', 'checklist'],
    ],
    [
      ['a, b', 'c'],
      ['a', 'b', 'c'],
    ],
    ['my course', ['my course']],
    [1202, ['1202']],
    [',', []],
    ['', []],
    [undefined, []],
    [[], []],
  ])('%j has %j', (value, codes) => {
    expect(readList(value, 'Products')).toStrictEqual(codes);
  });

  test('of ids may have spaces, and the decimals of a spreadsheet', () => {
    expect(readIds(['1201  1202', '1203.0', 1204], 'Products')).toStrictEqual([
      '1201',
      '1202',
      '1203',
      '1204',
    ]);
    const longest = '9'.repeat(18);
    expect(readIds(longest, 'Products')).toStrictEqual([longest]);
    for (const id of ['photo', 'x1', '1x', `${longest}9`]) {
      expect(() => readIds(`1201, ${id}`, 'Products')).toThrow(/Products: Choose from the list/);
    }
  });
});

describe('a whole number', () => {
  const read = (value: unknown) => readInteger(value, 'Hours', { min: 2, max: 20, missing: 7 });

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

describe('a choice', () => {
  const choices = { date: 'At a certain time', never: 'Never' };

  test.each([
    ['date', 'date'],
    ['at a certain TIME', 'date'],
    ['Never', 'never'],
    [' ', undefined],
  ])('%j is %j', (value, chosen) => {
    expect(readChoice(value, 'Cancel', choices)).toBe(chosen);
  });

  test('that is none of them is refused with the labels of all', () => {
    expect(() => readChoice('tomorrow', 'Cancel', choices)).toThrow(
      /Cancel: Choose one of At a certain time, Never\./,
    );
    expect(() => requireChoice(' ', 'Cancel', choices)).toThrow(/Cancel: This is empty/);
    expect(requireChoice('never', 'Cancel', choices)).toBe('never');
  });

  test.each<[unknown, string | undefined]>([
    ['date', 'date'],
    ['Never', 'never'],
    ['{{123__choice}}', 'mapped'],
    ['', undefined],
    [undefined, undefined],
  ])('while a Zap is set up, %j is %j', (value, known) => {
    expect(chosenOrMapped(value, 'Cancel', choices)).toBe(known);
  });
});
