import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { digitsField, readCode } from '../../../src/values/text.ts';
import { reading } from '../support/reading.ts';

const read = reading(digitsField, 'Phone');

describe('a number of which each digit matters', () => {
  test.each<[unknown, string | undefined]>([
    ['+79161234567', '+79161234567'],
    [79161234567, '79161234567'],
    ['79161234567.0', '79161234567'],
    ['79161234567,00', '79161234567'],
    ["'+79161234567", '+79161234567'],
    ['’79161234567', '79161234567'],
    ["'RA123456789RU", 'RA123456789RU'],
    ['+7 (916) 123-45-67', '+7 (916) 123-45-67'],
    ['420111.0', '420111'],
    ['00420', '00420'],
    ['SW1A 1AA', 'SW1A 1AA'],
    ['RA123456789RU', 'RA123456789RU'],
    ['+79161234567\u202c', '+79161234567'],
    ['\u202a+7 916 123\u2011 45 67', '+7 916 123\u2011 45 67'],
    ['555.12', '555.12'],
    ['12.000', '12.000'],
    ["'", "'"],
    ['\u200b', undefined],
    ['', undefined],
  ])('%j is %j', (value, text) => {
    expect(read(value)).toBe(text);
  });

  test.each<[unknown]>([
    ['7.91612E+10'],
    ['7,91612E+10'],
    ['7.91612e10'],
    ['-7.91612E+10'],
    ['7E+10'],
    [7.9161234567e21],
    [2 ** 53],
    [420111.5],
  ])('%j was rounded on its way, and is refused', (value) => {
    expect(() => read(value)).toThrow(
      /Phone: .*was rounded by a spreadsheet.*its last digits are gone/,
    );
  });

  test.each([[['1']], [{}]])('%j is refused', (value) => {
    expect(() => read(value)).toThrow(/Phone: This takes one text/);
  });

  test('comes through whatever a spreadsheet adds to it, digit by digit', () => {
    const digits = fc.stringMatching(/^\+?\d{1,20}$/);
    // In this order: the apostrophe stands at the very front, the decimals right after the digits.
    const ways: ((text: string) => string)[] = [
      (text) => `${text}.0`,
      (text) => `'${text}`,
      (text) => ` ${text}\u200b`,
    ];
    fc.assert(
      fc.property(digits, fc.subarray(ways), (number, chosen) => {
        const written = chosen.reduce((text, way) => way(text), number);
        expect([written, read(written)]).toStrictEqual([written, number]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('invisible characters', () => {
  test.each([
    ['a\u200bb\u200e\ufeff\u00ad\u2060', 'ab'],
    ['\u3164', undefined],
    ['e\u0301', 'e\u0301'],
    // What joins an emoji, and only there.
    ['👩‍💻', '👩‍💻'],
    ['👩🏽‍💻', '👩🏽‍💻'],
    ['❤️‍🔥 vip\u200d', '❤️‍🔥 vip'],
    ['a\u200d👩', 'a👩'],
  ])('goes from %j', (value, text) => {
    expect(readCode(value, 'Code')).toBe(text);
  });
});
