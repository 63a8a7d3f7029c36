import { expect, test } from '@jest/globals';
import { readYesNo } from '../../../src/values/yes_no.ts';

test.each([
  ['yes', true],
  ['No', false],
  ['TRUE', true],
  [false, false],
  [1, true],
  ['0', false],
  [' ', undefined],
])('between yes and no: %j is %j', (value, chosen) => {
  expect(readYesNo(value, 'Send')).toBe(chosen);
});

test.each(['off', 'нет', 'constructor', '2'])('%j is neither yes nor no', (value) => {
  expect(() => readYesNo(value, 'Send')).toThrow(/Send: Choose one of Yes, No\./);
});
