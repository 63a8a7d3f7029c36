import { expect, test } from '@jest/globals';
import { yesNoField } from '../../../src/values/yes_no.ts';
import { reading } from '../support/reading.ts';

const read = reading(yesNoField, 'Send');

test.each([
  ['yes', true],
  ['No', false],
  ['TRUE', true],
  [false, false],
  [1, true],
  ['0', false],
  ['Да', true],
  ['НЕТ', false],
  ['yes\u200b', true],
  [' ', undefined],
])('between yes and no: %j is %j', (value, chosen) => {
  expect(read(value)).toBe(chosen);
});

test.each(['off', 'нет!', 'constructor', '2', 'да нет'])('%j is neither yes nor no', (value) => {
  expect(() => read(value)).toThrow(/Send: Choose one of Yes, No\./);
});
