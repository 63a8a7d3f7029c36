import { describe, expect, test } from '@jest/globals';
import { readAll } from '../../../src/values/field.ts';
import { readList, readText, textField } from '../../../src/values/text.ts';

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
    const fields = [textField({ key: 'a', label: 'A' }), textField({ key: 'b', label: 'B' })];
    const data = { a: ' x ', c: 'z' };
    expect(readAll(fields, { data })).toStrictEqual({ a: 'x', b: undefined });
    expect(() => readAll(fields, { data: { b: [] } })).toThrow(/B: This takes one text/);
    const inLine = { data: { b: [] }, within: 'Products, line 2' };
    expect(() => readAll(fields, inLine)).toThrow(/"Products, line 2, B: This takes one text/);
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
});
