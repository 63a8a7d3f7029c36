import { expect, test } from '@jest/globals';
import { idsField } from '../../../src/values/ids.ts';
import { reading } from '../support/reading.ts';

const read = reading(idsField, 'Products');

test('ids may have spaces, and the decimals of a spreadsheet', () => {
  expect(read(['1201  1202', '1203.0', 1204])).toStrictEqual(['1201', '1202', '1203', '1204']);
  const longest = '9'.repeat(18);
  expect(read(longest)).toStrictEqual([longest]);
  for (const id of ['photo', 'x1', '1x', `${longest}9`]) {
    expect(() => read(`1201, ${id}`)).toThrow(/Products: Choose from the list/);
  }
});
